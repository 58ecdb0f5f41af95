/// Logistic regression in which the effects of levels drift from period to period.
///
/// With factors f of levels l, and row i in period t(i),
///
///     logit P(yᵢ = 1) = β₀ + Σ_f u_{f, l(i), t(i)}
///     u_{f, l, t} ~ N(0, τ_f²),   corr(u_{f, l, s}, u_{f, l, t}) = ρ_f^|s − t|,   levels independent,
///
/// so that what a level did last year says most, what it did long ago little, and a forecast h
/// periods on draws the last effect toward the average by ρ_f^h. A term without ρ keeps its
/// effects. û and β₀ (free) are the mode given τ and ρ; ``DriftSearch`` chooses those.
///
/// The interval of a forecast covers the uncertainty of û (draws of its posterior, normal at the
/// mode) and the drift to come; of a level never seen the spread τ.
///
/// Source: Rasmussen and Williams, *Gaussian Processes for Machine Learning*, ch. 3 (Laplace);
/// Papandreou and Yuille (2010), NeurIPS 23 (draws by perturbed equations).
public struct DriftingLogisticRegression: Sendable, Hashable {
  public var terms: [DriftingTerm]
  /// The gradient at the end, relative to that at zero.
  public var tolerance: Double
  public var maxIterations: Int
  /// How many draws of the posterior the intervals rest on; 0 for none, and no interval.
  public var draws: Int
  public var seed: UInt64

  public init(
    _ terms: [DriftingTerm], tolerance: Double = 1e-8, maxIterations: Int = 50, draws: Int = 100,
    seed: UInt64 = 20_261_126
  ) {
    precondition(tolerance > 0 && maxIterations > 0 && draws >= 0, "settings must be positive")
    self.terms = terms
    self.tolerance = tolerance
    self.maxIterations = maxIterations
    self.draws = draws
    self.seed = seed
  }

  /// - Parameters:
  ///   - factors: n codes each; those not named by ``terms`` are left out.
  ///   - periods: n periods, such as years.
  ///   - outcomes: n outcomes.
  ///   - weights: n case weights; a weight of 2 equals listing the row twice.
  /// - Returns: The mode of the effects.
  /// - Throws: ``FitError`` for no rows, one class, an unknown term, a level that is not declared or
  ///   no convergence.
  /// - Complexity: Some hundreds of passes of O(n m) for m terms.
  public func fit(
    _ factors: [FactorColumn], periods: [Int], outcomes: [Bool], weights: [Double]? = nil
  ) throws(FitError) -> FittedDriftingRegression {
    try refuse(factors, outcomes, weights)
    let cells = EffectCells(terms, factors: factors, periods: periods)
    let system = DriftingSystem(cells, outcomes: outcomes, weights: weights)
    let solver = DriftingSolver(
      system: system, tolerance: tolerance, maxIterations: maxIterations)
    let effects = try solver.solve()
    return FittedDriftingRegression(
      system, effects: effects, draws: drawn(solver, effects), asOf: periods.max() ?? 0)
  }

  private func refuse(
    _ factors: [FactorColumn], _ outcomes: [Bool], _ weights: [Double]?
  ) throws(FitError) {
    if let weights, let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row + 1)
    }
    let counted = outcomes.indices.filter { weights.map { $0 } == nil || (weights?[$0] ?? 0) > 0 }
    guard !counted.isEmpty else { throw .noRows }
    guard Set(counted.map { outcomes[$0] }).count == 2 else { throw .oneClass }
    for term in terms {
      guard let factor = factors.first(where: { $0.name == term.name }) else {
        throw .unknownTerm(term.name)
      }
      if let row = factor.codes.firstIndex(of: FactorColumn.unseen) {
        throw .undeclaredLevel(row: row + 1, term: term.name)
      }
    }
  }

  /// Draws of N(0, H⁻¹): the solution of H x = z with z of covariance H.
  private func drawn(_ solver: DriftingSolver, _ effects: [Double]) -> [[Double]] {
    let system = solver.system
    let (_, curvatures) = system.derivatives(effects, system.logOdds(effects))
    let roots = curvatures.map { $0.squareRoot() }
    return (0..<draws).map { index in
      var source = RandomSource(seed: seed).stream(UInt64(index))
      let rows = roots.map { $0 * source.normal() }
      let prior = [0] + system.cells.priorDraw(&source)
      let right = zip(system.gathered(rows), prior).map { $0 + $1 }
      return solver.equations(right, curvatures, relative: 1e-3)
    }
  }
}
