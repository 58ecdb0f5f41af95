public import Claims

/// What a policy is looked up by. What is not known stays `nil` and is told in the answer.
public struct PolicyQuestion: Sendable, Hashable {
  public var payer: String?
  public var administrator: String?
  public var planType: PlanType?
  /// Two letters.
  public var state: String?
  public var procedureCodes: [String]
  public var diagnosisCodes: [String]
  public var day: CalendarDay

  public init(
    payer: String?, administrator: String? = nil, planType: PlanType? = nil, state: String? = nil,
    procedureCodes: [String], diagnosisCodes: [String] = [], day: CalendarDay
  ) {
    self.payer = payer
    self.administrator = administrator
    self.planType = planType
    self.state = state
    self.procedureCodes = procedureCodes
    self.diagnosisCodes = diagnosisCodes
    self.day = day
  }
}
