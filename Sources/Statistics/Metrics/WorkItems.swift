/// Items of work that each may bring a value: what was predicted of them and what came of them.
///
/// It answers what a model is worth to someone who cannot work everything: the net value had when
/// the items are worked in one order or another until the capacity is used.
public struct WorkItems: Sendable, Hashable {
  /// Predicted probabilities and outcomes, n rows.
  public let scored: ScoredOutcomes
  /// What an item is expected to bring if the event happens.
  public let values: [Double]
  /// What the work costs whether or not the event happens, in the unit of the values.
  public let costs: [Double]
  /// How long the work takes.
  public let minutes: [Double]
  /// When each must be done, on any rising scale.
  public let deadlines: [Double]
  /// When each came in, on any rising scale.
  public let arrivals: [Double]
  /// What each brought, 0 without the event, less its cost.
  public let netRealised: [Double]

  /// - Parameters:
  ///   - scored: Probabilities and outcomes.
  ///   - values: What each is expected to bring if the event happens; finite and at least 0.
  ///   - costs: Finite; 0 if `nil`.
  ///   - minutes: Finite and above 0; 1 if `nil`.
  ///   - deadlines: All alike if `nil`.
  ///   - arrivals: The order of the rows if `nil`.
  ///   - realised: What each brought in the end, costs not subtracted; if `nil`, the value where
  ///     the event happened and 0 elsewhere.
  /// - Throws: ``MetricError/notAValue(row:)``.
  /// - Precondition: All have the same length.
  public init(
    _ scored: ScoredOutcomes, values: [Double], costs: [Double]? = nil,
    minutes: [Double]? = nil, deadlines: [Double]? = nil, arrivals: [Double]? = nil,
    realised: [Double]? = nil
  ) throws(MetricError) {
    try scored.requireValues(values)
    self.scored = scored
    self.values = values
    self.costs = costs ?? [Double](repeating: 0, count: scored.count)
    self.minutes = minutes ?? [Double](repeating: 1, count: scored.count)
    self.deadlines = deadlines ?? [Double](repeating: 0, count: scored.count)
    self.arrivals = arrivals ?? scored.outcomes.indices.map(Double.init)
    let brought = realised ?? zip(scored.outcomes, values).map { $0 ? $1 : 0 }
    precondition(
      [self.costs, self.minutes, self.deadlines, self.arrivals, brought].allSatisfy { [scored] in
        $0.count == scored.count
      }, "all columns of work items must have the same number of rows")
    for (row, minutes) in self.minutes.enumerated() {
      let isFinite = [minutes, self.costs[row], brought[row]].allSatisfy(\.isFinite)
      guard isFinite, minutes > 0 else { throw .notAValue(row: row + 1) }
      guard !self.deadlines[row].isNaN, !self.arrivals[row].isNaN else {
        throw .notAValue(row: row + 1)
      }
    }
    netRealised = zip(brought, self.costs).map { $0 - $1 }
  }

  /// n.
  public var count: Int { scored.count }

  /// p · a − cost of each item.
  public var expectedNetValues: [Double] {
    scored.probabilities.indices.map { scored.probabilities[$0] * values[$0] - costs[$0] }
  }
}

/// How much can be worked.
public enum Capacity: Sendable, Hashable, Codable {
  case items(Double)
  case minutes(Double)
}
