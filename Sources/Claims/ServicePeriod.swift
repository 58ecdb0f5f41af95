/// The day or days of service.
public struct ServicePeriod: Sendable, Hashable, Codable {
  public var first: CalendarDay
  public var last: CalendarDay

  public init(first: CalendarDay, last: CalendarDay) {
    self.first = first
    self.last = last
  }

  public init(_ day: CalendarDay) {
    self.init(first: day, last: day)
  }
}
