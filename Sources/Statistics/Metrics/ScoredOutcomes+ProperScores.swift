import Foundation

extension ScoredOutcomes {
  /// The mean squared error of the probabilities, Σ (pᵢ − yᵢ)² / n; lower is better.
  ///
  /// Source: Brier (1950), Monthly Weather Review 78:1–3, in its one-sided form.
  public var brierScore: Double {
    zip(probabilities, outcomes).reduce(0) { sum, row in
      let error = row.0 - (row.1 ? 1 : 0)
      return sum + error * error
    } / Double(count)
  }

  /// 1 − Brier / (ȳ (1 − ȳ)): 1 is perfect, 0 is no better than predicting the observed rate for
  /// all, below 0 is worse.
  ///
  /// Source: Steyerberg et al. (2010), Epidemiology 21:128–138.
  ///
  /// - Returns: The scaled score.
  /// - Throws: ``MetricError/oneClass`` when ȳ (1 − ȳ) is 0.
  public func scaledBrierScore() throws(MetricError) -> Double {
    try requireBothClasses()
    return 1 - brierScore / (eventRate * (1 - eventRate))
  }

  /// −Σ [yᵢ log pᵢ + (1 − yᵢ) log(1 − pᵢ)] / n, in nats; lower is better.
  ///
  /// Nothing is clipped: an event given probability 0 makes it infinite, where scikit-learn
  /// replaces the 0 by the smallest number above it.
  public var logLoss: Double {
    zip(probabilities, outcomes).reduce(0) { sum, row in
      sum - (row.1 ? log(row.0) : log1p(-row.0))
    } / Double(count)
  }
}
