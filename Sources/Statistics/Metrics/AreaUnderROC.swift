/// The area under the ROC curve: the probability that an event is ranked above a non-event, ties
/// counting half.
///
/// It speaks of ranking only; a model with a good area can be miscalibrated everywhere.
public struct AreaUnderROC: Sendable, Hashable, Codable {
  public let area: Double
  /// DeLong's standard error, or Obuchowski's for clusters; `nil` with fewer than two independent
  /// events or two independent non-events.
  public let standardError: Double?

  /// area ± z · SE, cut to 0...1; pROC's `ci.auc` before it is cut.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: The interval, or `nil` without a standard error.
  public func interval(level: Double = 0.9) -> ConfidenceInterval? {
    standardError.map { error in
      let wald = ConfidenceInterval(estimate: area, standardError: error, level: level)
      return ConfidenceInterval(
        lower: max(0, wald.lower), upper: min(1, wald.upper), level: level)
    }
  }
}

extension ScoredOutcomes {
  /// The area under the ROC curve with DeLong's variance.
  ///
  /// With R the midrank of a row among all and R′ among its own class, an event's placement is
  /// (R − R′)/n₀, the share of non-events below it; likewise for non-events. The area is the mean
  /// placement, its variance Var(placements of events)/n₁ + Var(of non-events)/n₀.
  ///
  /// Rows are taken as independent. Where several belong to one case the interval is too narrow:
  /// use ``areaUnderROC(clusters:)``.
  ///
  /// Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44:837–845; the O(n log n) form
  /// of Sun and Xu (2014), IEEE Signal Processing Letters 21:1389–1393.
  ///
  /// - Returns: The area and its standard error.
  /// - Throws: ``MetricError/oneClass``.
  public func areaUnderROC() throws(MetricError) -> AreaUnderROC {
    try areaUnderROC(clusters: Clusters(independentRows: count))
  }

  /// The area under the ROC curve with a variance for rows in clusters.
  ///
  /// With A the area, Xᵢ and Yᵢ the sums of the placements of cluster i's events and non-events,
  /// mᵢ and kᵢ their numbers, I the number of clusters and I₁, I₀ those with events, non-events:
  ///
  ///     Var = I₁/(I₁ − 1) Σ (Xᵢ − mᵢA)²/n₁² + I₀/(I₀ − 1) Σ (Yᵢ − kᵢA)²/n₀²
  ///           + 2 I/(I − 1) Σ (Xᵢ − mᵢA)(Yᵢ − kᵢA)/(n₁n₀)
  ///
  /// With one row to a cluster it is DeLong's.
  ///
  /// Source: Obuchowski (1997), Biometrics 53:567–578.
  ///
  /// - Parameter clusters: The cluster of each row.
  /// - Returns: The area, that of ``areaUnderROC()``, and its standard error.
  /// - Throws: ``MetricError/oneClass``.
  public func areaUnderROC(clusters: Clusters) throws(MetricError) -> AreaUnderROC {
    try requireBothClasses()
    let placements = Placements(self)
    return AreaUnderROC(
      area: placements.area,
      standardError: placements.variance(clusters)?.squareRoot())
  }
}

/// Ranks from 1, tied values sharing the mean of theirs.
func midranks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
    start = end
  }
  return ranks
}

/// Σ (x − x̄)² / (n − 1).
func sampleVariance(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
}
