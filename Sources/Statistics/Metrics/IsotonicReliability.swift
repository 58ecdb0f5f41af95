import Foundation

/// A reliability curve without bins: the rising recalibration that fits best, and what it says of
/// the scores (the CORP approach: consistent, optimally binned, reproducible, by pooling).
///
/// Source: Dimitriadis, Gneiting and Jordan (2021), PNAS 118(8) e2016191118; `reliabilitydiag`
/// in R.
public struct IsotonicReliability: Sendable, Hashable, Codable {
  /// Neighbouring rows that share a recalibrated probability.
  public struct Step: Sendable, Hashable, Codable {
    /// The least and greatest predicted probability.
    public let lowest: Double
    public let highest: Double
    public let count: Int
    public let eventCount: Int

    /// The recalibrated probability, the share of events.
    public var eventRate: Double { Double(eventCount) / Double(count) }
  }

  /// From low to high, event rates strictly rising.
  public let steps: [Step]
  /// Of the Brier score.
  public let brier: ScoreDecomposition
  /// Of the log loss; its score and miscalibration are infinite where ``ScoredOutcomes/logLoss``
  /// is.
  public let logLoss: ScoreDecomposition

  /// The recalibrated probability: a step's event rate between its ends, linear between steps and
  /// constant beyond the first and last, as scikit-learn's `IsotonicRegression` predicts with
  /// `out_of_bounds="clip"`.
  public func recalibrated(_ probability: Double) -> Double {
    guard let next = steps.firstIndex(where: { probability <= $0.highest }) else {
      return steps[steps.count - 1].eventRate
    }
    let step = steps[next]
    guard next > 0, probability < step.lowest else { return step.eventRate }
    let before = steps[next - 1]
    let share = (probability - before.highest) / (step.lowest - before.highest)
    return before.eventRate + share * (step.eventRate - before.eventRate)
  }
}

extension ScoredOutcomes {
  /// The isotonic reliability curve with the decompositions of Brier score and log loss.
  public func isotonicReliability() -> IsotonicReliability {
    let ties = TiedProbabilities(self)
    let isotonic = IsotonicRegression(sums: ties.events, weights: ties.counts)
    let fitted = isotonic.fitted
    let recalibrated = replacingProbabilities { fitted[ties.groupOfRow[$0]] }
    let base = replacingProbabilities { [eventRate] _ in eventRate }
    return IsotonicReliability(
      steps: isotonic.blocks.map { block in
        .init(
          lowest: ties.values[block.groups.lowerBound],
          highest: ties.values[block.groups.upperBound - 1],
          count: Int(block.weight), eventCount: Int(block.sum))
      },
      brier: ScoreDecomposition(
        score: brierScore, recalibrated: recalibrated.brierScore, baseRate: base.brierScore),
      logLoss: ScoreDecomposition(
        score: logLoss, recalibrated: recalibrated.logLoss, baseRate: base.logLoss))
  }
}
