/// The most value when work of one pool may run over from a week into the next: each set of jobs is
/// possible whose minutes with a last week up to w fit into all the weeks up to w together.
///
/// That is the problem 1||ΣwⱼUⱼ with due days at the weeks' ends. Nothing that keeps jobs whole in a
/// week brings more, so it bounds ``ScheduleProblem`` more closely than prices do.
///
/// Source: E. L. Lawler and J. M. Moore, "A functional equation and its application to resource
/// allocation and sequencing problems", *Management Science* 16 (1969).
struct RunningOver {
  /// - Complexity: O(n Σ capacity), both divided by what all minutes have in common.
  static func mostValue(_ instance: Instance) -> Int {
    let unit = max(1, instance.minutes.reduce(0, greatestCommonDivisor))
    var ends: [Int] = []
    for minutes in instance.capacity { ends.append((ends.last ?? 0) + minutes) }
    // Minutes of whole jobs are multiples of the unit, so the rest of an end is of no use.
    ends = ends.map { $0 / unit }
    var best = [Int](repeating: 0, count: (ends.last ?? 0) + 1)
    let order = instance.values.indices.sorted {
      (instance.lasts[$0], $0) < (instance.lasts[$1], $1)
    }
    for job in order {
      let minutes = instance.minutes[job] / unit
      for used in stride(from: ends[instance.lasts[job]], through: minutes, by: -1) {
        best[used] = max(best[used], best[used - minutes] + instance.values[job])
      }
    }
    return best.max() ?? 0
  }

  /// Whether ``mostValue(_:)`` is a matter of a moment.
  static func isQuick(_ instance: Instance) -> Bool {
    guard instance.pools == 1 else { return false }
    let unit = max(1, instance.minutes.reduce(0, greatestCommonDivisor))
    return instance.count * (instance.capacity.reduce(0, +) / unit) <= 20_000_000
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b > 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension ScheduleProblem {
  /// The most value, in cents, when work may run over from a week into the next: 1||ΣwⱼUⱼ.
  ///
  /// - Precondition: there is one pool.
  public var mostValueRunningOver: Int {
    precondition(capacity[0].count == 1, "work that runs over is solved for one pool of staff")
    let positions = jobs.indices.sorted { jobs[$0].id < jobs[$1].id }
    return RunningOver.mostValue(
      Instance(self, positions: positions, pools: [0], mayRunOver: true))
  }
}
