/// Newton's method with inexact steps: each step's equations are solved by conjugate gradients only
/// as far as the gradient is worth.
///
/// Source: Nocedal and Wright, *Numerical Optimization*, 2nd ed., §7.1.
struct DriftingSolver {
  let system: DriftingSystem
  /// Ends when the gradient is this small beside that at zero.
  let tolerance: Double
  let maxIterations: Int

  private static let (mostSteps, mostHalvings) = (400, 30)

  func solve() throws(FitError) -> [Double] {
    var effects = [Double](repeating: 0, count: system.dimension)
    var logOdds = system.logOdds(effects)
    var objective = system.objective(effects, logOdds)
    var (gradient, curvatures) = system.derivatives(effects, logOdds)
    let start = dot(gradient, gradient).squareRoot()
    for _ in 0..<maxIterations {
      let relative = dot(gradient, gradient).squareRoot() / start
      if relative <= tolerance || start == 0 { return effects }
      let step = equations(
        gradient.map { -$0 }, curvatures, relative: min(0.1, relative.squareRoot()))
      guard let accepted = descend(effects, objective, along: step) else {
        // Rounding leaves nothing to gain below this.
        if relative <= 1e-6 { return effects }
        throw .notConverged(iterations: maxIterations)
      }
      (effects, logOdds, objective) = accepted
      (gradient, curvatures) = system.derivatives(effects, logOdds)
    }
    throw .notConverged(iterations: maxIterations)
  }

  private func descend(
    _ effects: [Double], _ objective: Double, along step: [Double]
  ) -> (effects: [Double], logOdds: [Double], objective: Double)? {
    var length = 1.0
    for _ in 0..<Self.mostHalvings {
      let moved = zip(effects, step).map { $0 + length * $1 }
      let logOdds = system.logOdds(moved)
      let reached = system.objective(moved, logOdds)
      if reached < objective { return (moved, logOdds, reached) }
      length /= 2
    }
    return nil
  }

  /// x with (Xᵀ W X + Q) x = right, to the given size of the remainder relative to `right`.
  func equations(_ right: [Double], _ curvatures: [Double], relative: Double) -> [Double] {
    let preconditioner = system.preconditioner(curvatures)
    var solution = [Double](repeating: 0, count: right.count)
    var remainder = right
    var direction = preconditioner.solve(remainder)
    var product = dot(remainder, direction)
    let enough = relative * relative * dot(right, right)
    for _ in 0..<Self.mostSteps {
      let image = system.curved(direction, curvatures)
      let length = product / dot(direction, image)
      for place in solution.indices {
        solution[place] += length * direction[place]
        remainder[place] -= length * image[place]
      }
      if dot(remainder, remainder) <= enough { break }
      let solved = preconditioner.solve(remainder)
      let following = dot(remainder, solved)
      let kept = following / product
      for place in direction.indices { direction[place] = solved[place] + kept * direction[place] }
      product = following
    }
    return solution
  }
}
