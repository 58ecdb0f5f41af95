import Claims
import Foundation

/// The only reader of the clock.
enum Clock {
  static func today(in zone: TimeZone) -> CalendarDay {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let now = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = now.year, let month = now.month, let date = now.day,
      let day = CalendarDay(year: year, month: month, day: date)
    else { preconditionFailure("the Gregorian calendar always has a year, a month and a day") }
    return day
  }

  /// The moment in UTC, for the log of loads and runs.
  static var now: String { Date().formatted(.iso8601) }
}
