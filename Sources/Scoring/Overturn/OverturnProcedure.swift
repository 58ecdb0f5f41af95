import Statistics

/// How a model of P(overturned) is made of decided cases: what every backtest repeats.
///
/// Constant terms are left out, every level of a factor has an effect, and how strongly it is drawn
/// toward the average, and which numbers bend, is decided within the cases.
public struct OverturnProcedure: Sendable, Hashable {
  public var penalty: PenaltyChoice

  /// Payers, reasons and procedures differ by a factor of about 1.6 in the odds, give or take.
  private static let prior = SpreadPrior(median: 0.5, logDeviation: 0.5)

  public init(_ penalty: PenaltyChoice) {
    self.penalty = penalty
  }

  /// - Parameters:
  ///   - cases: Decided cases.
  ///   - weights: What each case counts; `nil` for once.
  ///   - needsIntervals: `false` where only chances are wanted: intervals of drifting effects take
  ///     as long again.
  /// - Returns: The regression with the terms it could use.
  /// - Throws: ``TrainingError`` when there is nothing to learn from or the fit is refused.
  public func fit(
    _ cases: [Observation], weights: [Double]? = nil, needsIntervals: Bool = true
  ) throws(TrainingError) -> OverturnFit {
    guard !cases.isEmpty else { throw .noCases(nil) }
    if penalty == .drifting {
      return try ReviewProcedure.fit(cases, weights, needsIntervals: needsIntervals)
    }
    let design = try Self.design(of: cases)
    let constant = design.constantTerms
    let fit = try regression(design.dropping(constant), constant, cases, weights)
    return needsIntervals
      ? fit.taking(designEffect: try SharedFate.designEffect(of: cases, by: fit)) : fit
  }

  private func regression(
    _ varying: DesignMatrix, _ constant: [String], _ cases: [Observation], _ weights: [Double]?
  ) throws(TrainingError) -> OverturnFit {
    switch penalty {
    case .pooled where !varying.factors.isEmpty:
      return try pooled(varying, constant, cases, weights)
    case .given(let ridge): return try penalised(varying, constant, cases, weights, ridge)
    case .pooled, .crossValidated, .drifting:
      let ridge = try PenaltyChoice.crossValidatedRidge(for: varying, of: cases)
      return try penalised(varying, constant, cases, weights, ridge)
    }
  }

  private static func design(of cases: [Observation]) throws(TrainingError) -> DesignMatrix {
    var builder = DesignBuilder()
    for observation in cases { builder.add(observation.row) }
    do {
      return try builder.design(coding: .oneHot).dropping(ChartReviews(in: cases).unusable)
    } catch {
      throw .refused(error)
    }
  }

  private func pooled(
    _ design: DesignMatrix, _ dropped: [String], _ cases: [Observation], _ weights: [Double]?
  ) throws(TrainingError) -> OverturnFit {
    let splines = NumberBends(choosingFor: cases, design, weights).splines
    do {
      let bent =
        splines.isEmpty
        ? design
        : try NumberBends.design(of: cases, splines: splines).dropping(
          dropped + ChartReviews(in: cases).unusable)
      let fit = try PooledLogisticRegression(
        random: Set(bent.factors.map(\.name)),
        ridge: NumberBends.ridge(of: bent, splines: splines), prior: Self.prior
      ).fit(bent, outcomes: cases.map(\.isOverturned), weights: weights)
      return OverturnFit(fit, droppedTerms: dropped, splines: splines)
    } catch {
      throw .refused(error)
    }
  }

  private func penalised(
    _ design: DesignMatrix, _ dropped: [String], _ cases: [Observation], _ weights: [Double]?,
    _ ridge: Double
  ) throws(TrainingError) -> OverturnFit {
    do {
      let fit = try LogisticRegression(ridge: Ridge(ridge)).fit(
        design, outcomes: cases.map(\.isOverturned), weights: weights)
      return OverturnFit(fit, droppedTerms: dropped)
    } catch {
      throw .refused(error)
    }
  }
}
