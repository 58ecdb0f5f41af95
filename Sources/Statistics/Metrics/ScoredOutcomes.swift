/// Predicted probabilities beside what happened, checked once; every metric is asked of it.
public struct ScoredOutcomes: Sendable, Hashable {
  /// The predicted probability of the event, row by row.
  public let probabilities: [Double]
  /// Whether the event happened.
  public let outcomes: [Bool]

  /// - Parameters:
  ///   - probabilities: n numbers in 0...1.
  ///   - outcomes: n outcomes.
  /// - Throws: ``MetricError/noRows`` or ``MetricError/notAProbability(row:)``.
  /// - Precondition: Both have the same length.
  public init(probabilities: [Double], outcomes: [Bool]) throws(MetricError) {
    precondition(
      probabilities.count == outcomes.count, "one outcome is needed for each probability")
    guard !outcomes.isEmpty else { throw .noRows }
    if let row = probabilities.firstIndex(where: { !(0...1).contains($0) }) {
      throw .notAProbability(row: row + 1)
    }
    self.probabilities = probabilities
    self.outcomes = outcomes
  }

  /// n.
  public var count: Int { outcomes.count }
  /// How many events happened.
  public var eventCount: Int { outcomes.count { $0 } }
  /// The observed share of events, ȳ.
  public var eventRate: Double { Double(eventCount) / Double(count) }
  /// The mean predicted probability, p̄.
  public var meanProbability: Double { probabilities.reduce(0, +) / Double(count) }

  func requireBothClasses() throws(MetricError) {
    guard (1..<count).contains(eventCount) else { throw .oneClass }
  }

  /// The same outcomes with other probabilities, which must be in 0...1.
  func replacingProbabilities(_ probability: (_ row: Int) -> Double) -> ScoredOutcomes {
    ScoredOutcomes(unchecked: outcomes.indices.map(probability), outcomes)
  }

  private init(unchecked probabilities: [Double], _ outcomes: [Bool]) {
    self.probabilities = probabilities
    self.outcomes = outcomes
  }
}
