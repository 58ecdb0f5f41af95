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
    let dated = decisions.filter { decision in decision.decidedDay.map { $0 <= asOf } == true }
    let requests = Dictionary(grouping: dated) { "\($0.payer.key)|\($0.referenceNumber)" }
    return requests.sorted { $0.key < $1.key }.compactMap { _, answers in
      let ordered = answers.enumerated()
        .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
      return denial(of: ordered, appeals: appeals)
    }
  }

  private func denial(of answers: [AuthorizationDecision], appeals: [Appeal]) -> Denial? {
    guard let index = answers.firstIndex(where: \.isRefusal) else { return nil }
    let refusal = answers[index]
    var denial = snapshot(refusal)
    denial.appeals = appeals.filter { appeal in
      appeal.payer.key == refusal.payer.key && appeal.filedDay <= asOf
        && [appeal.patientControlNumber, appeal.claimNumber].contains(refusal.referenceNumber)
    }.map { $0.known(by: asOf) }
    settle(&denial, later: answers[index...].dropFirst())
    return denial
  }

  private func snapshot(_ refusal: AuthorizationDecision) -> Denial {
    let reading = catalogue.reading(of: .upstreamAuthorization)
    let recoverable = Recoverable(
      expected: expected, payer: refusal.payer, submission: nil, knownDay: refusal.day)
    return Denial(
      key: "\(refusal.payer.key)|\(refusal.referenceNumber)|\(reading.category.rawValue)",
      origin: .authorization, isSynthetic: isSynthetic, payer: refusal.payer,
      lineOfBusiness: .unknown, patient: refusal.patient, isPreService: true,
      reading: reading, serviceDay: refusal.plannedService?.first, noticeDay: refusal.day,
      knownDay: refusal.day, procedures: refusal.procedures, diagnoses: refusal.diagnoses,
      recoverable: recoverable.amount(
        of: refusal.procedures, on: refusal.plannedService?.first))
  }

  private func settle(_ denial: inout Denial, later: ArraySlice<AuthorizationDecision>) {
    let outcome = Outcome(
      firstDay: denial.knownDay, asOf: asOf, trail: [], appeals: denial.appeals, steps: [],
      recoverable: denial.recoverable, hasRemittance: false)
    denial.status = outcome.status
    denial.decidedDay = outcome.decidedDay
    denial.recovered = outcome.recovered
    denial.contradictions = outcome.contradictions
    guard let last = later.last(where: \.isFinal), last.verdict == .certified else { return }
    let isAppealed = denial.appeals.contains { $0.filedDay <= last.day }
    denial.status = isAppealed ? .overturned : .reprocessed
    denial.decidedDay = last.decidedDay
  }
}

extension AuthorizationDecision {
  /// A modified authorization refuses part of what was asked.
  fileprivate var isRefusal: Bool { verdict == .denied || verdict == .modified }
  fileprivate var isFinal: Bool { isRefusal || verdict == .certified }
  /// Only dated decisions get here.
  fileprivate var day: CalendarDay { decidedDay ?? CalendarDay(number: 0) }
}
