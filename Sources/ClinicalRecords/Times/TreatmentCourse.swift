public import Claims

/// The arithmetic of a course of treatment: when it ran, how long, how many visits.
///
/// Nothing is rounded up and nothing assumed: what the words leave open stays `nil`.
public struct TreatmentCourse: Sendable, Hashable, Codable {
  /// How the course stood on the day it was written about.
  public enum Standing: String, Sendable, Hashable, Codable {
    /// It still ran: the end is the note's day.
    case ongoing
    /// It was over: the end lies on or before the note's day.
    case completed
    /// The words do not say.
    case unstated
  }

  public var firstDay: CalendarDay?
  /// The day it ended, or the note's day while it went on; `nil` where only a bound is known.
  public var lastDay: CalendarDay?
  /// Whether the record states ``lastDay`` to the day.
  public var isLastDayStated = true
  /// The day it cannot have ended after.
  public var endsBy: CalendarDay?
  /// To one decimal, never rounded up.
  public var weeks: Double?
  public var visits: Int?

  public init(
    firstDay: CalendarDay? = nil, lastDay: CalendarDay? = nil, endsBy: CalendarDay? = nil,
    weeks: Double? = nil, visits: Int? = nil
  ) {
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.endsBy = endsBy
    self.weeks = weeks
    self.visits = visits
  }

  /// Days to weeks, one decimal, cut off: 42 days are 6.0, 41 are 5.8.
  public static func weeks(ofDays days: Int) -> Double {
    (Double(days) / 7 * 10 + 1e-9).rounded(.down) / 10
  }

  /// Weeks from a first to a last day: (last - first) / 7.
  public static func weeks(from first: CalendarDay, to last: CalendarDay) -> Double? {
    last < first ? nil : weeks(ofDays: last.days(since: first))
  }

  /// A course with both days known: the days count, a stated length beside them does not.
  public init(from first: CalendarDay, to last: CalendarDay, visits: Int? = nil) {
    self.init(
      firstDay: first, lastDay: last, endsBy: last, weeks: Self.weeks(from: first, to: last),
      visits: visits)
  }

  /// A course of a stated length in a note: "PT x 6 wks".
  ///
  /// Its start stays unknown; its end is the note's day only while it goes on, and otherwise lies on
  /// or before it. A vague length leaves the weeks unknown.
  public init(
    of length: StatedLength?, writtenOn note: CalendarDay?, standing: Standing, visits: Int? = nil
  ) {
    self.init(
      lastDay: standing == .ongoing ? note : nil, endsBy: note, weeks: length?.leastWeeks,
      visits: visits)
  }

  /// A course that began on a known day: "since January".
  ///
  /// The least it can have lasted counts: from the latest day the words allow.
  public init(since start: StatedDate, writtenOn note: CalendarDay?, standing: Standing) {
    self.init(firstDay: start.day, endsBy: note)
    guard standing == .ongoing, let note, note >= start.last else { return }
    lastDay = note
    weeks = Self.weeks(from: start.last, to: note)
  }

  // MARK: - Rules between courses

  /// Whether `later` follows without a gap longer than `tolerance` days.
  ///
  /// Two courses never add up where a policy says *consecutive*; no text read defines a tolerance,
  /// so the caller states one and says so. `nil` where a day is not known.
  public func isFollowed(by later: TreatmentCourse, withinDays tolerance: Int) -> Bool? {
    guard let end = lastDay, let start = later.firstDay else { return nil }
    return start.days(since: end) <= tolerance
  }

  /// Whether it reaches into the window of `days` that ends on the request's day.
  ///
  /// `nil` where only a bound of the end is known and the bound lies inside.
  public func reachesInto(window days: Int, before request: CalendarDay) -> Bool? {
    let opens = request.adding(days: -days)
    if let lastDay { return lastDay >= opens && lastDay <= request }
    if let endsBy, endsBy < opens { return false }
    return nil
  }

  /// Whether visits and weeks can both be true; `nil` where either is unknown.
  ///
  /// Fewer than one visit every two weeks is no course of that length; more than one a day is none.
  public static func agree(visits: Int?, weeks: Double?) -> Bool? {
    guard let visits, let weeks else { return nil }
    return Double(visits) >= weeks / 2 && Double(visits) <= weeks * 7 + 1
  }
}
