/// The coefficients' columns of a design of any rank, with their cross products.
///
/// Numeric columns are centred and scaled; one that is constant becomes 0.
struct DesignColumns {
  let description: DesignDescription
  /// XᵀWX / Σw with the intercept first, column-major, lower triangle.
  let gram: [Double]

  private var numericCount: Int { description.numeric.count }

  init(_ design: DesignMatrix, weights: [Double]?, ridge: Ridge = 0) throws(FitError) {
    let weights = weights ?? [Double](repeating: 1, count: design.rowCount)
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .noRows }
    let numeric = design.numeric.map { column in
      let mean = zip(column.values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      let square = zip(column.values, weights).reduce(0) {
        $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1
      }
      let deviation = (square / total).squareRoot()
      let isConstant = deviation <= 1e-13 * abs(mean)
      return DesignDescription.Numeric(
        name: column.name, mean: mean, standardDeviation: isConstant ? 0 : deviation)
    }
    var factors: [DesignDescription.Factor] = []
    for factor in design.factors {
      if let row = factor.codes.firstIndex(of: FactorColumn.unseen) {
        throw .undeclaredLevel(row: row + 1, term: factor.name)
      }
      factors.append(
        .init(
          name: factor.name, levels: factor.levels, shares: [],
          coding: design.coding.resolved(ridge: ridge[factor.name])))
    }
    description = DesignDescription(numeric: numeric, factors: factors, coding: design.coding)
    gram = Self.gram(design, description, weights.map { $0 / total })
  }

  private static func gram(
    _ design: DesignMatrix, _ description: DesignDescription, _ weights: [Double]
  ) -> [Double] {
    let (p, offsets) = (description.dimension, description.factorOffsets)
    var gram = [Double](repeating: 0, count: p * p)
    for (row, weight) in weights.enumerated() where weight > 0 {
      var entries = [(position: 0, value: 1.0)]
      for (index, numeric) in description.numeric.enumerated()
      where numeric.standardDeviation > 0 {
        let value = design.numeric[index].values[row] - numeric.mean
        entries.append((index + 1, value / numeric.standardDeviation))
      }
      for (index, factor) in description.factors.enumerated() {
        let level = Int(design.factors[index].codes[row]) - factor.droppedLevels
        if level >= 0 { entries.append((offsets[index] + level, 1)) }
      }
      for (index, first) in entries.enumerated() {
        for second in entries[index...] {
          gram[first.position * p + second.position] += weight * first.value * second.value
        }
      }
    }
    return gram
  }

  /// Every column that is, but for 10⁻¹² of its variance, a combination of those before it.
  func aliases() -> [AliasedColumn] {
    let names = description.coefficientNames
    return ColumnDependence(gram: gram, dimension: description.dimension).combinations.map {
      AliasedColumn(
        column: names[$0.column], term: description.place(ofCoefficient: $0.column).term,
        combination: parts(of: $0, names))
    }
  }

  /// From standardised columns back to the units given: x = m + s Σ cₖ (xₖ − mₖ)/sₖ.
  private func parts(
    of combination: ColumnDependence.Combination, _ names: [String]
  ) -> [AliasedColumn.Part] {
    let own = moments(combination.column)
    let largest = combination.parts.reduce(0) { max($0, abs($1.coefficient)) }
    // Smaller shares are rounding.
    let kept = combination.parts.filter { abs($0.coefficient) > 1e-7 * largest }
    var (constant, size) = (own.mean, abs(own.mean))
    var parts: [AliasedColumn.Part] = []
    for part in kept {
      let other = moments(part.column)
      let slope = own.scale * part.coefficient / other.scale
      constant += part.column == 0 ? slope : -slope * other.mean
      size += abs(part.column == 0 ? slope : slope * other.mean)
      if part.column > 0 { parts.append(.init(column: names[part.column], coefficient: slope)) }
    }
    guard abs(constant) > 1e-9 * size else { return parts }
    return [.init(column: names[0], coefficient: constant)] + parts
  }

  private func moments(_ column: Int) -> (mean: Double, scale: Double) {
    guard column > 0, column <= numericCount else { return (0, 1) }
    let numeric = description.numeric[column - 1]
    return (numeric.mean, numeric.standardDeviation > 0 ? numeric.standardDeviation : 1)
  }
}
