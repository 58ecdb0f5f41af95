/// Case-weighted means, standard deviations and level shares, and the refusals they reveal.
struct Moments {
  let description: DesignDescription
  let totalWeight: Double
  let eventWeight: Double

  init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, ridge: Ridge = 0
  ) throws(FitError) {
    precondition(outcomes.count == design.rowCount, "one outcome is needed for each row")
    if let weights {
      precondition(weights.count == design.rowCount, "one case weight is needed for each row")
      if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .invalidWeight(row: row + 1)
      }
    }
    (totalWeight, eventWeight) = Self.totals(outcomes, weights)
    guard totalWeight > 0 else { throw .noRows }
    guard eventWeight > 0, eventWeight < totalWeight else { throw .oneClass }
    var numeric: [DesignDescription.Numeric] = []
    for column in design.numeric {
      numeric.append(try Self.describe(column, weights, totalWeight))
    }
    var factors: [DesignDescription.Factor] = []
    for factor in design.factors {
      let coding = design.coding.resolved(ridge: ridge[factor.name])
      factors.append(try Self.describe(factor, coding, weights, totalWeight))
    }
    description = DesignDescription(numeric: numeric, factors: factors, coding: design.coding)
  }

  private static func totals(_ outcomes: [Bool], _ weights: [Double]?) -> (Double, Double) {
    guard let weights else {
      return (Double(outcomes.count), Double(outcomes.count { $0 }))
    }
    return (
      weights.reduce(0, +),
      zip(outcomes, weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    )
  }

  private static func describe(
    _ column: NumericColumn, _ weights: [Double]?, _ total: Double
  ) throws(FitError) -> DesignDescription.Numeric {
    // Moments about the first weighted value, then about the mean: a column such as 1e9 + small
    // keeps its digits.
    let values = column.values
    let origin = values[weights?.firstIndex { $0 > 0 } ?? 0]
    let mean = origin + weightedMean(values, weights, total) { $0 - origin }
    let variance = weightedMean(values, weights, total) { ($0 - mean) * ($0 - mean) }
    let deviation = variance.squareRoot()
    guard deviation > 1e-13 * max(abs(mean), abs(origin)) else {
      throw .constant(term: column.name)
    }
    return .init(name: column.name, mean: mean, standardDeviation: deviation)
  }

  private static func weightedMean(
    _ values: [Double], _ weights: [Double]?, _ total: Double, _ value: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    if let weights {
      for (x, weight) in zip(values, weights) where weight > 0 { sum += weight * value(x) }
    } else {
      for x in values { sum += value(x) }
    }
    return sum / total
  }

  private static func describe(
    _ factor: FactorColumn, _ coding: FactorCoding, _ weights: [Double]?, _ total: Double
  ) throws(FitError) -> DesignDescription.Factor {
    var counts = [Double](repeating: 0, count: factor.levels.count)
    for (row, code) in factor.codes.enumerated() {
      guard code != FactorColumn.unseen else {
        throw .undeclaredLevel(row: row + 1, term: factor.name)
      }
      counts[Int(code)] += weights?[row] ?? 1
    }
    guard counts.count(where: { $0 > 0 }) > 1 else { throw .constant(term: factor.name) }
    return .init(
      name: factor.name, levels: factor.levels, shares: counts.map { $0 / total }, coding: coding)
  }
}
