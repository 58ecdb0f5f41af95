public import Statistics

extension OverturnFit {
  /// How the log-odds of cases move together with the uncertainty of the coefficients, given the
  /// spreads of factors; see ``FittedLogisticRegression/loadings(of:)``.
  ///
  /// - Returns: `nil` where effects drift, or the covariance cannot be factorised.
  /// - Throws: ``TrainingError/unusable(_:)``.
  public func loadings(of rows: [DesignRow]) throws(TrainingError) -> [[Double]]? {
    guard let regression else { return nil }
    do {
      let loadings = try regression.loadings(
        of: rows.map { $0.bent(by: splines).completed(by: regression.design) })
      let wider = designEffect.squareRoot()
      return wider == 1 ? loadings : loadings?.map { $0.map { $0 * wider } }
    } catch {
      throw .unusable(error)
    }
  }
}
