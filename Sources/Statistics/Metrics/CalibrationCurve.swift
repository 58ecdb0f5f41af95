/// A smooth calibration curve: the event rate as a function of the predicted probability.
///
/// A logistic regression on a natural cubic spline of the predicted log-odds,
///
///     logit P(y) = a + b₁ x + Σ_j b_j s_j(x),   x = logit p,
///
/// linear beyond the outer knots. The bands are pointwise, by the coefficients' covariance; they
/// take rows as independent and the knots as given.
///
/// Source: Harrell (2015), *Regression Modeling Strategies*, 2nd ed., §2.4.5 and §10; errors as in
/// Austin and Steyerberg (2019), Statistics in Medicine 38:4051–4065, who smooth by loess or
/// spline: numbers by the two differ, so the smoother belongs to the figure.
public struct CalibrationCurve: Sendable, Hashable {
  private let spline: LogOddsSpline
  /// On the spline's columns.
  private let fit: FittedLogisticRegression

  /// Where the pieces join, as predicted log-odds; two or none mean a straight line.
  public var knots: [Double] { spline.knots }

  fileprivate init(
    _ scored: ScoredOutcomes, spline: LogOddsSpline, design: DesignMatrix, weights: [Double]?
  ) throws(FitError) {
    self.spline = spline
    fit = try LogisticRegression().fit(design, outcomes: scored.outcomes, weights: weights)
  }

  /// The event rate at a predicted probability in 0...1, exclusive.
  public func eventRate(at probability: Double) -> Double {
    expit(logOdds(at: probability))
  }

  /// The band at a predicted probability: expit(η ± z · SE(η)).
  ///
  /// - Parameters:
  ///   - probability: Strictly between 0 and 1.
  ///   - level: The pointwise coverage, in 0..<1.
  /// - Returns: An interval within 0...1.
  public func interval(at probability: Double, level: Double = 0.9) -> ConfidenceInterval {
    let columns = [1] + spline.columns(logit(probability))
    let variance = fit.covariance.quadraticForm(
      columns.enumerated().map { (index: $0, value: $1) })
    let wald = ConfidenceInterval(
      estimate: logOdds(at: probability), standardError: max(0, variance).squareRoot(),
      level: level)
    return ConfidenceInterval(lower: expit(wald.lower), upper: expit(wald.upper), level: level)
  }

  private func logOdds(at probability: Double) -> Double {
    zip(fit.coefficients, [1] + spline.columns(logit(probability))).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension ScoredOutcomes {
  /// The smooth calibration curve.
  ///
  /// - Parameter knots: How many knots, 3 to 5, at Harrell's quantiles of the predicted
  ///   log-odds. Quantiles that coincide count once, and with fewer than three left the curve is
  ///   the straight line of ``calibration()``.
  /// - Returns: The curve.
  /// - Throws: ``MetricError/oneClass``, ``MetricError/certain(row:)`` or
  ///   ``MetricError/noCurve(_:)``.
  public func calibrationCurve(knots: Int = 4) throws(MetricError) -> CalibrationCurve {
    try CalibrationSmoother(self, knots: knots).curve()
  }
}

/// Spline and design of a calibration curve, made once for many weighted fits.
struct CalibrationSmoother {
  private let scored: ScoredOutcomes
  private let spline: LogOddsSpline
  private let design: DesignMatrix

  init(_ scored: ScoredOutcomes, knots: Int) throws(MetricError) {
    try scored.requireBothClasses()
    self.scored = scored
    let logOdds = try scored.predictedLogOdds()
    spline = LogOddsSpline(logOdds, knots: knots)
    let rows = logOdds.map(spline.columns)
    do {
      design = try DesignMatrix(
        numeric: (0..<spline.columnCount).map { column in
          NumericColumn("predicted log-odds, column \(column + 1)", rows.map { $0[column] })
        }, coding: .treatment)
    } catch {
      throw .noCurve(error)
    }
  }

  func curve(weights: [Double]? = nil) throws(MetricError) -> CalibrationCurve {
    do {
      return try CalibrationCurve(scored, spline: spline, design: design, weights: weights)
    } catch {
      throw .noCurve(error)
    }
  }
}

/// Harrell's truncated power basis of the natural cubic spline.
private struct LogOddsSpline: Sendable, Hashable {
  let knots: [Double]

  /// Knots at quantiles of the values.
  init(_ values: [Double], knots count: Int) {
    let sorted = values.sorted()
    var knots: [Double] = []
    for share in Self.shares(count) {
      let knot = quantile(ofSorted: sorted, share)
      if knots.last != knot { knots.append(knot) }
    }
    self.knots = knots.count >= 3 ? knots : []
  }

  /// Harrell (2015), table 2.3.
  private static func shares(_ count: Int) -> [Double] {
    switch count {
    case 3: [0.1, 0.5, 0.9]
    case 4: [0.05, 0.35, 0.65, 0.95]
    case 5: [0.05, 0.275, 0.5, 0.725, 0.95]
    default: preconditionFailure("a calibration curve has 3 to 5 knots")
    }
  }

  var columnCount: Int { max(1, knots.count - 1) }

  /// x and the k − 2 cubic columns, in units of x.
  func columns(_ x: Double) -> [Double] {
    guard knots.count >= 3 else { return [x] }
    let (first, last) = (knots[0], knots[knots.count - 1])
    let beforeLast = knots[knots.count - 2]
    let scale = (last - first) * (last - first)
    let cube = { (knot: Double) in
      let reach = max(0, x - knot)
      return reach * reach * reach
    }
    return [x]
      + knots.dropLast(2).map { knot in
        (cube(knot) - cube(beforeLast) * (last - knot) / (last - beforeLast)
          + cube(last) * (beforeLast - knot) / (last - beforeLast)) / scale
      }
  }
}
