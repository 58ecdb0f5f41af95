import Scheduling

extension ScheduleProblem {
  /// What to work in the first week where a minute of later weeks has a price: the jobs that are worth most
  /// now (``ArrivingWork``) within its minutes.
  ///
  /// - Parameters:
  ///   - prices: of each pool.
  ///   - free: a schedule with later minutes for nothing, which holds for pools without a price.
  ///   - mostNodes: how far a small part is searched.
  /// - Returns: Places in ``jobs``; `nil` where no pool has a price.
  func firstWeek(
    at prices: [MinutePrice], _ free: Schedule, mostNodes: Int = 100_000
  ) -> Set<Int>? {
    guard prices.contains(where: \.isAboveZero) else { return nil }
    let priced = jobs.indices.filter { place in
      zip(jobs[place].minutes, prices).contains { $0 > 0 && $1.isAboveZero }
    }
    let chosen = ScheduleProblem(
      of: priced.map { worthNow(of: jobs[$0], prices) }, capacity: [capacity[0]]
    ).plan(startingFrom: priced.map { free.weeks[$0] == 0 ? 0 : nil }, mostNodes: mostNodes)
    let first = Set(zip(priced, chosen.weeks).filter { $0.1 == 0 }.map(\.0))
    let others = Set(jobs.indices).subtracting(priced).filter { free.weeks[$0] == 0 }
    return first.union(others)
  }

  /// The same job for the first week alone, at what is lost by not working it then.
  private func worthNow(of job: Job, _ prices: [MinutePrice]) -> Job {
    var now = job
    now.lastWeek = 0
    let later = zip(job.minutes, prices).reduce(0) { $0 + $1.1.cents(of: $1.0) }
    if job.lastWeek > 0, job.value > later {
      let risk = zip(job.minutes, prices).map { $0 > 0 ? $1.risk : 0 }.max() ?? 0
      now.value = later + (job.value - later) * risk / 1000
    }
    return now
  }

  /// Of candidates, which have been checked.
  init(of jobs: [Job], capacity: [[Int]]) {
    do { try self.init(jobs: jobs, capacity: capacity) } catch {
      preconditionFailure("candidates have been checked, but: \(error)")
    }
  }
}
