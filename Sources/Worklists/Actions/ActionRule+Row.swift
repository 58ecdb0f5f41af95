public import Claims

extension ActionRule {
  /// The columns of `Data/rules/actions.csv` and of a practice's own rows.
  public static let columns = [
    "name", "action", "level", "holder", "payer_id", "line_of_business", "funding", "network",
    "claim_kind", "route", "pre_service", "state", "after", "clock", "source", "verification",
    "verified_day",
  ]

  /// Reads a row given as column and cell; a blank key field fits everything.
  ///
  /// - Throws: ``RuleError`` naming rule and column. Level and source are checked by ``ActionTable``.
  public init(row cells: [String: String]) throws(RuleError) {
    let row = RuleRow(cells: cells, name: cells["name"] ?? "")
    guard !row.name.isEmpty else { throw .unnamed }
    guard let action = try row.value("action", of: Action.self) else {
      throw .unreadable(rule: row.name, column: "action", expected: "an action")
    }
    guard let holder = try row.value("holder", of: Holder.self) else {
      throw .unreadable(rule: row.name, column: "holder", expected: "who may take the action")
    }
    self.init(
      name: row.name, action: action, level: try row.integer("level") ?? 1, holder: holder,
      payerIdentifier: try row.text("payer_id"),
      lineOfBusiness: try row.value("line_of_business", of: LineOfBusiness.self),
      funding: try row.value("funding", of: PayerProfile.Funding.self),
      network: try row.value("network", of: PayerProfile.Network.self),
      claimKind: try row.value("claim_kind", of: SubmittedClaim.Kind.self),
      route: try row.value("route", of: Route.self),
      isPreService: try row.flag("pre_service"), state: try row.text("state"),
      after: try Self.actions(row), clock: try row.text("clock"),
      source: try row.text("source") ?? "",
      verification: try row.value("verification", of: Verification.self) ?? .unverified,
      verifiedDay: try row.day("verified_day"))
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

  var key: RuleKey {
    RuleKey(
      payerIdentifier: payerIdentifier, lineOfBusiness: lineOfBusiness, funding: funding,
      network: network, claimKind: claimKind, route: route, isPreService: isPreService,
      state: state)
  }
}
