import Statistics

/// How strongly the levels of factors are drawn toward the average: as estimated, as given, or as
/// chosen by cross-validation, always within the cases of that fit.
public enum PenaltyChoice: Sendable, Hashable {
  /// Every factor is a random effect whose spread maximises the marginal likelihood: a payer of
  /// many cases keeps nearly its own rate, one of few is drawn toward the average.
  case pooled
  /// Effects that drift from year to year, chosen by forecasts within the cases: external reviews.
  case drifting
  /// One penalty for every coefficient but the intercept.
  case given(Double)
  /// Of ``grid`` the one with the least log loss over five folds that keep a case's claims
  /// together; a choice made anew inside every refit of a backtest.
  case crossValidated

  /// From hardly any shrinkage to a model that moves little from the base rate.
  public static let grid: [Double] = [0.3, 1, 3, 10, 30, 100]
  /// Folds, and with many cases fewer: each fit is then sure enough, and costs more.
  private static let (folds, foldsOfMany, many) = (5, 3, 5000)
  private static let seed: UInt64 = 20_240_917

  /// The penalty of ``grid`` with the least log loss.
  ///
  /// - Throws: ``TrainingError`` when none of them could be fitted in every fold, with the cause.
  static func crossValidatedRidge(
    for design: DesignMatrix, of cases: [Observation]
  ) throws(TrainingError) -> Double {
    let outcomes = cases.map(\.isOverturned)
    let folds = GroupedFolds(
      groups: cases.map(\.caseName), count: cases.count > many ? foldsOfMany : folds,
      seed: seed)
    var best: (ridge: Double, logLoss: Double)?
    var cause: TrainingError?
    for ridge in grid {
      do throws(TrainingError) {
        let loss = try logLoss(design, outcomes, folds, ridge)
        if loss < best?.logLoss ?? .infinity { best = (ridge, loss) }
      } catch {
        cause = error
      }
    }
    if let best { return best.ridge }
    let overturned = outcomes.count(where: \.self)
    // Both outcomes are there, but not in what is left when a fold is held out.
    if cause == .refused(.oneClass), overturned > 0, overturned < outcomes.count {
      throw .tooFewCases(overturned: overturned, of: outcomes.count)
    }
    throw cause ?? .refused(.noRows)
  }

  /// Log loss of predictions made for each fold by a fit to the others.
  private static func logLoss(
    _ design: DesignMatrix, _ outcomes: [Bool], _ folds: GroupedFolds, _ ridge: Double
  ) throws(TrainingError) -> Double {
    var probabilities: [Double] = []
    var held: [Bool] = []
    for fold in 0..<folds.count {
      let (training, holdout) = folds.split(fold)
      probabilities += try predictions(
        for: design.rows(holdout), learningFrom: design.rows(training),
        outcomes: training.map { outcomes[$0] }, ridge)
      held += holdout.map { outcomes[$0] }
    }
    do {
      return try ScoredOutcomes(probabilities: probabilities, outcomes: held).logLoss
    } catch {
      preconditionFailure("a fit gives a probability for every row of every fold")
    }
  }

  private static func predictions(
    for holdout: DesignMatrix, learningFrom part: DesignMatrix, outcomes: [Bool], _ ridge: Double
  ) throws(TrainingError) -> [Double] {
    let fit: FittedLogisticRegression
    do throws(FitError) {
      fit = try LogisticRegression(ridge: Ridge(ridge)).fit(
        part.dropping(part.constantTerms), outcomes: outcomes)
    } catch {
      throw .refused(error)
    }
    do throws(PredictionError) {
      return try fit.probabilities(of: holdout)
    } catch {
      throw .unusable(error)
    }
  }
}
