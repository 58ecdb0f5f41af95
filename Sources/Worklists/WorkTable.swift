public import Claims

/// How long each route takes, who does it and what an hour of them costs.
///
/// Product rows (`Data/rules/work.csv`) are assumptions until a practice puts in its own; each
/// effort says so.
public struct WorkTable: Sendable {
  /// The columns of `Data/rules/work.csv`: a row with a route tells the work, one without a wage.
  public static let columns = [
    "route", "skill", "minutes", "prep_days", "out_of_pocket_cents", "wage_cents_per_hour",
    "verification", "source",
  ]

  private struct Wage {
    var perHour: Money
    var verification: Verification
    var source: String
  }

  private let efforts: [Route: Effort]

  /// - Throws: ``RuleError`` for a missing column, a value that is none, a route or wage named
  ///   twice or not at all, or a row without a source.
  public init(rows: [[String: String]]) throws(RuleError) {
    var wages: [Skill: Wage] = [:]
    for cells in rows where cells["route"]?.isEmpty == true {
      let row = RuleRow(cells: cells, name: "wage of a \(cells["skill"] ?? "")")
      let skill = try Self.skill(row)
      guard wages[skill] == nil else { throw .duplicateName(rule: row.name) }
      wages[skill] = try Self.wage(row)
    }
    var efforts: [Route: Effort] = [:]
    for cells in rows where cells["route"]?.isEmpty != true {
      let row = RuleRow(cells: cells, name: cells["route"] ?? "")
      let (route, effort) = try Self.effort(row, wages)
      guard efforts.updateValue(effort, forKey: route) == nil else {
        throw .duplicateName(rule: row.name)
      }
    }
    for route in Route.allCases where efforts[route] == nil { throw .missingRoute(route) }
    self.efforts = efforts
  }

  public func effort(for route: Route) -> Effort {
    guard let effort = efforts[route] else {
      preconditionFailure("a table without every route is refused")
    }
    return effort
  }

  private static func skill(_ row: RuleRow) throws(RuleError) -> Skill {
    guard let skill = try row.value("skill", of: Skill.self) else {
      throw .unreadable(rule: row.name, column: "skill", expected: "a skill")
    }
    return skill
  }

  private static func amount(_ row: RuleRow, _ column: String) throws(RuleError) -> Int {
    let amount = try row.requiredInteger(column)
    guard amount >= 0 else { throw .negative(rule: row.name, column: column) }
    return amount
  }

  private static func ground(_ row: RuleRow) throws(RuleError) -> (Verification, String) {
    guard let source = try row.text("source") else { throw .unsourced(rule: row.name) }
    let verification = try row.value("verification", of: Verification.self)
    return (verification ?? .unverified, source)
  }

  private static func wage(_ row: RuleRow) throws(RuleError) -> Wage {
    let perHour = Money(cents: try amount(row, "wage_cents_per_hour"))
    let (verification, source) = try ground(row)
    return Wage(perHour: perHour, verification: verification, source: source)
  }

  private static func effort(
    _ row: RuleRow, _ wages: [Skill: Wage]
  ) throws(RuleError) -> (Route, Effort) {
    guard let route = try row.value("route", of: Route.self) else {
      throw .unreadable(rule: row.name, column: "route", expected: "a route")
    }
    let minutes = try row.requiredInteger("minutes")
    guard minutes > 0 else { throw .notPositive(rule: row.name, column: "minutes") }
    let skill = try skill(row)
    guard let wage = wages[skill] else { throw .missingWage(skill) }
    let (verification, source) = try ground(row)
    let effort = Effort(
      minutes: minutes, skill: skill, wage: wage.perHour,
      outOfPocket: Money(cents: try amount(row, "out_of_pocket_cents")),
      prepDays: try amount(row, "prep_days"),
      verification: weaker(verification, wage.verification),
      source: "minutes: \(source); wage: \(wage.source)")
    return (route, effort)
  }

  private static func weaker(_ a: Verification, _ b: Verification) -> Verification {
    if a == .unverified || b == .unverified { return .unverified }
    return a == .secondary || b == .secondary ? .secondary : .primary
  }
}
