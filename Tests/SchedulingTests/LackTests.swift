import Scheduling
import Testing

/// What would have saved the jobs that fall off.
struct LackTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `with the minutes it lacks a refused job fits beside the others`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<15 {
      let plan = try Recipe(jobs: 5...40, pools: 2).problem(&random).plan(mostNodes: 500)
      for (index, job) in plan.problem.jobs.enumerated() where plan.weeks[index] == nil {
        let lack = try #require(plan.lack(ofJobAt: index))
        #expect(lack.week <= job.lastWeek)
        #expect(lack.minutes.reduce(0, +) > 0)
        let room = zip(plan.free[lack.week], lack.minutes).map { $0 + $1 }
        #expect(zip(job.minutes, room).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `with what all lack together nothing falls off`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<15 {
      let problem = try Recipe(jobs: 5...40, pools: 2).problem(&random)
      let plan = problem.plan(mostNodes: 500)
      let lack = plan.lackTogether(ofJobsAt: Array(problem.jobs.indices))
      let more = zip(problem.capacity, lack.byWeek).map { zip($0, $1).map { $0 + $1 } }
      let all = try ScheduleProblem(jobs: problem.jobs, capacity: more)
      // Enough by construction; the planner may miss it, but not by much.
      let worth = problem.jobs.reduce(0) { $0 + $1.value }
      let saved = all.plan(startingFrom: plan.weeks, mostNodes: 500)
      #expect(saved.isSound)
      #expect(saved.value * 100 >= worth * 95)
    }
  }

  @Test func `minutes that save one of two save one, and the sum says what saves both`() throws {
    // Two hours of work, one of them there: each alone lacks an hour, both lack two.
    let jobs = (0..<3).map {
      ScheduleProblem.Job(id: $0, value: 300 - 100 * $0, minutes: [60], lastWeek: 0)
    }
    let plan = try ScheduleProblem(jobs: jobs, capacity: [[60]]).plan()
    #expect([1, 2].map { plan.lack(ofJobAt: $0)?.minutes } == [[60], [60]])
    let lack = plan.lackTogether(ofJobsAt: [1, 2])
    #expect(lack.running == [[60], [120]] && lack.byWeek == [[120]])
    // What is accepted lacks nothing.
    #expect(plan.lackTogether(ofJobsAt: [0]).running == [[0]])
  }

  @Test func `a job that is accepted, or too late, lacks nothing that staff could give`() throws {
    let jobs = [
      ScheduleProblem.Job(id: 0, value: 100, minutes: [30], lastWeek: 0),
      ScheduleProblem.Job(id: 1, value: 100, minutes: [30], lastWeek: -1),
    ]
    let plan = try ScheduleProblem(jobs: jobs, capacity: [[60]]).plan()
    #expect(plan.weeks == [0, nil])
    #expect(plan.lack(ofJobAt: 0) == nil && plan.lack(ofJobAt: 1) == nil)
  }
}
