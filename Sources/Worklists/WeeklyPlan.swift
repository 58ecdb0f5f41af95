/// Which jobs to accept, and which of them to do this week, when every week has the same minutes.
///
/// The problem is 1||ΣwⱼUⱼ by weeks: jobs of pⱼ minutes, worth wⱼ dollars when begun in time, as many
/// dollars as possible; a job lies whole in one week, so that a week's list is a week's work. The
/// rule:
///
/// 1. take jobs in the order given, dollars per minute, and put each into the latest week, not after
///    its own, with enough minutes left; one that fits nowhere is refused;
/// 2. fill the minutes this week still has with accepted jobs of later weeks, in the same order;
/// 3. try the refused again, for the minutes this has freed.
///
/// So no week is overfull, everything accepted is in time, and no refused job fits into what any of
/// its weeks has left. Exchanges of one job for others are not tried, so the dollars are a lower
/// bound of the best possible. With jobs of one length they are the best: the sets of jobs that can
/// be done in time are then a matroid, on which taking the best first is optimal.
///
/// Source of the problem and of its exact solution, O(n Σp): E. L. Lawler and J. M. Moore, "A
/// functional equation and its application to resource allocation and sequencing problems",
/// *Management Science* 16 (1969).
struct WeeklyPlan {
  struct Job {
    var minutes: Int
    /// Weeks from now until the latest safe start; 0 is this week.
    var week: Int
  }

  /// The week of each job in the order given; `nil` is refused.
  private(set) var weeks: [Int?]
  /// Indices of this week's jobs: those no later week has room for, then those done ahead, each in
  /// the order given.
  private(set) var thisWeek: [Int]

  /// - Complexity: O(n log n).
  init(_ jobs: [Job], minutes: Int) {
    // As many weeks as jobs hold every job that fits a week at all.
    let horizon = min(jobs.map(\.week).max() ?? 0, jobs.count)
    var free = FreeMinutes(weeks: horizon + 1, minutes: minutes)
    weeks = Array(repeating: nil, count: jobs.count)
    thisWeek = []
    func place(_ index: Int) -> Int? {
      let week = free.latestWeek(
        upTo: min(jobs[index].week, horizon), fitting: jobs[index].minutes)
      if let week { free.take(jobs[index].minutes, from: week) }
      return week
    }
    for index in jobs.indices { weeks[index] = place(index) }
    thisWeek = jobs.indices.filter { weeks[$0] == 0 }
    for index in jobs.indices {
      guard let week = weeks[index], week > 0, jobs[index].minutes <= free[0] else { continue }
      free.take(-jobs[index].minutes, from: week)
      free.take(jobs[index].minutes, from: 0)
      weeks[index] = 0
      thisWeek.append(index)
    }
    for index in jobs.indices where weeks[index] == nil { weeks[index] = place(index) }
  }
}
