/// Logistic regression by Firth's penalised likelihood: maximum likelihood with Jeffreys' prior.
///
/// Finds the θ = (β₀, β) that maximise
///
///     ℓ*(θ) = ℓ(θ) + ½ log det I(θ),   I = XᵀWX,   W = diag wᵢ μᵢ (1 − μᵢ),
///
/// which removes the term of order 1/n from the bias of maximum likelihood. The estimates are
/// finite whenever the columns are independent, also where the outcomes are separated and maximum
/// likelihood has none. The score equations are Σ [wᵢ (yᵢ − μᵢ) + hᵢ (½ − μᵢ)] xᵢ = 0 with hᵢ the
/// diagonal of the hat matrix.
///
/// The estimates, and standard errors from I⁻¹, are those of R's `brglm2` with
/// `type = "MPL_Jeffreys"` and of SAS; see ``FittedFirthRegression/augmentedStandardErrors`` for
/// those of `logistf`. The prior pulls predictions toward ½, most where events are rare: take
/// probabilities from ``FittedFirthRegression/interceptCorrected`` (FLIC) or from
/// ``fitAugmented(_:outcomes:weights:offsets:)`` (FLAC).
///
/// Source: Firth (1993), Biometrika 80:27–38; Heinze and Schemper (2002), Statistics in Medicine
/// 21:2409–2419.
public struct FirthLogisticRegression: Sendable, Hashable {
  /// Iteration stops when √(gᵀI⁻¹g), the distance to the optimum in standard errors, is at most
  /// this.
  public var tolerance: Double
  /// The most steps tried before the fit is refused.
  public var maxIterations: Int

  public init(tolerance: Double = 1e-12, maxIterations: Int = 500) {
    precondition(tolerance > 0 && maxIterations > 0, "settings must be positive")
    self.tolerance = tolerance
    self.maxIterations = maxIterations
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: n × p predictors, without an intercept column; factors in treatment coding.
  ///   - outcomes: n outcomes; `true` is the event whose probability is modelled.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  ///   - offsets: n known log-odds, added as they are.
  /// - Returns: The fit at the maximum of ℓ*.
  /// - Throws: ``FitError`` for a constant or collinear term, a level without rows, outcomes of
  ///   one class, or no convergence; never for separation.
  /// - Complexity: O(n (q + m)² + p³) per step for q numeric terms, m factors and p coefficients.
  public func fit(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> FittedFirthRegression {
    let rows = try InferenceRows(design, outcomes: outcomes, weights: weights, offsets: offsets)
    let arrival = try optimum(of: rows)
    return FittedFirthRegression(arrival, of: rows)
  }

  func optimum(of rows: InferenceRows) throws(FitError) -> SurfaceDescent.Arrival {
    try rows.refuseEmptyLevels()
    let surface = LikelihoodSurface(rows: rows, hasJeffreysPrior: true)
    let descent = SurfaceDescent(
      surface: surface, tolerance: tolerance, maxIterations: maxIterations)
    guard let arrival = descent.lowest(from: try surface.startingPoint()) else {
      throw .notConverged(iterations: maxIterations)
    }
    return arrival
  }
}
