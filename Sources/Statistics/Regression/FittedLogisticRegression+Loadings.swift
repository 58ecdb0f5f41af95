extension FittedLogisticRegression {
  /// How the log-odds of rows move together with the coefficients' uncertainty: rows of X L, where L Lᵀ
  /// is the covariance of the coefficients, so that
  ///
  ///     Cov(ηᵢ, ηⱼ) = Σₖ lᵢₖ lⱼₖ
  ///
  /// A level that was not in training has the effect 0 here; the extra variance of such a level, which
  /// ``prediction(for:offset:)`` adds, is no coefficient's and is left out.
  ///
  /// - Parameter rows: Cases as ``prediction(for:offset:)`` takes them.
  /// - Returns: For each row as many loadings as there are coefficients; `nil` where the covariance
  ///   cannot be factorised.
  /// - Throws: ``PredictionError``.
  /// - Complexity: O(p³ + n p²).
  public func loadings(of rows: [DesignRow]) throws(PredictionError) -> [[Double]]? {
    let covariance = centredCovariance
    let p = covariance.dimension
    guard
      case .factor(let factor) = CholeskyFactor.factorising(
        covariance.columnMajor, dimension: p)
    else { return nil }
    var loadings: [[Double]] = []
    for row in rows {
      var sums = [Double](repeating: 0, count: p)
      for (index, value) in try terms(of: row).position {
        for column in 0...index { sums[column] += value * factor.lower[column * p + index] }
      }
      loadings.append(sums)
    }
    return loadings
  }
}
