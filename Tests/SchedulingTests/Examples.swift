import Scheduling

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// How random problems look.
struct Recipe {
  var jobs = 1...9
  var pools = 1
  var weeks = 4
  /// Minutes of a pool in a week.
  var staff = 60...200
  /// Minutes of a job.
  var minutes = 10...120
  /// All jobs take this long.
  var length: Int?

  func problem(_ random: inout SeededGenerator) throws -> ScheduleProblem {
    let capacity = (0..<weeks).map { _ in
      (0..<pools).map { _ in Int.random(in: staff, using: &random) }
    }
    let jobs = (0..<Int.random(in: jobs, using: &random)).map { id in
      ScheduleProblem.Job(
        id: id, value: Int.random(in: 100...20_000, using: &random),
        minutes: minutes(&random), lastWeek: Int.random(in: 0..<weeks, using: &random))
    }
    return try ScheduleProblem(jobs: jobs, capacity: capacity)
  }

  /// Most jobs take one pool, some several.
  private func minutes(_ random: inout SeededGenerator) -> [Int] {
    let main = Int.random(in: 0..<pools, using: &random)
    return (0..<pools).map { pool in
      guard pool == main || Int.random(in: 0..<4, using: &random) == 0 else { return 0 }
      return length ?? Int.random(in: minutes, using: &random)
    }
  }
}

extension ScheduleProblem {
  /// The most value over every way to put jobs whole into weeks not after their own.
  func bestByTrying() -> Int {
    var free = capacity
    var best = 0
    func search(_ index: Int, _ sum: Int, _ rest: Int) {
      best = max(best, sum)
      guard index < jobs.count, sum + rest > best else { return }
      let job = jobs[index]
      for week in 0...min(job.lastWeek, capacity.count - 1)
      where zip(job.minutes, free[week]).allSatisfy({ $0 <= $1 }) {
        for pool in job.minutes.indices { free[week][pool] -= job.minutes[pool] }
        search(index + 1, sum + job.value, rest - job.value)
        for pool in job.minutes.indices { free[week][pool] += job.minutes[pool] }
      }
      search(index + 1, sum, rest - job.value)
    }
    search(0, 0, jobs.reduce(0) { $0 + $1.value })
    return best
  }
}

extension Schedule {
  /// No week overfull, nothing late, and the sums right.
  var isSound: Bool {
    var left = problem.capacity
    var sum = 0
    for (job, week) in zip(problem.jobs, weeks) {
      guard let week else { continue }
      guard week <= job.lastWeek else { return false }
      sum += job.value
      for pool in job.minutes.indices { left[week][pool] -= job.minutes[pool] }
    }
    return left == free && left.allSatisfy { $0.allSatisfy { $0 >= 0 } } && sum == value
      && value <= bound
  }
}
