/// How long one subject was followed and how it ended.
public struct TimedSubject: Sendable, Hashable {
  /// Days from entry to the event, or to the last day followed without one.
  public let days: Int
  /// What ended the wait; `nil` while it is pending, that is censored.
  public let cause: String?
  /// Days from entry to the end of observation, where it is known for decided subjects too, as
  /// when all are read on one day. Only ``DiscreteHazard`` uses it.
  public let observableDays: Int?

  public init(days: Int, cause: String?, observableDays: Int? = nil) {
    self.days = days
    self.cause = cause
    self.observableDays = observableDays
  }
}
