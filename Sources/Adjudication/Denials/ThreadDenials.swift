import Claims

/// Derives the denials of one claim at one payer.
struct ThreadDenials {
  let thread: ClaimThread
  let history: ClaimHistory
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed
  let asOf: CalendarDay
  private let log: DecisionLog
  private let ledger: LineLedger
  private let others: OtherPayers

  /// `threads` are all of the history, for what other payers paid.
  init(
    thread: ClaimThread, of threads: [ClaimThread], history: ClaimHistory,
    catalogue: ReasonCatalogue, expected: ExpectedAllowed, asOf: CalendarDay
  ) {
    self.thread = thread
    self.history = history
    self.catalogue = catalogue
    self.expected = expected
    self.asOf = asOf
    let reader = PositionReader(catalogue: catalogue)
    log = DecisionLog(thread.adjudications, reader: reader)
    others = OtherPayers(than: thread.payer, in: threads, reader: reader, asOf: asOf)
    var ledger = LineLedger(log: log)
    let days = Set(log.days + thread.recoupments.map(\.day)).filter { $0 <= asOf }
    for day in days.sorted() {
      let first = ledger.cases.first?.firstDay ?? day
      ledger.advance(to: day, takenBack: thread.takenBack(from: first, through: day))
    }
    self.ledger = ledger
  }

  func denials() -> [Denial] {
    let read = ledger.cases.compactMap { denialCase in
      snapshot.denial(of: denialCase).map { (denialCase, $0) }
    }
    var denials = read.map(\.1)
    let rest = mergeNotices(into: &denials, of: read.map(\.0))
    for (index, (denialCase, _)) in read.enumerated() { settle(&denials[index], denialCase) }
    let witnesses = WitnessDenials(
      thread: thread, history: history, catalogue: catalogue, expected: expected)
    denials = witnesses.denials(notices: rest, besides: denials)
    addExports(to: &denials)
    for index in read.count..<denials.count {
      settleWitness(
        &denials[index], place: index - read.count, of: denials.count - read.count)
    }
    shareLogged(&denials)
    for index in denials.indices { denials[index].leaveWonInPart() }
    noteExports(on: &denials)
    let remarks = generalContradictions
    for index in denials.indices {
      denials[index].contradictions = (denials[index].contradictions + remarks).uniqued()
    }
    return denials
  }

  private var exports: ExportDenials {
    ExportDenials(thread: thread, history: history, catalogue: catalogue, expected: expected)
  }

  /// An export repeats what a remittance or a letter says better: it makes a denial only where
  /// there is none.
  private func addExports(to denials: inout [Denial]) {
    guard denials.isEmpty else { return }
    for denial in exports.claims.compactMap(exports.denial)
    where !denials.contains(where: { $0.reading.category == denial.reading.category }) {
      denials.append(denial)
    }
  }

  private func noteExports(on denials: inout [Denial]) {
    let notes = exports.claims.compactMap { exports.contradiction(of: $0, with: denials) }
    if !denials.isEmpty { denials[0].contradictions += notes.uniqued() }
  }

  private var snapshot: DenialSnapshot {
    DenialSnapshot(
      thread: thread, log: log, history: history, catalogue: catalogue, expected: expected,
      others: others)
  }

  /// - Returns: Those that speak of none of the denials.
  private func mergeNotices(into denials: inout [Denial], of cases: [DenialCase])
    -> [DenialNotice]
  {
    let merge = NoticeMerge(catalogue: catalogue)
    return thread.notices.asBelieved.filter { notice in
      guard let index = merge.target(of: notice, among: denials) else { return true }
      guard notice.noticeDay <= takenUp(cases[index]) else {
        denials[index].contradictions.append("a letter is dated after the claim was taken up again")
        return false
      }
      merge.merge(notice, into: &denials[index], besides: denials.categories(besides: index))
      return false
    }
  }

  /// The first day on which something happened to a denial after it was known.
  private func takenUp(_ denialCase: DenialCase) -> CalendarDay {
    let after = denialCase.trail.filter { $0.day > denialCase.firstDay }
    let days =
      after.filter { $0.isAnswered || $0.isDecided || $0.net > .zero }.map(\.day)
      + thread.appeals.map(\.filedDay).filter { $0 >= denialCase.firstDay }
      + steps(after: denialCase.firstDay).map(\.day)
    return days.min() ?? asOf
  }

  private func steps(after day: CalendarDay) -> [Outcome.Step] {
    thread.submissions.compactMap { submission in
      guard let sent = submission.submittedDay, sent >= day else { return nil }
      switch submission.frequencyCode {
      case "7": return Outcome.Step(day: sent, isVoid: false)
      case "8": return Outcome.Step(day: sent, isVoid: true)
      default: return nil
      }
    }.sorted { $0.day < $1.day }
  }
}

// MARK: - Outcomes

extension ThreadDenials {
  /// What the log says came of an appeal came once, however many denials it spoke of.
  private func shareLogged(_ denials: inout [Denial]) {
    let logged = denials.indices.filter { denials[$0].recoveryWitness == .appealLog }
    for index in logged where denials.count > 1 {
      denials[index].recovered = denials[index].appeals.reduce(.zero) { sum, appeal in
        guard appeal.outcome.isWon, let amount = appeal.recovered else { return sum }
        let holders = denials.indices.filter { denials[$0].appeals.contains(appeal) }
        let weights = holders.map { holder in
          (denials[holder].recoverable.value ?? denials[holder].denied ?? .zero).cents
        }
        let place = holders.firstIndex(of: index) ?? 0
        return sum + amount.allocated(over: weights)[place]
      }
    }
  }

