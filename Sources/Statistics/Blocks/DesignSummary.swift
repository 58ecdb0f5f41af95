/// What must be known of all rows before any can be laid out: means, spreads, level shares.
///
/// Summaries add up. Where rows lie on many machines, each makes that of its own, their sum gives
/// the ``DesignDescription`` that all lay their rows out by, and ``BlockFit`` the coefficients at
/// which each then makes its ``LikelihoodBlock``.
///
/// Source of the merging of moments: Chan, Golub and LeVeque (1983), The American Statistician
/// 37:242–247.
public struct DesignSummary: Sendable, Hashable, Codable {
  /// Σ w.
  public private(set) var totalWeight: Double
  /// Σ w y.
  public private(set) var eventWeight: Double
  private var numeric: [Numeric]
  private var factors: [Factor]

  private struct Numeric: Sendable, Hashable, Codable {
    let name: String
    var mean: Double
    /// Σ w (x − mean)².
    var squares: Double
    var events: Span
    var others: Span
  }

  /// The least and the greatest value of the rows of one outcome; `nil` without rows.
  private struct Span: Sendable, Hashable, Codable {
    var bounds: ClosedRange<Double>?

    mutating func include(_ other: ClosedRange<Double>?) {
      guard let other else { return }
      let own = bounds ?? other
      bounds = min(own.lowerBound, other.lowerBound)...max(own.upperBound, other.upperBound)
    }
  }

  private struct Factor: Sendable, Hashable, Codable {
    let name: String
    let levels: [String]
    var weights: [Double]
    var eventWeights: [Double]
  }

  /// Summarises some rows.
  ///
  /// - Parameters:
  ///   - design: The rows; every part must have the same terms and the same declared levels.
  ///   - outcomes: One for each row.
  ///   - weights: Case weights.
  /// - Throws: ``FitError`` for an undeclared level or an invalid weight; rows are counted within
  ///   the part.
  public init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil
  ) throws(FitError) {
    precondition(outcomes.count == design.rowCount, "one outcome is needed for each row")
    let weights = weights ?? [Double](repeating: 1, count: design.rowCount)
    precondition(weights.count == design.rowCount, "one case weight is needed for each row")
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row + 1)
    }
    totalWeight = weights.reduce(0, +)
    eventWeight = zip(outcomes, weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    let total = totalWeight
    numeric = design.numeric.map { Self.summarise($0, outcomes, weights, total) }
    factors = []
    for factor in design.factors {
      factors.append(try Self.summarise(factor, outcomes, weights))
    }
  }

  private static func summarise(
    _ column: NumericColumn, _ outcomes: [Bool], _ weights: [Double], _ total: Double
  ) -> Numeric {
    let used = column.values.indices.filter { weights[$0] > 0 }
    let origin = used.first.map { column.values[$0] } ?? 0
    let sum = used.reduce(0) { $0 + weights[$1] * (column.values[$1] - origin) }
    let mean = total > 0 ? origin + sum / total : 0
    let squares = used.reduce(0) { sum, row in
      let distance = column.values[row] - mean
      return sum + weights[row] * distance * distance
    }
    var (events, others) = (Span(), Span())
    for row in used {
      let value = column.values[row]
      if outcomes[row] { events.include(value...value) } else { others.include(value...value) }
    }
    return Numeric(
      name: column.name, mean: mean, squares: squares, events: events, others: others)
  }

  private static func summarise(
    _ column: FactorColumn, _ outcomes: [Bool], _ weights: [Double]
  ) throws(FitError) -> Factor {
    if let row = column.codes.firstIndex(of: FactorColumn.unseen) {
      throw .undeclaredLevel(row: row + 1, term: column.name)
    }
    let zeros = [Double](repeating: 0, count: column.levels.count)
    var factor = Factor(
      name: column.name, levels: column.levels, weights: zeros, eventWeights: zeros)
    for (row, code) in column.codes.enumerated() {
      factor.weights[Int(code)] += weights[row]
      if outcomes[row] { factor.eventWeights[Int(code)] += weights[row] }
    }
    return factor
  }

  /// The summary of the rows of both.
  ///
  /// - Precondition: Both have the same terms and levels.
  public static func + (a: DesignSummary, b: DesignSummary) -> DesignSummary {
    precondition(
      a.numeric.map(\.name) == b.numeric.map(\.name)
        && a.factors.map(\.name) == b.factors.map(\.name)
        && a.factors.map(\.levels) == b.factors.map(\.levels),
      "summaries of different terms or levels cannot be added")
    var sum = a
    sum.totalWeight += b.totalWeight
    sum.eventWeight += b.eventWeight
    for index in a.numeric.indices where b.totalWeight > 0 {
      let (one, other) = (a.numeric[index], b.numeric[index])
      let (share, distance) = (b.totalWeight / sum.totalWeight, other.mean - one.mean)
      sum.numeric[index].mean += share * distance
      sum.numeric[index].squares += other.squares + a.totalWeight * share * distance * distance
      sum.numeric[index].events.include(other.events.bounds)
      sum.numeric[index].others.include(other.others.bounds)
    }
    for index in a.factors.indices {
      for level in a.factors[index].levels.indices {
        sum.factors[index].weights[level] += b.factors[index].weights[level]
        sum.factors[index].eventWeights[level] += b.factors[index].eventWeights[level]
      }
    }
    return sum
  }

  /// The description by which rows are laid out.
  ///
  /// - Parameters:
  ///   - coding: How levels become coefficients.
  ///   - ridge: The penalties, which decide for ``FactorCoding/byPenalty`` and which terms are
  ///     free: those must not be constant, empty or separating on their own.
  /// - Returns: Terms, levels, means, deviations and shares.
  /// - Throws: ``FitError`` as ``LogisticRegression/fit(_:outcomes:weights:offsets:)`` does.
  public func description(
    coding: FactorCoding, ridge: Ridge
  ) throws(FitError) -> DesignDescription {
    guard totalWeight > 0 else { throw .noRows }
    guard eventWeight > 0, eventWeight < totalWeight else { throw .oneClass }
    var numbers: [DesignDescription.Numeric] = []
    for column in numeric {
      let deviation = (column.squares / totalWeight).squareRoot()
      guard deviation > 1e-13 * abs(column.mean) else { throw .constant(term: column.name) }
      if ridge[column.name] == 0, let events = column.events.bounds,
        let others = column.others.bounds,
        events.lowerBound >= others.upperBound || others.lowerBound >= events.upperBound
      {
        throw .separated(term: column.name)
      }
      numbers.append(.init(name: column.name, mean: column.mean, standardDeviation: deviation))
    }
    return DesignDescription(
      numeric: numbers, factors: try factorDescriptions(coding, ridge), coding: coding)
  }

  private func factorDescriptions(
    _ coding: FactorCoding, _ ridge: Ridge
  ) throws(FitError) -> [DesignDescription.Factor] {
    var described: [DesignDescription.Factor] = []
    for factor in factors {
      guard factor.weights.count(where: { $0 > 0 }) > 1 else {
        throw .constant(term: factor.name)
      }
      for (level, weight) in factor.weights.enumerated() where ridge[factor.name] == 0 {
        guard weight > 0 else { throw .emptyLevel(term: factor.name, level: level + 1) }
        let events = factor.eventWeights[level]
        guard events > 0, events < weight else { throw .separated(term: factor.name) }
      }
      described.append(
        .init(
          name: factor.name, levels: factor.levels,
          shares: factor.weights.map { $0 / totalWeight },
          coding: coding.resolved(ridge: ridge[factor.name])))
    }
    return described
  }
}
