/// A mean score as miscalibration − discrimination + uncertainty.
public struct ScoreDecomposition: Sendable, Hashable, Codable {
  /// The mean score of the probabilities; lower is better.
  public let score: Double
  /// What rising recalibration would gain; 0 if none could gain anything.
  public let miscalibration: Double
  /// How much better the recalibrated probabilities are than the base rate for all.
  public let discrimination: Double
  /// The score of the base rate for all, a property of the outcomes alone.
  public let uncertainty: Double

  init(score: Double, recalibrated: Double, baseRate: Double) {
    self.score = score
    miscalibration = score - recalibrated
    discrimination = baseRate - recalibrated
    uncertainty = baseRate
  }
}
