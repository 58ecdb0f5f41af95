import Claims

extension Outcome {
  /// Where log and remittances disagree, in fixed words that name nobody.
  var contradictions: [String] {
    var found: [String] = []
    if appeals.count(where: { $0.outcome == .pending }) > 1 { found.append("two open appeals") }
    if appeals.contains(where: { $0.filedDay < firstDay }) {
      found.append("an appeal was filed before the denial was known")
    }
    for appeal in appeals {
      guard let other = appeal.otherAnswer else { continue }
      let (one, two) = appeal.record == nil ? ("appeal log", "queue") : ("queue", "appeal log")
      found.append(
        "the \(one), which spoke last, says \(appeal.outcome.words), and the \(two) says \(other.words): "
          + "the last said is followed")
    }
    guard hasRemittance, let last = trail.last else { return found }
    let floor = partSettled?.net ?? .zero
    let isPaid = trail.contains { $0.net > floor } || last.isSettled
    if !isPaid, isMoneyOverdue { found.append("won in the log, not yet paid") }
    if last.net > floor, let decided = lastDecided {
      if !decided.outcome.isWon { found.append("lost in the log, paid in the remittances") }
      if decided.outcome == .overturned, status == .partiallyOverturned {
        found.append("won in full in the log, paid in part")
      }
    }
    if !isPaid, appeals.contains(where: \.outcome.isWon), trail.contains(where: \.isAnswered) {
      found.append("won in the log, maintained in the remittances")
    }
    return found
  }

  private var lastDecided: Appeal? {
    appeals.filter { $0.outcome != .pending }.max { one, other in
      (one.decidedDay ?? one.filedDay, one.level)
        < (other.decidedDay ?? other.filedDay, other.level)
    }
  }

  private var isMoneyOverdue: Bool {
    appeals.contains { appeal in
      appeal.outcome.isWon
        && asOf.days(since: appeal.decidedDay ?? appeal.filedDay) > Self.paymentGraceDays
    }
  }
}
