/// How much better one model ranks the same rows than another.
public struct AreaDifference: Sendable, Hashable, Codable {
  /// The area of the first model.
  public let first: Double
  /// The area of the second model.
  public let second: Double
  /// Of the difference, the correlation of the two areas taken into account; `nil` with fewer
  /// than two clusters of events or of non-events.
  public let standardError: Double?

  /// first − second.
  public var difference: Double { first - second }

  /// difference ± z · SE.
  ///
  /// Asymptotics fail for nested models compared on their own training rows; use it on a holdout.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: The interval, or `nil` without a standard error.
  public func interval(level: Double = 0.9) -> ConfidenceInterval? {
    standardError.map {
      ConfidenceInterval(estimate: difference, standardError: $0, level: level)
    }
  }
}

extension ScoredOutcomes {
  /// The difference between this model's area under the ROC curve and another's on the same rows.
  ///
  /// The variance is that of one area with every placement replaced by the difference of the two
  /// models' placements, which is V(A) + V(B) − 2 Cov(A, B); pROC's `roc.test(paired = TRUE)`.
  ///
  /// Source: DeLong et al. (1988), Biometrics 44:837–845; in clusters Obuchowski (1997),
  /// Biometrics 53:567–578.
  ///
  /// - Parameters:
  ///   - other: The other model's probabilities for the same rows.
  ///   - clusters: The cluster of each row; independent rows if `nil`.
  /// - Returns: Both areas and the standard error of their difference.
  /// - Throws: ``MetricError/oneClass``.
  /// - Precondition: The outcomes are the same.
  public func areaDifference(
    from other: ScoredOutcomes, clusters: Clusters? = nil
  ) throws(MetricError) -> AreaDifference {
    precondition(outcomes == other.outcomes, "a paired difference needs the same rows")
    try requireBothClasses()
    let (own, others) = (Placements(self), Placements(other))
    let variance = (own - others).variance(clusters ?? Clusters(independentRows: count))
    return AreaDifference(
      first: own.area, second: others.area,
      standardError: variance.map { max(0, $0).squareRoot() })
  }
}
