import Scheduling
import Testing

/// Schedules whose first week was chosen before.
struct FirstWeekTests {
  private func problem(_ count: Int, seed: UInt64) throws -> ScheduleProblem {
    var random = SeededGenerator(state: seed)
    let jobs = (0..<count).map { id in
      ScheduleProblem.Job(
        id: id, value: Int.random(in: 0...900, using: &random),
        minutes: [Int.random(in: 1...30, using: &random)],
        lastWeek: Int.random(in: 0...3, using: &random))
    }
    return try ScheduleProblem(jobs: jobs, capacity: [[60], [40], [50], [45]])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the first week holds what was chosen, and no week more than it can`(seed: UInt64) throws {
    let problem = try problem(24, seed: seed)
    let free = problem.plan()
    let first = Set(problem.jobs.indices.filter { free.weeks[$0] == 0 }.dropFirst())
    let plan = problem.plan(firstWeek: first, startingFrom: free)
    #expect(Set(problem.jobs.indices.filter { plan.weeks[$0] == 0 }) == first)
    #expect(plan.free.allSatisfy { $0[0] >= 0 })
    #expect(
      zip(problem.jobs, plan.weeks).allSatisfy { job, week in
        week.map { $0 <= job.lastWeek } ?? true
      })
    #expect(plan.value <= free.bound, "no first week brings more")
  }

  @Test func `with the best first week it is the best schedule`() throws {
    let problem = try problem(10, seed: 7)
    let best = problem.plan()
    let first = Set(problem.jobs.indices.filter { best.weeks[$0] == 0 })
    #expect(best.isBest && problem.plan(firstWeek: first, startingFrom: best).value == best.value)
  }
}
