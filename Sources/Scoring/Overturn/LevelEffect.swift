public import Statistics

/// One effect of a model of P(overturned), in log-odds, with its standard error.
public struct LevelEffect: Sendable, Hashable {
  /// `term = level`, or the number's name.
  public let name: String
  public let logOdds: Double
  public let standardError: Double

  /// Wald: effect ± z · SE.
  public func interval(level: Double) -> ConfidenceInterval {
    ConfidenceInterval(estimate: logOdds, standardError: standardError, level: level)
  }
}
