public import Claims

/// The days that are no business days beside weekends, by rules that hold for every year.
///
/// A holiday is a day of a month, the nth (or last) weekday of a month, or one date. On a Saturday it
/// is kept on the Friday before, on a Sunday on the Monday after, as 5 U.S.C. 6103(b) and the
/// order beside it have it; a single date stands as it is. Facts with sources: `Data/rules/holidays.csv`.
public struct Holidays: Sendable {
  /// The columns of `Data/rules/holidays.csv`.
  public static let columns = [
    "name", "month", "day", "weekday", "nth", "date", "first_year", "last_year", "source",
    "verification", "verified_day",
  ]

  struct Rule: Sendable {
    enum Occurrence: Sendable {
      case day(month: Int, day: Int)
      /// 1 is Monday; `nth` 1...5, or `nil` for the last.
      case weekday(month: Int, weekday: Int, nth: Int?)
      case date(CalendarDay)
    }

    var name: String
    var occurrence: Occurrence
    var years: ClosedRange<Int>
  }

  private let rules: [Rule]

  /// - Throws: ``RuleError`` for a missing column, a day that does not exist, a row without a source,
  ///   a name used twice, or no row at all.
  public init(rows: [[String: String]]) throws(RuleError) {
    var rules: [Rule] = []
    for cells in rows {
      let rule = try Rule(cells)
      guard !rules.contains(where: { $0.name == rule.name }) else {
        throw .duplicateName(rule: rule.name)
      }
      rules.append(rule)
    }
    guard !rules.isEmpty else { throw .noHolidays }
    self.rules = rules
  }

  /// The holidays of a span of years, with their names.
  public func days(from first: Int, through last: Int) -> [CalendarDay: String] {
    var days: [CalendarDay: String] = [:]
    // New Year's Day on a Saturday is kept in the year before.
    for year in first...(last + 1) {
      for rule in rules {
        if let day = rule.day(in: year), (first...last).contains(day.civil.year) {
          days[day] = rule.name
        }
      }
    }
    return days
  }
}

extension Holidays.Rule {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  fileprivate init(_ cells: [String: String]) throws(RuleError) {
    let row = RuleRow(cells: cells, name: cells["name"] ?? "")
    guard !row.name.isEmpty else { throw .unnamed }
    for column in Holidays.columns { _ = try row.text(column) }
    guard try row.text("source")?.contains(where: { !$0.isWhitespace }) == true else {
      throw .unsourced(rule: row.name)
    }
    guard try row.value("verification", of: Verification.self) != nil else {
      throw .unreadable(rule: row.name, column: "verification", expected: "one of P, S, U")
    }
    _ = try row.day("verified_day")
    let first = try row.integer("first_year") ?? 1
    let last = try row.integer("last_year") ?? 9998
    guard first >= 1, last <= 9998, first <= last else {
      throw .unreadable(
        rule: row.name, column: "last_year", expected: "a year not before first_year")
    }
    name = row.name
    years = first...last
    occurrence = try Self.occurrence(row)
  }

  private static func occurrence(_ row: RuleRow) throws(RuleError) -> Occurrence {
    if let date = try row.day("date") { return .date(date) }
    guard let month = try row.integer("month"), (1...12).contains(month) else {
      throw .unreadable(rule: row.name, column: "month", expected: "1 to 12, or a date")
    }
    if let day = try row.integer("day") {
      // A leap year has every day that any year has.
      guard CalendarDay(year: 2024, month: month, day: day) != nil else {
        throw .unreadable(rule: row.name, column: "day", expected: "a day of the month")
      }
      return .day(month: month, day: day)
    }
    guard let weekday = try weekdays.firstIndex(of: row.text("weekday") ?? "") else {
      throw .unreadable(rule: row.name, column: "weekday", expected: "a weekday, or a day")
    }
    if try row.text("nth") == "last" {
      return .weekday(month: month, weekday: weekday + 1, nth: nil)
    }
    guard let nth = try row.integer("nth"), (1...4).contains(nth) else {
      throw .unreadable(rule: row.name, column: "nth", expected: "1 to 4, or last")
    }
    return .weekday(month: month, weekday: weekday + 1, nth: nth)
  }

  /// `nil` in a year that has none.
  func day(in year: Int) -> CalendarDay? {
    guard years.contains(year) else { return nil }
    switch occurrence {
    case .date(let date): return date.civil.year == year ? date : nil
    case .day(let month, let day):
      return CalendarDay(year: year, month: month, day: day).map(Self.kept)
    case .weekday(let month, let weekday, let nth):
      let anchor = CalendarDay(year: year, month: month, day: 1)
      guard let nth else {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        let after = CalendarDay(year: next.0, month: next.1, day: 1)
        return after.map { $0.adding(days: -1 - ($0.adding(days: -1).weekday - weekday + 7) % 7) }
      }
      return anchor.map { $0.adding(days: (weekday - $0.weekday + 7) % 7 + 7 * (nth - 1)) }
    }
  }

  private static func kept(_ day: CalendarDay) -> CalendarDay {
    switch day.weekday {
    case 6: day.adding(days: -1)
    case 7: day.adding(days: 1)
    default: day
    }
  }
}
