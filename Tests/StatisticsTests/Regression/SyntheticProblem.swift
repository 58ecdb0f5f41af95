import Statistics

/// A design with numbers and factors and outcomes drawn from a known model.
struct SyntheticProblem {
  var numeric: [NumericColumn] = []
  var factors: [FactorColumn] = []
  var outcomes: [Bool] = []
  var weights: [Double] = []

  init(rows: Int, seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let age = (0..<rows).map { _ in random.normal(mean: 58, standardDeviation: 14) }
    let units = (0..<rows).map { _ in Double(random.poisson(mean: 2)) }
    let payer = (0..<rows).map { _ in random.categorical([5, 3, 2, 1, 1]) }
    let reason = (0..<rows).map { _ in random.categorical([4, 2, 2]) }
    let site = (0..<rows).map { _ in random.categorical([1, 1]) }
    weights = (0..<rows).map { _ in Double(random.poisson(mean: 1.5)) }
    outcomes = (0..<rows).map { row in
      let effect = [0.8, -0.4, 0.2, -0.9, 0.5][payer[row]] + [0.3, -0.6, 0.1][reason[row]]
      return random.bernoulli(expit(0.03 * (age[row] - 58) - 0.2 * units[row] + effect))
    }
    numeric = [NumericColumn("age", age), NumericColumn("units", units)]
    factors = try [
      FactorColumn("payer", payer.map { "payer \($0)" }),
      FactorColumn("reason", reason.map { "reason \($0)" }),
      FactorColumn("site", site.map { "site \($0)" }),
    ]
  }

  func design(_ coding: FactorCoding) throws -> DesignMatrix {
    try DesignMatrix(numeric: numeric, factors: factors, coding: coding)
  }

  /// The coding that goes with a ridge.
  func design(ridge: Double) throws -> DesignMatrix {
    try design(ridge > 0 ? .oneHot : .treatment)
  }

  /// The same columns with every level written out as an indicator column.
  func indicatorDesign(_ coding: FactorCoding) throws -> DesignMatrix {
    let indicators = factors.flatMap { factor in
      factor.levels.indices.dropFirst(coding == .treatment ? 1 : 0).map { level in
        NumericColumn(
          "\(factor.name) = \(factor.levels[level])",
          factor.codes.map { Int($0) == level ? 1 : 0 })
      }
    }
    return try DesignMatrix(numeric: numeric + indicators, coding: .treatment)
  }
}
