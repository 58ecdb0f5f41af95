/// One row of the table of actions: for which denials an action exists, at which level, whose right it
/// is, and what it comes after.
///
/// Its window stands in the table of deadlines: above the first level under the name ``clock``, or in
/// a contract's terms of that level. A `nil` key field fits everything; the rule with the most fields
/// named wins. Product rules stand in `Data/rules`; a practice adds its contract's in the same form.
public struct ActionRule: Sendable, Hashable, Codable {
  /// Who may take the action.
  public enum Holder: String, Sendable, Hashable, Codable, CaseIterable {
    case practice
    /// The patient; the practice only with the patient's written authorization.
    case member
    /// The plan forwards the case by itself.
    case plan
    /// The action does not exist for such denials, or cannot change the decision.
    case nobody
  }

  public var name: String
  public var action: Action
  /// 1 is the first appeal and everything tried before it.
  public var level: Int
  public var holder: Holder
  public var payerIdentifier: String?
  public var lineOfBusiness: LineOfBusiness?
  public var funding: PayerProfile.Funding?
  public var network: PayerProfile.Network?
  public var claimKind: SubmittedClaim.Kind?
  public var route: Route?
  public var isPreService: Bool?
  public var state: String?
  /// What it comes after: once this is filed, those are closed.
  public var after: [Action]
  /// The rule of the table of deadlines that tells the window above the first level.
  public var clock: String?
  public var source: String
  public var verification: Verification
  public var verifiedDay: CalendarDay?

  public init(
    name: String, action: Action, level: Int = 1, holder: Holder, payerIdentifier: String? = nil,
    lineOfBusiness: LineOfBusiness? = nil, funding: PayerProfile.Funding? = nil,
    network: PayerProfile.Network? = nil, claimKind: SubmittedClaim.Kind? = nil,
    route: Route? = nil, isPreService: Bool? = nil, state: String? = nil, after: [Action] = [],
    clock: String? = nil, source: String, verification: Verification,
    verifiedDay: CalendarDay? = nil
  ) {
    self.name = name
    self.action = action
    self.level = level
    self.holder = holder
    self.payerIdentifier = payerIdentifier
    self.lineOfBusiness = lineOfBusiness
    self.funding = funding
    self.network = network
    self.claimKind = claimKind
    self.route = route
    self.isPreService = isPreService
    self.state = state
    self.after = after
    self.clock = clock
    self.source = source
    self.verification = verification
    self.verifiedDay = verifiedDay
  }
}
