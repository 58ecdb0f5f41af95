import Claims
import Testing
import Worklists

struct WorkTableTests {
  @Test func `the product's table tells the work of every route, and that it is assumed`() throws {
    let table = try WorkTable(rows: ruleRows("work.csv"))
    for route in Route.allCases {
      let effort = table.effort(for: route)
      #expect(effort.minutes > 0)
      #expect(effort.isAssumed)
      #expect(effort.source.contains("assumed"))
    }
  }

  // 25 min at $30.00: 12.50. 1 min at $30.01: 50.0166..., up to 51 cents.
  @Test(arguments: [(25, 3000, 0, 1250), (1, 3001, 0, 51), (90, 5500, 1000, 9250), (1, 1, 0, 1)])
  func `a cost is minutes times wage over 60, up to the cent, and what is paid out`(
    minutes: Int, wage: Int, pocket: Int, cents: Int
  ) {
    #expect(effort(minutes: minutes, wage: wage, pocket: pocket).cost == Money(cents: cents))
  }

  @Test func `a route without work and a skill without wage are refused`() throws {
    let rows = try ruleRows("work.csv")
    #expect(throws: RuleError.missingRoute(.resubmit)) {
      try WorkTable(rows: rows.filter { $0["route"] != "resubmit" })
    }
    #expect(throws: RuleError.missingWage(.surgeon)) {
      try WorkTable(rows: rows.filter { $0["route"] != "" || $0["skill"] != "surgeon" })
    }
    #expect(throws: RuleError.duplicateName(rule: "resubmit")) {
      try WorkTable(rows: rows + rows.filter { $0["route"] == "resubmit" })
    }
  }

  @Test(arguments: [("minutes", "0"), ("prep_days", "-1"), ("source", ""), ("minutes", "")])
  func `a row without time or source is refused`(column: String, cell: String) throws {
    var rows = try ruleRows("work.csv")
    let row = try #require(rows.firstIndex { $0["route"] == "resubmit" })
    rows[row][column] = cell
    let error = #expect(throws: RuleError.self) { try WorkTable(rows: rows) }
    #expect(error?.description.contains("resubmit") == true)
  }

  @Test func `a measured time with an assumed wage is still assumed`() throws {
    var rows = try ruleRows("work.csv")
    let row = try #require(rows.firstIndex { $0["route"] == "resubmit" })
    rows[row]["verification"] = "P"
    #expect(try WorkTable(rows: rows).effort(for: .resubmit).isAssumed)
    let wage = try #require(rows.firstIndex { $0["route"] == "" && $0["skill"] == "biller" })
    rows[wage]["verification"] = "S"
    #expect(try WorkTable(rows: rows).effort(for: .resubmit).verification == .secondary)
  }
}
