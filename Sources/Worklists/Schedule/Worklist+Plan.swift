public import Claims
import Scheduling

extension Worklist {
  /// How the minutes of all weeks are given out, and how near that is to the best possible.
  public struct Plan: Sendable, Hashable {
    /// Expected net of everything the plan starts while it is safe, this week and later.
    public let expectedNet: Money
    /// Expected net of what has no room at all before its last day, and the count of it.
    public let lost: Money
    public let lostCount: Int
    /// Expected net of what has no room while its start is safe, but some in a later week before its
    /// last day: late, at risk, and in neither sum above.
    public let late: Money
    /// Weeks from the planned one in which each of these can start, by its number.
    public let lateWeeks: [Int: Int]
    /// Proven: no plan with this staff is expected to bring more.
    public let bound: Money
    /// ``expectedNet`` over ``bound`` in thousandths, rounded down.
    public let thousandthsOfBest: Int
    /// Minutes of each pool this week: there are, and given to lines of the list and to calls.
    public let thisWeek: [Use]
    /// So many more minutes of each pool, over the weeks to come, would give all that falls off, late
    /// ones too, a safe start.
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

    public var lateCount: Int { lateWeeks.count }

    /// How many have no room while their start is safe.
    public var withoutRoom: Int { lostCount + lateCount }

    public var isBest: Bool { expectedNet == bound }

    enum Place {
      case week(Int)
      case late
      case without
    }

    /// Where a contender stands.
    func place(of denial: Int) -> Place {
      if let week = weeks[denial] { return .week(week) }
      return lateWeeks[denial] == nil ? .without : .late
    }

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
  ///   - starts: what the plan leaves and a later week has room for, and their weeks with that room made.
  ///   - calls: minutes of each pool that this week's calls take.
  /// - Returns: Sums of both.
  func summary(
    _ schedule: Schedule, _ lines: [Line], _ starts: LateStarts, ofCalls calls: [Int]
  ) -> Worklist.Plan {
    let late = starts.late
    let refused = contenders.indices.filter { schedule.weeks[$0] == nil }
    var used = calls
    for line in lines {
      for (pool, minutes) in staff.demand(line.candidate.work).enumerated() {
        used[pool] += minutes
      }
    }
    let available = staff.minutes(inWeek: 0)
    let lack = schedule.lackTogether(ofJobsAt: refused).running.map { staff.amounts($0) }
    let upTo = zip(refused, lack).map { (contenders[$0].candidate.id, $1) }
    let lost = refused.filter { late[$0] == nil }
    let weeks = contenders.indices.compactMap { index in
      starts.weeks[index].map { (contenders[index].candidate.id, $0) }
    }
    return Worklist.Plan(
      expectedNet: Money(cents: schedule.value),
      lost: netOf(lost), lostCount: lost.count, late: netOf(Array(late.keys)),
      lateWeeks: Dictionary(
        late.map { (contenders[$0].candidate.id, $1) }, uniquingKeysWith: { first, _ in first }),
      bound: Money(cents: schedule.bound),
      thousandthsOfBest: schedule.thousandthsOfBest,
      thisWeek: staff.pools.indices.map {
        .init(pool: staff.pools[$0], available: available[$0], used: used[$0])
      },
      savingAll: lack.last ?? [],
      savingUpTo: Dictionary(upTo, uniquingKeysWith: { first, _ in first }),
      weeks: Dictionary(weeks, uniquingKeysWith: { first, _ in first }))
  }
  private func netOf(_ contenders: [Int]) -> Money {
    Money(cents: contenders.reduce(0) { $0 + self.contenders[$1].net })
  }
}
