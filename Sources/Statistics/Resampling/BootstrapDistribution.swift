/// A statistic on the sample and on its resamples.
public struct BootstrapDistribution: Sendable, Hashable, Codable {
  /// The statistic on the sample.
  public let estimate: Double
  /// The statistic on those resamples where it is defined, ascending.
  public let values: [Double]
  /// On how many resamples it was undefined; intervals leave them out, so say the number.
  public let undefinedCount: Int
  /// Efron's acceleration, if it was asked for.
  public let acceleration: Double?

  /// - Precondition: There is at least one value.
  public init(
    estimate: Double, values: [Double], undefinedCount: Int = 0, acceleration: Double? = nil
  ) {
    precondition(!values.isEmpty, "a distribution needs at least one value")
    self.estimate = estimate
    self.values = values.sorted()
    self.undefinedCount = undefinedCount
    self.acceleration = acceleration
  }

  /// The standard deviation of the values, n − 1 in the denominator; 0 for a single one.
  public var standardError: Double {
    values.count > 1 ? sampleVariance(values).squareRoot() : 0
  }

  /// The (1 ± level)/2 quantiles of the values, R's type 7.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: The percentile interval.
  public func percentileInterval(level: Double = 0.9) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: quantile(ofSorted: values, (1 - level) / 2),
      upper: quantile(ofSorted: values, (1 + level) / 2), level: level)
  }

  /// The bias-corrected and accelerated interval: quantiles at
  /// Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))) for z = ±Φ⁻¹((1 + level)/2), where Φ(z₀) is the share of
  /// values below the estimate, ties counting half.
  ///
  /// Source: Efron (1987), JASA 82:171–185.
  ///
  /// - Parameter level: The coverage, in 0..<1.
  /// - Returns: The interval, or `nil` if the acceleration is unknown or the estimate lies outside
  ///   all values.
  public func acceleratedInterval(level: Double = 0.9) -> ConfidenceInterval? {
    guard let acceleration else { return nil }
    let below = values.reduce(0) { $0 + ($1 < estimate ? 1 : $1 == estimate ? 0.5 : 0) }
    let bias = normalQuantile(below / Double(values.count))
    guard bias.isFinite else { return nil }
    let bound = { (z: Double) in
      let shifted = bias + z
      return quantile(
        ofSorted: values, normalCDF(bias + shifted / (1 - acceleration * shifted)))
    }
    let z = normalQuantile((1 + level) / 2)
    return ConfidenceInterval(lower: bound(-z), upper: bound(z), level: level)
  }
}

/// The quantile of ascending values at a probability in 0...1, interpolating between order
/// statistics at 1 + (n − 1) p; R's default, type 7.
func quantile(ofSorted values: [Double], _ probability: Double) -> Double {
  let position = Double(values.count - 1) * min(1, max(0, probability))
  let low = Int(position)
  let high = min(low + 1, values.count - 1)
  return values[low] + (position - Double(low)) * (values[high] - values[low])
}
