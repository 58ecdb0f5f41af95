import Statistics

/// How strongly the levels of factors are drawn toward the average: as estimated, as given, or as
/// chosen by cross-validation, always within the cases of that fit.
public enum PenaltyChoice: Sendable, Hashable {
  /// Every factor is a random effect whose spread maximises the marginal likelihood: a payer of
  /// many cases keeps nearly its own rate, one of few is drawn toward the average.
  case pooled
  /// One penalty for every coefficient but the intercept.
  case given(Double)
  /// Of ``grid`` the one with the least log loss over five folds that keep a case's claims
  /// together; a choice made anew inside every refit of a backtest.
  case crossValidated

  /// From hardly any shrinkage to a model that moves little from the base rate.
  public static let grid: [Double] = [0.3, 1, 3, 10, 30, 100]
  private static let folds = 5
  private static let seed: UInt64 = 20_240_917

  /// The penalty of ``grid`` with the least log loss.
  ///
  /// - Throws: ``FitError`` when none of them could be fitted in every fold.
  static func crossValidatedRidge(
    for design: DesignMatrix, of cases: [Observation]
  ) throws(FitError) -> Double {
    let outcomes = cases.map(\.isOverturned)
    let folds = GroupedFolds(
      groups: cases.map(\.caseName), count: folds, seed: seed)
    var best: (ridge: Double, logLoss: Double)?
    for ridge in grid {
      guard let loss = logLoss(design, outcomes, folds, ridge) else { continue }
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
