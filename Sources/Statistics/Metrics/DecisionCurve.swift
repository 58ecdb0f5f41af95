/// The net benefit of acting on a model, over the thresholds at which one might act.
public struct DecisionCurve: Sendable, Hashable, Codable {
  public struct Point: Sendable, Hashable, Codable {
    /// t: one acts where p ≥ t, because a loss is then t/(1 − t) times a gain.
    public let threshold: Double
    /// Of acting where the model says so.
    public let model: Double
    /// Of acting always. Of never acting it is 0.
    public let all: Double

    /// Whether the model is worth more than the better of acting always and never.
    public var isUseful: Bool { model > max(0, all) }
  }

  /// In the order of the thresholds given.
  public let points: [Point]
}

extension ScoredOutcomes {
  /// The decision curve
  ///
  ///     net benefit(t) = (true positives)/n − (false positives)/n · t/(1 − t)
  ///
  /// in units of events gained per row. It holds one price for all rows: where values differ,
  /// ask ``WorkItems`` for net value instead.
  ///
  /// Source: Vickers and Elkin (2006), Medical Decision Making 26:565–574; reading as in Vickers,
  /// Van Calster and Steyerberg (2019), Diagnostic and Prognostic Research 3:18.
  ///
  /// - Parameter thresholds: Numbers in 0..<1.
  /// - Returns: A point for each threshold.
  public func decisionCurve(thresholds: [Double]) -> DecisionCurve {
    precondition(thresholds.allSatisfy((0..<1).contains), "thresholds must be in 0..<1")
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    let sorted = order.map { probabilities[$0] }
    let found = order.reduce(into: [0]) { sums, row in
      sums.append(sums[sums.count - 1] + (outcomes[row] ? 1 : 0))
    }
    let benefit = { [count] (acted: Int, threshold: Double) in
      let (gains, losses) = (Double(found[acted]), Double(acted - found[acted]))
      return (gains - losses * threshold / (1 - threshold)) / Double(count)
    }
    return DecisionCurve(
      points: thresholds.map { threshold in
        DecisionCurve.Point(
          threshold: threshold,
          model: benefit(sorted.partitioningIndex { $0 < threshold }, threshold),
          all: benefit(count, threshold))
      })
  }
}

extension Array {
  /// The first position whose element satisfies a predicate that is false before and true after.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
