/// Some rows laid out for ``LikelihoodBlock``s.
public struct RowBlock: Sendable {
  private let likelihood: @Sendable ([Double]) -> LikelihoodBlock

  /// Lays rows out.
  ///
  /// - Parameters:
  ///   - rows: The rows, with the terms and levels of the description.
  ///   - outcomes: One for each row.
  ///   - weights: Case weights.
  ///   - description: That of all rows, from the sum of the parts' ``DesignSummary``.
  ///   - workers: As of ``LogisticRegression``.
  /// - Throws: ``FitError`` for an undeclared level or an invalid weight.
  public init(
    _ rows: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil,
    by description: DesignDescription, workers: Int = 4
  ) throws(FitError) {
    precondition(
      rows.termNames == description.termNames
        && rows.factors.map(\.levels) == description.factors.map(\.levels),
      "rows must have the terms and levels of the description")
    let tiles = try DesignTiles(
      rows, outcomes: outcomes, weights: weights, by: description)
    let threads = workers
    likelihood = { coefficients in
      let own = PenalisedLikelihood(tiles, ridge: 0, workers: threads)
      return LikelihoodBlock(own.tables(at: coefficients).tables, description, coefficients)
    }
  }

  /// The block of these rows at standardised coefficients.
  public func statistics(at coefficients: [Double]) -> LikelihoodBlock {
    likelihood(coefficients)
  }
}
