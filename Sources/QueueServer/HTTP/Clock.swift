public import Claims
import Foundation

/// The only reader of the clock.
public struct Clock: Sendable {
  /// Held still, for a list of an earlier day.
  let fixed: CalendarDay?
  let zone: TimeZone

  public init(fixed: CalendarDay?, timeZone: String?) {
    self.fixed = fixed
    zone = timeZone.flatMap(TimeZone.init(identifier:)) ?? .current
  }

  /// The practice's day.
  public var today: CalendarDay {
    if let fixed { return fixed }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let now = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = now.year, let month = now.month, let date = now.day,
      let day = CalendarDay(year: year, month: month, day: date)
    else { preconditionFailure("the Gregorian calendar always has a year, a month and a day") }
    return day
  }

  /// Unix time in seconds.
  public var seconds: Int { Int(Date().timeIntervalSince1970) }

  /// The moment in UTC, for the log of loads and runs.
  public var moment: String { Date().formatted(.iso8601) }
}
