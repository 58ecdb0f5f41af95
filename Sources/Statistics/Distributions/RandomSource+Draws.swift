import Foundation

/// Draws from distributions. Each is determined by the state of the source; parameters outside
/// their range are a programmer's mistake.
extension RandomSource {
  /// A normal number with the given mean and standard deviation, by inversion: one uniform each,
  /// so streams of normals stay aligned between simulations.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    mean + standardDeviation * normalQuantile(uniform())
  }

  /// `true` with the given probability.
  public mutating func bernoulli(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// A position in `weights`, chosen with probability in proportion to its weight.
  public mutating func categorical(_ weights: [Double]) -> Int {
    precondition(weights.allSatisfy { $0 >= 0 }, "weights must be at least 0")
    let total = weights.reduce(0, +)
    precondition(total > 0, "some weight must be positive")
    var remaining = uniform() * total
    for (index, weight) in weights.enumerated() {
      if remaining < weight { return index }
      remaining -= weight
    }
    // Rounding can carry past the end; the last level that can occur takes it.
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// A gamma number with mean shape · scale and variance shape · scale².
  ///
  /// Source: Marsaglia and Tsang (2000), ACM TOMS 26:363–372; for shape < 1 their boost
  /// γ(a) = γ(a + 1) U^(1/a).
  public mutating func gamma(shape: Double, scale: Double = 1) -> Double {
    precondition(shape > 0 && scale > 0, "shape and scale must be positive")
    guard shape >= 1 else {
      return gamma(shape: shape + 1, scale: scale) * pow(uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let cube = 1 + c * x
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return scale * d * v }
    }
  }

  /// A beta number with mean a / (a + b), as γ(a) / (γ(a) + γ(b)).
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    let first = gamma(shape: a)
    return first / (first + gamma(shape: b))
  }

  /// A Poisson count, by multiplying uniforms until they fall below e^(−mean) (Knuth, *TAOCP* 2,
  /// §3.4.1), in parts of mean 32 at most.
  ///
  /// - Complexity: O(mean).
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean.isFinite, "the mean must be finite and at least 0")
    var (count, rest) = (0, mean)
    while rest > 0 {
      let floor = exp(-min(rest, 32))
      var product = uniform()
      while product > floor {
        product *= uniform()
        count += 1
      }
      rest -= 32
    }
    return count
  }
}
