/// Hazards of each cause in each interval that have been fitted.
public struct FittedDiscreteHazard: Sendable, Hashable, Codable {
  /// The ends of the intervals in days, ascending.
  public let edges: [Int]
  /// The regression of person-periods, its classes the causes and ``DiscreteHazard/none``.
  public let model: FittedMultinomialLogistic

  /// The names of the causes that occurred, sorted.
  public var causes: [String] { model.classes.filter { $0 != DiscreteHazard.none } }

  /// The probability of each cause by each edge, from the hazards h_jk:
  ///
  ///     F_k(e_j) = Σ_{i ≤ j} S(e_{i−1}) h_ik,   S(e_j) = Π_{i ≤ j} (1 − Σ_k h_ik)
  ///
  /// - Throws: ``PredictionError`` for a missing or non-finite value, or an unseen level without a
  ///   penalty.
  public func incidence(for row: DesignRow) throws(PredictionError) -> DiscreteIncidence {
    let causes = causes
    var reached = [Double](repeating: 0, count: causes.count)
    var survival = [1.0]
    var byEdge: [[Double]] = []
    for interval in edges.indices {
      var row = row
      row.levels[DiscreteHazard.interval] = DiscreteHazard.level(interval)
      let hazards = try model.prediction(for: row)
      let before = survival[interval]
      for (place, cause) in causes.enumerated() {
        reached[place] += before * (hazards[cause]?.probability ?? 0)
      }
      byEdge.append(reached)
      survival.append(before * (hazards[DiscreteHazard.none]?.probability ?? 0))
    }
    return DiscreteIncidence(
      edges: edges, causes: causes,
      incidences: causes.indices.map { cause in byEdge.map { $0[cause] } },
      survival: Array(survival.dropFirst()))
  }
}

/// When and how one case is expected to end.
public struct DiscreteIncidence: Sendable, Hashable, Codable {
  /// The days for which probabilities are known.
  public let edges: [Int]
  /// The names of the causes, sorted.
  public let causes: [String]
  /// For each of ``causes`` the probability of having ended by it by each of ``edges``.
  public let incidences: [[Double]]
  /// The probability of being pending after each of ``edges``; with the incidences it makes 1.
  public let survival: [Double]

  /// P(ended by the cause by an edge), 0 for a cause nobody had; `nil` between edges.
  public func probability(of cause: String, by edge: Int) -> Double? {
    edges.firstIndex(of: edge).map { place in
      causes.firstIndex(of: cause).map { incidences[$0][place] } ?? 0
    }
  }

  /// P(ended by any cause by an edge); `nil` between edges.
  public func probabilityOfAny(by edge: Int) -> Double? {
    edges.firstIndex(of: edge).map { 1 - survival[$0] }
  }
}
