public import Claims
import Scheduling

extension Worklist {
  /// The lines before whose step a peer-to-peer call may come, in the order to hold the calls: this week
  /// by their last day, then by week, then without room by what they are worth, then the others.
  public var calls: [Line] {
    let lines = (selected + deferred.map(\.line)).filter { $0.call != nil }
    return lines.sorted { left, right in
      guard let a = left.call, let b = right.call else { return false }
      if a.room.place != b.room.place { return a.room.place < b.room.place }
      if a.room.isPlanned, a.lastDay != b.lastDay { return a.lastDay < b.lastDay }
      let worth = (a.worth ?? .zero, b.worth ?? .zero)
      return worth.0 == worth.1
        ? Sorting.isEarlier(left.candidate, right.candidate) : worth.0 > worth.1
    }
  }

  /// What the calls of this week are expected to bring beyond the list; unknown while their chance is.
  public var expectedGainOfCalls: Estimate<Money> {
    let planned = calls.compactMap(\.call).filter { $0.room == .thisWeek }
    if let unknown = planned.first(where: { $0.gain.value == nil }) {
      return .unknown(reason: unknown.gain.ground)
    }
    let sum = planned.reduce(Money.zero) { $0 + ($1.gain.value ?? .zero) }
    return .estimated(sum, basis: "chance × stake − cost of each")
  }
}

extension PlannedCall.Room {
  /// Before others in the order to hold; weeks by their day.
  fileprivate var place: Int {
    switch self {
    case .thisWeek: .min
    case .week(let start): start.number
    case .none: .max - 3
    case .notAsked: .max - 2
    case .unvalued: .max - 1
    case .notWorth: .max
    }
  }

  /// Minutes are kept for it.
  public var isPlanned: Bool {
    switch self {
    case .thisWeek, .week: true
    case .none, .notAsked, .notWorth, .unvalued: false
    }
  }
}

extension Worklist.Line {
  /// The call that may come before its step; `nil` without one.
  public var call: PlannedCall? {
    reasons.lazy.compactMap { if case .call(let call) = $0 { call } else { nil } }.first
  }

  fileprivate func saying(_ call: PlannedCall?) -> Self {
    guard let call else { return self }
    return Self(rank: rank, candidate: candidate, value: value, reasons: reasons + [.call(call)])
  }
}

extension Worklist.Sorting {
  /// Says of every line that may be called about whether the surgeon's minutes have room for it, within
  /// the minutes that the plan leaves.
  ///
  /// - Parameters:
  ///   - selected: the list.
  ///   - deferred: what is not on it.
  ///   - free: minutes left of each pool, by week; later weeks are as the staff's.
  ///   - late: the denials without room that can start late.
  /// - Returns: The same lines, and the minutes that this week's calls take of each pool.
  func withCalls(
    _ selected: [Line], _ deferred: [Deferred], free: [[Int]], late: Set<Int>
  ) -> (selected: [Line], deferred: [Deferred], minutes: [Int]) {
    var calls: [Int: PlannedCall] = [:]
    for line in selected { calls[line.candidate.id] = call(line, hasRoom: true) }
    for deferred in deferred where deferred.reason.maySeeCall {
      let id = deferred.line.candidate.id
      let hasRoom = deferred.reason != .outOfMinutes || late.contains(id)
      calls[id] = call(deferred.line, hasRoom: hasRoom)
    }
    guard !calls.isEmpty else { return (selected, deferred, staff.pools.map { _ in 0 }) }
    let minutes = plan(&calls, free)
    return (
      selected.map { $0.saying(calls[$0.candidate.id]) },
      deferred.map {
        Deferred(reason: $0.reason, line: $0.line.saying(calls[$0.line.candidate.id]))
      }, minutes
    )
  }

  private func call(_ line: Line, hasRoom: Bool) -> PlannedCall? {
    let candidate = line.candidate
    guard candidate.denial.status == .open, let call = candidate.plan?.call,
      let last = candidate.lastDayToCall(on: day)
    else { return nil }
    var planned = PlannedCall(
      call, last: last, isAssumed: candidate.isAssumed(last.cut), before: line.value,
      hasRoom: hasRoom)
    if planned.stake.value != nil, planned.worth == nil { planned.room = .notWorth }
    return planned
  }

  /// Gives the calls rooms, most worth first under their last days; as good as ``Scheduling`` finds.
  private func plan(_ calls: inout [Int: PlannedCall], _ free: [[Int]]) -> [Int] {
    var taken = staff.pools.map { _ in 0 }
    let worth = calls.compactMapValues(\.worth)
    guard staff.isBySkill else {
      for id in worth.keys { calls[id]?.room = .notAsked }
      return taken
    }
    let order = worth.keys.sorted { left, right in
      guard let a = calls[left], let b = calls[right], worth[left] == worth[right] else {
        return worth[left] ?? .zero > worth[right] ?? .zero
      }
      return a.lastDay == b.lastDay ? left < right : a.lastDay < b.lastDay
    }
    let weeks = rooms(order.compactMap { calls[$0] }, free)
    for (id, week) in zip(order, weeks) {
      calls[id]?.room =
        switch week {
        case nil: .none
        case 0: .thisWeek
        case .some(let week): .week(of: day.adding(days: 7 * week))
        }
      guard week == 0, let effort = calls[id]?.call.effort else { continue }
      taken = zip(taken, staff.demand([effort.skill: effort.minutes])).map { $0 + $1 }
    }
    return taken
  }

  /// The week of each call, the most worth first; `nil` without room.
  private func rooms(_ calls: [PlannedCall], _ free: [[Int]]) -> [Int?] {
    guard !calls.isEmpty else { return [] }
    let jobs = calls.enumerated().map { place, call in
      ScheduleProblem.Job(
        id: place, value: call.worth?.cents ?? 0,
        minutes: staff.demand([call.call.effort.skill: call.call.effort.minutes]),
        lastWeek: call.lastDay.days(since: day) / 7)
    }
    let horizon = min(jobs.map(\.lastWeek).max() ?? 0, max(jobs.count, staff.weeks.count))
    let capacity = (0...horizon).map { week in
      week < free.count ? free[week].map { max(0, $0) } : staff.minutes(inWeek: week)
    }
    return ScheduleProblem(of: jobs, capacity: capacity).plan().weeks
  }
}

extension Deferral {
  /// Somebody may still want to call about it.
  fileprivate var maySeeCall: Bool {
    switch self {
    case .outOfMinutes, .laterWeek, .deadlineUnconfirmed, .unknownValue, .costsMoreThanItBrings:
      true
    case .appealUnconfirmed, .reasonUnread, .putAside, .memberOnly, .nextLevelUnknown, .noStep,
      .billed, .sameService, .notOpen:
      false
    }
  }
}
