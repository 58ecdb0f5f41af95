import Claims
import Testing

@testable import ClinicalRecords

/// Scores in tables whose heads are days.
struct ScoreTableTests {
  private static let table = """
    Outcome measures
                3/2/26   4/27/26   6/1/26
    ODI         52       40        34
    Pain        7        5         4
    """

  @Test func `a row of one scale is of one unit and the last day is current`() throws {
    let read = try reading(Self.table, levels: ["L4-5"])
    let index = try #require(read.fact("function.odi"))
    #expect(index.value == .number(34, unit: "percent") && index.lastDay == day("2026-06-01"))
    let pain = try #require(read.fact("pain.max_vas"))
    #expect(pain.value == .number(4, unit: "vas10") && pain.lastDay == day("2026-06-01"))
  }

  @Test func `heads without a year are days of the year before the note`() throws {
    let read = try reading(
      "Date        11/2     1/27     6/1\nODI         52%      40%      34%", levels: ["L4-5"])
    let days = read.mentions.filter { $0.concept == .oswestry }.map(\.statedDay)
    #expect(days == [day("2025-11-02"), day("2026-01-27"), day("2026-06-01")])
  }

  @Test(arguments: [
    "Measure      Evaluation 3/2/26    Discharge 4/27/26\nODI          52%                  34%",
    "             Eval (3/2/26)   D/C (4/27/26)\nOswestry     52              34",
    "ODI: eval 52 (3/2/26) -> discharge 34 (4/27/26)",
    "ODI at evaluation 3/2/26: 52%. ODI at discharge 4/27/26: 34%.",
  ])
  func `evaluation and discharge have their days and discharge is current`(text: String) throws {
    let read = try reading("PT DISCHARGE SUMMARY\n\n" + text, levels: ["L4-5"])
    let index = try #require(read.fact("function.odi"))
    #expect(index.value == .number(34, unit: "percent") && index.lastDay == day("2026-04-27"))
    let first = read.mentions.first { $0.concept == .oswestry }
    #expect(first?.number == 52 && first?.statedDay == day("2026-03-02"))
  }

  @Test func `a later score of unknown unit leaves the index open`() throws {
    let read = try reading(
      (day: "2026-03-02", text: "ODI 52%."), (day: "2026-06-01", text: "ODI 34."),
      levels: ["L4-5"])
    #expect(read.fact("function.odi")?.assertion == .possible)
  }

  @Test func `evaluation and discharge without days are first and last`() throws {
    let read = try reading(
      "PT DISCHARGE SUMMARY\n\nMeasure      Initial     Discharge\nODI          52%         34%\n"
        + "NPRS         7/10        4/10", levels: ["L4-5"])
    #expect(read.fact("function.odi")?.value == .number(34, unit: "percent"))
    #expect(read.fact("function.odi")?.isConflict == false)
    #expect(read.fact("pain.max_vas")?.value == .number(4, unit: "vas10"))
  }
}
