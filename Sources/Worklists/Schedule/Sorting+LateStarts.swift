import Claims
import Scheduling

extension Worklist.Sorting {
  /// Where what a plan leaves can still start after its last safe start and go out by its last day.
  ///
  /// The plan itself counts on no such start, since a week's work may fall on any of its days. Of the
  /// minutes it leaves free, the most dollars a minute are served first, each in the first week with
  /// room; nothing that the plan holds is moved.
  ///
  /// - Returns: By the place of the contender, weeks from the planned one.
  func lateStarts(_ schedule: Schedule, _ staff: Staff) -> [Int: Int] {
    var free = schedule.free
    var late: [Int: Int] = [:]
    for (place, contender) in contenders.enumerated() where schedule.weeks[place] == nil {
      let demand = staff.demand(contender.candidate.work)
      let (first, last) = (week(contender.candidate) + 1, lastWeek(contender.candidate))
      guard first <= last else { continue }
      let found = (first...last).first { week in
        while free.count <= week { free.append(staff.minutes(inWeek: free.count)) }
        return zip(demand, free[week]).allSatisfy { $0 <= $1 }
      }
      guard let found else { continue }
      late[place] = found
      for pool in demand.indices { free[found][pool] -= demand[pool] }
    }
    return late
  }

  /// The last week on whose first day the work can begin and be ready by the last day.
  private func lastWeek(_ candidate: Candidate) -> Int {
    let days = candidate.lastStart.days(since: day)
    return days < 0 ? -1 : days / 7
  }
}
