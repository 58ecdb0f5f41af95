import Claims
import Foundation
public import Statistics

/// What a model says of a claim before it is sent.
public struct DenialRisk: Sendable, Hashable, Codable {
  /// One reason with the chance of being denied for it.
  public struct Reason: Sendable, Hashable, Codable {
    /// A denial category, or ``DenialRiskModel/other``.
    public let name: String
    public let probability: Double
    /// Among denials of such a claim.
    public let share: Double
    /// `nil` when the fit kept no covariances.
    public let interval: ConfidenceInterval?
  }

  public let denied: Double
  public let lower: Double
  public let upper: Double
  /// The likeliest first; with P(paid) they add up to 1.
  public let reasons: [Reason]
  /// Of the log-odds of a denial, relative to the average claim; the baseline first.
  public let contributions: [Score.Contribution]
  public let unseenTerms: [String]

  public var paid: Double { 1 - denied }

  /// The likeliest reason, where it is half of the denials at least and half as likely again as
  /// the next; `nil` is unsure.
  public var likelyReason: Reason? {
    guard let first = reasons.first, first.name != DenialRiskModel.other, first.share >= 0.5,
      first.share >= 1.5 * (reasons.dropFirst().first?.share ?? 0)
    else { return nil }
    return first
  }

  init(
    of row: DesignRow, _ model: FittedPooledLogisticRegression,
    _ reasonModel: FittedMultinomialLogistic?, onlyReason: String, designEffect: Double
  ) throws(TrainingError) {
    do {
      let prediction = try model.prediction(for: row.completed(by: model.model.design)).widened(
        times: designEffect, by: 0)
      let interval = prediction.interval(level: 0.9)
      denied = prediction.probability
      lower = interval.lower
      upper = interval.upper
      contributions = prediction.contributions.map {
        Score.Contribution(term: $0.term, logOdds: $0.logOdds)
      }
      unseenTerms = prediction.unseenLevels
      let outcomes =
        try reasonModel?.prediction(for: row.completed(by: reasonModel?.design)).outcomes ?? []
      reasons =
        outcomes.isEmpty
        ? [Reason(name: onlyReason, probability: denied, share: 1, interval: interval)]
        : outcomes.map { Self.reason($0, denied: prediction, designEffect) }
          .sorted { ($1.share, $0.name) < ($0.share, $1.name) }
    } catch {
      throw .unusable(error)
    }
  }

  /// log P = log P(denied) + log P(k | denied), both uncertain; on the logit scale the standard error
  /// is that of log P over 1 − P.
  private static func reason(
    _ outcome: MultinomialPrediction.Outcome, denied: Prediction, _ designEffect: Double
  ) -> Reason {
    let probability = denied.probability * outcome.probability
    let interval = outcome.standardError.map { error in
      let parts = [
        (1 - denied.probability) * denied.standardError,
        (1 - outcome.probability) * error * designEffect.squareRoot(),
      ]
      let spread = parts.reduce(0) { $0 + $1 * $1 }.squareRoot() / (1 - probability)
      let wald = ConfidenceInterval(
        estimate: logit(probability), standardError: spread, level: 0.9)
      return ConfidenceInterval(lower: expit(wald.lower), upper: expit(wald.upper), level: 0.9)
    }
    return Reason(
      name: outcome.name, probability: probability, share: outcome.probability,
      interval: interval)
  }
}
