public import Claims
import Scheduling

extension Worklist {
  /// How the minutes of all weeks are given out, and how near that is to the best possible.
  public struct Plan: Sendable, Hashable {
    /// Expected net of everything the plan works in time, this week and later.
    public let expectedNet: Money
    /// Expected net of what falls off, and the count of it.
    public let lost: Money
    public let lostCount: Int
    /// Proven: no plan with this staff is expected to bring more.
    public let bound: Money
    /// ``expectedNet`` over ``bound`` in thousandths, rounded down.
    public let thousandthsOfBest: Int
    /// Minutes of each pool this week: there are, and given to lines of the list.
    public let thisWeek: [Use]
    /// So many more minutes of each pool, over the weeks to come, would have saved all that falls off.
    public let savingAll: [Staff.Amount]
    /// By denial: so many would have saved it and all that fall off and stand above it.
    public let savingUpTo: [Int: [Staff.Amount]]
    /// Weeks from the planned one of each denial in the plan, by its number.
    public let weeks: [Int: Int]

    public struct Use: Sendable, Hashable {
      public let pool: String
      public let available: Int
      public let used: Int
    }

    public var isBest: Bool { expectedNet == bound }

    /// `at least 99.4 % of the best possible`.
    public var nearness: String {
      if isBest { return "proven to be the best possible" }
      return "at least \(thousandthsOfBest / 10).\(thousandthsOfBest % 10) % of the best possible"
    }
  }
}

extension Worklist.Sorting {
  /// What the list says of its plan.
  ///
  /// - Parameters:
  ///   - schedule: of the contenders.
  ///   - lines: the list, the drawn included.
  /// - Returns: Sums of both.
  func summary(_ schedule: Schedule, _ lines: [Line]) -> Worklist.Plan {
    let refused = contenders.indices.filter { schedule.weeks[$0] == nil }
    var used = [Int](repeating: 0, count: staff.pools.count)
    for line in lines {
      for (pool, minutes) in staff.demand(line.candidate.work).enumerated() {
        used[pool] += minutes
      }
    }
    let available = staff.minutes(inWeek: 0)
    let lack = schedule.lackTogether(ofJobsAt: refused).running.map { staff.amounts($0) }
    let upTo = zip(refused, lack).map { (contenders[$0].candidate.id, $1) }
    let weeks = contenders.indices.compactMap { index in
      schedule.weeks[index].map { (contenders[index].candidate.id, $0) }
    }
    return Worklist.Plan(
      expectedNet: Money(cents: schedule.value),
      lost: Money(cents: refused.reduce(0) { $0 + contenders[$1].net }),
      lostCount: refused.count, bound: Money(cents: schedule.bound),
      thousandthsOfBest: schedule.thousandthsOfBest,
      thisWeek: staff.pools.indices.map {
        .init(pool: staff.pools[$0], available: available[$0], used: used[$0])
      },
      savingAll: lack.last ?? [],
      savingUpTo: Dictionary(upTo, uniquingKeysWith: { first, _ in first }),
      weeks: Dictionary(weeks, uniquingKeysWith: { first, _ in first }))
  }
}
