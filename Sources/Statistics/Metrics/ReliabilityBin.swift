/// Rows of similar predicted probability, and how often the event happened among them.
public struct ReliabilityBin: Sendable, Hashable, Codable {
  /// How many rows.
  public let count: Int
  /// How many events.
  public let eventCount: Int
  /// The least and greatest predicted probability.
  public let lowest: Double
  public let highest: Double
  /// The mean predicted probability.
  public let meanProbability: Double
  /// Wilson's interval for the share of events.
  public let interval: ConfidenceInterval

  /// The observed share of events.
  public var eventRate: Double { Double(eventCount) / Double(count) }
}

extension ScoredOutcomes {
  /// Bins of equally many rows in order of probability, for a reliability plot.
  ///
  /// Bin rule: with rows sorted by probability, bin k of K ends before rank round(k n / K); a cut
  /// that would part equal probabilities moves behind the last of them. Bins are therefore never
  /// empty, may be unequal and may be fewer than K.
  ///
  /// - Parameters:
  ///   - wanted: K, the most bins wanted.
  ///   - level: The coverage of the intervals.
  /// - Returns: Bins from low to high probability.
  public func reliabilityBins(count wanted: Int = 10, level: Double = 0.9) -> [ReliabilityBin] {
    binsOfEqualCount(probabilities, wanted).map { reliabilityBin($0, level) }
  }

  private func reliabilityBin(_ rows: ArraySlice<Int>, _ level: Double) -> ReliabilityBin {
    let sorted = rows.map { probabilities[$0] }
    let events = rows.count { outcomes[$0] }
    return ReliabilityBin(
      count: rows.count, eventCount: events, lowest: sorted[0], highest: sorted[sorted.count - 1],
      // Summed from the lowest, so that equal probabilities have exactly that mean.
      meanProbability: sorted.reduce(0) { $0 + ($1 - sorted[0]) } / Double(sorted.count)
        + sorted[0],
      interval: ConfidenceInterval(wilson: events, of: rows.count, level: level))
  }

  /// Positions of rows in order of a number, cut into bins by the rule above.
  func binsOfEqualCount(_ numbers: [Double], _ wanted: Int) -> [ArraySlice<Int>] {
    precondition(wanted > 0, "at least one bin is needed")
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var bins: [ArraySlice<Int>] = []
    var start = 0
    for bin in 1...wanted {
      var end = max(start, (2 * bin * count + wanted) / (2 * wanted))
      while end > 0, end < count, numbers[order[end]] == numbers[order[end - 1]] { end += 1 }
      guard end > start else { continue }
      bins.append(order[start..<end])
      start = end
    }
    return bins
  }
}
