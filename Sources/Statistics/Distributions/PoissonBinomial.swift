/// The number of events among independent cases of unequal probability.
///
/// The probabilities P(N = k), k = 0...n, are built up case by case,
///
///     fᵢ(k) = (1 − pᵢ) fᵢ₋₁(k) + pᵢ fᵢ₋₁(k − 1),
///
/// adding positive terms only, so that every probability keeps its relative precision, tails
/// included, which a Fourier transform (poibin in R, `DFT-CF`) does not.
///
/// Real cases are rarely independent: this is the least uncertainty there is, not all of it.
///
/// Source: Barlow and Heidtmann (1984), IEEE Transactions on Reliability R-33:322–323.
public struct PoissonBinomial: Sendable, Hashable {
  /// P(N = k) for k = 0...n.
  public let probabilities: [Double]
  /// Σ pᵢ.
  public let mean: Double
  /// Σ pᵢ (1 − pᵢ).
  public let variance: Double

  /// - Parameter events: The probability of each case's event, in 0...1.
  /// - Complexity: O(n²); a tenth of a second for 10,000 cases.
  public init(_ events: [Double]) {
    precondition(events.allSatisfy((0...1).contains), "probabilities must be in 0...1")
    var mass = [Double](repeating: 0, count: events.count + 1)
    mass[0] = 1
    for (index, p) in events.enumerated() {
      for k in stride(from: index + 1, to: 0, by: -1) {
        mass[k] = (1 - p) * mass[k] + p * mass[k - 1]
      }
      mass[0] *= 1 - p
    }
    probabilities = mass
    mean = events.reduce(0, +)
    variance = events.reduce(0) { $0 + $1 * (1 - $1) }
  }

  /// P(N ≤ k).
  public func cumulative(_ count: Int) -> Double {
    count < 0 ? 0 : min(1, probabilities.prefix(count + 1).reduce(0, +))
  }

  /// The least k with P(N ≤ k) ≥ probability.
  public func quantile(_ probability: Double) -> Int {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0...1")
    var sum = 0.0
    for (count, mass) in probabilities.enumerated() {
      sum += mass
      if sum >= probability { return count }
    }
    return probabilities.count - 1
  }
}
