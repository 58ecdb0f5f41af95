/// The predictors of n rows, split: numeric columns densely, factors as level codes.
///
/// Terms are ordered numeric columns first, then factors, each in the order given. There is no
/// intercept column; regressions add their own.
public struct DesignMatrix: Sendable, Hashable {
  /// n, the number of rows.
  public let rowCount: Int
  public let numeric: [NumericColumn]
  public let factors: [FactorColumn]
  /// How levels become coefficients.
  public let coding: FactorCoding

  /// Joins columns of equal length.
  ///
  /// - Parameters:
  ///   - numeric: Numeric terms, n values each.
  ///   - factors: Categorical terms, n codes each.
  ///   - coding: Which levels get a coefficient.
  /// - Throws: ``FitError/nonFinite(row:term:)`` for a NaN or infinite value and
  ///   ``FitError/repeatedTerm(_:)`` for two terms of one name.
  /// - Precondition: All columns have the same length.
  public init(
    numeric: [NumericColumn] = [], factors: [FactorColumn] = [], coding: FactorCoding
  ) throws(FitError) {
    let counts = numeric.map(\.values.count) + factors.map(\.codes.count)
    rowCount = counts.first ?? 0
    precondition(
      counts.allSatisfy { [rowCount] in $0 == rowCount },
      "all columns of a design must have the same number of rows")
    self.numeric = numeric
    self.factors = factors
    self.coding = coding
    try requireDistinctNames()
    try requireFiniteValues()
  }

  /// The names of the terms in order.
  public var termNames: [String] { numeric.map(\.name) + factors.map(\.name) }

  /// Terms with the same value in every row. Fitting refuses them; drop them with
  /// ``dropping(_:)``.
  public var constantTerms: [String] {
    let numbers = numeric.filter { column in
      column.values.allSatisfy { $0 == column.values.first }
    }
    let levels = factors.filter { factor in
      factor.codes.allSatisfy { $0 == factor.codes.first }
    }
    return numbers.map(\.name) + levels.map(\.name)
  }

  /// The same design without the named terms.
  public func dropping(_ terms: [String]) -> DesignMatrix {
    let dropped = Set(terms)
    return DesignMatrix(
      unchecked: numeric.filter { !dropped.contains($0.name) },
      factors.filter { !dropped.contains($0.name) }, coding, rowCount)
  }

  /// The rows at the given positions, in that order; positions may repeat.
  public func rows(_ positions: [Int]) -> DesignMatrix {
    DesignMatrix(
      unchecked: numeric.map { column in
        NumericColumn(column.name, positions.map { column.values[$0] })
      },
      factors.map { factor in
        FactorColumn(factor.name, levels: factor.levels, codes: positions.map { factor.codes[$0] })
      }, coding, positions.count)
  }

  /// The same columns under another coding.
  public func coded(_ coding: FactorCoding) -> DesignMatrix {
    DesignMatrix(unchecked: numeric, factors, coding, rowCount)
  }

  private init(
    unchecked numeric: [NumericColumn], _ factors: [FactorColumn], _ coding: FactorCoding,
    _ rowCount: Int
  ) {
    self.numeric = numeric
    self.factors = factors
    self.coding = coding
    self.rowCount = rowCount
  }

  private func requireDistinctNames() throws(FitError) {
    var seen: Set<String> = []
    for name in termNames where !seen.insert(name).inserted {
      throw .repeatedTerm(name)
    }
  }

  private func requireFiniteValues() throws(FitError) {
    for column in numeric {
      if let row = column.values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFinite(row: row + 1, term: column.name)
      }
    }
  }
}
