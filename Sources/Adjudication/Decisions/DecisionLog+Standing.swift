import Claims

/// A position in force, and the decision that holds it.
struct StandingLine {
  var decision: Int
  var position: LinePosition
}

extension DecisionLog {
  /// Days on which a decision became known or was taken back.
  var days: [CalendarDay] {
    decisions.flatMap { [$0.day] + [$0.cancelledDay].compactMap(\.self) }
  }

  /// What is in force at the end of a day, line by line.
  ///
  /// A later decision replaces a line that it repeats. It replaces an earlier decision whole when
  /// it has the same claim number, names it as its original, or when either of them has no lines;
  /// claims split by the payer stand beside one another.
  func standing(on day: CalendarDay) -> [StandingLine] {
    var lines: [StandingLine] = []
    for (index, decision) in decisions.enumerated()
    where decision.stands(on: day) && !decision.isDuplicateOfRecord {
      lines.removeAll { line in
        decision.replaces(decisions[line.decision])
          || decision.positions.contains { $0.isSame(as: line.position) }
      }
      lines += decision.positions.map { StandingLine(decision: index, position: $0) }
    }
    return lines
  }

  /// Whether a line paid by one decision was paid by a later one too, neither of them reversed.
  func isPaidTwice(on day: CalendarDay) -> Bool {
    let paid = decisions.filter { $0.stands(on: day) && $0.claim.paid > .zero }
    return paid.indices.contains { index in
      paid[..<index].contains { paid[index].paysAgain($0) }
    }
  }
}

extension Decision {
  fileprivate func replaces(_ earlier: Decision) -> Bool {
    if claim.lines.isEmpty || earlier.claim.lines.isEmpty { return true }
    guard let theirs = earlier.claim.claimNumber else { return false }
    if claim.originalClaimNumber?.isSameNumber(as: theirs) == true { return true }
    return claim.claimNumber?.isSameNumber(as: theirs) == true && remittance != earlier.remittance
  }

  /// A secondary payment after the primary one of the same payer is no second payment.
  fileprivate func paysAgain(_ earlier: Decision) -> Bool {
    guard claim.isSecondary == earlier.claim.isSecondary else { return false }
    return positions.contains { position in
      position.paid > .zero && position.paidBefore == .zero
        && earlier.positions.contains { $0.paid > .zero && $0.isSame(as: position) }
    }
  }
}

extension RemittedClaim {
  /// CLP02 2, 3, 20 and 21: other payers came first.
  var isSecondary: Bool { ["2", "3", "20", "21"].contains(status) }
}
