import Foundation

/// P(χ²ₖ > x), the upper tail of the χ² distribution; R's `pchisq(x, k, lower.tail = FALSE)`.
///
/// The regularised incomplete gamma function Q(k/2, x/2): by its power series below k/2 + 1, by
/// Lentz's continued fraction above, so that a small tail keeps its digits.
///
/// Source: Press, Teukolsky, Vetterling and Flannery, *Numerical Recipes*, 3rd ed., §6.2.
///
/// - Parameters:
///   - x: The statistic; at most 0 gives 1.
///   - degreesOfFreedom: k ≥ 1.
/// - Returns: A probability, to about 13 digits.
public func chiSquaredUpperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
  precondition(degreesOfFreedom >= 1, "a χ² distribution has at least one degree of freedom")
  guard x > 0 else { return x.isNaN ? .nan : 1 }
  guard x.isFinite else { return 0 }
  // One degree is a squared normal.
  if degreesOfFreedom == 1 { return erfc((x / 2).squareRoot()) }
  let (a, z) = (Double(degreesOfFreedom) / 2, x / 2)
  let scale = exp(a * log(z) - z - lgamma(a))
  return z < a + 1 ? 1 - scale * lowerSeries(a, z) : scale * upperFraction(a, z)
}

/// Σ zⁿ / (a (a + 1) … (a + n)).
private func lowerSeries(_ a: Double, _ z: Double) -> Double {
  var (term, sum, n) = (1 / a, 1 / a, a)
  while abs(term) > 0.1 * Double.ulpOfOne * abs(sum) {
    n += 1
    term *= z / n
    sum += term
  }
  return sum
}

/// 1/(z + 1 − a − 1(1 − a)/(z + 3 − a − 2(2 − a)/(z + 5 − a − …))).
private func upperFraction(_ a: Double, _ z: Double) -> Double {
  var b = z + 1 - a
  var c = 1 / Double.leastNormalMagnitude
  var d = 1 / b
  var fraction = d
  for i in 1...10_000 {
    let numerator = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / notZero(numerator * d + b)
    c = notZero(b + numerator / c)
    fraction *= d * c
    if abs(d * c - 1) < 2 * Double.ulpOfOne { break }
  }
  return fraction
}

private func notZero(_ value: Double) -> Double {
  abs(value) < .leastNormalMagnitude ? .leastNormalMagnitude : value
}
