/// Logistic regression in which some factors are random effects: partial pooling.
///
/// With random factors f of levels l,
///
///     logit P(yᵢ = 1) = oᵢ + β₀ + xᵢ·β + Σ_f u_{f, l(i)},   u_{f, l} ~ N(0, τ_f²) independent.
///
/// A payer of many rows keeps nearly its own rate, one of few is drawn toward the average, by as
/// much as the payers are found to differ. β and every τ_f maximise the Laplace approximation of
/// the marginal likelihood,
///
///     L(β, τ) = log p(y | β, û) − ½ Σ_f ‖û_f‖² / τ_f² − Σ_f K_f log τ_f − ½ log det H_uu,
///
/// û the mode of u given β and τ, H_uu the information of u there with 1/τ_f² on its diagonal, K_f
/// the number of levels: what R's `lme4::glmer(family = binomial, nAGQ = 1)` maximises. Any number
/// of crossed random factors is allowed; with few rows for each level the approximation makes τ
/// a little small (payers of 3 to 400 rows: 0.799 where 25-point quadrature has 0.811).
///
/// Level effects are the modes û, given τ. Random factors have a coefficient for every level,
/// fixed ones for every level but the first, whatever the design's coding.
///
/// Source: Breslow and Clayton (1993), JASA 88:9–25; Bates, Mächler, Bolker and Walker (2015),
/// Journal of Statistical Software 67(1).
public struct PooledLogisticRegression: Sendable, Hashable {
  /// The names of the factors whose levels are random effects, at least one.
  public var random: Set<String>
  /// The penalties of the other terms, 0 unless given.
  public var ridge: Ridge
  /// Steps of β and u end when no row's log-odds move by more than this.
  public var tolerance: Double
  /// The most steps tried for each τ, and the most τ tried, before the fit is refused.
  public var maxIterations: Int
  /// As of ``LogisticRegression``.
  public var workers: Int

  public init(
    random: Set<String>, ridge: Ridge = 0, tolerance: Double = 1e-9, maxIterations: Int = 50,
    workers: Int = 4
  ) {
    precondition(!random.isEmpty, "a pooled regression needs a random factor")
    precondition(tolerance > 0 && maxIterations > 0 && workers > 0, "settings must be positive")
    self.random = random
    self.ridge = ridge
    self.tolerance = tolerance
    self.maxIterations = maxIterations
    self.workers = workers
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: n × p predictors; ``random`` names some of its factors.
  ///   - outcomes: n outcomes.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  ///   - offsets: n known log-odds oᵢ.
  /// - Returns: The fit at the maximum of L. A τ_f that maximises it at 0 is reported as 0.
  /// - Throws: ``FitError``; as of ``LogisticRegression`` for the fixed terms, and
  ///   ``FitError/unknownTerm(_:)`` for a random factor that the design does not have.
  /// - Complexity: Some tens of passes of O(n (q + m)²) for q numbers and m factors.
  public func fit(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]? = nil, offsets: [Double]? = nil
  ) throws(FitError) -> FittedPooledLogisticRegression {
    let unknown = random.subtracting(design.factors.map(\.name))
    if let first = unknown.min() { throw .unknownTerm(first) }
    try ridge.refuseUnknownTerms(of: design)
    let start = penalties { _ in 1 }
    let recoded = design.coded(.byPenalty)
    let tiles = try DesignTiles(
      recoded, outcomes: outcomes, weights: weights, offsets: offsets, ridge: start)
    let likelihood = PenalisedLikelihood(tiles, ridge: start, workers: workers)
    try SeparationCheck(likelihood).refuseSingleTerms()
    if design.numeric.allSatisfy({ start[$0.name] == 0 }) { try tiles.orthonormaliseIfNeeded() }
    let names = tiles.description.factors.map(\.name).filter(random.contains)
    let marginal = MarginalLikelihood(tiles, settings: self, names: names)
    let maximum = try SpreadSearch(marginal, maxIterations: maxIterations).maximise()
    return FittedPooledLogisticRegression(maximum, names: names, settings: self, tiles: tiles)
  }

  /// The penalties that stand for standard deviations: λ = 1/τ² of each random factor.
  func penalties(_ precision: (String) -> Double) -> Ridge {
    var terms = ridge.terms
    for name in random { terms[name] = precision(name) }
    return Ridge(ridge.standard, terms: terms)
  }
}
