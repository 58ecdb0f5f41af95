import Foundation

/// The Laplace approximation L of the marginal likelihood as a function of θ_f = log τ_f, the
/// fixed effects at their best for each θ, with its gradient.
final class MarginalLikelihood {
  /// The random factors.
  let names: [String]
  private let tiles: DesignTiles
  private let settings: PooledLogisticRegression
  private let random: [Int]
  private let order: InformationOrder
  private let bounds: LogOddsBound
  /// β and u of the last point, where the next begins.
  private var coefficients: [Double]?

  /// A point θ with β and u at their best.
  struct Point {
    let logDeviations: [Double]
    /// Standardised.
    let coefficients: [Double]
    let logMarginalLikelihood: Double
    /// ∂L/∂θ_f.
    let gradient: [Double]
    let logLikelihood: Double
    let system: InformationSystem
    let ridge: Ridge
  }

  init(_ tiles: DesignTiles, settings: PooledLogisticRegression, names: [String]) {
    self.tiles = tiles
    self.settings = settings
    self.names = names
    random = tiles.description.factors.indices.filter {
      settings.random.contains(tiles.description.factors[$0].name)
    }
    order = InformationOrder(tiles.description, leading: Set(random))
    bounds = LogOddsBound(tiles)
  }

  /// The point of some θ.
  ///
  /// - Throws: ``FitError`` when β and u do not settle.
  func point(_ logDeviations: [Double]) throws(FitError) -> Point {
    let precisions = Dictionary(
      uniqueKeysWithValues: zip(names, logDeviations).map { ($0, exp(-2 * $1)) })
    let ridge = settings.penalties { precisions[$0] ?? 1 }
    let likelihood = PenalisedLikelihood(tiles, ridge: ridge, workers: settings.workers)
    var point: [Double]
    if let coefficients { point = coefficients } else { point = try mode(of: likelihood) }
    var previous = Double.infinity
    for iteration in 0..<settings.maxIterations {
      let state = try evaluate(likelihood, point)
      let step = step(state)
      let move = bounds.greatestMove(step)
      // Rounding sets a floor.
      if move <= settings.tolerance || (move <= 1e-7 && move > 0.5 * previous) {
        coefficients = point
        return finished(state, at: point, logDeviations, ridge)
      }
      // The log determinant bends less than the likelihood; only far away can a step overshoot.
      let fraction = iteration > 3 && move > previous ? 0.5 : min(1, 4 / move)
      for index in point.indices { point[index] += fraction * step[index] }
      previous = move
    }
    coefficients = nil
    throw .notConverged(iterations: settings.maxIterations)
  }

  /// β and u at their joint mode, the start of the first point.
  private func mode(of likelihood: PenalisedLikelihood) throws(FitError) -> [Double] {
    try NewtonSolver(
      likelihood: likelihood, tolerance: 1e-3, maxIterations: settings.maxIterations
    ).solve().coefficients
  }

  private struct State {
    let likelihood: PenalisedLikelihood
    let slope: PenalisedLikelihood.Slope
    let system: InformationSystem
    let leading: InformationSystem
    let leadingCovariance: CoefficientCovariance
    /// ∂ ½ log det H_uu along each coefficient, and H_uu⁻¹ times its random part.
    let tilt: [Double]
    let solvedTilt: [Double]
  }

  private func evaluate(
    _ likelihood: PenalisedLikelihood, _ point: [Double]
  ) throws(FitError) -> State {
    let (slope, tables) = likelihood.tables(at: point)
    let blocks = InformationBlocks(
      tables, order, penalties: likelihood.penalties, tiles.description)
    let free = likelihood.penalties.map { $0 == 0 }
    let system: InformationSystem
    switch InformationSystem.factorising(blocks, free: free) {
    case .system(let factorised): system = factorised
    case .dependent(let coefficient):
      throw .collinear(term: tiles.description.place(ofCoefficient: coefficient).term)
    }
    let leading = system.leadingSystem()
    let covariance = leading.covariance(
      basis: nil, scales: [Double](repeating: 1, count: leading.order.dimension))
    let numbers = Dictionary(
      system.leadingCoefficients.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let variances = CovarianceTables.make(
      tiles.description, used: Set(random), hasNumbers: false
    ) { row, column in
      covariance[numbers[row] ?? 0, numbers[column] ?? 0]
    }
    let tilt = likelihood.logDeterminantSlope(at: point, variances)
    return State(
      likelihood: likelihood, slope: slope, system: system, leading: leading,
      leadingCovariance: covariance, tilt: tilt, solvedTilt: system.solveLeading(tilt))
  }

  /// β toward the maximum of L with its tilt, u toward its mode without:
  /// −H⁻¹ (g + a) with H_uu⁻¹ a_u added back to u.
  private func step(_ state: State) -> [Double] {
    let both = zip(state.slope.gradient, state.tilt).map { $0 + $1 }
    return zip(state.system.solve(both), state.solvedTilt).map { $1 - $0 }
  }

  private func finished(
    _ state: State, at point: [Double], _ logDeviations: [Double], _ ridge: Ridge
  ) -> Point {
    let offsets = tiles.description.factorOffsets
    let numbers = state.system.leadingCoefficients
    let variances = state.leadingCovariance.diagonal
    let variance = Dictionary(
      zip(numbers, variances), uniquingKeysWith: { first, _ in first })
    var value = -state.slope.objective - 0.5 * state.system.leadingLogDeterminant
    var gradient: [Double] = []
    for (factor, logDeviation) in zip(random, logDeviations) {
      let range = offsets[factor]..<offsets[factor + 1]
      let precision = exp(-2 * logDeviation)
      value -= Double(range.count) * logDeviation
      // λ ‖u‖² − K + λ tr C − 2 λ u · H_uu⁻¹ a_u.
      let sum = range.reduce(0.0) { sum, index in
        let effect = point[index]
        return sum + effect * (effect - 2 * state.solvedTilt[index]) + (variance[index] ?? 0)
      }
      gradient.append(precision * sum - Double(range.count))
    }
    return Point(
      logDeviations: logDeviations, coefficients: point, logMarginalLikelihood: value,
      gradient: gradient, logLikelihood: state.slope.logLikelihood, system: state.system,
      ridge: ridge)
  }
}
