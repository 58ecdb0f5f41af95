public import Claims

/// A day on which a payer's policy took effect or was retired, from `Data/rules/policies.csv`.
public struct PolicyChange: Sendable, Hashable {
  public let policy: String
  public let title: String
  public let day: CalendarDay
  public let isRetirement: Bool
  public let verification: Verification
  public let source: String
  /// Words looked for in a payer's name, lower case.
  private let names: [String]
  private let lineOfBusiness: LineOfBusiness?

  /// How far from the likely start of a drift a policy is still shown.
  public static let daysAround = 90

  /// Both days of a row; a policy marked U is left out, for its day is no fact.
  static func changes(row: [String: String]) throws(WorkflowError) -> [PolicyChange] {
    let policy = row["policy"] ?? ""
    func refuse(_ column: String, _ expected: String) -> WorkflowError {
      .rule(file: "policies.csv", reason: "policy '\(policy)', \(column): expected \(expected)")
    }
    guard let mark = Verification(rawValue: row["verification"] ?? "") else {
      throw refuse("verification", "P, S or U")
    }
    guard row["source"]?.isEmpty == false else { throw refuse("source", "where it stands") }
    guard mark != .unverified else { return [] }
    var changes: [PolicyChange] = []
    for (column, isRetirement) in [("effective_day", false), ("retired_day", true)] {
      guard let text = row[column], !text.isEmpty else { continue }
      guard let day = CalendarDay(text) else { throw refuse(column, "a day as YYYY-MM-DD") }
      changes.append(
        PolicyChange(
          policy: policy, title: row["title"] ?? "", day: day, isRetirement: isRetirement,
          verification: mark, source: row["source"] ?? "",
          names: (row["names"] ?? "").split(separator: ";").map { $0.lowercased() },
          lineOfBusiness: LineOfBusiness(rawValue: row["line_of_business"] ?? "")))
    }
    return changes
  }

  /// Whether it is about a payer: by name, or by line of business alone where no name is given.
  func concerns(payer: String, lines: Set<LineOfBusiness>) -> Bool {
    guard names.isEmpty else { return names.contains { payer.lowercased().contains($0) } }
    return lineOfBusiness.map(lines.contains) ?? false
  }

  var words: String {
    "\(policy) \(isRetirement ? "retired" : "in force") \(day)"
      + (verification == .secondary ? " (secondary source)" : "")
  }
}
