import Statistics

/// The penalty of a fit: given, or chosen by cross-validation within the cases of that fit.
public enum RidgeChoice: Sendable, Hashable {
  case given(Double)
  /// Of ``grid`` the one with the least log loss over five folds that keep a case's claims
  /// together; a choice made anew inside every refit of a backtest.
  case crossValidated

  /// From hardly any shrinkage to a model that moves little from the base rate.
  public static let grid: [Double] = [0.3, 1, 3, 10, 30, 100]
  private static let folds = 5
  private static let seed: UInt64 = 20_240_917

  /// - Throws: ``FitError`` when no penalty of the grid could be fitted in every fold.
  func ridge(for design: DesignMatrix, of cases: [Observation]) throws(FitError) -> Double {
    guard case .crossValidated = self else {
      guard case .given(let ridge) = self else { preconditionFailure("there are two choices") }
      return ridge
    }
    let outcomes = cases.map(\.isOverturned)
    let folds = GroupedFolds(
      groups: cases.map(\.caseName), count: Self.folds, seed: Self.seed)
    var best: (ridge: Double, logLoss: Double)?
    for ridge in Self.grid {
      guard let loss = Self.logLoss(design, outcomes, folds, ridge) else { continue }
      if loss < best?.logLoss ?? .infinity { best = (ridge, loss) }
    }
    guard let best else { throw .oneClass }
    return best.ridge
  }

  /// Log loss of predictions made for each fold by a fit to the others; `nil` without a fit.
  private static func logLoss(
    _ design: DesignMatrix, _ outcomes: [Bool], _ folds: GroupedFolds, _ ridge: Double
  ) -> Double? {
    var probabilities: [Double] = []
    var held: [Bool] = []
    for fold in 0..<folds.count {
      let (training, holdout) = folds.split(fold)
      let part = design.rows(training)
      let constant = part.constantTerms
      guard
        let fit = try? LogisticRegression(ridge: Ridge(ridge)).fit(
          part.dropping(constant), outcomes: training.map { outcomes[$0] }),
        let predicted = try? fit.probabilities(of: design.rows(holdout))
      else { return nil }
      probabilities += predicted
      held += holdout.map { outcomes[$0] }
    }
    return (try? ScoredOutcomes(probabilities: probabilities, outcomes: held))?.logLoss
  }
}
