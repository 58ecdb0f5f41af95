public import Claims
public import Statistics

/// How long payers take to decide a first appeal, and how it comes out by then.
///
/// Pending appeals are censored at the as-of day, neither won nor lost; a win and a refusal compete,
/// and refusals that come later than wins do not distort the share won by a day.
public struct DecisionTimes: Sendable, Hashable, Codable {
  /// One day after filing.
  public struct Point: Sendable, Hashable, Codable {
    public let day: Int
    /// P(won by the day), P(decided by it), with 90 % intervals where they can be given.
    public let won: Double
    public let wonInterval: ConfidenceInterval?
    public let decided: Double
  }

  public let appeals: Int
  public let pending: Int
  /// Every ten days up to half a year, as far as any appeal was followed.
  public let points: [Point]

  static let fewest = 20

  /// - Returns: `nil` with fewer than 20 appeals, or when none was decided.
  public init?(denials: [Denial], population: Population, asOf: CalendarDay) {
    let subjects = denials.filter { Population(of: $0) == population }
      .compactMap { Self.subject($0, asOf: asOf) }
    guard subjects.count >= Self.fewest, let curve = try? AalenJohansen(subjects) else {
      return nil
    }
    appeals = subjects.count
    pending = subjects.count { $0.cause == nil }
    points = stride(from: 10, through: 180, by: 10).compactMap { day in
      guard let won = curve.estimate(of: Self.won, by: day),
        let decided = curve.probabilityOfAny(by: day)
      else { return nil }
      return Point(
        day: day, won: won.probability, wonInterval: won.interval(level: 0.9), decided: decided)
    }
  }

  static let (won, lost) = ("won", "lost")

  /// The first appeal from filing to its decision in the log; `nil` where there is none, where it
  /// was withdrawn or where its days cannot be.
  static func subject(_ denial: Denial, asOf: CalendarDay) -> TimedSubject? {
    guard
      let appeal = denial.appeals.min(by: { ($0.level, $0.filedDay) < ($1.level, $1.filedDay) }),
      appeal.outcome != .withdrawn
    else { return nil }
    let followed = asOf.days(since: appeal.filedDay)
    guard followed > 0 else { return nil }
    guard appeal.outcome != .pending, let decided = appeal.decidedDay else {
      return TimedSubject(days: followed, cause: nil)
    }
    let days = decided.days(since: appeal.filedDay)
    guard days > 0, days <= followed else { return nil }
    return TimedSubject(
      days: days, cause: appeal.outcome.isWon ? won : lost, observableDays: followed)
  }
}
