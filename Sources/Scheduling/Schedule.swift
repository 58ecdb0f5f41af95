/// The week of each job, what they bring together, and what no schedule can exceed.
public struct Schedule: Sendable, Hashable {
  public let problem: ScheduleProblem
  /// The week of each job, in the order of ``ScheduleProblem/jobs``; `nil` is refused.
  public let weeks: [Int?]
  /// Σ value of the accepted, in cents.
  public let value: Int
  /// No schedule brings more, in cents: proven, by prices (``WeekPrices``), by work that may run over
  /// (``RunningOver``) or by search (``ExactSearch``).
  public let bound: Int
  /// Minutes left of each pool, by week.
  public let free: [[Int]]

  init(_ problem: ScheduleProblem, weeks: [Int?], bound: Int) {
    self.problem = problem
    self.weeks = weeks
    var free = problem.capacity
    var value = 0
    for (job, week) in zip(problem.jobs, weeks) {
      guard let week else { continue }
      value += job.value
      for pool in job.minutes.indices { free[week][pool] -= job.minutes[pool] }
    }
    self.value = value
    self.free = free
    self.bound = max(bound, value)
  }

  /// No schedule brings more.
  public var isBest: Bool { value == bound }

  /// ``value`` over ``bound`` in thousandths, rounded down: it is at least so much of the best
  /// possible.
  public var thousandthsOfBest: Int {
    bound == 0 ? 1000 : Int(Int128(value) * 1000 / Int128(bound))
  }

  /// What a refused job lacks: the minutes of each pool that would have to be added to one week for
  /// it to fit there beside everything accepted, in the week where they are fewest, the latest of
  /// such.
  ///
  /// - Returns: `nil` for a job that is accepted or too late in the first week.
  public func lack(ofJobAt index: Int) -> Lack? {
    guard weeks[index] == nil else { return nil }
    return Self.lack(of: problem.jobs[index], free)
  }

  /// What refused jobs lack together: with so many more minutes each of them fits beside everything
  /// accepted. Enough, and few rather than fewest: jobs are put one after another, in this order, where
  /// they lack least.
  public func lackTogether(ofJobsAt order: [Int]) -> JointLack {
    var free = free
    var sums = problem.capacity[0].map { _ in 0 }
    let running = order.map { index in
      let job = problem.jobs[index]
      guard weeks[index] == nil, let lack = Self.lack(of: job, free) else { return sums }
      for pool in job.minutes.indices {
        sums[pool] -= max(0, -free[lack.week][pool])
        free[lack.week][pool] -= job.minutes[pool]
        sums[pool] += max(0, -free[lack.week][pool])
      }
      return sums
    }
    return JointLack(byWeek: free.map { $0.map { max(0, -$0) } }, running: running)
  }

  public struct JointLack: Sendable, Hashable {
    /// So many more minutes by week and pool for all of them.
    public let byWeek: [[Int]]
    /// After each job, what it and those before it take, by pool over all weeks.
    public let running: [[Int]]
  }

  public struct Lack: Sendable, Hashable {
    public let week: Int
    /// By pool.
    public let minutes: [Int]
  }

  private static func lack(of job: ScheduleProblem.Job, _ free: [[Int]]) -> Lack? {
    var least: Lack?
    for week in stride(from: min(job.lastWeek, free.count - 1), through: 0, by: -1) {
      // What earlier jobs have added already is used up.
      let minutes = zip(job.minutes, free[week]).map { $0 > 0 ? max(0, $0 - max(0, $1)) : 0 }
      if minutes.reduce(0, +) < least?.minutes.reduce(0, +) ?? .max {
        least = Lack(week: week, minutes: minutes)
      }
    }
    return least
  }
}
