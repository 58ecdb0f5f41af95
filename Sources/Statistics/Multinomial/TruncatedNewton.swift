/// Newton's method with each step found by conjugate gradients, which need products with the Hessian
/// and not the Hessian.
///
/// Source: Nocedal and Wright, *Numerical Optimization*, 2nd ed., algorithm 7.1.
struct TruncatedNewton {
  let likelihood: MultinomialLikelihood
  /// Ends when no gradient entry exceeds this share of the largest at the start.
  let tolerance: Double
  let maxIterations: Int

  struct Solution {
    var point: [Double]
    var evaluation: MultinomialLikelihood.Evaluation
    var iterations: Int
  }

  func solve(from start: [Double]) throws(FitError) -> Solution {
    var point = start
    var here = likelihood.evaluate(point)
    let first = Self.largest(here.gradient)
    guard first > 0 else { return Solution(point: point, evaluation: here, iterations: 0) }
    for iteration in 1...maxIterations {
      let size = Self.largest(here.gradient)
      if size <= tolerance * first {
        return Solution(point: point, evaluation: here, iterations: iteration)
      }
      let step = step(here, forcing: min(0.1, (size / first).squareRoot()))
      guard let next = advance(point, here, step) else {
        // Rounding allows no further descent.
        if size <= 1e3 * tolerance * first {
          return Solution(point: point, evaluation: here, iterations: iteration)
        }
        throw .notConverged(iterations: iteration)
      }
      (point, here) = next
    }
    throw .notConverged(iterations: maxIterations)
  }

  /// H s = −g to a relative residual, preconditioned by the diagonal.
  private func step(
    _ here: MultinomialLikelihood.Evaluation, forcing: Double
  ) -> [Double] {
    let scale = likelihood.hessianDiagonal(here.probabilities).map { $0 > 0 ? 1 / $0 : 1 }
    var solution = [Double](repeating: 0, count: here.gradient.count)
    var residual = here.gradient.map { -$0 }
    var shaped = zip(residual, scale).map { $0 * $1 }
    centre(&shaped)
    var direction = shaped
    var product = Self.dot(residual, shaped)
    let goal = forcing * forcing * product
    for _ in 0..<500 where product > max(goal, 1e-300) {
      let image = likelihood.hessianProduct(direction, here.probabilities)
      let curvature = Self.dot(direction, image)
      // No curvature along a direction that changes no probability: nothing to gain there.
      guard curvature > 0 else { break }
      let length = product / curvature
      for index in solution.indices {
        solution[index] += length * direction[index]
        residual[index] -= length * image[index]
        shaped[index] = residual[index] * scale[index]
      }
      centre(&shaped)
      let next = Self.dot(residual, shaped)
      let ratio = next / product
      for index in direction.indices { direction[index] = shaped[index] + ratio * direction[index] }
      product = next
    }
    return solution
  }

  /// Takes the mean over the classes off each column. Along a common shift the Hessian has nothing
  /// but the penalty; a preconditioner that leaves the sum at zero never looks there.
  private func centre(_ vector: inout [Double]) {
    let k = likelihood.classCount
    for start in stride(from: 0, to: vector.count, by: k) {
      var mean = 0.0
      for index in start..<start + k { mean += vector[index] }
      mean /= Double(k)
      for index in start..<start + k { vector[index] -= mean }
    }
  }

  /// Halves a step until the objective falls enough; `nil` when it never does.
  private func advance(
    _ point: [Double], _ here: MultinomialLikelihood.Evaluation, _ step: [Double]
  ) -> ([Double], MultinomialLikelihood.Evaluation)? {
    let slope = Self.dot(here.gradient, step)
    guard slope < 0 else { return nil }
    let allowance = 1e-14 * abs(here.objective)
    var fraction = 1.0
    while fraction > 1e-8 {
      let candidate = zip(point, step).map { $0 + fraction * $1 }
      let there = likelihood.evaluate(candidate)
      if there.objective <= here.objective + 1e-4 * fraction * slope + allowance {
        return (candidate, there)
      }
      fraction /= 2
    }
    return nil
  }

  static func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
