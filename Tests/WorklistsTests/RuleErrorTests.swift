import Claims
import Testing
import Worklists

struct RuleErrorTests {
  let sound = DeadlineRule(name: "sound", alarmDays: 60, source: "x", verification: .primary)

  func refusal(_ change: (inout DeadlineRule) -> Void) -> RuleError? {
    var rule = sound
    rule.name = "odd"
    change(&rule)
    do {
      _ = try DeadlineTable(rules: [sound, rule])
      return nil
    } catch {
      return error
    }
  }

  @Test func `a rule without a source is refused by name`() {
    #expect(refusal { $0.source = "  " } == .unsourced(rule: "odd"))
  }

  @Test(arguments: [0, -1])
  func `a window of no days is refused`(days: Int) {
    #expect(refusal { $0.alarmDays = days } == .notPositive(rule: "odd", column: "alarm_days"))
    #expect(refusal { $0.limitDays = days } == .notPositive(rule: "odd", column: "limit_days"))
    #expect(refusal { $0.level = days } == .notPositive(rule: "odd", column: "level"))
  }

  @Test func `an alarm after its limit is refused`() {
    #expect(refusal { $0.limitDays = 59 } == .alarmAfterLimit(rule: "odd"))
  }

  @Test func `days of receipt need a clock that runs from receipt`() {
    #expect(refusal { $0.receiptDays = 5 } == .receiptDaysWithoutReceipt(rule: "odd"))
    #expect(refusal { $0.receiptDays = -5 } == .negative(rule: "odd", column: "receipt_days"))
  }

  @Test func `a name used twice or not at all is refused`() {
    #expect(refusal { $0.name = "sound" } == .duplicateName(rule: "sound"))
    #expect(refusal { $0.name = "" } == .unnamed)
  }

  @Test func `a table with nothing to assume is refused`() {
    #expect(throws: RuleError.noFirstLevelRule) { try DeadlineTable(rules: []) }
    var second = sound
    second.level = 2
    #expect(throws: RuleError.noFirstLevelRule) { try DeadlineTable(rules: [second]) }
  }

  @Test(arguments: [
    ("alarm_days", "sixty"), ("alarm_days", ""), ("limit_days", "1e9"), ("route", "appeal"),
    ("pre_service", "maybe"), ("verified_day", "2026-02-30"), ("verification", "X"),
    ("alarm_days", "99999999999999999999"),
  ])
  func `a cell that is none of its column's values is refused by place`(
    column: String, cell: String
  ) throws {
    var row = try #require(try ruleRows("deadlines.csv").first)
    row[column] = cell
    let error = #expect(throws: RuleError.self) { try DeadlineRule(row: row) }
    #expect(error?.description.contains("'medicare-redetermination'") == true)
    #expect(error?.description.contains("'\(column)'") == true)
  }

  @Test(arguments: DeadlineRule.columns.filter { $0 != "name" })
  func `a missing column is refused`(column: String) throws {
    var row = try #require(try ruleRows("deadlines.csv").first)
    row[column] = nil
    #expect(throws: RuleError.missingColumn(rule: "medicare-redetermination", column: column)) {
      try DeadlineRule(row: row)
    }
  }
}
