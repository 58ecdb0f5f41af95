/// Which jobs to accept, and which of them to do this week, when every week has the same minutes.
///
/// The problem is 1||ΣwⱼUⱼ: one worker, jobs of pⱼ minutes worth wⱼ dollars if begun in time, the
/// most dollars. A set of jobs can all be done in time exactly when, for every week k,
///
///     Σ { pⱼ : due in week k or before } ≤ (k + 1) × minutes
///
/// (work may run on from one week into the next). The rule takes jobs in the order given, dollars
/// per minute, and accepts each that keeps every one of these sums. No refused job can be added to
/// what it accepts, but exchanges of one large job for several small ones are not tried: it is a
/// lower bound of the best, exact when all jobs take equally long, since the feasible sets are then
/// a matroid.
///
/// Source: E. L. Lawler and J. M. Moore, "A functional equation and its application to resource
/// allocation and sequencing problems", *Management Science* 16 (1969).
struct WeeklyPlan {
  struct Job {
    var minutes: Int
    /// Weeks from now until the latest safe start; 0 is this week.
    var week: Int
  }

  /// Indices of jobs, each list in the order given.
  private(set) var dueThisWeek: [Int] = []
  /// Accepted, not due this week, but done in the minutes this week leaves.
  private(set) var workedAhead: [Int] = []
  /// Accepted and safe to leave for a later week.
  private(set) var later: [Int] = []
  private(set) var refused: [Int] = []

  /// - Complexity: O(n log n).
  init(_ jobs: [Job], minutes: Int) {
    let weeks = Set(jobs.map(\.week)).union([0]).sorted()
    let slots = Dictionary(uniqueKeysWithValues: weeks.enumerated().map { ($1, $0) })
    var free = CapacityTree(weeks.map { ($0 + 1) * minutes })
    var ahead: [(job: Int, slot: Int)] = []
    for (index, job) in jobs.enumerated() {
      let slot = slots[job.week, default: 0]
      let fits = job.minutes <= minutes && free.minimum(in: slot..<weeks.count) >= job.minutes
      guard fits else {
        refused.append(index)
        continue
      }
      free.take(job.minutes, from: slot..<weeks.count)
      if slot == 0 { dueThisWeek.append(index) } else { ahead.append((index, slot)) }
    }
    fillThisWeek(ahead, jobs, &free)
  }

  /// Work done now instead of in its own week takes minutes from the weeks before that one, and may
  /// only where those can spare them: what is left must still be done in time.
  private mutating func fillThisWeek(
    _ ahead: [(job: Int, slot: Int)], _ jobs: [Job], _ free: inout CapacityTree
  ) {
    for (index, slot) in ahead {
      let minutes = jobs[index].minutes
      if free.minimum(in: 0..<slot) >= minutes {
        free.take(minutes, from: 0..<slot)
        workedAhead.append(index)
      } else {
        later.append(index)
      }
    }
  }
}
