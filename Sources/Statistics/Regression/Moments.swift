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
    let mean = origin + moment(1, of: values, about: origin, weights) / total
    let variance = moment(2, of: values, about: mean, weights) / total
    let deviation = variance.squareRoot()
    guard deviation > 1e-13 * max(abs(mean), abs(origin)) else {
      throw .constant(term: column.name)
    }
    return .init(name: column.name, mean: mean, standardDeviation: deviation)
  }

  /// Σ w (x − origin), or of its square.
  private static func moment(
    _ order: Int, of values: [Double], about origin: Double, _ weights: [Double]?
  ) -> Double {
    if let weights {
      return zip(values, weights).reduce(0) { sum, row in
        // A row of weight 0 may hold any number, even one too large to square.
        guard row.1 > 0 else { return sum }
        let distance = row.0 - origin
        return sum + row.1 * (order == 1 ? distance : distance * distance)
      }
    }
    // Eight sums side by side: one alone waits for each addition.
    var sums = SIMD8<Double>.zero
    let whole = values.count / 8 * 8
    values.withUnsafeBytes { bytes in
      for row in stride(from: 0, to: whole, by: 8) {
        let distance = bytes.loadUnaligned(fromByteOffset: 8 * row, as: SIMD8<Double>.self) - origin
        sums += order == 1 ? distance : distance * distance
      }
    }
    return values[whole...].reduce(sums.sum()) { sum, value in
      sum + (order == 1 ? value - origin : (value - origin) * (value - origin))
    }
  }

  private static func describe(
    _ factor: FactorColumn, _ coding: FactorCoding, _ weights: [Double]?, _ total: Double
  ) throws(FitError) -> DesignDescription.Factor {
    if let row = factor.codes.firstIndex(of: FactorColumn.unseen) {
      throw .undeclaredLevel(row: row + 1, term: factor.name)
    }
    var counts = [Double](repeating: 0, count: factor.levels.count)
    if let weights {
      for (code, weight) in zip(factor.codes, weights) { counts[Int(code)] += weight }
    } else {
      for code in factor.codes { counts[Int(code)] += 1 }
    }
    guard counts.count(where: { $0 > 0 }) > 1 else { throw .constant(term: factor.name) }
    return .init(
      name: factor.name, levels: factor.levels, shares: counts.map { $0 / total }, coding: coding)
  }
}
