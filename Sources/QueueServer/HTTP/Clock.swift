public import Claims
import Foundation
import Workflow

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
  public var today: CalendarDay { fixed ?? CalendarDay(of: Date(), in: zone) }

  /// The practice's day of a moment, in Unix seconds.
  func day(of seconds: Int) -> CalendarDay {
    CalendarDay(of: Date(timeIntervalSince1970: Double(seconds)), in: zone)
  }

  /// A moment on the practice's clock, such as `2026-10-31 16:05 MST`.
  func words(of seconds: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(seconds))
    let time = date.formatted(
      Date.ISO8601FormatStyle(timeZone: zone).time(includingFractionalSeconds: false))
    return "\(day(of: seconds)) \(time.prefix(5)) \(zone.abbreviation(for: date) ?? "")"
  }

  /// Unix time in seconds.
  public var seconds: Int { Int(Date().timeIntervalSince1970) }

  /// The moment in UTC, for the log of loads and runs.
  public var moment: String { Date().formatted(.iso8601) }
}
