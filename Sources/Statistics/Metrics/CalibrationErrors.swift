/// How far predicted probabilities lie from the smooth calibration curve, over the rows.
///
/// They are absolute, so calibrated predictions score above 0 in any finite sample: about the
/// half-width of the curve's band. Compare with ``CalibrationErrors`` of another model on the
/// same rows, not with 0.
public struct CalibrationErrors: Sendable, Hashable, Codable {
  /// The mean of |c(pᵢ) − pᵢ|, Austin and Steyerberg's ICI.
  public let mean: Double
  /// Its median, E50.
  public let median: Double
  /// Its 0.9 quantile, E90.
  public let ninetieth: Double
  /// Its maximum, Emax.
  public let greatest: Double
}

extension ScoredOutcomes {
  /// ICI, E50, E90 and Emax over these rows, quantiles of R's type 7.
  ///
  /// Source: Austin and Steyerberg (2019), Statistics in Medicine 38:4051–4065.
  ///
  /// - Parameter curve: The curve of the same rows, from ``calibrationCurve(knots:)``.
  /// - Returns: The errors.
  public func calibrationErrors(from curve: CalibrationCurve) -> CalibrationErrors {
    let errors = probabilities.map { abs(curve.eventRate(at: $0) - $0) }.sorted()
    return CalibrationErrors(
      mean: errors.reduce(0, +) / Double(count), median: quantile(ofSorted: errors, 0.5),
      ninetieth: quantile(ofSorted: errors, 0.9), greatest: errors[count - 1])
  }

  /// The ICI under the cluster bootstrap, the curve fitted anew in each resample at the same
  /// knots.
  ///
  /// Like every distance it is larger in resamples than in the sample; the percentile interval
  /// leans upwards and does not reach 0 for calibrated predictions.
  ///
  /// - Parameters:
  ///   - bootstrap: Resamples of these rows.
  ///   - knots: As for ``calibrationCurve(knots:)``.
  /// - Returns: The distribution, or `nil` where no curve can be fitted.
  /// - Throws: ``MetricError/oneClass``, ``MetricError/certain(row:)`` or
  ///   ``MetricError/noCurve(_:)``.
  public func meanCalibrationError(
    _ bootstrap: ClusterBootstrap, knots: Int = 4
  ) throws(MetricError) -> BootstrapDistribution? {
    precondition(
      bootstrap.clusters.clusterOfRow.count == count, "the bootstrap must be of the same rows")
    let smoother = try CalibrationSmoother(self, knots: knots)
    return bootstrap.distribution { weights in
      guard let curve = try? smoother.curve(weights: weights) else { return nil }
      var (sum, total) = (0.0, 0.0)
      for (p, weight) in zip(probabilities, weights) where weight > 0 {
        sum += weight * abs(curve.eventRate(at: p) - p)
        total += weight
      }
      return sum / total
    }
  }
}
