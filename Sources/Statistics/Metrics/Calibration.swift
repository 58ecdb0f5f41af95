/// Whether probabilities mean what they say, on average and in spread.
public struct Calibration: Sendable, Hashable, Codable {
  /// An estimate on the log-odds scale.
  public struct Estimate: Sendable, Hashable, Codable {
    public let value: Double
    public let standardError: Double

    /// Wald's interval.
    ///
    /// - Parameter level: The coverage, in 0..<1.
    /// - Returns: value ± z · SE.
    public func interval(level: Double = 0.9) -> ConfidenceInterval {
      ConfidenceInterval(estimate: value, standardError: standardError, level: level)
    }
  }

  /// Observed events over expected events, Σy / Σp; 1 is ideal.
  public let observedToExpected: Double
  /// a in logit P(y) = a + logit p, the slope held at 1. 0 is ideal; above 0 the predictions are
  /// too low.
  public let inTheLarge: Estimate
  /// b in logit P(y) = a + b logit p. 1 is ideal; below 1 the predictions are too extreme, the
  /// mark of overfitting.
  public let slope: Estimate
  /// a estimated together with the slope, `Intercept` of rms `val.prob`.
  public let interceptWithSlope: Estimate
}

extension ScoredOutcomes {
  /// Calibration in the large and calibration slope, by maximum likelihood.
  ///
  /// Source: Cox (1958), Biometrika 45:562–565; hierarchy and reading as in Van Calster et al.
  /// (2019), BMC Medicine 17:230. Agrees with `glm` in R and with rms `val.prob`.
  ///
  /// - Parameter clusters: Rows that know of each other's outcome, such as the lines of a claim: the
  ///   standard errors are then those of the sandwich, `vcovCL` of R's sandwich, and not of the
  ///   information; of a single cluster there is none. The estimates are the same.
  /// - Returns: The estimates with standard errors.
  /// - Throws: ``MetricError/oneClass``, ``MetricError/certain(row:)`` for a probability of 0 or
  ///   1, or ``MetricError/noSlope(_:)`` when all probabilities are equal or they separate the
  ///   outcomes.
  public func calibration(clusters: Clusters? = nil) throws(MetricError) -> Calibration {
    try requireBothClasses()
    let logOdds = try predictedLogOdds()
    let (coefficients, errors) = try slopeFit(logOdds, clusters)
    return Calibration(
      observedToExpected: Double(eventCount) / probabilities.reduce(0, +),
      inTheLarge: inTheLarge(logOdds, clusters),
      slope: .init(value: coefficients[1], standardError: errors[1]),
      interceptWithSlope: .init(value: coefficients[0], standardError: errors[0]))
  }

  /// logit pᵢ, all finite.
  func predictedLogOdds() throws(MetricError) -> [Double] {
    if let row = probabilities.firstIndex(where: { $0 == 0 || $0 == 1 }) {
      throw .certain(row: row + 1)
    }
    return probabilities.map(logit)
  }

  private func slopeFit(
    _ logOdds: [Double], _ clusters: Clusters?
  ) throws(MetricError) -> (coefficients: [Double], errors: [Double]) {
    do {
      let design = try DesignMatrix(
        numeric: [NumericColumn("predicted log-odds", logOdds)], coding: .treatment)
      let fit = try LogisticRegression().fit(design, outcomes: outcomes)
      guard let clusters, clusters.count > 1 else {
        return (fit.coefficients, fit.standardErrors)
      }
      let robust = try fit.robustCovariance(
        design, outcomes: outcomes, clusters: clusters.clusterOfRow,
        correction: .degreesOfFreedom)
      return (fit.coefficients, robust.standardErrors)
    } catch {
      throw .noSlope(error)
    }
  }

  /// Newton's method in one unknown; a step is at most 1, which no start can overshoot from.
  private func inTheLarge(
    _ logOdds: [Double], _ clusters: Clusters?
  ) -> Calibration.Estimate {
    var intercept = 0.0
    var information = 0.0
    for _ in 0..<200 {
      var score = Double(eventCount)
      information = 0
      for offset in logOdds {
        let p = expit(intercept + offset)
        score -= p
        information += p * (1 - p)
      }
      let step = max(-1, min(1, score / information))
      guard abs(step) > 1e-13 else { break }
      intercept += step
    }
    guard let clusters, clusters.count > 1 else {
      return .init(value: intercept, standardError: 1 / information.squareRoot())
    }
    let residuals = zip(outcomes, logOdds).map { ($0 ? 1 : 0) - expit(intercept + $1) }
    let meat = clusters.sums(of: residuals).reduce(0) { $0 + $1 * $1 }
    let few = Double(clusters.count) / Double(clusters.count - 1)
    return .init(value: intercept, standardError: (few * meat).squareRoot() / information)
  }
}
