/// Newton's method on a penalised ``ClassLikelihood``; each step solves with the Hessian by
/// preconditioned conjugate gradients, and is halved if it raises the objective.
///
/// The conjugate gradients stop the sooner the farther the point is from the optimum, so that
/// the steps converge quadratically and little is spent on the first.
///
/// Source: Dembo and Steihaug (1983), Math. Programming 26:190–212; Nocedal and Wright,
/// *Numerical Optimization*, 2nd ed., §7.1.
struct ClassNewtonSolver {
  let likelihood: ClassLikelihood
  /// Ends when no gradient entry exceeds this share of the largest at the start.
  let tolerance: Double
  let maxIterations: Int
  /// Whether a finite optimum is guaranteed by a penalty.
  let isPenalised: Bool

  struct Solution {
    /// In the likelihood's units, every row adding up to zero.
    var coefficients: ClassMatrix
    var negativeLogLikelihood: Double
    var iterations: Int
  }

  private struct Point {
    var coefficients: ClassMatrix
    var negativeLogLikelihood: Double
    var objective: Double
    var gradient: ClassMatrix
  }

  private struct Step {
    var direction: ClassMatrix
    /// √(−gᵀs), the distance to the optimum in standard errors.
    var decrement: Double
  }

  func solve() throws(FitError) -> Solution {
    let preconditioner = try PooledPreconditioner(likelihood)
    var here = evaluate(likelihood.startingPoint())
    let goal = tolerance * here.gradient.largest
    var previous = Double.infinity
    for iteration in 0..<maxIterations {
      let solution = Solution(
        coefficients: here.coefficients, negativeLogLikelihood: here.negativeLogLikelihood,
        iterations: iteration)
      guard here.gradient.largest > goal else { return solution }
      let step = try self.step(at: here, preconditioner, iteration, previous)
      // The floor that rounding sets: small and no longer shrinking.
      guard step.decrement > 1e-7 || step.decrement <= 0.25 * previous else { return solution }
      if !isPenalised, step.decrement < 0.1, step.decrement > 0.3 * previous,
        let term = likelihood.separatedTerm(along: step.direction)
      {
        throw .separated(term: term)
      }
      here = try advance(from: here, by: step.direction, iteration)
      previous = step.decrement
    }
    throw .notConverged(iterations: maxIterations)
  }

  private func evaluate(_ coefficients: ClassMatrix) -> Point {
    let gradient = likelihood.makeMatrix()
    let loss = likelihood.evaluate(coefficients, gradient: gradient)
    likelihood.addPenalty(of: coefficients, to: gradient)
    // Sums to zero over classes but for rounding; what is left would lie outside the Hessian.
    gradient.centre()
    return Point(
      coefficients: coefficients, negativeLogLikelihood: loss,
      objective: loss + likelihood.penalty(of: coefficients), gradient: gradient)
  }

  /// Conjugate gradients on H s = −g, from s = 0.
  private func step(
    at point: Point, _ preconditioner: PooledPreconditioner, _ iteration: Int,
    _ previous: Double
  ) throws(FitError) -> Step {
    let direction = likelihood.makeMatrix()
    let residual = likelihood.makeMatrix()
    residual.add(point.gradient, times: -1)
    let (conditioned, product) = (likelihood.makeMatrix(), likelihood.makeMatrix())
    preconditioner.apply(residual, into: conditioned)
    let search = conditioned.copy()
    var energy = residual.dot(conditioned)
    let first = energy
    let reduction = min(0.1, first.squareRoot(), 0.1 * previous)
    let goal = first * max(1e-20, reduction * reduction)
    for _ in 0..<1_000 {
      likelihood.multiply(search, into: product)
      likelihood.addPenalty(of: search, to: product)
      let curvature = search.dot(product)
      guard curvature > 0, energy.isFinite else { break }
      direction.add(search, times: energy / curvature)
      residual.add(product, times: -energy / curvature)
      preconditioner.apply(residual, into: conditioned)
      let next = residual.dot(conditioned)
      guard next > goal else { break }
      search.scale(by: next / energy, adding: conditioned)
      energy = next
    }
    guard direction.dot(direction).isFinite else { throw .notConverged(iterations: iteration) }
    let decrement = max(0, -direction.dot(point.gradient)).squareRoot()
    return Step(direction: direction, decrement: decrement)
  }

  /// Accepts a step unless it raises the objective by more than rounding could. Near the optimum
  /// the objective is all rounding; there a gradient that falls is the better witness.
  private func advance(
    from here: Point, by step: ClassMatrix, _ iteration: Int
  ) throws(FitError) -> Point {
    let rounding = 64 * Double.ulpOfOne * abs(here.objective)
    var fraction = 1.0
    while fraction > 1e-10 {
      let candidate = here.coefficients.copy()
      candidate.add(step, times: fraction)
      let there = evaluate(candidate)
      let rise = there.objective - here.objective
      if rise <= rounding { return there }
      if rise <= 64 * rounding, there.gradient.largest < 0.5 * here.gradient.largest {
        return there
      }
      fraction /= 2
    }
    throw .notConverged(iterations: iteration)
  }
}
