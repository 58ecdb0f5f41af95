/// What is believed of a random factor's spread τ before the rows are seen: log τ is normal.
///
/// With some hundred rows the marginal likelihood of several τ is flat, and its maximum throws some
/// of them to 0 and others far out; both cost more in prediction than a moderate prior does. With
/// many rows it hardly matters. It keeps every τ above 0.
///
/// Source: Chung, Rabe-Hesketh, Dorie, Gelman and Liu (2013), Psychometrika 78:685–709, for priors
/// on standard deviations that keep off the boundary.
public struct SpreadPrior: Sendable, Hashable, Codable {
  /// The median of τ, in log-odds.
  public let median: Double
  /// The standard deviation of log τ.
  public let logDeviation: Double

  public init(median: Double, logDeviation: Double) {
    precondition(median > 0 && logDeviation > 0, "a prior of a spread needs positive parameters")
    self.median = median
    self.logDeviation = logDeviation
  }
}
