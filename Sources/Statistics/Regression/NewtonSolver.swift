/// Newton's method on a ``PenalisedLikelihood``, halving a step that raises the objective.
struct NewtonSolver {
  let likelihood: PenalisedLikelihood
  let tolerance: Double
  let maxIterations: Int
  /// Whether a finite optimum is known to exist, so that a long way to it is no alarm.
  var hasOptimum = false

  /// Whether a finite optimum is guaranteed by a penalty on every term.
  private var isPenalised: Bool {
    likelihood.ridge.penalises(all: description.termNames)
  }

  struct Solution {
    /// Standardised.
    var coefficients: [Double]
    var logLikelihood: Double
    /// Of the penalised Hessian at the solution.
    var factor: CholeskyFactor
    var iterations: Int
  }

  private var description: DesignDescription { likelihood.tiles.description }

  func solve() throws(FitError) -> Solution {
    var point = startingPoint()
    var here = likelihood.evaluate(point)
    var previousDecrement = Double.infinity
    for iteration in 1...max(1, maxIterations) {
      let factor = try factorise(here.hessian, isFirst: iteration == 1, iteration)
      let step = factor.solve(here.gradient).map { -$0 }
      // √(gᵀH⁻¹g): the distance to the optimum in standard errors.
      let decrement = max(0, -dot(step, here.gradient)).squareRoot()
      if isConverged(decrement, previousDecrement) {
        // Free of charge: one more step with the factor in hand.
        return Solution(
          coefficients: zip(point, step).map { $0 + $1 }, logLikelihood: here.logLikelihood,
          factor: factor, iterations: iteration)
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
    _ hessian: [Double], isFirst: Bool, _ iteration: Int
  ) throws(FitError) -> CholeskyFactor {
    let dimension = likelihood.dimension
    switch CholeskyFactor.factorising(hessian, dimension: dimension) {
    case .factor(let factor):
      guard isFirst else { return factor }
      for row in 0..<dimension
      where likelihood.penalties[row] == 0
        && factor.pivot(row) < 1e-12 * hessian[row * dimension + row]
      {
        throw .collinear(term: description.place(ofCoefficient: row).term)
      }
      return factor
    case .dependent(let row):
      guard isFirst else { throw .notConverged(iterations: iteration) }
      throw .collinear(term: description.place(ofCoefficient: row).term)
    }
  }

  /// Accepts a step unless it raises the objective by more than rounding could.
  private func advance(
    from point: [Double], _ here: PenalisedLikelihood.Evaluation, by step: [Double],
    _ iteration: Int
  ) throws(FitError) -> ([Double], PenalisedLikelihood.Evaluation) {
    // A sum over tiles is off by some units in the last place for each root of their number.
    let units = 16 + Double(likelihood.tiles.tileCount).squareRoot()
    let allowance = units * Double.ulpOfOne * abs(here.objective)
    var fraction = 1.0
    while fraction > 1e-10 {
      let candidate = zip(point, step).map { $0 + fraction * $1 }
      let there = likelihood.evaluate(candidate)
      if there.objective <= here.objective + allowance { return (candidate, there) }
      fraction /= 2
    }
    throw .notConverged(iterations: iteration)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
