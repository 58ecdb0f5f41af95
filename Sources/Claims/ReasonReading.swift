/// How an adjustment is read: as a denial with its route, or as no denial at all.
public struct ReasonReading: Sendable, Hashable, Codable {
  public var category: DenialCategory
  public var route: Route
  /// `false` for routes without a chance by appeal, such as a timely-filing denial without proof.
  public var isAppealable: Bool
  /// Our own short name for the reason.
  public var name: String
  /// What to have at hand.
  public var expectedDocuments: [String]
  public var verification: Verification
  public var source: String

  public init(
    category: DenialCategory, route: Route, isAppealable: Bool, name: String,
    expectedDocuments: [String], verification: Verification, source: String
  ) {
    self.category = category
    self.route = route
    self.isAppealable = isAppealable
    self.name = name
    self.expectedDocuments = expectedDocuments
    self.verification = verification
    self.source = source
  }

  /// Nobody can tell yet why it was denied: a person reads the letter, or asks the payer.
  public var isUnread: Bool { route == .needsHuman }

  /// Nothing of it can be appealed. A reason that nobody has read yet rules nothing out.
  public var rulesOutAppeal: Bool { route == .none || !(isAppealable || isUnread) }
}
