/// Rows of similar value, and whether their predictions came true, by row and by value.
public struct ValueBin: Sendable, Hashable, Codable {
  public let count: Int
  public let eventCount: Int
  /// The least and greatest value.
  public let lowest: Double
  public let highest: Double
  /// The mean predicted probability.
  public let meanProbability: Double
  /// Wilson's interval for the share of events.
  public let interval: ConfidenceInterval
  /// Σ pᵢ aᵢ and Σ yᵢ aᵢ, in the unit of the values.
  public let predicted: Double
  public let realised: Double

  /// The observed share of events.
  public var eventRate: Double { Double(eventCount) / Double(count) }
}

extension ScoredOutcomes {
  /// Bins of equally many rows in order of value, by the rule of ``reliabilityBins(count:level:)``:
  /// equal values are never parted.
  ///
  /// - Parameters:
  ///   - values: aᵢ ≥ 0, what row i is worth if the event happens.
  ///   - wanted: The most bins wanted; ten give deciles.
  ///   - level: The coverage of the intervals.
  /// - Returns: Bins from low to high value.
  /// - Throws: ``MetricError/notAValue(row:)``.
  public func valueBins(
    values: [Double], count wanted: Int = 10, level: Double = 0.9
  ) throws(MetricError) -> [ValueBin] {
    try requireValues(values)
    return binsOfEqualCount(values, wanted).map { rows in
      let events = rows.count { outcomes[$0] }
      let total = { (amount: (Int) -> Double) in rows.reduce(0) { $0 + amount($1) } }
      return ValueBin(
        count: rows.count, eventCount: events, lowest: rows.first.map { values[$0] } ?? 0,
        highest: rows.last.map { values[$0] } ?? 0,
        meanProbability: total { probabilities[$0] } / Double(rows.count),
        interval: ConfidenceInterval(wilson: events, of: rows.count, level: level),
        predicted: total { probabilities[$0] * values[$0] },
        realised: total { outcomes[$0] ? values[$0] : 0 })
    }
  }

  func requireValues(_ values: [Double]) throws(MetricError) {
    precondition(values.count == count, "one value is needed for each row")
    if let row = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .notAValue(row: row + 1)
    }
  }
}
