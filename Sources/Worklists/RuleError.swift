public import Claims

/// Why a table of rules is refused: the rule by name, what is wrong, what to do.
public enum RuleError: Error, Sendable, Hashable {
  case missingColumn(rule: String, column: String)
  case unreadable(rule: String, column: String, expected: String)
  case unnamed
  case duplicateName(rule: String)
  case unsourced(rule: String)
  /// A window, or a piece of work, of no or negative length.
  case notPositive(rule: String, column: String)
  case negative(rule: String, column: String)
  case alarmAfterLimit(rule: String)
  /// Days of presumed receipt for a clock that does not run from receipt.
  case receiptDaysWithoutReceipt(rule: String)
  case noFirstLevelRule
  case noHolidays
  case missingRoute(Route)
  case missingWage(Skill)
  /// An order of actions that comes back to where it began.
  case cycle(rule: String, through: [String])

  /// The rule at fault by name, where one is.
  public var rule: String? {
    switch self {
    case .missingColumn(let rule, _), .unreadable(let rule, _, _), .duplicateName(let rule),
      .unsourced(let rule), .notPositive(let rule, _), .negative(let rule, _),
      .alarmAfterLimit(let rule), .receiptDaysWithoutReceipt(let rule), .cycle(let rule, _):
      rule
    case .unnamed: ""
    case .noFirstLevelRule, .noHolidays, .missingRoute, .missingWage: nil
    }
  }
}

extension RuleError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingColumn(let rule, let column):
      "rule '\(rule)': column '\(column)' is missing; add it, blank where it does not apply"
    case .unreadable(let rule, let column, let expected):
      "rule '\(rule)', column '\(column)': expected \(expected)"
    case .unnamed:
      "a rule has no name; name it, so that a deadline can say what it rests on"
    case .duplicateName(let rule):
      "rule '\(rule)' occurs twice; rename or remove one"
    case .unsourced(let rule):
      "rule '\(rule)', column 'source': expected a source; say who says so, or remove it"
    case .notPositive(let rule, let column):
      "rule '\(rule)', column '\(column)': expected at least 1"
    case .negative(let rule, let column):
      "rule '\(rule)', column '\(column)': expected 0 or more"
    case .alarmAfterLimit(let rule):
      "rule '\(rule)': the alarm is later than the limit; lower alarm_days"
    case .receiptDaysWithoutReceipt(let rule):
      "rule '\(rule)': receipt_days need the anchor 'receipt'"
    case .noFirstLevelRule:
      "no first-level rule counts from notice or receipt; add one, to be assumed where none fits"
    case .noHolidays:
      "no row tells a holiday, and every count of business days would be wrong; add them"
    case .missingRoute(let route):
      "no row tells the work of route '\(route.rawValue)'; add one"
    case .missingWage(let skill):
      "no row tells the wage of a \(skill.rawValue); add one"
    case .cycle(let rule, let through):
      "rule '\(rule)', column 'after': expected an order with an end, but it comes back by "
        + through.map { "'\($0)'" }.joined(separator: ", ")
        + "; take one of these out of it (of a row "
        + "of your own: load it again under its name)"
    }
  }
}
