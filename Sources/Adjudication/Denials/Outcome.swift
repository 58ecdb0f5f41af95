import Claims

/// What became of a denial, from remittances, appeal log and the practice's own claims.
///
/// Money beats the log: what a remittance paid or took back decides the status. Without money the
/// latest word counts: an appeal filed, decided in the log, or answered in a remittance. A log
/// that says overturned is believed before the money comes, and so is the amount it gives; after
/// ``paymentGraceDays`` without money that is a contradiction.
struct Outcome {
  /// Sequestration takes 2 % and rates round: 95 % of the expected amount is payment in full.
  static let fullShare = 0.95
  /// How long after a won appeal the money may take before it is missed: two months.
  static let paymentGraceDays = 60

  /// A claim that the practice sent again or took back itself.
  struct Step {
    var day: CalendarDay
    var isVoid: Bool
  }

  let firstDay: CalendarDay
  let asOf: CalendarDay
  /// By day; empty where no remittance tells.
  let trail: [Observation]
  /// As known on the as-of day.
  let appeals: [Appeal]
  let steps: [Step]
  let recoverable: Estimate<Money>
  var isDuplicateOfRecord = false
  /// Whether any remittance of this claim is on record; without one the log is the only witness.
  let hasRemittance: Bool

  /// What came in, and who says so. Money in the remittances beats the log; the log's word counts
  /// while no remittance decides the claim after the win that it tells of.
  var recovery: (amount: Money, witness: Denial.RecoveryWitness?) {
    let before = isWorked(by: asOf) ? partSettled?.net ?? .zero : .zero
    let net = max(.zero, (trail.last?.net ?? .zero) - before)
    let isPaid = trail.contains { $0.net > before }
    let wins = appeals.filter { appeal in
      appeal.outcome.isWon && !isDecided(after: appeal.decidedDay ?? appeal.filedDay)
    }
    guard !isPaid, !wins.isEmpty else {
      let isTold = isPaid || trail.contains { $0.isDecided && $0.day > firstDay }
      return (net, isTold ? .remittances : nil)
    }
    let amounts = wins.compactMap(\.recovered)
    return (amounts.reduce(.zero, +), amounts.isEmpty ? nil : .appealLog)
  }

  /// The day on which money first came after the denial was worked; `nil` where none has.
  var firstPaidDay: CalendarDay? {
    let before = partSettled?.net ?? .zero
    return trail.first { $0.net > before && isWorked(by: $0.day) }?.day
  }

  private func isDecided(after day: CalendarDay) -> Bool {
    trail.contains { ($0.isDecided || $0.isAnswered) && $0.day >= day && $0.day > firstDay }
  }

  var status: Denial.Status { status(on: asOf) }

  /// The first day of the present status; `nil` for an open denial.
  var decidedDay: CalendarDay? {
    guard status != .open else { return nil }
    let days = Set(
      trail.map(\.day) + steps.map(\.day) + appeals.map(\.filedDay)
        + appeals.compactMap(\.decidedDay) + [firstDay]
    ).filter { $0 >= firstDay && $0 <= asOf }.sorted()
    return days.reversed().prefix { status(on: $0) == status }.last
  }
}

// MARK: - Status

extension Outcome {
  /// How the denial stood when the payer, unasked, had paid a part and denied the rest still: the
  /// last such state before it was worked. What was paid is settled; the rest is what is open, or
  /// was worked.
  var partSettled: Observation? { partSettled(on: asOf) }

  private func partSettled(on day: CalendarDay) -> Observation? {
    let before = trail.last { observation in
      observation.day <= day && !isWorked(by: observation.day)
    }
    guard let before, before.net > .zero, before.stands, !isEnough(before) else { return nil }
    return before
  }

  func status(on day: CalendarDay) -> Denial.Status {
    if isDuplicateOfRecord { return .closed }
    let seen = trail.prefix { $0.day <= day }
    if let last = seen.last {
      let part = partSettled(on: day)
      let since = seen.filter { observation in part.map { observation.day > $0.day } ?? true }
      let floor = part?.net ?? .zero
      if last.net > floor { return statusWhenPaid(last, since, above: floor) }
      if since.contains(where: { $0.net > floor }) { return .clawedBack }
      let isReplaced = isReplaced(seen)
      if !isReplaced, last.isSettled {
        return isWorked(by: last.day) ? .overturned : .reprocessed
      }
    }
    return statusUnpaid(on: day, isReplaced: isReplaced(seen))
  }

