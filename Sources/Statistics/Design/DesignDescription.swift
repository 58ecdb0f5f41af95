/// What a fit remembers of its design: enough to read a new row the same way.
public struct DesignDescription: Sendable, Hashable, Codable {
  /// A numeric term with its case-weighted mean and standard deviation (divisor Σw) in training.
  public struct Numeric: Sendable, Hashable, Codable {
    public let name: String
    public let mean: Double
    public let standardDeviation: Double
  }

  /// A factor with the case-weighted share of each level in training; the shares add up to 1.
  public struct Factor: Sendable, Hashable, Codable {
    public let name: String
    public let levels: [String]
    public let shares: [Double]
    /// One-hot or treatment: never ``FactorCoding/byPenalty``.
    public let coding: FactorCoding

    /// How many leading levels have no coefficient: one under treatment coding.
    var droppedLevels: Int { coding == .treatment ? 1 : 0 }
    /// How many levels have a coefficient.
    var coefficientCount: Int { max(0, levels.count - droppedLevels) }
  }

  public let numeric: [Numeric]
  public let factors: [Factor]
  /// The coding the design asked for; see each factor for its own.
  public let coding: FactorCoding

  /// The names of the terms: numeric first, then factors.
  public var termNames: [String] { numeric.map(\.name) + factors.map(\.name) }

  /// The names of the coefficients: `(Intercept)`, the numeric terms, then `term = level`.
  public var coefficientNames: [String] {
    let levels = factors.flatMap { factor in
      factor.levels.dropFirst(factor.droppedLevels).map { "\(factor.name) = \($0)" }
    }
    return ["(Intercept)"] + numeric.map(\.name) + levels
  }

  /// Where each factor's coefficients begin; the first entry follows intercept and numeric terms.
  var factorOffsets: [Int] {
    factors.reduce(into: [1 + numeric.count]) { offsets, factor in
      offsets.append((offsets.last ?? 0) + factor.coefficientCount)
    }
  }

  /// The term, and for a factor the number of the level from 1, that a coefficient belongs to.
  func place(ofCoefficient index: Int) -> (term: String, level: Int?) {
    guard index > 0 else { return ("(Intercept)", nil) }
    guard index > numeric.count else { return (numeric[index - 1].name, nil) }
    let offsets = factorOffsets
    let factor = (offsets.lastIndex { $0 <= index } ?? 0)
    return (factors[factor].name, index - offsets[factor] + factors[factor].droppedLevels + 1)
  }

  /// The number of coefficients with the intercept.
  var dimension: Int { factorOffsets.last ?? 1 }

  /// The penalty of each coefficient in the units of its column; the intercept is free.
  func penalties(_ ridge: Ridge) -> [Double] {
    let levels = factors.flatMap {
      [Double](repeating: ridge[$0.name], count: $0.coefficientCount)
    }
    return [0] + numeric.map { ridge[$0.name] } + levels
  }

  /// The penalty of each coefficient of the standardised columns, λⱼ / sⱼ² for a number.
  func standardisedPenalties(_ ridge: Ridge) -> [Double] {
    var penalties = penalties(ridge)
    for (index, number) in numeric.enumerated() {
      penalties[index + 1] /= number.standardDeviation * number.standardDeviation
    }
    return penalties
  }
}
