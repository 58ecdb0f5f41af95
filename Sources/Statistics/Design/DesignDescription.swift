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
  }

  public let numeric: [Numeric]
  public let factors: [Factor]
  public let coding: FactorCoding

  /// The names of the terms: numeric first, then factors.
  public var termNames: [String] { numeric.map(\.name) + factors.map(\.name) }

  /// The names of the coefficients: `(Intercept)`, the numeric terms, then `term = level`.
  public var coefficientNames: [String] {
    let levels = factors.flatMap { factor in
      factor.levels.dropFirst(droppedLevels).map { "\(factor.name) = \($0)" }
    }
    return ["(Intercept)"] + numeric.map(\.name) + levels
  }

  /// How many leading levels of each factor have no coefficient: one under treatment coding.
  var droppedLevels: Int { coding == .treatment ? 1 : 0 }

  /// Where each factor's coefficients begin; the first entry follows intercept and numeric terms.
  var factorOffsets: [Int] {
    factors.reduce(into: [1 + numeric.count]) { offsets, factor in
      offsets.append((offsets.last ?? 0) + factor.levels.count - droppedLevels)
    }
  }

  /// The term, and for a factor the number of the level from 1, that a coefficient belongs to.
  func place(ofCoefficient index: Int) -> (term: String, level: Int?) {
    guard index > 0 else { return ("(Intercept)", nil) }
    guard index > numeric.count else { return (numeric[index - 1].name, nil) }
    let offsets = factorOffsets
    let factor = (offsets.lastIndex { $0 <= index } ?? 0)
    return (factors[factor].name, index - offsets[factor] + droppedLevels + 1)
  }
}
