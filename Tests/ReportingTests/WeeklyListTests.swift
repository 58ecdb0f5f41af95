import Claims
import Documents
import Reporting
import Testing
import Worklists

/// The list of the weekly report as a table: every denial once, its part, its rank, its sums.
struct WeeklyListTests {
  @Test func `what has expired has no expected net in the CSV, and none in a sum`() throws {
    let report = weekly([
      candidate(1, recoverable: tenThousand), candidate(2, recoverable: tenThousand, daysLeft: -3),
    ])
    let table = report.listTable
    let place = { (title: String) in table.columns.firstIndex { $0.title == title } }
    let net = try #require(place("Expected net"))
    let line = try #require(table.rows.first { $0.cells[0] == .text("expired") })
    #expect(line.cells[net] == .empty)
    #expect(line.cells[try #require(place("Further levels add"))] == .empty)
    guard case .text(let why) = line.cells[try #require(place("Why"))].value else {
      Issue.record("no reason")
      return
    }
    #expect(why.contains("the time to file ended on"))
    guard case .table(let sums)? = report.workbook.blocks.first else {
      Issue.record("no sums of the parts")
      return
    }
    let parts = sums.rows
    let expired = try #require(parts.first { $0.cells[0] == .text("expired") })
    #expect(expired.cells[4] == .empty && expired.cells[5] == .count(0))
    let selected = try #require(parts.first { $0.cells[1] == .count(1) && $0 != expired })
    #expect(selected.cells[4] != .empty)
  }

  @Test func `what cannot be appealed has no expected net in the CSV`() throws {
    let report = weekly([
      candidate(1, recoverable: tenThousand),
      candidate(2, recoverable: tenThousand, isAppealable: false),
    ])
    let table = report.listTable
    let net = try #require(table.columns.firstIndex { $0.title == "Expected net" })
    let line = try #require(table.rows.first { $0.cells[0] == .text("not appealable") })
    #expect(line.cells[net] == .empty)
  }

  @Test func `every open denial is in the CSV exactly once`() {
    let candidates = (1...40).map { id in
      candidate(
        id, recoverable: id % 5 == 0 ? .unknown(reason: "test") : tenThousand,
        daysLeft: id % 7 == 0 ? -3 : id)
    }
    let rows = weekly(candidates, minutes: 300).listTable.rows
    #expect(Set(rows.map { $0.cells[3] }) == Set((1...40).map { Cell.count($0) }))
    #expect(rows.count == 40)
  }

  @Test func `the rank counts through every part of the CSV, and each line names its part`() throws
  {
    let candidates = (1...40).map { id in
      candidate(
        id, recoverable: id % 5 == 0 ? .unknown(reason: "test") : tenThousand,
        daysLeft: id % 7 == 0 ? -3 : id)
    }
    let table = weekly(candidates, minutes: 300).listTable
    #expect(table.columns.prefix(3).map(\.title) == ["Part", "Rank", "Rank in part"])
    #expect(table.rows.map { $0.cells[1] } == (1...40).map { Cell.count($0) })
    let parts = table.rows.map { $0.cells[0] }
    #expect(Set(parts).count > 2 && !parts.contains(.text("")))
    // Within a part the second rank begins anew.
    let starts = table.rows.filter { $0.cells[2] == .count(1) }.map { $0.cells[0] }
    #expect(Set(starts) == Set(parts) && starts.count == Set(parts).count)
    let list = WorklistTable(Worklist(ranking: candidates, on: reportDay, minutes: 300)).ranked()
    let part = try #require(list.columns.firstIndex { $0.title == "Part" })
    #expect(list.rows.allSatisfy { $0.cells[part] == .text("selected") })
    #expect(list.rows.map { $0.cells[0] } == table.rows.prefix(list.rows.count).map { $0.cells[1] })
  }

  @Test func `what a person put first is told beside what the plan brings without it`() {
    let candidates = (1...3).map { candidate($0, recoverable: tenThousand) }
    let word = RankOverride(
      denial: 1, verdict: .first, reason: "test", by: "A", day: reportDay)
    let staff = Staff(bySkill: [.nurse: 600])
    let list = Worklist(ranking: candidates, on: reportDay, staff: staff, overrides: [1: word])
    #expect(list.plan.expectedNet == Money(cents: 890_000))
    #expect(list.expectedNetPutFirst == Money(cents: 445_000))
    #expect(
      StaffTables(list).sentences[1].hasSuffix(
        "What a person put first comes on top: $4,450.00 (estimated)."))
    let plain = Worklist(ranking: candidates, on: reportDay, staff: staff)
    #expect(!StaffTables(plain).sentences[1].contains("comes on top"))
  }
}
