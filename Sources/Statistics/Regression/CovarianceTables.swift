/// Covariances of coefficients laid out for ``RowVariances``.
enum CovarianceTables {
  /// - Parameters:
  ///   - description: The terms.
  ///   - extraLevels: How many levels to add to each factor beyond its own.
  ///   - used: Factors whose levels count; the others' entries are 0.
  ///   - hasNumbers: Whether intercept and numeric terms count.
  ///   - entry: The covariance of two coefficients, standardised.
  /// - Returns: The tables; levels without a coefficient have 0.
  static func make(
    _ description: DesignDescription, extraLevels: Int = 0, used: Set<Int>? = nil,
    hasNumbers: Bool = true, entry: (Int, Int) -> Double
  ) -> InformationTables {
    let q = description.numeric.count
    let tables = InformationTables(
      InformationTables.Layout(
        numericCount: q,
        levelCounts: description.factors.map { $0.levels.count + extraLevels }))
    if hasNumbers {
      for column in 0...q {
        for row in column...q { tables.core[column * (q + 1) + row] = entry(row, column) }
      }
    }
    let offsets = description.factorOffsets
    let counts = { (factor: Int) in used?.contains(factor) ?? true }
    for (index, factor) in description.factors.enumerated() where counts(index) {
      for own in 0..<factor.coefficientCount {
        let margin = tables.margin(index) + (own + factor.droppedLevels) * tables.layout.stride
        let coefficient = offsets[index] + own
        if hasNumbers { for column in 0...q { margin[column] = entry(coefficient, column) } }
        margin[q + 1] = entry(coefficient, coefficient)
      }
    }
    for pair in tables.layout.pairs where counts(pair.first) && counts(pair.second) {
      let (a, b) = (description.factors[pair.first], description.factors[pair.second])
      let (table, columns) = (tables.pair(pair), tables.layout.levelCounts[pair.second])
      for first in 0..<a.coefficientCount {
        let row = table + (first + a.droppedLevels) * columns + b.droppedLevels
        for second in 0..<b.coefficientCount {
          row[second] = entry(offsets[pair.first] + first, offsets[pair.second] + second)
        }
      }
    }
    return tables
  }
}
