import Statistics

/// Drawn recoveries by the period in which they come, each case's period drawn in every draw from its
/// ``RecoverableCase/timing``.
struct PeriodTotals {
  /// By period, then draw, in cents.
  private(set) var periods: [[Double]]
  /// Σ mean × share of the period, in cents.
  private(set) var expected: [Double]
  private(set) var untimed: [Double]
  private(set) var expectedUntimed = 0.0
  private(set) var hasUntimed = false

  init(_ terms: [OpenInventory.Term], drawCount: Int) {
    let count = terms.map(\.source.timing.count).max() ?? 0
    untimed = [Double](repeating: 0, count: drawCount)
    periods = [[Double]](repeating: untimed, count: count)
    expected = [Double](repeating: 0, count: count)
  }

  mutating func add(_ drawn: [Double], of each: RecoverableCase, root: RandomSource) {
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    guard !each.timing.isEmpty else {
      hasUntimed = true
      expectedUntimed += mean
      untimed.add(drawn)
      return
    }
    for (period, share) in each.timing.enumerated() { expected[period] += mean * share }
    var random = root.stream(SharedDraws.timeLabel(each))
    for draw in drawn.indices {
      // Drawn though nothing comes, so that the numbers stay in step between settings.
      let period = Self.period(random.uniform(), each.timing)
      periods[period][draw] += drawn[draw]
    }
  }

  /// The period in which the cumulated shares pass u; never one without a share.
  private static func period(_ u: Double, _ timing: [Double]) -> Int {
    var (sum, last) = (0.0, 0)
    for (period, share) in timing.enumerated() where share > 0 {
      sum += share
      last = period
      if u < sum { return period }
    }
    return last
  }
}

extension [Double] {
  /// Adds draw by draw.
  mutating func add(_ other: [Double]) {
    for draw in indices { self[draw] += other[draw] }
  }
}
