import Claims

/// What payers after the first one paid on a claim's lines, as known on a day.
///
/// CLP02 2, 3, 20 and 21 of another payer. What they paid of the patient's share lessens nothing
/// that the first payer owes.
struct OtherPayers {
  private let positions: [LinePosition]

  init(than payer: Payer, in threads: [ClaimThread], reader: PositionReader, asOf: CalendarDay) {
    positions = threads.filter { $0.payer.key != payer.key }.flatMap { thread in
      let log = DecisionLog(thread.adjudications, reader: reader)
      return log.standing(on: asOf).filter { log.decisions[$0.decision].claim.isSecondary }
        .map(\.position).filter { $0.paid > .zero }
    }
  }

  /// Beyond the patient's share of the line. A claim without lines is paid in proportion to charges.
  func paid(on line: LinePosition) -> Money {
    let paid = positions.reduce(Money.zero) { sum, position in
      if line.procedure == nil || position.isSame(as: line) { return sum + position.paid }
      guard position.procedure == nil, position.billed > .zero else { return sum }
      let share = Double(line.billed.cents) / Double(position.billed.cents)
      return sum + position.paid.share(min(1, share))
    }
    return max(.zero, paid - line.patientShare)
  }
}