  /// Whether the payer gave another reason instead, and has not come back to this one.
  private func isReplaced(_ seen: some BidirectionalCollection<Observation>) -> Bool {
    seen.reversed().prefix { !$0.stands }.contains(where: \.isDeniedOtherwise)
  }

  private func statusWhenPaid(
    _ last: Observation, _ seen: [Observation], above floor: Money
  ) -> Denial.Status {
    let run = seen.reversed().prefix { $0.net > floor }
    guard isWorked(by: run.last?.day ?? last.day) else { return .reprocessed }
    let isGone = !last.stands && !last.isDeniedOtherwise
    return isGone || isEnough(last) ? .overturned : .partiallyOverturned
  }

  private func isEnough(_ observation: Observation) -> Bool {
    recoverable.value.map { expected in
      observation.net + observation.patientShare >= expected.share(Self.fullShare)
    } ?? false
  }

  /// Whether the practice, by its log or the payer's own answer, had appealed by a day.
  private func isWorked(by day: CalendarDay) -> Bool { workStart.map { $0 <= day } ?? false }

  private var workStart: CalendarDay? {
    (appeals.map(\.filedDay) + trail.filter(\.isAnswered).map(\.day)).min()
  }

  private func statusUnpaid(on day: CalendarDay, isReplaced: Bool) -> Denial.Status {
    let word = latestWord(on: day)
    let step = steps.last { $0.day <= day }
    if let step, word.map({ $0.day <= step.day }) ?? true {
      // A voided claim stays closed; a replacement until the payer decides on it.
      let isAnswered = trail.contains { $0.isDecided && $0.day > step.day && $0.day <= day }
      if step.isVoid || !isAnswered { return .closed }
    }
    let status = word?.status ?? .open
    return isReplaced && (status == .open || status == .appealed) ? .closed : status
  }

  private struct Word {
    var day: CalendarDay
    /// On one day a level comes after the one below it, an appeal after the call or the records tried
    /// before it, a filing before its decision unless it waits for one, a win last, and the log before the
    /// remittance.
    var rank: (level: Int, kind: Int, step: Int)
    var status: Denial.Status
  }

  private func latestWord(on day: CalendarDay) -> Word? {
    var words: [Word] = []
    for appeal in appeals where !isWithdrawn(appeal, by: day) {
      let (level, kind) = (appeal.level, appeal.kind.isAppeal ? 1 : 0)
      let waits = appeal.outcome == .pending ? 2 : 0
      words.append(
        Word(day: appeal.filedDay, rank: (level, kind, waits), status: .appealed))
      if let status = appeal.outcome.status {
        words.append(
          Word(
            day: appeal.decidedDay ?? appeal.filedDay,
            rank: (level, kind, appeal.outcome.isWon ? 3 : 1), status: status))
      }
    }
    for observation in trail where observation.isAnswered {
      words.append(Word(day: observation.day, rank: (.max, 2, 0), status: .upheld))
    }
    return words.filter { $0.day <= day }.max { left, right in
      (left.day, left.rank.level, left.rank.kind, left.rank.step)
        < (right.day, right.rank.level, right.rank.kind, right.rank.step)
    } ?? givenUp(by: day)
  }

  /// What was taken back was never there, whatever else was filed.
  private func isWithdrawn(_ appeal: Appeal, by day: CalendarDay) -> Bool {
    appeal.outcome == .withdrawn && (appeal.decidedDay ?? appeal.filedDay) <= day
  }

  /// An appeal taken back with nothing else filed gives the denial up; a call or records do not.
  private func givenUp(by day: CalendarDay) -> Word? {
    let last = appeals.filter { $0.kind.isAppeal && isWithdrawn($0, by: day) }
      .max { ($0.decidedDay ?? $0.filedDay) < ($1.decidedDay ?? $1.filedDay) }
    return last.map {
      Word(day: $0.decidedDay ?? $0.filedDay, rank: ($0.level, 1, 1), status: .closed)
    }
  }
}

extension AppealOutcome {
  fileprivate var status: Denial.Status? {
    switch self {
    case .overturned: .overturned
    case .partiallyOverturned: .partiallyOverturned
    case .upheld: .upheld
    case .withdrawn: .closed
    case .pending: nil
    }
  }
}
