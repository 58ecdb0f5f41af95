/// The sum Σ aᵢ Yᵢ of values that are had or not, independently, with probabilities pᵢ.
///
/// Its cumulants are sums of those of the terms: κ₁ = Σ a p, κ₂ = Σ a² p(1 − p),
/// κ₃ = Σ a³ p(1 − p)(1 − 2p), κ₄ = Σ a⁴ p(1 − p)(1 − 6p(1 − p)).
///
/// Independence makes the variance a lower bound: shocks common to cases add to it, and an
/// interval from it is too narrow for a portfolio.
public struct WeightedBernoulliSum: Sendable, Hashable, Codable {
  /// κ₁, in the unit of the values.
  public let mean: Double
  /// κ₂, in squared units.
  public let variance: Double
  /// κ₃ / κ₂^1.5; 0 where nothing varies.
  public let skewness: Double
  /// κ₄ / κ₂²; 0 where nothing varies.
  public let excessKurtosis: Double

  /// - Parameters:
  ///   - values: aᵢ, finite.
  ///   - probabilities: pᵢ in 0...1.
  /// - Precondition: Both have the same length.
  public init(values: [Double], probabilities: [Double]) {
    precondition(values.count == probabilities.count, "one probability is needed for each value")
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    for (a, p) in zip(values, probabilities) {
      let spread = a * a * p * (1 - p)
      first += a * p
      second += spread
      third += a * spread * (1 - 2 * p)
      fourth += a * a * spread * (1 - 6 * p * (1 - p))
    }
    mean = first
    variance = second
    skewness = second > 0 ? third / (second * second.squareRoot()) : 0
    excessKurtosis = second > 0 ? fourth / (second * second) : 0
  }

  /// The quantile by Cornish and Fisher's expansion to third and fourth cumulants,
  ///
  ///     z + (z² − 1) γ₁/6 + (z³ − 3z) γ₂/24 − (2z³ − 5z) γ₁²/36,   z = Φ⁻¹(probability)
  ///
  /// standard deviations above the mean. Good for sums of many terms of which none dominates;
  /// with |γ₁| > 1 simulate instead.
  ///
  /// Source: Cornish and Fisher (1938), Revue de l'Institut International de Statistique 5:307–320.
  public func approximateQuantile(_ probability: Double) -> Double {
    let z = normalQuantile(probability)
    let cubic = z * z * z
    let reach =
      z + (z * z - 1) * skewness / 6 + (cubic - 3 * z) * excessKurtosis / 24
      - (2 * cubic - 5 * z) * skewness * skewness / 36
    return mean + reach * variance.squareRoot()
  }
}
