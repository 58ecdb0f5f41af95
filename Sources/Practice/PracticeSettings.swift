public import Claims

/// What to simulate. Equal settings write equal bytes.
public struct PracticeSettings: Sendable, Hashable {
  public var seed: UInt64
  public var months: Int
  /// Claims in all; a surgery makes two, the facility's and the surgeon's.
  public var claims: Int
  /// The last day of the record; what would come later is still pending.
  public var lastDay: CalendarDay

  public init(seed: UInt64, months: Int, claims: Int, lastDay: CalendarDay) {
    self.seed = seed
    self.months = months
    self.claims = claims
    self.lastDay = lastDay
  }

  var firstDay: CalendarDay { lastDay.adding(days: -Int((Double(months) * 30.4375).rounded())) }
  var days: Int { lastDay.days(since: firstDay) }
}
