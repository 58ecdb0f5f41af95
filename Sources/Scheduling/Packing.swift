/// Jobs put into weeks, and the minutes that are left.
struct Packing {
  let instance: Instance
  /// The week of each job; -1 is refused.
  private(set) var weeks: [Int]
  /// Weeks × pools.
  private(set) var free: [Int]
  private(set) var value = 0

  init(_ instance: Instance) {
    self.instance = instance
    weeks = [Int](repeating: -1, count: instance.count)
    free = instance.capacity
  }

  func isAccepted(_ job: Int) -> Bool { weeks[job] >= 0 }

  func fits(_ job: Int, in week: Int) -> Bool {
    for pool in 0..<instance.pools
    where instance.minutes[job * instance.pools + pool] > free[week * instance.pools + pool] {
      return false
    }
    return true
  }

  /// Whether `job` would fit if `other`, which lies in the week, were taken out.
  func fits(_ job: Int, in week: Int, without other: Int) -> Bool {
    let pools = instance.pools
    for pool in 0..<pools {
      let room = free[week * pools + pool] + instance.minutes[other * pools + pool]
      if instance.minutes[job * pools + pool] > room { return false }
    }
    return true
  }

  /// The latest week, not after the job's last and not `excluded`, with room for it.
  func latestWeek(for job: Int, except excluded: Int = -1) -> Int? {
    var week = instance.lasts[job]
    while week >= 0 {
      if week != excluded, fits(job, in: week) { return week }
      week -= 1
    }
    return nil
  }

  mutating func put(_ job: Int, in week: Int) {
    weeks[job] = week
    value += instance.values[job]
    for pool in 0..<instance.pools {
      free[week * instance.pools + pool] -= instance.minutes[job * instance.pools + pool]
    }
  }

  mutating func remove(_ job: Int) {
    let week = weeks[job]
    weeks[job] = -1
    value -= instance.values[job]
    for pool in 0..<instance.pools {
      free[week * instance.pools + pool] += instance.minutes[job * instance.pools + pool]
    }
  }

  /// Puts each refused job, in the order given, into the latest week with room.
  mutating func fill(_ order: [Int]) {
    for job in order where !isAccepted(job) {
      if let week = latestWeek(for: job) { put(job, in: week) }
    }
  }

  /// Moves accepted jobs into the earliest week that has room, in their order, and fills what this has
  /// freed: no minute of a week is idle while a job of a later one could use it.
  mutating func workAhead(_ order: [Int]) {
    moveAhead()
    fill(order)
    moveAhead()
  }

  private mutating func moveAhead() {
    for week in 0..<(free.count / instance.pools) {
      for job in 0..<instance.count where weeks[job] > week && fits(job, in: week) {
        remove(job)
        put(job, in: week)
      }
    }
  }
}
