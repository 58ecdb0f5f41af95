import Claims

/// What payers after the first one paid on a claim's lines, and whether the first one denies them,
/// as known on a day.
///
/// CLP02 2, 3, 20 and 21 are of payers after the first. What they paid of the patient's share lessens
/// nothing that the first payer owes.
struct OtherPayers {
  private let positions: [LinePosition]
  /// Denied by a payer that came first.
  private let deniedFirst: [LinePosition]

  init(than payer: Payer, in threads: [ClaimThread], reader: PositionReader, asOf: CalendarDay) {
    let standing = threads.filter { $0.payer.key != payer.key }.flatMap { thread in
      let log = DecisionLog(thread.adjudications, reader: reader)
      return log.standing(on: asOf).map { line in
        (line.position, isSecondary: log.decisions[line.decision].claim.isSecondary)
      }
    }
    positions = standing.filter { $0.isSecondary && $0.0.paid > .zero }.map(\.0)
    deniedFirst = standing.filter { !$0.isSecondary && !$0.0.denials.isEmpty }.map(\.0)
  }

  /// Whether a payer that came first denies the line still: what one after it owes depends on that.
  func denyFirst(_ line: LinePosition) -> Bool {
    deniedFirst.contains { line.procedure == nil || $0.procedure == nil || $0.isSame(as: line) }
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
