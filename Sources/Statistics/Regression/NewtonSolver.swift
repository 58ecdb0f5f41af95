/// Newton's method on a ``PenalisedLikelihood``, halving a step that raises the objective.
struct NewtonSolver {
  let likelihood: PenalisedLikelihood
  let tolerance: Double
  let maxIterations: Int
  /// Whether a finite optimum is known to exist, so that a long way to it is no alarm.
  var hasOptimum = false

  private typealias Evaluation = (slope: PenalisedLikelihood.Slope, tables: InformationTables)

  private var order: InformationOrder { InformationOrder(description) }

  /// Whether a finite optimum is guaranteed by a penalty on every term.
  private var isPenalised: Bool {
    likelihood.ridge.penalises(all: description.termNames)
  }

  struct Solution {
    /// Standardised.
    var coefficients: [Double]
    var logLikelihood: Double
    /// The penalised Hessian at the solution.
    var system: InformationSystem
    var iterations: Int
  }

  private var description: DesignDescription { likelihood.tiles.description }

  func solve() throws(FitError) -> Solution {
    var point = startingPoint()
    var here = likelihood.tables(at: point)
    var previousDecrement = Double.infinity
    for iteration in 1...max(1, maxIterations) {
      let system = try factorise(here.tables, isFirst: iteration == 1, iteration)
      let step = system.solve(here.slope.gradient).map { -$0 }
      // √(gᵀH⁻¹g): the distance to the optimum in standard errors.
      let decrement = max(0, -dot(step, here.slope.gradient)).squareRoot()
      if isConverged(decrement, previousDecrement) {
        // Free of charge: one more step with the factor in hand.
        return Solution(
          coefficients: zip(point, step).map { $0 + $1 }, logLikelihood: here.slope.logLikelihood,
          system: system, iterations: iteration)
      }
      if !isPenalised, !hasOptimum, decrement < 0.1, decrement > 0.3 * previousDecrement {
        try SeparationCheck(likelihood).refuseIfUnbounded(along: step)
      }
      (point, here) = try advance(from: point, here, by: step, iteration)
      previousDecrement = decrement
    }
    throw .notConverged(iterations: maxIterations)
  }

  /// No slopes; the intercept gives the observed rate.
  private func startingPoint() -> [Double] {
    var start = [Double](repeating: 0, count: likelihood.dimension)
    start[0] = NullModel(of: likelihood.tiles).intercept
    return start
  }

  /// Below the tolerance, or at the floor that rounding sets: small and no longer shrinking.
  private func isConverged(_ decrement: Double, _ previous: Double) -> Bool {
    decrement <= tolerance || (decrement <= 1e-7 && decrement > 0.25 * previous)
  }

  /// At the first point all weights are equal, so a vanishing pivot is a property of the design:
  /// the term's squared multiple correlation with the terms before it exceeds 1 − 10⁻¹².
  private func factorise(
    _ tables: InformationTables, isFirst: Bool, _ iteration: Int
  ) throws(FitError) -> InformationSystem {
    let blocks = InformationBlocks(
      tables, order, penalties: likelihood.penalties, description)
    let free = likelihood.penalties.map { isFirst && $0 == 0 }
    switch InformationSystem.factorising(blocks, free: free) {
    case .system(let system): return system
    case .dependent(let coefficient):
      guard isFirst else { throw .notConverged(iterations: iteration) }
      throw .collinear(term: description.place(ofCoefficient: coefficient).term)
    }
  }

  /// Accepts a step unless it raises the objective by more than rounding could.
  private func advance(
    from point: [Double], _ here: Evaluation, by step: [Double], _ iteration: Int
  ) throws(FitError) -> ([Double], Evaluation) {
    // A sum over tiles is off by some units in the last place for each root of their number.
    let units = 16 + Double(likelihood.tiles.tileCount).squareRoot()
    let allowance = units * Double.ulpOfOne * abs(here.slope.objective)
    var fraction = 1.0
    while fraction > 1e-10 {
      let candidate = zip(point, step).map { $0 + fraction * $1 }
      let there = likelihood.tables(at: candidate)
      if there.slope.objective <= here.slope.objective + allowance { return (candidate, there) }
      fraction /= 2
    }
    throw .notConverged(iterations: iteration)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
