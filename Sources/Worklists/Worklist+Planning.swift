import Claims
import Scheduling

extension Worklist.Sorting {
  /// Gives out the minutes, and says of every contender where it went and why.
  mutating func plan(
    startingFrom known: [Int: Int]?
  ) -> (selected: [Line], deferred: [Deferred], plan: Worklist.Plan) {
    sortContenders()
    let taken = drawn.reduce(pinnedDemand) {
      zip($0, staff.demand($1.candidate.work)).map { $0 + $1 }
    }
    let schedule = schedule(staff, without: taken, startingFrom: known)
    let first = firstRefused(schedule)
    let thisWeek = contenders.indices.filter { schedule.weeks[$0] == 0 }
    let chosen = workOrder(thisWeek).enumerated().map { place, index in
      line(index, rank: place + 1, [startReason(index), merit(index)] + ahead(index, of: first))
    }
    let refused = contenders.indices.filter { schedule.weeks[$0] == nil }
    let starts = lateStarts(schedule, staff)
    let late = starts.late
    let later = contenders.indices.filter { schedule.weeks[$0].map { $0 > 0 } ?? false }
    let deferred =
      refused.enumerated().map { place, index in
        let line = line(
          index, rank: place + 1,
          noRoom(index, schedule) + lateReason(index, late) + [merit(index)])
        return Deferred(reason: .outOfMinutes, line: line)
      }
      + later.enumerated().map { place, index in
        let safe = Reason.safeUntil(contenders[index].candidate.latestSafeStart)
        let line = line(index, rank: place + 1, [safe, merit(index)])
        return Deferred(reason: .laterWeek, line: line)
      }
    let selected = Self.renumbered(pinnedLines() + withDrawn(chosen))
    let said = withCalls(
      selected, deferred + settledDeferrals(), free: starts.free,
      late: Set(late.keys.map { contenders[$0].candidate.id }))
    let plan = summary(schedule, selected, starts, ofCalls: said.minutes)
    return (said.selected, said.deferred, plan)
  }

  /// What is due within the week by its deadline, so that the day it is due on is kept; then the
  /// rest as planned: what must start this week, then what is done ahead.
  private func workOrder(_ planned: [Int]) -> [Int] {
    let isDue = { (index: Int) in
      contenders[index].candidate.deadline.alarm.days(since: day) <= 7
    }
    let rest = planned.filter { !isDue($0) }
    return planned.filter(isDue).sorted {
      Self.isEarlier(contenders[$0].candidate, contenders[$1].candidate)
    } + rest.filter { week(contenders[$0].candidate) == 0 }
      + rest.filter { week(contenders[$0].candidate) > 0 }
  }

  /// Those set aside for a reason of their own, the earliest latest safe start first.
  private func settledDeferrals() -> [Deferred] {
    Deferral.allCases.flatMap { reason in
      Self.lines(aside[reason] ?? []).map { Deferred(reason: reason, line: $0) }
    }
  }

  static func lines(_ placed: [Placed]) -> [Line] {
    let order = placed.indices.sorted { left, right in
      let a = placed[left].candidate.latestSafeStart
      let b = placed[right].candidate.latestSafeStart
      return a == b ? isEarlier(placed[left].candidate, placed[right].candidate) : a < b
    }
    return order.enumerated().map { place, index in
      Line(
        rank: place + 1, candidate: placed[index].candidate, value: placed[index].value,
        reasons: placed[index].reasons)
    }
  }

  private func line(_ index: Int, rank: Int, _ reasons: [Reason]) -> Line {
    let contender = contenders[index]
    return Line(
      rank: rank, candidate: contender.candidate,
      value: .estimated(contender.arithmetic, basis: Arithmetic.basis),
      reasons: self.reasons(reasons, of: contender.candidate))
  }

  private func startReason(_ index: Int) -> Reason {
    let candidate = contenders[index].candidate
    let start = candidate.latestSafeStart
    if start < day { return .overdue(since: start) }
    return week(candidate) == 0 ? .mustStart(by: start) : .workedAhead(safeUntil: start)
  }

  private func lateReason(_ index: Int, _ late: [Int: Int]) -> [Reason] {
    late[index].map { week in
      [.lateStart(weekOf: day.adding(days: 7 * week), by: contenders[index].candidate.lastStart)]
    } ?? []
  }

  private func merit(_ index: Int) -> Reason {
    .merit(
      place: index + 1, of: contenders.count,
      perHour: contenders[index].arithmetic.expectedNetPerHour)
  }

  /// For each pool the best contender left for want of its minutes.
  private func firstRefused(_ schedule: Schedule) -> [Int?] {
    staff.pools.indices.map { pool in
      contenders.indices.first { index in
        schedule.weeks[index] == nil && staff.demand(contenders[index].candidate.work)[pool] > 0
      }
    }
  }

  private func ahead(_ index: Int, of first: [Int?]) -> [Reason] {
    let demand = staff.demand(contenders[index].candidate.work)
    let rivals = zip(demand, first).compactMap { $0 > 0 ? $1 : nil }
    guard let left = rivals.min(), index < left else { return [] }
    let other = contenders[left]
    return [.ahead(ofDenial: other.candidate.id, perHour: other.arithmetic.expectedNetPerHour)]
  }

  private func noRoom(_ index: Int, _ schedule: Schedule) -> [Reason] {
    let candidate = contenders[index].candidate
    let demand = staff.demand(candidate.work)
    let weeks = schedule.problem.capacity[0...min(week(candidate), schedule.free.count - 1)]
    var reasons: [Reason] = []
    let most = demand.indices.map { pool in weeks.map { $0[pool] }.max() ?? 0 }
    if let pool = demand.indices.first(where: { demand[$0] > most[$0] }) {
      reasons.append(
        .longerThanAWeek(
          Staff.Amount(pool: staff.pools[pool], minutes: demand[pool]), week: most[pool]))
    } else {
      reasons.append(
        .noRoom(staff.amounts(demand), by: max(candidate.latestSafeStart, day)))
    }
    guard let lack = schedule.lack(ofJobAt: index) else { return reasons }
    let start = day.adding(days: 7 * lack.week)
    return reasons + [.savedBy(staff.amounts(lack.minutes), weekOf: start)]
  }
}