  private func settle(_ denial: inout Denial, _ denialCase: DenialCase) {
    settle(
      &denial, trail: denialCase.trail, isDuplicateOfRecord: denialCase.isDuplicateOfRecord,
      supersededDay: denialCase.supersededDay)
    if denial.reason.map(isAppealReply) == true {
      denial.contradictions.append("an appeal is answered without an earlier denial on record")
    }
  }

  private func isAppealReply(_ reason: String) -> Bool {
    if case .appealOutcome = catalogue.reading(group: nil, reason: reason) { return true }
    return false
  }

  /// A denial that only a letter or an export tells: what was paid on the claim after that day, apart
  /// from what its other denials got; several such denials share it evenly. What was paid on the day
  /// itself is part of the decision that the letter explains.
  private func settleWitness(_ denial: inout Denial, place: Int, of count: Int) {
    guard !log.decisions.isEmpty else {
      let course = exports.course(of: denial)
      settle(
        &denial, trail: course.trail, steps: course.steps, isDuplicateOfRecord: false)
      return
    }
    let before = paidElsewhere(on: denial.knownDay)
    let days = Set(log.days + thread.recoupments.map(\.day))
      .filter { $0 >= denial.knownDay && $0 <= asOf }.sorted()
    let equal = Array(repeating: 1, count: count)
    let trail = days.map { day in
      let paid = max(.zero, paidElsewhere(on: day) - before)
      return Observation(day: day, paid: paid.allocated(over: equal)[place])
    }
    settle(&denial, trail: trail, isDuplicateOfRecord: false)
  }

  /// Paid on the claim up to a day, less what denials of remittances are credited with.
  private func paidElsewhere(on day: CalendarDay) -> Money {
    let credited = ledger.cases.reduce(Money.zero) { sum, denialCase in
      sum + (denialCase.trail.last { $0.day <= day }?.net ?? .zero)
    }
    // A return without a recovery before it is no payment of this claim.
    let takenBack = max(
      .zero, thread.takenBack(from: nil, through: day))
    return log.standing(on: day).reduce(.zero) { $0 + $1.position.paid } - takenBack - credited
  }

  private func settle(
    _ denial: inout Denial, trail: [Observation], steps ofExports: [Outcome.Step] = [],
    isDuplicateOfRecord: Bool, supersededDay: CalendarDay? = nil
  ) {
    let first = denial.alarmStart
    denial.appeals = appeals(of: denial).filter { appeal in
      supersededDay.map { appeal.filedDay < $0 } ?? true
    }
    let outcome = Outcome(
      firstDay: first, asOf: asOf, trail: trail, appeals: denial.appeals,
      steps: (steps(after: first) + ofExports).sorted { $0.day < $1.day },
      recoverable: denial.recoverable,
      isDuplicateOfRecord: isDuplicateOfRecord,
      hasRemittance: !log.decisions.isEmpty || trail.contains { $0.isDecided && $0.day > first })
    denial.status = outcome.status
    denial.decidedDay = outcome.decidedDay
    (denial.recovered, denial.recoveryWitness) = outcome.recovery
    denial.recoveryPaymentDay = outcome.firstPaidDay.flatMap(paymentDay)
    denial.contradictions += outcome.contradictions
    if let gap = denial.missingLevel {
      denial.contradictions.append(
        "the log has an appeal of level \(gap + 1) and none of level \(gap)")
    }
    if let part = outcome.partSettled { denial.leave(part, since: trail.first) }
  }

  /// BPR16 of the remittance that paid on the claim and became known on a day.
  private func paymentDay(knownOn day: CalendarDay) -> CalendarDay? {
    log.decisions.filter { $0.day == day && $0.claim.paid > .zero }
      .map(\.remittance.paymentDay).max()
  }

  /// The log names no reason: an appeal speaks of every denial the claim had when it was filed,
  /// and one filed before any of them of the first.
  private func appeals(of denial: Denial) -> [Appeal] {
    let starts = ledger.cases.map(\.firstDay) + [denial.alarmStart]
    let first = starts.min() ?? denial.alarmStart
    return thread.appeals.filter { appeal in
      denial.alarmStart <= appeal.filedDay
        || (appeal.filedDay < first && denial.alarmStart == first)
    }
  }

  /// What is said of the claim as a whole.
  var generalContradictions: [String] {
    var found: [String] = []
    if log.unmatchedReversals > 0 { found.append("reversal without its original") }
    if log.isPaidTwice(on: asOf) { found.append("paid twice") }
    if thread.strayAppeals > 0 { found.append("an appeal names none of the claim's payers") }
    return found
  }
}

extension [Denial] {
  /// What the claim is denied for besides, duplicates of what is on record left out.
  func categories(besides index: Int) -> [DenialCategory] {
    indices.filter { $0 != index }.map { self[$0].reading.category }.filter { $0 != .duplicate }
  }
}
