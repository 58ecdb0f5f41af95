/// Logistic regression with an optional ridge penalty.
///
/// Finds the intercept β₀ and coefficients β that minimise
///
///     J(β₀, β) = Σᵢ wᵢ [log(1 + exp ηᵢ) − yᵢ ηᵢ] + ½ Σⱼ λⱼ βⱼ²,   ηᵢ = oᵢ + β₀ + xᵢ·β
///
/// by Newton's method, halving a step that raises J by more than rounding. The intercept is not
/// penalised, so the fit is calibrated in the large: Σ wᵢ pᵢ = Σ wᵢ yᵢ.
///
/// λⱼ, one for each term, multiplies a sum over rows and acts on coefficients of the columns as
/// given: it is 1/C in scikit-learn and n · lambda in glmnet with `standardize = FALSE`. oᵢ is an
/// offset: log-odds known beforehand, 0 unless given. With λ = 0 the estimates are
/// R's `glm(family = binomial)`; standard errors come from the information at the estimate
/// itself, where R takes that of the iteration before. Columns are centred and scaled inside,
/// which changes the arithmetic and not the result.
///
/// Factors are used as level codes. The pass that computes log-odds also adds up the Hessian as
/// tables of level by level, level by number and number by number.
///
///     let design = try DesignMatrix(
///       numeric: [NumericColumn("days to denial", days)],
///       factors: [FactorColumn("payer", payers)], coding: .oneHot)
///     let fit = try LogisticRegression(ridge: 1).fit(design, outcomes: outcomes)
///     let row = DesignRow(numbers: ["days to denial": 12], levels: ["payer": "Aetna"])
///     print(try fit.prediction(for: row).probability)
///
/// Source: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed.,
/// §4.4.1; the split Hessian as in tabmat's `SplitMatrix`.
public struct LogisticRegression: Sendable, Hashable {
  /// The penalty λ ≥ 0 of each term, in units of log-likelihood per squared coefficient.
  public var ridge: Ridge

  /// Iteration stops when √(gᵀH⁻¹g), the distance to the optimum in standard errors, is at most
  /// this.
  public var tolerance: Double

  /// The most Newton steps tried before the fit is refused.
  public var maxIterations: Int

  /// Into how many runs the rows are split, each summed by a thread of its own.
  ///
  /// The fit is the same to the bit for the same number on any machine, however many cores it
  /// has; between numbers it differs by rounding. Designs of few rows use fewer.
  public var workers: Int

  public init(
    ridge: Ridge = 0, tolerance: Double = 1e-9, maxIterations: Int = 50, workers: Int = 4
  ) {
    precondition(tolerance > 0 && maxIterations > 0 && workers > 0, "settings must be positive")
    self.ridge = ridge
    self.tolerance = tolerance
    self.maxIterations = maxIterations
    self.workers = workers
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: n × p predictors, without an intercept column.
  ///   - outcomes: n outcomes; `true` is the event whose probability is modelled.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  ///   - offsets: n known log-odds oᵢ, added to each row's as they are, as R's `offset`. The fit
  ///     describes what the terms add to them; predictions take the case's own offset, or 0.
  /// - Returns: The fit at the minimum of J.
  /// - Throws: ``FitError`` instead of returning a fit that did not converge, is not unique
  ///   (a constant or collinear term) or does not exist (separation).
  /// - Complexity: O(n (q² + q m + m²) + p³) per Newton step for q numeric terms, m factors and p
  ///   coefficients; memory O(p²) beyond a copy of the design.
  public func fit(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> FittedLogisticRegression {
    try ridge.refuseUnknownTerms(of: design)
    let tiles = try DesignTiles(
      design, outcomes: outcomes, weights: weights, offsets: offsets, ridge: ridge)
    let likelihood = PenalisedLikelihood(tiles, ridge: ridge, workers: workers)
    // A penalty settles both: it bounds the estimates and conditions the information.
    try SeparationCheck(likelihood).refuseSingleTerms()
    let solution = try namingRefusals(design, outcomes: outcomes, weights: weights) {
      (hasOptimum) throws(FitError) in
      if design.numeric.allSatisfy({ ridge[$0.name] == 0 }) { try tiles.orthonormaliseIfNeeded() }
      let lazy = LazyNewtonSolver(
        likelihood: likelihood, tolerance: tolerance, maxIterations: maxIterations)
      if design.rowCount >= LazyNewtonSolver.leastRows, let quick = lazy.solve() { return quick }
      let solver = NewtonSolver(
        likelihood: likelihood, tolerance: tolerance, maxIterations: maxIterations,
        hasOptimum: hasOptimum)
      return try solver.solve()
    }
    return FittedLogisticRegression(solution, of: tiles, ridge: ridge)
  }
}
