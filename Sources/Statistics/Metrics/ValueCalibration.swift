/// Whether predicted value comes true: calibration with each row counting by its value.
///
/// A model calibrated per row can be far off per unit of value, if it errs where values are high.
public struct ValueCalibration: Sendable, Hashable, Codable {
  /// Σ pᵢ aᵢ, in the unit of the values.
  public let predicted: Double
  /// Σ yᵢ aᵢ, in the unit of the values.
  public let realised: Double
  /// predicted / realised under the cluster bootstrap; its estimate is ``ratio``.
  public let distribution: BootstrapDistribution

  /// predicted / realised; above 1 the model promises too much.
  public var ratio: Double { predicted / realised }
}

extension ScoredOutcomes {
  /// Σ pᵢ aᵢ / Σ yᵢ aᵢ with its bootstrap distribution.
  ///
  /// - Parameters:
  ///   - values: aᵢ ≥ 0, what row i is worth if the event happens.
  ///   - bootstrap: Resamples of these rows. A resample without realised value is undefined.
  /// - Returns: The sums and the distribution of their ratio.
  /// - Throws: ``MetricError/notAValue(row:)``, or ``MetricError/nothingRealised`` if no event has
  ///   a value.
  public func valueCalibration(
    values: [Double], bootstrap: ClusterBootstrap
  ) throws(MetricError) -> ValueCalibration {
    try requireValues(values)
    let clusters = bootstrap.clusters
    precondition(clusters.clusterOfRow.count == count, "the bootstrap must be of the same rows")
    let predicted = zip(probabilities, values).map { $0 * $1 }
    let realised = zip(outcomes, values).map { $0 ? $1 : 0 }
    let distribution = bootstrap.distribution { weights in
      let denominator = zip(weights, realised).reduce(0) { $0 + $1.0 * $1.1 }
      guard denominator > 0 else { return nil }
      return zip(weights, predicted).reduce(0) { $0 + $1.0 * $1.1 } / denominator
    }
    guard let distribution else { throw .nothingRealised }
    return ValueCalibration(
      predicted: predicted.reduce(0, +), realised: realised.reduce(0, +),
      distribution: distribution)
  }
}
