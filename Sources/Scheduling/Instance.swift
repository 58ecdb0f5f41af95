/// A problem laid out flat for the solver: jobs in the order of their numbers, those that cannot be
/// done at all left out.
struct Instance {
  let weeks: Int
  let pools: Int
  /// By job.
  let values: [Int]
  let lasts: [Int]
  /// Jobs × pools.
  let minutes: [Int]
  /// Weeks × pools.
  let capacity: [Int]
  /// Jobs with the same minutes share a profile.
  let profiles: [Int]
  /// Profiles × pools.
  let profileMinutes: [Int]
  /// Position of each job in the problem.
  let positions: [Int]

  var count: Int { values.count }

  /// - Parameters:
  ///   - problem: what is to be planned.
  ///   - all: positions of the jobs to take, in the order of their numbers.
  ///   - taken: the pools they need.
  ///   - mayRunOver: keep jobs longer than any week.
  init(
    _ problem: ScheduleProblem, positions all: [Int], pools taken: [Int], mayRunOver: Bool = false
  ) {
    let weeks = problem.capacity.count
    self.weeks = weeks
    pools = taken.count
    capacity = problem.capacity.flatMap { week in taken.map { week[$0] } }
    positions = all.filter { position in
      let job = problem.jobs[position]
      return job.value > 0 && job.lastWeek >= 0
        && (mayRunOver || Self.fitsSomeWeek(job, problem.capacity))
    }
    values = positions.map { problem.jobs[$0].value }
    lasts = positions.map { min(problem.jobs[$0].lastWeek, weeks - 1) }
    var known: [[Int]: Int] = [:]
    var profiles: [Int] = []
    var profileMinutes: [Int] = []
    for position in positions {
      let own = taken.map { problem.jobs[position].minutes[$0] }
      if let profile = known[own] {
        profiles.append(profile)
      } else {
        profiles.append(known.count)
        known[own] = known.count
        profileMinutes += own
      }
    }
    self.profiles = profiles
    self.profileMinutes = profileMinutes
    let pools = taken.count
    minutes = profiles.flatMap { profileMinutes[($0 * pools)..<(($0 + 1) * pools)] }
  }

  private static func fitsSomeWeek(_ job: ScheduleProblem.Job, _ capacity: [[Int]]) -> Bool {
    capacity[0...min(job.lastWeek, capacity.count - 1)].contains { week in
      zip(job.minutes, week).allSatisfy { $0 <= $1 }
    }
  }

  /// Σ minutes of a job over pools.
  func work(_ job: Int) -> Int {
    var sum = 0
    for pool in 0..<pools { sum += minutes[job * pools + pool] }
    return sum
  }

  /// Jobs with the most value per unit of `cost` first, then in their order.
  func order(byValuePer cost: (Int) -> Int) -> [Int] {
    let ratios = values.indices.map { job in
      let cost = cost(job)
      return cost > 0 ? Double(values[job]) / Double(cost) : .infinity
    }
    return values.indices.sorted {
      ratios[$0] == ratios[$1] ? $0 < $1 : ratios[$0] > ratios[$1]
    }
  }
}
