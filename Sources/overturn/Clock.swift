import Claims
import Foundation
import Workflow

/// The only reader of the clock.
enum Clock {
  static func today(in zone: TimeZone) -> CalendarDay { CalendarDay(of: Date(), in: zone) }

  /// The moment in UTC, for the log of loads and runs.
  static var now: String { Date().formatted(.iso8601) }
}
