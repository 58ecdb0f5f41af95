public import Claims

/// One row of the table of actions: for which denials an action exists, at which level, whose right
/// it is, and what it comes after.
///
/// Its window stands in the table of deadlines: above the first level under the name ``clock``, or in
/// a contract's terms of that level. A `nil` key field fits
/// everything; the rule with the most fields named wins.
public struct ActionRule: Sendable, Hashable {
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
  public var after: [Action]
  /// The rule of the table of deadlines that tells the window above the first level.
  public var clock: String?
  public var source: String
  public var verification: Verification
  public var verifiedDay: CalendarDay?
  var key: RuleKey

  /// The columns of `Data/rules/actions.csv`.
  public static let columns = [
    "name", "action", "level", "holder", "payer_id", "line_of_business", "funding", "network",
    "claim_kind", "route", "pre_service", "state", "after", "clock", "source", "verification",
    "verified_day",
  ]

  /// Reads a row given as column and cell; a blank key field fits everything.
  ///
  /// - Throws: ``RuleError`` naming rule and column.
  public init(row cells: [String: String]) throws(RuleError) {
    let row = RuleRow(cells: cells, name: cells["name"] ?? "")
    guard !row.name.isEmpty else { throw .unnamed }
    name = row.name
    guard let action = try row.value("action", of: Action.self) else {
      throw .unreadable(rule: row.name, column: "action", expected: "an action")
    }
    self.action = action
    level = try row.integer("level") ?? 1
    guard level > 0 else { throw .notPositive(rule: row.name, column: "level") }
    guard let holder = try row.value("holder", of: Holder.self) else {
      throw .unreadable(rule: row.name, column: "holder", expected: "who may take the action")
    }
    self.holder = holder
    key = try RuleKey(row)
    after = try Self.actions(row)
    clock = try row.text("clock")
    source = try row.text("source") ?? ""
    guard source.contains(where: { !$0.isWhitespace }) else { throw .unsourced(rule: row.name) }
    verification = try row.value("verification", of: Verification.self) ?? .unverified
    verifiedDay = try row.day("verified_day")
  }

  private static func actions(_ row: RuleRow) throws(RuleError) -> [Action] {
    var actions: [Action] = []
    for part in try row.text("after")?.split(separator: ";") ?? [] {
      guard let action = Action(rawValue: String(part)) else {
        let known = Action.allCases.map(\.rawValue).joined(separator: ", ")
        throw .unreadable(
          rule: row.name, column: "after", expected: "actions parted by ';', of \(known)")
      }
      actions.append(action)
    }
    return actions
  }
}

extension RuleKey {
  fileprivate init(_ row: RuleRow) throws(RuleError) {
    self.init(
      payerIdentifier: try row.text("payer_id"),
      lineOfBusiness: try row.value("line_of_business", of: LineOfBusiness.self),
      funding: try row.value("funding", of: PayerProfile.Funding.self),
      network: try row.value("network", of: PayerProfile.Network.self),
      claimKind: try row.value("claim_kind", of: SubmittedClaim.Kind.self),
      route: try row.value("route", of: Route.self),
      isPreService: try row.flag("pre_service"), state: try row.text("state"))
  }
}
