import Testing

@testable import Worklists

struct WeeklyPlanTests {
  typealias Job = WeeklyPlan.Job

  /// Jobs in the order of worth per minute.
  struct Case {
    var jobs: [Job]
    var worth: [Int]
    var minutes: Int

    init(_ random: inout SeededGenerator, equal: Bool = false) {
      minutes = Int.random(in: 60...200, using: &random)
      let length = Int.random(in: 10...60, using: &random)
      let drawn = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        let job = Job(
          minutes: equal ? length : Int.random(in: 10...120, using: &random),
          week: Int.random(in: 0...3, using: &random))
        return (job, Int.random(in: 100...20_000, using: &random))
      }.sorted { $0.1 * $1.0.minutes > $1.1 * $0.0.minutes }
      jobs = drawn.map(\.0)
      worth = drawn.map(\.1)
    }

    var plan: WeeklyPlan { WeeklyPlan(jobs, minutes: minutes) }

    /// The most dollars over every way to put jobs whole into weeks not after their own.
    func bestWorth() -> Int {
      var free = Array(repeating: minutes, count: 4)
      var best = 0
      func search(_ index: Int, _ sum: Int, _ rest: Int) {
        best = max(best, sum)
        guard index < jobs.count, sum + rest > best else { return }
        let left = rest - worth[index]
        for week in 0...jobs[index].week where free[week] >= jobs[index].minutes {
          free[week] -= jobs[index].minutes
          search(index + 1, sum + worth[index], left)
          free[week] += jobs[index].minutes
        }
        search(index + 1, sum, left)
      }
      search(0, 0, worth.reduce(0, +))
      return best
    }

    func worth(of plan: WeeklyPlan) -> Int {
      zip(worth, plan.weeks).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0) }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `no week is overfull, nothing is late, and no refused job would still fit`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for _ in 0..<100 {
      let example = Case(&random)
      let plan = example.plan
      var free = Array(repeating: example.minutes, count: 4)
      for (job, week) in zip(example.jobs, plan.weeks) {
        guard let week else { continue }
        #expect(week <= job.week)
        free[week] -= job.minutes
      }
      #expect(free.allSatisfy { $0 >= 0 })
      for (job, week) in zip(example.jobs, plan.weeks) where week == nil {
        #expect(free[0...job.week].allSatisfy { $0 < job.minutes })
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `nothing planned for later fits into what this week leaves`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for _ in 0..<100 {
      let example = Case(&random)
      let plan = example.plan
      #expect(plan.thisWeek.sorted() == example.jobs.indices.filter { plan.weeks[$0] == 0 })
      let used = plan.thisWeek.reduce(0) { $0 + example.jobs[$1].minutes }
      for (job, week) in zip(example.jobs, plan.weeks) where week.map({ $0 > 0 }) ?? false {
        #expect(used + job.minutes > example.minutes)
      }
    }
  }

  // With jobs of one length the feasible sets are a matroid: taking the best first is best.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `is the best possible when all jobs take equally long`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for _ in 0..<60 {
      let example = Case(&random, equal: true)
      #expect(example.worth(of: example.plan) == example.bestWorth())
    }
  }

  // The gap of a rule without exchanges, printed, and held near where it was seen (mean 0.990,
  // worst 0.688 with at most nine jobs, long beside the week), so that a change which widens it is noticed.
  @Test func `is within a few percent of exhaustive search on average`() {
    var random = SeededGenerator(state: 2026)
    var shares: [Double] = []
    for _ in 0..<400 {
      let example = Case(&random)
      let best = example.bestWorth()
      let worth = example.worth(of: example.plan)
      #expect(worth <= best)
      if best > 0 { shares.append(Double(worth) / Double(best)) }
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let worst = shares.min() ?? 0
    print("weekly plan against exhaustive search, \(shares.count): mean \(mean), worst \(worst)")
    #expect(mean > 0.98)
    #expect(worst > 0.65)
  }

  @Test(arguments: [1, 2, 7, 8, 37])
  func `the latest week with room is found as a plain search finds it`(weeks: Int) {
    var random = SeededGenerator(state: UInt64(weeks))
    var plain = Array(repeating: 100, count: weeks)
    var free = FreeMinutes(weeks: weeks, minutes: 100)
    for _ in 0..<500 {
      let week = Int.random(in: 0..<weeks, using: &random)
      let minutes = Int.random(in: -50...plain[week], using: &random)
      plain[week] -= minutes
      free.take(minutes, from: week)
      let last = Int.random(in: 0..<weeks, using: &random)
      let wanted = Int.random(in: 0...150, using: &random)
      let found = free.latestWeek(upTo: last, fitting: wanted)
      #expect(found == plain[0...last].lastIndex { $0 >= wanted })
    }
  }
}
