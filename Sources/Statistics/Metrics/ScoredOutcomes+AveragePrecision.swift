extension ScoredOutcomes {
  /// Average precision Σₖ (Rₖ − Rₖ₋₁) Pₖ over the distinct probabilities from high to low, with
  /// Pₖ the share of events among rows at or above and Rₖ the share of events found.
  ///
  /// scikit-learn's `average_precision_score`; no interpolation and no trapezoids. A random
  /// ranking scores ``eventRate``, so it is not comparable between periods of different rates.
  ///
  /// - Returns: A number in 0...1.
  /// - Throws: ``MetricError/oneClass``.
  public func averagePrecision() throws(MetricError) -> Double {
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
    return sum / Double(eventCount)
  }
}
