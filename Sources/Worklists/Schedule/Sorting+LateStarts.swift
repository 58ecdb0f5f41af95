import Claims
import Scheduling

extension Worklist.Sorting {
  /// Where what a plan leaves can still start after its last safe start and go out by its last day.
  ///
  /// The plan itself counts on no such start, since a week's work may fall on any of its days. The most
  /// dollars a minute are served first, each in the first week with room; where none has any, planned work
  /// that is safe in another week makes room, as the list of that week would let it. This week is left as
  /// it is, and nothing falls out of the plan.
  ///
  /// - Returns: The weeks of the plan, in the order of the contenders, and by the place of the contender
  ///   the late starts, in weeks from the planned one.
  func lateStarts(_ schedule: Schedule, _ staff: Staff) -> (weeks: [Int?], late: [Int: Int]) {
    var rooms = Rooms(schedule, staff)
    var late: [Int: Int] = [:]
    for (place, contender) in contenders.enumerated() where schedule.weeks[place] == nil {
      let (first, last) = (week(contender.candidate) + 1, lastWeek(contender.candidate))
      guard first <= last else { continue }
      late[place] = rooms.take(staff.demand(contender.candidate.work), in: first...last)
    }
    return (rooms.weeks, late)
  }

  /// The last week on whose first day the work can begin and be ready by the last day.
  private func lastWeek(_ candidate: Candidate) -> Int {
    let days = candidate.lastStart.days(since: day)
    return days < 0 ? -1 : days / 7
  }
}

/// The minutes that a plan leaves in later weeks, and the work that can move between them.
private struct Rooms {
  private(set) var weeks: [Int?]
  private let jobs: [ScheduleProblem.Job]
  private let staff: Staff
  private var free: [[Int]]
  /// Places of the planned jobs by week, the longest safe last.
  private var planned: [Int: [Int]]
  /// How many moves may still be tried: a long list is not worth more.
  private var tries = 200_000

  init(_ schedule: Schedule, _ staff: Staff) {
    let jobs = schedule.problem.jobs
    (self.jobs, self.staff, free, weeks) = (jobs, staff, schedule.free, schedule.weeks)
    planned = Dictionary(grouping: jobs.indices.filter { schedule.weeks[$0] ?? 0 > 0 }) {
      schedule.weeks[$0] ?? 0
    }.mapValues { $0.sorted { (jobs[$0].lastWeek, $0) < (jobs[$1].lastWeek, $1) } }
  }

  /// The first week with room for so many minutes, else the first in which room can be made.
  mutating func take(_ demand: [Int], in range: ClosedRange<Int>) -> Int? {
    while free.count <= range.upperBound { free.append(staff.minutes(inWeek: free.count)) }
    let found = range.first { fits(demand, $0) } ?? range.first { makeRoom(demand, $0) }
    if let found { add(demand, to: found, sign: -1) }
    return found
  }

  private func fits(_ demand: [Int], _ week: Int) -> Bool {
    zip(demand, free[week]).allSatisfy { $0 <= $1 }
  }

  private mutating func add(_ demand: [Int], to week: Int, sign: Int) {
    for pool in demand.indices { free[week][pool] += sign * demand[pool] }
  }

  /// Moves planned work out of a week to where it is safe as well; undone where that is not enough.
  private mutating func makeRoom(_ demand: [Int], _ week: Int) -> Bool {
    let before = self
    for place in planned[week, default: []].reversed() {
      let job = jobs[place]
      let isOfUse = zip(zip(demand, free[week]), job.minutes).contains { $0.0 > $0.1 && $1 > 0 }
      guard isOfUse, let other = otherWeek(for: job, than: week) else { continue }
      add(job.minutes, to: week, sign: 1)
      add(job.minutes, to: other, sign: -1)
      weeks[place] = other
      planned[week]?.removeAll { $0 == place }
      planned[other, default: []].append(place)
      if fits(demand, week) { return true }
    }
    let left = tries
    self = before
    tries = left
    return false
  }

  private mutating func otherWeek(for job: ScheduleProblem.Job, than week: Int) -> Int? {
    guard tries > 0 else { return nil }
    let last = min(job.lastWeek, free.count - 1)
    guard last >= 1 else { return nil }
    tries -= last
    return (1...last).first { $0 != week && fits(job.minutes, $0) }
  }
}
