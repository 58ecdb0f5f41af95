/// An interval with the share of repeated samples in which it would hold the true value.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  public let lower: Double
  public let upper: Double
  /// The nominal coverage, in 0..<1.
  public let level: Double

  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// Wald's interval, estimate ± z · standard error with z the (1 + level)/2 normal quantile.
  public init(estimate: Double, standardError: Double, level: Double) {
    let reach = normalQuantile((1 + level) / 2) * standardError
    self.init(lower: estimate - reach, upper: estimate + reach, level: level)
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
