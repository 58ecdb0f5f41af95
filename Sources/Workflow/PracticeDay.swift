public import Claims
public import Foundation

extension CalendarDay {
  /// The day of a moment where the practice is. Who reads the clock hands it the moment.
  public init(of moment: Date, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: moment)
    guard let year = parts.year, let month = parts.month, let date = parts.day,
      let day = CalendarDay(year: year, month: month, day: date)
    else { preconditionFailure("the Gregorian calendar always has a year, a month and a day") }
    self = day
  }
}
