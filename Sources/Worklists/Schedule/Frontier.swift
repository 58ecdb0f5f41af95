public import Claims
import Scheduling

/// Dollars against hours: what the plan is expected to bring with less and with more staff.
///
/// Each point is a plan of its own over all weeks, as if no denial came any more. Points of more staff
/// start from the plan of less, so that more hours never bring less.
public struct Frontier: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    /// `all`, or the pool whose minutes differ.
    public let who: String
    /// Minutes of it in the planned week.
    public let minutes: Int
    /// Whether this is the staff there is.
    public let isPresent: Bool
    /// Of everything started while it is safe, over all weeks, after what a person put first.
    public let expectedNet: Money
    /// No plan with this staff is expected to bring more.
    public let bound: Money
    /// Worth working, but with room only for a late start, at risk (``Worklist/Plan/late``).
    public let late: Money
    /// Worth working, but without room before its last day.
    public let lost: Money
    public let lostCount: Int
  }

  public let day: CalendarDay
  /// All staff in proportion, then each skill with the others as they are; each by rising minutes.
  public let points: [Point]

  /// - Parameters:
  ///   - candidates: as a ``Worklist`` takes them.
  ///   - day: the first day of the week to plan.
  ///   - staff: the minutes there are.
  ///   - overrides: a person's words, by the denial's number.
  public init(
    of candidates: [Candidate], on day: CalendarDay, staff: Staff,
    overrides: [Int: RankOverride] = [:]
  ) {
    var sorting = Worklist.Sorting(day: day, staff: staff, overrides: overrides)
    for candidate in candidates { sorting.place(candidate) }
    sorting.sortContenders()
    self.day = day
    var points = Self.points("all", Self.inProportion(staff), sorting)
    if staff.isBySkill {
      for (pool, name) in staff.pools.enumerated() {
        points += Self.points(name, Self.alone(pool, of: staff), sorting, pool: pool)
      }
    }
    self.points = points
  }

  /// In hundredths of the staff there is.
  private static let steps = [25, 50, 75, 100, 125, 150, 200]

  private static func inProportion(_ staff: Staff) -> [(Staff, isPresent: Bool)] {
    steps.map { (staff.scaled($0, over: 100), $0 == 100) }
  }

  /// None, half, all, half as much again and twice the minutes of one pool; of a pool without
  /// minutes none, one, two and four hours.
  private static func alone(_ pool: Int, of staff: Staff) -> [(Staff, isPresent: Bool)] {
    if staff.minutes(inWeek: 0)[pool] == 0 {
      return [0, 60, 120, 240].map { more in
        (staff.replacing(pool, inWeeks: nil) { $0 + more }, more == 0)
      }
    }
    return [0, 50, 100, 150, 200].map { step in
      (staff.replacing(pool, inWeeks: nil) { $0 * step / 100 }, step == 100)
    }
  }

  private static func points(
    _ who: String, _ staffs: [(Staff, isPresent: Bool)], _ sorting: Worklist.Sorting,
    pool: Int? = nil
  ) -> [Point] {
    var known: [Int: Int]?
    return staffs.map { staff, isPresent in
      let schedule = sorting.schedule(
        staff, without: sorting.pinnedDemand, startingFrom: known)
      let late = sorting.lateStarts(schedule, staff).late
      var (lost, lostCount, lateNet, weeks) = (Money.zero, 0, Money.zero, [Int: Int]())
      for (place, contender) in sorting.contenders.enumerated() {
        let net = Money(cents: contender.net)
        if let week = schedule.weeks[place] {
          weeks[contender.candidate.id] = week
        } else if late[place] != nil {
          lateNet += net
        } else {
          lost += net
          lostCount += 1
        }
      }
      known = weeks
      return Point(
        who: who, minutes: pool.map { staff.minutes(inWeek: 0)[$0] } ?? staff.minutes,
        isPresent: isPresent, expectedNet: Money(cents: schedule.value),
        bound: Money(cents: schedule.bound), late: lateNet, lost: lost, lostCount: lostCount)
    }
  }
}
