public import Statistics

/// How good predictions were, each figure beside what saying the base rate would have given.
public struct Performance: Sendable, Hashable, Codable {
  public let cases: Int
  public let overturned: Int
  /// Discrimination, claims of a case taken together; `nil` when all outcomes are the same.
  public let area: AreaUnderROC?
  public let logLoss: Double
  public let brier: Double
  /// The same two when every case is given the overturned share of its training cases.
  public let baseRateLogLoss: Double
  public let baseRateBrier: Double
  public let meanProbability: Double
  /// In the large and slope; `nil` when they can't be estimated.
  public let calibration: Calibration?
}

extension BacktestResult {
  /// - Returns: `nil` when there are no cases.
  public var performance: Performance? {
    guard let scored, let base = outcomes(scoredBy: \.baseRate) else { return nil }
    let clusters = Clusters(cases.map(\.name))
    return Performance(
      cases: scored.count, overturned: scored.eventCount,
      area: try? scored.areaUnderROC(clusters: clusters),
      logLoss: scored.logLoss, brier: scored.brierScore, baseRateLogLoss: base.logLoss,
      baseRateBrier: base.brierScore, meanProbability: scored.meanProbability,
      calibration: try? scored.calibration(clusters: clusters))
  }

  /// Quantile bins of the predictions with Wilson intervals of what happened.
  public func reliabilityBins(count: Int) -> [ReliabilityBin] {
    scored?.reliabilityBins(count: count) ?? []
  }

  private var scored: ScoredOutcomes? { outcomes(scoredBy: \.probability) }

  private func outcomes(scoredBy probability: (Case) -> Double) -> ScoredOutcomes? {
    try? ScoredOutcomes(
      probabilities: cases.map(probability), outcomes: cases.map(\.isOverturned))
  }
}
