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
  func lateStarts(_ schedule: Schedule, _ staff: Staff) -> LateStarts {
    var rooms = Rooms(schedule, staff)
    var late: [Int: Int] = [:]
    for (place, contender) in contenders.enumerated() where schedule.weeks[place] == nil {
      let (first, last) = (week(contender.candidate) + 1, lastWeek(contender.candidate))
      guard first <= last else { continue }
      late[place] = rooms.take(staff.demand(contender.candidate.work), in: first...last)
    }
    return LateStarts(late: late, weeks: rooms.weeks, free: rooms.free)
  }

  /// The last week on whose first day the work can begin and be ready by the last day.
  private func lastWeek(_ candidate: Candidate) -> Int {
    let days = candidate.lastStart.days(since: day)
    return days < 0 ? -1 : days / 7
  }
}

/// What starts late, and the plan with room made for it.
struct LateStarts {
  /// By the place of the contender, weeks from the planned one.
  let late: [Int: Int]
  /// The weeks of the plan, in the order of the contenders.
  let weeks: [Int?]
  /// Minutes left of each pool beside both, by week.
  let free: [[Int]]
}

/// The minutes that a plan leaves in later weeks, and the work that can move between them.
private struct Rooms {
  private(set) var weeks: [Int?]
  private let jobs: [ScheduleProblem.Job]
  private let staff: Staff
  private(set) var free: [[Int]]
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

  private mutating func move(_ place: Int, from week: Int, to other: Int) {
    add(jobs[place].minutes, to: week, sign: 1)
    add(jobs[place].minutes, to: other, sign: -1)
  }

  /// Moves planned work out of a week to where it is safe as well; undone where that is not enough.
  private mutating func makeRoom(_ demand: [Int], _ week: Int) -> Bool {
    var moved: [(place: Int, week: Int)] = []
    for place in planned[week, default: []].reversed() where tries > 0 {
      let minutes = jobs[place].minutes
      let isOfUse = zip(zip(demand, free[week]), minutes).contains { $0.0 > $0.1 && $1 > 0 }
      guard isOfUse, let other = otherWeek(for: jobs[place], than: week) else { continue }
      move(place, from: week, to: other)
      moved.append((place, other))
      guard fits(demand, week) else { continue }
      settle(moved, outOf: week)
      return true
    }
    for (place, other) in moved.reversed() { move(place, from: other, to: week) }
    return false
  }

  private mutating func settle(_ moved: [(place: Int, week: Int)], outOf week: Int) {
    let gone = Set(moved.map(\.place))
    planned[week]?.removeAll(where: gone.contains)
    for (place, other) in moved {
      weeks[place] = other
      planned[other, default: []].append(place)
    }
  }

  private mutating func otherWeek(for job: ScheduleProblem.Job, than week: Int) -> Int? {
    let last = min(job.lastWeek, free.count - 1)
    guard last >= 1 else { return nil }
    tries -= last
    return (1...last).first { $0 != week && fits(job.minutes, $0) }
  }
}
