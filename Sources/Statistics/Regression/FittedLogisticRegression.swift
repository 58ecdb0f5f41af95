/// A logistic regression that has converged.
///
/// Coefficients and covariance are in the units of the columns given; see ``coefficientNames``
/// for their order. It is `Codable`: a decoded fit predicts to the bit as the one encoded, if the
/// encoder keeps doubles exactly, as `JSONEncoder` does.
public struct FittedLogisticRegression: Sendable, Hashable, Codable {
  /// Terms, levels, means and shares of the training rows.
  public let design: DesignDescription
  /// The penalties it was fitted with.
  public let ridge: Ridge
  /// β₀ and β, named by ``coefficientNames``.
  public let coefficients: [Double]
  /// The square roots of the diagonal of ``covariance``.
  public let standardErrors: [Double]
  /// Σ wᵢ [yᵢ ηᵢ − log(1 + exp ηᵢ)], without the penalty.
  public let logLikelihood: Double
  /// −2 times the log-likelihood of the model with an intercept alone, and the offsets if given.
  public let nullDeviance: Double
  /// Σ wᵢ, the number of rows when they are not weighted.
  public let totalWeight: Double
  /// Σ wᵢ yᵢ, the number of events.
  public let eventWeight: Double
  /// Newton steps taken.
  public let iterations: Int

  /// For each factor the case-weighted mean effect of its levels in training.
  let meanEffects: [Double]

  /// The covariance with the intercept taken at the means of the numeric terms, where it is
  /// nearly independent of them; variances of predictions from it lose no digits.
  let coefficientCovariance: CoefficientCovariance

  init(_ solution: NewtonSolver.Solution, of tiles: DesignTiles, ridge: Ridge) {
    self.init(
      solution, tiles.description, basis: tiles.basis, ridge: ridge,
      totalWeight: tiles.totalWeight, eventWeight: tiles.eventWeight,
      nullDeviance: NullModel(of: tiles).deviance)
  }

  init(
    _ solution: NewtonSolver.Solution, _ design: DesignDescription, basis: NumericBasis?,
    ridge: Ridge, totalWeight: Double, eventWeight: Double, nullDeviance: Double
  ) {
    self.design = design
    self.ridge = ridge
    logLikelihood = solution.logLikelihood
    self.totalWeight = totalWeight
    self.eventWeight = eventWeight
    iterations = solution.iterations
    self.nullDeviance = nullDeviance
    let numeric = design.numeric
    let scales = Self.scales(numeric, dimension: solution.coefficients.count)
    let slopes = Self.centred(solution.coefficients, design, basis)
    let shift = zip(slopes.dropFirst(), numeric).reduce(0) { $0 + $1.0 * $1.1.mean }
    coefficients = [slopes[0] - shift] + slopes.dropFirst()
    meanEffects = Self.meanEffects(design, slopes)
    coefficientCovariance = solution.system.covariance(basis: basis, scales: scales)
    standardErrors = Self.uncentred(coefficientCovariance, numeric).map { $0.squareRoot() }
  }

  private static func meanEffects(
    _ design: DesignDescription, _ coefficients: [Double]
  ) -> [Double] {
    zip(design.factors, design.factorOffsets).map { factor, offset in
      zip(factor.shares.dropFirst(factor.droppedLevels), coefficients[offset...]).reduce(0) {
        $0 + $1.0 * $1.1
      }
    }
  }

  /// Coefficients of the columns as given, the intercept at the means of the numeric terms.
  static func centred(
    _ standardised: [Double], _ design: DesignDescription, _ basis: NumericBasis?
  ) -> [Double] {
    let own = basis?.restored(standardised) ?? standardised
    let scales = scales(design.numeric, dimension: own.count)
    return zip(own, scales).map { $0 / $1 }
  }

  /// What each standardised coefficient is divided by.
  private static func scales(
    _ numeric: [DesignDescription.Numeric], dimension: Int
  ) -> [Double] {
    [1] + numeric.map(\.standardDeviation)
      + [Double](repeating: 1, count: dimension - 1 - numeric.count)
  }

  /// The variances with the intercept at zero rather than at the means.
  private static func uncentred(
    _ covariance: CoefficientCovariance, _ numeric: [DesignDescription.Numeric]
  ) -> [Double] {
    let shift =
      [(index: 0, value: 1.0)]
      + numeric.enumerated().map { (index: $0 + 1, value: -$1.mean) }
    return [covariance.quadraticForm(shift)] + covariance.diagonal.dropFirst()
  }
}
