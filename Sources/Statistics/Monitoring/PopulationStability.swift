import Foundation

/// The population stability index Σ (q_k − r_k) log(q_k / r_k) of shares now, q, against then, r.
///
/// It describes how far apart two distributions are, in nats (Jeffreys' divergence), and is no
/// test: between samples of n and m items of one distribution with K categories it is about
/// (K − 1)(1/n + 1/m), so the customary limits 0.1 and 0.25 mean nothing for small samples. For
/// an alarm with a known error rate use ``InputShiftMonitor``.
///
/// - Parameters:
///   - reference: Items in each category then.
///   - current: Items in each category now.
/// - Returns: The index; infinite where a category is empty on one side only (nothing is added to
///   counts), `nil` if either side has no items.
/// - Precondition: Both have the same number of categories, and no count is negative.
public func populationStabilityIndex(reference: [Int], current: [Int]) -> Double? {
  precondition(reference.count == current.count, "both need the same categories")
  precondition((reference + current).allSatisfy { $0 >= 0 }, "counts must be at least 0")
  let (then, now) = (reference.reduce(0, +), current.reduce(0, +))
  guard then > 0, now > 0 else { return nil }
  return zip(reference, current).reduce(0) { sum, counts in
    let (r, q) = (Double(counts.0) / Double(then), Double(counts.1) / Double(now))
    return r == q ? sum : sum + (q - r) * log(q / r)
  }
}
