import Claims

/// Pre-service denials from answers to requests for authorization (278).
struct AuthorizationDenials {
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed
  let asOf: CalendarDay
  let isSynthetic: Bool

  /// One denial for each payer and reference; an answer without a day cannot be placed in time
  /// and gives none.
  func denials(of decisions: [AuthorizationDecision], appeals: [Appeal]) -> [Denial] {
    let dated = decisions.compactMap { decision in
      decision.decidedDay.map { Answer(decision: decision, day: $0) }
    }.filter { $0.day <= asOf }
    let requests = Dictionary(grouping: dated) { answer in
      "\(answer.decision.payer.key)|\(answer.decision.referenceNumber)"
    }
    return requests.sorted { $0.key < $1.key }.compactMap { _, answers in
      let ordered = answers.enumerated()
        .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
      return denial(of: ordered, appeals: appeals)
    }
  }

  private func denial(of answers: [Answer], appeals: [Appeal]) -> Denial? {
    guard let index = answers.firstIndex(where: \.isRefusal) else { return nil }
    let refusal = answers.refusal(at: index)
    var denial = snapshot(refusal, on: answers[index].day)
    denial.appeals = appeals.filter { appeal in
      appeal.payer.key == refusal.payer.key && appeal.filedDay <= asOf
        && [appeal.patientControlNumber, appeal.claimNumber].contains(refusal.referenceNumber)
    }.map { $0.known(by: asOf) }
    settle(&denial, later: answers[index...].dropFirst())
    return denial
  }

  private func snapshot(_ refusal: AuthorizationDecision, on day: CalendarDay) -> Denial {
    let reading = catalogue.reading(of: .upstreamAuthorization)
    let recoverable = Recoverable(
      expected: expected, payer: refusal.payer, submission: nil, knownDay: day)
    return Denial(
      key: "\(refusal.payer.key)|\(refusal.referenceNumber)|\(reading.category.rawValue)",
      origin: .authorization, isSynthetic: isSynthetic, payer: refusal.payer,
      lineOfBusiness: .unknown, reference: refusal.referenceNumber, patient: refusal.patient,
      isPreService: true,
      reading: reading, serviceDay: refusal.plannedService?.first, noticeDay: day,
      knownDay: day, procedures: refusal.procedures, diagnoses: refusal.diagnoses,
      recoverable: recoverable.amount(
        of: refusal.procedures, on: refusal.plannedService?.first))
  }

  private func settle(_ denial: inout Denial, later: ArraySlice<Answer>) {
    let outcome = Outcome(
      firstDay: denial.knownDay, asOf: asOf, trail: [], appeals: denial.appeals, steps: [],
      recoverable: denial.recoverable, hasRemittance: false)
    denial.status = outcome.status
    denial.decidedDay = outcome.decidedDay
    (denial.recovered, denial.recoveryWitness) = outcome.recovery
    denial.contradictions = outcome.contradictions
    let answers = later.filter { $0.isFinal && $0.concerns(denial.procedures) }
    guard let last = answers.last, last.decision.verdict == .certified else { return }
    let isAppealed = denial.appeals.contains { $0.filedDay <= last.day }
    denial.status = isAppealed ? .overturned : .reprocessed
    denial.decidedDay = last.day
  }
}

/// A decision placed in time.
private struct Answer {
  var decision: AuthorizationDecision
  var day: CalendarDay

  /// A modified authorization refuses part of what was asked.
  var isRefusal: Bool { decision.verdict == .denied || decision.verdict == .modified }
  var isFinal: Bool { isRefusal || decision.verdict == .certified }

  /// Whether it may be about these services: one that names others is not.
  func concerns(_ procedures: [Procedure]) -> Bool {
    decision.procedures.isEmpty || procedures.isEmpty
      || decision.procedures.contains(where: procedures.contains)
  }
}

extension [Answer] {
  /// The refusal that came first, with all that was refused under its reference that day.
  fileprivate func refusal(at index: Int) -> AuthorizationDecision {
    self[index...].dropFirst().filter { $0.isRefusal && $0.day == self[index].day }
      .reduce(into: self[index].decision) { whole, answer in
        guard !whole.procedures.isEmpty else { return }
        whole.procedures += answer.decision.procedures.filter { !whole.procedures.contains($0) }
        whole.diagnoses += answer.decision.diagnoses.filter { !whole.diagnoses.contains($0) }
      }
  }
}
