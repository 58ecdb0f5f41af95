import Claims
import Store

extension Workspace {
  /// Files come by the week or the month: within a month of its last word a record is taken as whole.
  private static let usualWaitDays = 31

  /// How far the record tells what became of appeals: to the day, or to the last on which anything became
  /// known if that lies long before it.
  func followedDay(until day: CalendarDay) throws -> CalendarDay {
    guard let last = try store.latestKnownDay(), last.adding(days: Self.usualWaitDays) < day else {
      return day
    }
    return last
  }
}
