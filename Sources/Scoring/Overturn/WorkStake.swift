public import Claims

/// What working a denial would have cost and what it brought, for judging an order of work on
/// cases whose outcome is known.
public struct WorkStake: Sendable, Hashable, Codable {
  /// Known or estimated when it was denied.
  public var recoverable: Money
  /// What came in by the as-of day, recoupments taken off.
  public var recovered: Money
  public var cost: Money
  public var minutes: Int
  /// The day to act by.
  public var actBy: CalendarDay
  public var knownDay: CalendarDay

  public init(
    recoverable: Money, recovered: Money, cost: Money, minutes: Int, actBy: CalendarDay,
    knownDay: CalendarDay
  ) {
    self.recoverable = recoverable
    self.recovered = recovered
    self.cost = cost
    self.minutes = minutes
    self.actBy = actBy
    self.knownDay = knownDay
  }
}
