/// The last day to act on a denial, with the rule it rests on.
public struct FilingDeadline: Sendable, Hashable, Codable {
  public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
    /// Printed in the denial letter.
    case stated
    /// From a rule with a source.
    case sourced
    /// No sourced rule fits: the shortest plausible window, to be confirmed.
    case assumed
  }

  /// The day to act by; never later than ``limit``.
  public var alarm: CalendarDay
  /// The last day on which filing is still in time; only a stated or sourced one expires a denial.
  public var limit: CalendarDay
  public var standing: Standing
  /// The day the clock started and what that day is, such as `payment day`.
  public var start: CalendarDay
  public var startName: String
  /// The rule's name in the table, its source in words and when it was verified.
  public var rule: String
  public var source: String
  public var verification: Verification
  public var verifiedDay: CalendarDay?

  public init(
    alarm: CalendarDay, limit: CalendarDay, standing: Standing, start: CalendarDay,
    startName: String, rule: String, source: String, verification: Verification,
    verifiedDay: CalendarDay?
  ) {
    self.alarm = alarm
    self.limit = limit
    self.standing = standing
    self.start = start
    self.startName = startName
    self.rule = rule
    self.source = source
    self.verification = verification
    self.verifiedDay = verifiedDay
  }

  /// The last day to count on: the limit, of an assumed deadline the day that it assumes.
  public var lastCountedDay: CalendarDay { standing == .assumed ? alarm : limit }

  /// Whether the time to file had run out before `day`. An assumed deadline warns, never expires.
  public func isExpired(on day: CalendarDay) -> Bool {
    standing != .assumed && day > limit
  }
}
