/// How pure the top of a ranking is, beside what chance would give.
public struct AveragePrecision: Sendable, Hashable, Codable {
  public let value: Double
  /// The observed share of events, what a random ranking scores. Values of periods with different
  /// base rates cannot be compared.
  public let baseRate: Double
}

extension ScoredOutcomes {
  /// Average precision Σₖ (Rₖ − Rₖ₋₁) Pₖ over the distinct probabilities from high to low, with
  /// Pₖ the share of events among rows at or above and Rₖ the share of events found.
  ///
  /// scikit-learn's `average_precision_score`; no interpolation and no trapezoids.
  ///
  /// - Returns: A number in 0...1, and the base rate.
  /// - Throws: ``MetricError/oneClass``.
  public func averagePrecision() throws(MetricError) -> AveragePrecision {
    try requireBothClasses()
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    var (found, sum, start) = (0, 0.0, 0)
    while start < order.count {
      var (end, events) = (start, 0)
      while end < order.count, probabilities[order[end]] == probabilities[order[start]] {
        events += outcomes[order[end]] ? 1 : 0
        end += 1
      }
      found += events
      sum += Double(events) * Double(found) / Double(end)
      start = end
    }
    return AveragePrecision(value: sum / Double(eventCount), baseRate: eventRate)
  }
}
