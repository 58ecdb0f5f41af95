/// A logistic regression fitted by Firth's penalised likelihood; see ``FirthLogisticRegression``.
public struct FittedFirthRegression: Sendable, Hashable, Codable {
  /// Coefficients, covariance and predictions, with the likelihood ℓ at the penalised estimate,
  /// without the prior.
  public let regression: FittedLogisticRegression
  /// The same slopes with the intercept re-estimated by maximum likelihood, so that the mean
  /// probability is the observed rate (FLIC).
  ///
  /// The covariance remains that of Firth's estimate: the correction is a function of the rows
  /// whose own variance is left out.
  ///
  /// Source: Puhr, Heinze, Nold, Lusa and Geroldinger (2017), Statistics in Medicine
  /// 36:2302–2317.
  public let interceptCorrected: FittedLogisticRegression
  /// ℓ* = ℓ + ½ log det I at the estimate.
  ///
  /// It depends on the units of the columns; differences between fits of one design do not.
  public let penalisedLogLikelihood: Double
  /// Standard errors from the information of the augmented data, (Xᵀ W (1 + h) X)⁻¹ for weights
  /// of 1, h being the diagonal of the hat matrix.
  ///
  /// What R's `logistf` reports from version 1.24; smaller than ``standardErrors`` by 1–10 %.
  public let augmentedStandardErrors: [Double]

  /// β₀ and β, named by ``coefficientNames``.
  public var coefficients: [Double] { regression.coefficients }
  /// The square roots of the diagonal of (XᵀWX)⁻¹ at the estimate, as in `brglm2` and SAS.
  public var standardErrors: [Double] { regression.standardErrors }
  /// `(Intercept)`, the numeric terms, then `term = level`.
  public var coefficientNames: [String] { regression.coefficientNames }

  init(_ arrival: SurfaceDescent.Arrival, of rows: InferenceRows) {
    let (point, p) = (arrival.point, rows.dimension)
    let inverse = point.information.fullInverse()
    let covariance = rows.basis.covariance(inverse, dimension: p, centred: true)
    var centred = rows.basis.coefficients(point.theta, centred: true)
    regression = FittedLogisticRegression(
      centred: centred, covariance: covariance, logLikelihood: point.logLikelihood,
      iterations: arrival.iterations, of: rows)
    let correction = rows.matchingIntercept(rows.logOdds(at: point.theta))
    centred[0] += correction.intercept
    interceptCorrected = FittedLogisticRegression(
      centred: centred, covariance: covariance, logLikelihood: correction.logLikelihood,
      iterations: arrival.iterations, of: rows)
    penalisedLogLikelihood = -point.objective + rows.basis.logScale
    augmentedStandardErrors = rows.basis.covariance(point.metric.fullInverse(), dimension: p)
      .diagonal.map { $0.squareRoot() }
  }
}
