/// Jobs with a value, a last week and minutes of one or more pools of staff; weeks with so many
/// minutes of each pool.
///
/// Wanted are the jobs to accept and the week of each, so that
///
///     maximise Σⱼ vⱼ [j accepted],   Σ{j in week w} mⱼₖ ≤ Cᵥₖ (v = w) for every week w and pool k,
///
/// where an accepted job lies whole in one week not after its own last one. It is the problem
/// 1||ΣwⱼUⱼ by weeks and with several machines; with one week it is a knapsack, hence NP-hard.
public struct ScheduleProblem: Sendable, Hashable {
  public struct Job: Sendable, Hashable {
    /// Tells jobs apart. Among equals the lower number is preferred, and of later work the lower is
    /// done ahead first.
    public var id: Int
    /// What the job brings when it is done in time, in cents; at least 0.
    public var value: Int
    /// Minutes it takes of each pool; some above 0.
    public var minutes: [Int]
    /// The last week in which it may be worked; 0 is the first. Below 0 it is too late.
    public var lastWeek: Int

    public init(id: Int, value: Int, minutes: [Int], lastWeek: Int) {
      self.id = id
      self.value = value
      self.minutes = minutes
      self.lastWeek = lastWeek
    }
  }

  public let jobs: [Job]
  /// Minutes of each pool, by week.
  public let capacity: [[Int]]

  /// - Parameters:
  ///   - jobs: in any order; a job with a last week beyond those of `capacity` may be worked in all.
  ///   - capacity: weeks × pools, in minutes.
  /// - Throws: ``ScheduleError`` for no week or pool, negative numbers, a job of no minutes, a
  ///   number used twice, or values that together are beyond two million million dollars.
  public init(jobs: [Job], capacity: [[Int]]) throws(ScheduleError) {
    guard let pools = capacity.first?.count, pools > 0 else { throw .noStaff }
    for (week, minutes) in capacity.enumerated() {
      guard minutes.count == pools else { throw .unlikeWeeks(week: week) }
      guard minutes.allSatisfy({ $0 >= 0 }) else { throw .negativeStaff(week: week) }
    }
    var ids: Set<Int> = []
    var sum = 0
    for job in jobs {
      guard ids.insert(job.id).inserted else { throw .twice(job: job.id) }
      guard job.minutes.count == pools else { throw .unlikePools(job: job.id) }
      guard job.value >= 0, job.minutes.allSatisfy({ $0 >= 0 }) else {
        throw .negative(job: job.id)
      }
      guard job.minutes.contains(where: { $0 > 0 }) else { throw .noMinutes(job: job.id) }
      guard job.value <= Self.mostValue - sum else { throw .tooMuch }
      sum += job.value
    }
    self.jobs = jobs
    self.capacity = capacity
  }

  /// Jobs and minutes of a problem that was checked.
  init(checked jobs: [Job], capacity: [[Int]]) {
    self.jobs = jobs
    self.capacity = capacity
  }

  /// In cents; sums of values times ``WeekPrices/scale`` stay within 64 bits.
  static let mostValue = Int.max / 8 / WeekPrices.scale
}

/// Why a problem is refused.
public enum ScheduleError: Error, Sendable, Hashable {
  case noStaff
  case unlikeWeeks(week: Int)
  case negativeStaff(week: Int)
  case twice(job: Int)
  case unlikePools(job: Int)
  case negative(job: Int)
  case noMinutes(job: Int)
  case tooMuch
}

extension ScheduleError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noStaff: "a schedule has no week or no staff; give minutes of at least one pool"
    case .unlikeWeeks(let week): "week \(week): expected as many pools of staff as in week 0"
    case .negativeStaff(let week): "week \(week): expected minutes of 0 or more"
    case .twice(let job): "job \(job) occurs twice; give every job a number of its own"
    case .unlikePools(let job): "job \(job): expected minutes for each pool of staff"
    case .negative(let job): "job \(job): expected a value and minutes of 0 or more"
    case .noMinutes(let job): "job \(job): expected at least one minute of work"
    case .tooMuch: "the values of all jobs are too large to add up; give them in cents"
    }
  }
}
