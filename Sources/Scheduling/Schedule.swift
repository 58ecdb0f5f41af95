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

  /// What all the refused lack together: so many more minutes of each pool, by week, and each of them
  /// fits beside everything accepted. Enough, and few rather than fewest: jobs are put one after
  /// another where they lack least.
  public func lackOfAll() -> [[Int]] {
    var free = free
    for index in problem.jobs.indices.sorted(by: { problem.jobs[$0].id < problem.jobs[$1].id }) {
      let job = problem.jobs[index]
      guard weeks[index] == nil, let lack = Self.lack(of: job, free) else { continue }
      for pool in job.minutes.indices { free[lack.week][pool] -= job.minutes[pool] }
    }
    return free.map { $0.map { max(0, -$0) } }
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
