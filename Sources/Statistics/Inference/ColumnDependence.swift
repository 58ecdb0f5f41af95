/// Which columns are combinations of those before them, by Cholesky's method with the dependent
/// columns passed over.
struct ColumnDependence {
  /// A dependent column and its combination: column = Σ cₖ columnₖ.
  struct Combination {
    let column: Int
    /// Of independent columns before it.
    let parts: [(column: Int, coefficient: Double)]
  }

  let combinations: [Combination]

  /// - Parameters:
  ///   - gram: XᵀX, column-major, lower triangle.
  ///   - p: The number of columns.
  ///   - tolerance: A column is dependent if less than this share of its square is left.
  init(gram: [Double], dimension p: Int, tolerance: Double = 1e-12) {
    // Rows of L for the independent columns alone; `kept[k]` is the column of L's k-th.
    var kept: [Int] = []
    var lower: [[Double]] = []
    var combinations: [Combination] = []
    for column in 0..<p {
      var row: [Double] = []
      for (index, other) in kept.enumerated() {
        let inner = (0..<index).reduce(0.0) { $0 + row[$1] * lower[index][$1] }
        row.append((gram[other * p + column] - inner) / lower[index][index])
      }
      let own = gram[column * (p + 1)]
      let left = own - row.reduce(0) { $0 + $1 * $1 }
      if own > 0, left > tolerance * own {
        kept.append(column)
        lower.append(row + [left.squareRoot()])
      } else {
        combinations.append(
          Combination(column: column, parts: Self.parts(row, lower, kept)))
      }
    }
    self.combinations = combinations
  }

  /// Lᵀ c = row, by back substitution.
  private static func parts(
    _ row: [Double], _ lower: [[Double]], _ kept: [Int]
  ) -> [(column: Int, coefficient: Double)] {
    var solution = row
    for index in solution.indices.reversed() {
      solution[index] /= lower[index][index]
      for before in 0..<index { solution[before] -= lower[index][before] * solution[index] }
    }
    return zip(kept, solution).map { ($0, $1) }
  }
}
