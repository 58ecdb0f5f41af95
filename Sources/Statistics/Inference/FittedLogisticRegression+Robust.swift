extension FittedLogisticRegression {
  /// The sandwich covariance of the coefficients; see ``RobustCovariance``.
  ///
  /// A fit does not keep its rows, so they are given again.
  ///
  /// - Parameters:
  ///   - design: The predictors of the fit.
  ///   - outcomes: Its outcomes.
  ///   - weights: Its case weights.
  ///   - offsets: Its offsets.
  ///   - clusters: For each row the number of its cluster, any integers; `nil` if rows are
  ///     independent.
  ///   - correction: The factor for few rows or clusters.
  /// - Returns: The covariance and standard errors.
  /// - Throws: ``FitError`` for rows that no fit can have been made of.
  /// - Precondition: The rows are those of the fit.
  /// - Complexity: O(n (q + m)² + p³) for q numeric terms, m factors and p coefficients; with G
  ///   clusters O(G p²) more.
  public func robustCovariance(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil,
    clusters: [Int]? = nil, correction: RobustCovariance.Correction = .none
  ) throws(FitError) -> RobustCovariance {
    let rows = try InferenceRows(
      design, outcomes: outcomes, weights: weights, offsets: offsets, ridge: ridge)
    precondition(
      rows.description.coefficientNames == coefficientNames,
      "robust errors need the rows the fit was made of")
    precondition(
      clusters.map { $0.count == design.rowCount } ?? true, "one cluster is needed for each row")
    let theta = rows.basis.coordinates(coefficients)
    let sums = rows.sums(at: theta)
    let information = zip(sums.information, rows.penalty(ridge)).map { $0 + $1 }
    guard
      case .factor(let factor) = CholeskyFactor.factorising(
        information, dimension: rows.dimension)
    else { throw .notConverged(iterations: iterations) }
    let residuals = zip(rows.outcomes, sums.probabilities).map { $0 - $1 }
    let (meat, count) = rows.meat(residuals, clusters: clusters)
    let bread = factor.fullInverse()
    let covariance = rows.basis.covariance(
      sandwich(bread, meat, rows.dimension), dimension: rows.dimension)
    let scale = factorFor(correction, clusters: clusters == nil ? nil : count)
    return RobustCovariance(
      covariance: SymmetricMatrix(dimension: rows.dimension) { scale * covariance[$0, $1] },
      clusterCount: count, coefficients: coefficients)
  }

  private func factorFor(_ correction: RobustCovariance.Correction, clusters: Int?) -> Double {
    let (n, p) = (totalWeight, Double(coefficients.count))
    switch (correction, clusters.map(Double.init)) {
    case (.none, _): return 1
    case (.degreesOfFreedom, nil): return n / (n - p)
    case (.degreesOfFreedom, let g?): return g / (g - 1) * (n - 1) / (n - p)
    }
  }
}
