public import Claims

/// A row of a rule file as header and cell, read strictly: every column must be there, a blank
/// cell means "does not matter", anything else must be a value the column knows.
struct RuleRow {
  let cells: [String: String]
  let name: String

  func text(_ column: String) throws(RuleError) -> String? {
    guard let cell = cells[column] else { throw .missingColumn(rule: name, column: column) }
    return cell.isEmpty ? nil : cell
  }

  func required(_ column: String) throws(RuleError) -> String {
    guard let cell = try text(column) else {
      throw .unreadable(rule: name, column: column, expected: "a value")
    }
    return cell
  }

  func integer(_ column: String) throws(RuleError) -> Int? {
    guard let cell = try text(column) else { return nil }
    // Seven digits hold any count of days, minutes or cents, and no sum of them overflows.
    guard cell.utf8.count <= 7, let number = Int(cell) else {
      throw .unreadable(rule: name, column: column, expected: "a whole number")
    }
    return number
  }

  func requiredInteger(_ column: String) throws(RuleError) -> Int {
    guard let number = try integer(column) else {
      throw .unreadable(rule: name, column: column, expected: "a whole number")
    }
    return number
  }

  func value<Value>(_ column: String, of type: Value.Type) throws(RuleError) -> Value?
  where Value: RawRepresentable<String> & CaseIterable {
    guard let cell = try text(column) else { return nil }
    guard let value = Value(rawValue: cell) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw .unreadable(rule: name, column: column, expected: "one of \(known)")
    }
    return value
  }

  func flag(_ column: String) throws(RuleError) -> Bool? {
    switch try text(column) {
    case nil: nil
    case "yes": true
    case "no": false
    default: throw .unreadable(rule: name, column: column, expected: "yes, no or blank")
    }
  }

  func day(_ column: String) throws(RuleError) -> CalendarDay? {
    guard let cell = try text(column) else { return nil }
    guard let day = CalendarDay(cell) else {
      throw .unreadable(rule: name, column: column, expected: "a day as YYYY-MM-DD")
    }
    return day
  }
}

extension DeadlineRule {
  /// The columns of `Data/rules/deadlines.csv` and of a practice's contract terms.
  public static let columns = [
    "name", "payer_id", "line_of_business", "funding", "network", "claim_kind", "route",
    "pre_service", "state", "level", "alarm_days", "limit_days", "day_kind", "anchor",
    "receipt_days", "source", "verification", "verified_day",
  ]

  /// Reads a row given as column and cell; a blank key field fits everything.
  ///
  /// - Throws: ``RuleError`` naming rule and column. Days and source are checked by
  ///   ``DeadlineTable``.
  public init(row cells: [String: String]) throws(RuleError) {
    let row = RuleRow(cells: cells, name: cells["name"] ?? "")
    guard !row.name.isEmpty else { throw .unnamed }
    self.init(
      name: row.name,
      payerIdentifier: try row.text("payer_id"),
      lineOfBusiness: try row.value("line_of_business", of: LineOfBusiness.self),
      funding: try row.value("funding", of: PayerProfile.Funding.self),
      network: try row.value("network", of: PayerProfile.Network.self),
      claimKind: try row.value("claim_kind", of: SubmittedClaim.Kind.self),
      route: try row.value("route", of: Route.self),
      isPreService: try row.flag("pre_service"),
      state: try row.text("state"),
      level: try row.integer("level") ?? 1,
      alarmDays: try row.requiredInteger("alarm_days"),
      limitDays: try row.integer("limit_days"),
      dayKind: try row.value("day_kind", of: DayKind.self) ?? .calendar,
      anchor: try row.value("anchor", of: Anchor.self) ?? .notice,
      receiptDays: try row.integer("receipt_days") ?? 0,
      source: try row.text("source") ?? "",
      verification: try row.value("verification", of: Verification.self) ?? .unverified,
      verifiedDay: try row.day("verified_day"))
  }
}
