/// The quantile of Student's t at 95 %, from the normal quantile z:
///
///     t = z + (z³ + z) / 4n + (5 z⁵ + 16 z³ + 3 z) / 96 n²
///
/// Source: Abramowitz and Stegun (1964), *Handbook of Mathematical Functions*, 26.7.5.
///
/// - Parameter degrees: n, at least 1.
/// - Returns: t, to 0.0011 from ten degrees of freedom on.
public func studentQuantile95(degrees: Int) -> Double {
  precondition(degrees >= 1, "Student's t needs a degree of freedom")
  let (z, n) = (normalQuantile(0.95), Double(degrees))
  let (z3, z5) = (z * z * z, z * z * z * z * z)
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
}
