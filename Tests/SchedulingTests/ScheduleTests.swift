import Scheduling
import Testing

struct ScheduleTests {
  @Test(arguments: [1, 2, 3], 1...3 as ClosedRange<UInt64>)
  func `is the best possible on small problems, as trying everything finds`(
    pools: Int, seed: UInt64
  ) throws {
    var random = SeededGenerator(state: seed)
    let recipe = Recipe(pools: pools)
    for _ in 0..<60 {
      let problem = try recipe.problem(&random)
      let plan = problem.plan()
      #expect(plan.isSound)
      #expect(plan.value == problem.bestByTrying())
      #expect(plan.isBest)
    }
  }

  @Test func `of equal work the most valuable is done first, whatever was planned before`() throws {
    let jobs = [300, 500, 400, 500].enumerated().map { place, value in
      ScheduleProblem.Job(id: place, value: value, minutes: [60], lastWeek: 3)
    }
    let problem = try ScheduleProblem(jobs: jobs, capacity: [[60], [60], [60], [60]])
    #expect(problem.plan().weeks == [3, 0, 2, 1])
    #expect(problem.plan(startingFrom: [0, 3, 1, 2]).weeks == [3, 0, 2, 1])
    let short = try ScheduleProblem(jobs: jobs, capacity: [[60], [60]])
    #expect(short.plan(startingFrom: [0, nil, 1, nil]).weeks == [nil, 0, nil, 1])
  }

  // Taken with no search to the end: the bound and the way there, held near where they were seen.
  @Test(arguments: [1, 2, 3])
  func `the bound holds without a search, and the plan is near the best`(pools: Int) throws {
    var random = SeededGenerator(state: 7)
    var (shares, bounds): ([Double], [Double]) = ([], [])
    for _ in 0..<300 {
      let problem = try Recipe(pools: pools).problem(&random)
      let plan = problem.plan(mostNodes: 0)
      let best = problem.bestByTrying()
      #expect(plan.isSound)
      #expect(plan.value <= best)
      #expect(plan.bound >= best)
      shares.append(best == 0 ? 1 : Double(plan.value) / Double(best))
      bounds.append(best == 0 ? 1 : Double(plan.bound) / Double(best))
    }
    let mean = shares.reduce(0, +) / 300
    print(
      "without search, \(pools) pools: mean \(mean), worst \(shares.min() ?? 0); bound over best: mean "
        + "\(bounds.reduce(0, +) / 300), worst \(bounds.max() ?? 0)")
    #expect(mean > 0.99)
    #expect(shares.min() ?? 0 > 0.8)
  }

  @Test(arguments: [1, 3], [12, 300, 1000])
  func `neither the order of the jobs nor ties change the schedule`(pools: Int, count: Int) throws {
    var random = SeededGenerator(state: UInt64(count))
    // Few values and lengths, so that there are many ties.
    var recipe = Recipe(jobs: count...count, pools: pools, staff: 300...600)
    recipe.length = 30
    let drawn = try recipe.problem(&random)
    let jobs = drawn.jobs.map { job in
      var job = job
      job.value = 1000 * (1 + job.value % 3)
      return job
    }
    let plan = try ScheduleProblem(jobs: jobs, capacity: drawn.capacity).plan()
    let shuffled = jobs.shuffled(using: &random)
    let again = try ScheduleProblem(jobs: shuffled, capacity: drawn.capacity).plan()
    #expect(plan.value == again.value && plan.bound == again.bound)
    let weeks = Dictionary(uniqueKeysWithValues: zip(jobs.map(\.id), plan.weeks))
    #expect(zip(shuffled, again.weeks).allSatisfy { weeks[$0.id] == $1 })
  }

  @Test(arguments: [1, 3])
  func `a large problem is nearly solved, and says how nearly`(pools: Int) throws {
    var random = SeededGenerator(state: 2026)
    let recipe = Recipe(
      jobs: 3000...3000, pools: pools, weeks: 26, staff: 1200...1200, minutes: 5...120)
    let plan = try recipe.problem(&random).plan()
    #expect(plan.isSound)
    print("3000 jobs, \(pools) pools: \(plan.thousandthsOfBest) thousandths of the best possible")
    #expect(plan.thousandthsOfBest >= (pools == 1 ? 999 : 990))
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `no refused job fits, and no later one fits into what the first week leaves`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(state: seed)
    for pools in [1, 3] {
      for _ in 0..<50 {
        let plan = try Recipe(jobs: 5...60, pools: pools).problem(&random).plan(mostNodes: 500)
        for (job, week) in zip(plan.problem.jobs, plan.weeks) where week != 0 {
          let weeks = week == nil ? 0...job.lastWeek : 0...0
          let fits = plan.free[weeks].contains { free in
            zip(job.minutes, free).allSatisfy { $0 <= $1 }
          }
          #expect(!fits)
        }
      }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `starting from a known schedule is never worse than it`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for _ in 0..<30 {
      let problem = try Recipe(jobs: 5...80, pools: 2).problem(&random)
      let known = problem.plan(mostNodes: 0)
      let more = try ScheduleProblem(
        jobs: problem.jobs, capacity: problem.capacity.map { $0.map { $0 + 15 } })
      #expect(more.plan(startingFrom: known.weeks, mostNodes: 0).value >= known.value)
    }
  }

  @Test func `pools that no job joins are planned apart`() throws {
    var random = SeededGenerator(state: 3)
    let one = try Recipe(jobs: 9...9).problem(&random)
    let other = try Recipe(jobs: 9...9).problem(&random)
    let jobs =
      one.jobs.map { job in
        ScheduleProblem.Job(
          id: job.id, value: job.value, minutes: [job.minutes[0], 0], lastWeek: job.lastWeek)
      }
      + other.jobs.map { job in
        ScheduleProblem.Job(
          id: 100 + job.id, value: job.value, minutes: [0, job.minutes[0]],
          lastWeek: job.lastWeek)
      }
    let both = try ScheduleProblem(
      jobs: jobs, capacity: zip(one.capacity, other.capacity).map { $0 + $1 })
    #expect(both.plan().value == one.plan().value + other.plan().value)
  }
}
