public import Claims

/// A date as a note states it: every day it may mean, never one picked among them.
public struct StatedDate: Sendable, Hashable, Codable {
  public enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
    case day, month, year
    /// Counted from the note's own day: "three weeks ago".
    case relative
  }

  /// The earliest day it may mean.
  public let first: CalendarDay
  /// The latest day it may mean.
  public let last: CalendarDay
  public let precision: Precision
  /// The day with month and day of month exchanged, where the document proves both orders.
  public let otherReading: CalendarDay?

  public init(
    first: CalendarDay, last: CalendarDay, precision: Precision,
    otherReading: CalendarDay? = nil
  ) {
    self.first = first
    self.last = last
    self.precision = precision
    self.otherReading = otherReading
  }

  init(_ day: CalendarDay, otherReading: CalendarDay? = nil) {
    self.init(first: day, last: day, precision: .day, otherReading: otherReading)
  }

  init?(year: Int, month: Int) {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    let next =
      month == 12
      ? CalendarDay(year: year + 1, month: 1, day: 1)
      : CalendarDay(year: year, month: month + 1, day: 1)
    guard let next else { return nil }
    self.init(first: first, last: next.adding(days: -1), precision: .month)
  }

  init?(year: Int) {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    self.init(first: first, last: last, precision: .year)
  }

  /// The one day meant, where it is known to the day.
  public var day: CalendarDay? { precision == .day && otherReading == nil ? first : nil }
}
