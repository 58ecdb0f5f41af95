/// A payer's decision on a request for authorization (278), before any claim.
public struct AuthorizationDecision: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case certified, modified, denied, pended, other
  }

  public var payer: Payer
  public var verdict: Verdict
  /// HCR02, or the request's own trace number.
  public var referenceNumber: String
  /// HCR03.
  public var reason: String?
  public var decidedDay: CalendarDay?
  public var plannedService: ServicePeriod?
  public var procedures: [Procedure]
  public var diagnoses: [String]
  public var patient: Person?

  public init(
    payer: Payer, verdict: Verdict, referenceNumber: String, reason: String? = nil,
    decidedDay: CalendarDay? = nil, plannedService: ServicePeriod? = nil,
    procedures: [Procedure] = [], diagnoses: [String] = [], patient: Person? = nil
  ) {
    self.payer = payer
    self.verdict = verdict
    self.referenceNumber = referenceNumber
    self.reason = reason
    self.decidedDay = decidedDay
    self.plannedService = plannedService
    self.procedures = procedures
    self.diagnoses = diagnoses
    self.patient = patient
  }
}
