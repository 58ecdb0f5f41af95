import Claims
import Testing
import Worklists

struct HolidaysTests {
  // As the Office of Personnel Management lists the days kept in 2026 and 2027.
  @Test(arguments: [
    (
      2026,
      [
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03",
        "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25",
      ]
    ),
    (
      2027,
      [
        "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05",
        "2027-09-06", "2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24", "2027-12-31",
      ]
    ),
  ])
  func `the eleven federal holidays fall on the days they are kept`(
    year: Int, days: [String]
  ) throws {
    let found = try Holidays(rows: ruleRows("holidays.csv")).days(from: year, through: year)
    #expect(found.keys.sorted().map(\.description) == days)
  }

  @Test func `a table without a holiday is refused, for it would count business days wrong`() {
    #expect(throws: RuleError.noHolidays) { try Holidays(rows: []) }
  }

  @Test func `Juneteenth is none before its law`() throws {
    let found = try Holidays(rows: ruleRows("holidays.csv")).days(from: 2020, through: 2020)
    #expect(found.count == 10)
  }

  @Test(arguments: [
    ("source", ""), ("month", "13"), ("day", "32"), ("weekday", "noday"), ("nth", "6"),
    ("verification", ""), ("date", "2026-02-30"), ("last_year", "0"),
  ])
  func `a holiday that is no day, or has no source, is refused by place`(
    column: String, cell: String
  ) throws {
    // The second row is a weekday of a month, the first a day of one.
    var row = try ruleRows("holidays.csv")[["month", "day"].contains(column) ? 0 : 1]
    row[column] = cell
    #expect(throws: RuleError.self) { try Holidays(rows: [row]) }
  }

  @Test func `a latest safe start leaves Thanksgiving out`() throws {
    let holidays = try Holidays(rows: ruleRows("holidays.csv")).days(from: 2026, through: 2026)
    func start(_ days: Set<CalendarDay>) -> CalendarDay {
      Candidate(
        id: 1, denial: denial(), chance: nil, recoveredFraction: .unknown(reason: "x"),
        deadline: deadline(alarm: day("2026-12-02")), effort: effort(prep: 1), holidays: days
      ).latestSafeStart
    }
    // December 1 less five business days: November 24, or 23 with Thursday 26 left out.
    #expect(start([]) == day("2026-11-24"))
    #expect(start(Set(holidays.keys)) == day("2026-11-23"))
  }
}
