import Claims
import Testing

@testable import Workflow

struct PolicyChangeTests {
  private static let row = [
    "payer": "Aetna", "names": "aetna", "line_of_business": "", "policy": "CPB 0743",
    "title": "Spinal surgery", "effective_day": "2026-07-30", "retired_day": "",
    "verification": "S", "source": "a summary",
  ]

  @Test func `a policy concerns the payer it names, however it is written`() throws {
    let change = try #require(try PolicyChange.changes(row: Self.row).first)
    #expect(change.concerns(payer: "AETNA BETTER HEALTH", lines: []))
    #expect(!change.concerns(payer: "Cigna", lines: []))
    #expect(change.words == "CPB 0743 in force 2026-07-30 (secondary source)")
  }

  @Test func `one without a name concerns its line of business`() throws {
    var row = Self.row
    row["names"] = ""
    row["line_of_business"] = "medicare"
    let change = try #require(try PolicyChange.changes(row: row).first)
    #expect(change.concerns(payer: "A contractor", lines: [.medicare]))
    #expect(!change.concerns(payer: "A contractor", lines: [.commercial]))
  }

  @Test func `an unverified day is not shown, a missing source or day refused`() throws {
    var row = Self.row
    row["verification"] = "U"
    #expect(try PolicyChange.changes(row: row).isEmpty)
    row["verification"] = "S"
    row["source"] = ""
    #expect(throws: WorkflowError.self) { try PolicyChange.changes(row: row) }
    row["source"] = "x"
    row["effective_day"] = "2026-02-30"
    #expect(throws: WorkflowError.self) { try PolicyChange.changes(row: row) }
  }
}
