import Foundation

/// Maximises the marginal likelihood over θ_f = log τ_f.
///
/// Newton's method with differences of the analytic gradient: there are few θ, and the curvature
/// is wanted at the end for their standard errors. A θ that keeps falling is held at
/// ``leastDeviation``, where τ is 0 for all that matters in log-odds.
struct SpreadSearch {
  /// The smallest τ; a likelihood that still rises toward 0 there is highest at 0.
  static let leastDeviation = 1e-3
  private static let greatestStep = 1.5
  private static let difference = 1e-3

  private let marginal: MarginalLikelihood
  private let maxIterations: Int

  struct Maximum {
    let point: MarginalLikelihood.Point
    /// Whether each τ is 0.
    let isAtZero: [Bool]
    /// The covariance of θ, the inverse of L's curvature; 0 for a τ at 0.
    let covariance: SymmetricMatrix
    /// For each θ the change of the coefficients with it.
    let slopes: [[Double]]
    let iterations: Int
  }

  init(_ marginal: MarginalLikelihood, maxIterations: Int) {
    self.marginal = marginal
    self.maxIterations = maxIterations
  }

  func maximise() throws(FitError) -> Maximum {
    let floor = log(Self.leastDeviation)
    var here = try marginal.point([Double](repeating: log(0.5), count: marginal.names.count))
    for iteration in 1...maxIterations {
      let isHeld = zip(here.logDeviations, here.gradient).map { $0 <= floor && $1 <= 0 }
      let bend = try bend(at: here, isHeld)
      let step = step(here.gradient, bend.curvature, isHeld)
      if step.allSatisfy({ abs($0) < 1e-7 }) {
        return Maximum(
          point: here, isAtZero: isHeld, covariance: try covariance(bend.curvature, isHeld),
          slopes: bend.slopes, iterations: iteration)
      }
      here = try advance(here, by: step, floor)
    }
    throw .notConverged(iterations: maxIterations)
  }

  /// −∂²L/∂θ² and the change of the coefficients, by central differences; rows and columns of a
  /// held θ are those of the identity.
  private func bend(
    at here: MarginalLikelihood.Point, _ isHeld: [Bool]
  ) throws(FitError) -> (curvature: [Double], slopes: [[Double]]) {
    let count = isHeld.count
    var slopes = [[Double]](
      repeating: [Double](repeating: 0, count: here.coefficients.count), count: count)
    var curvature = [Double](repeating: 0, count: count * count)
    for column in 0..<count {
      guard !isHeld[column] else {
        curvature[column * count + column] = 1
        continue
      }
      let (above, below) = try (
        marginal.point(shifted(here, column, Self.difference)),
        marginal.point(shifted(here, column, -Self.difference))
      )
      for row in 0..<count where !isHeld[row] {
        curvature[column * count + row] =
          (below.gradient[row] - above.gradient[row]) / (2 * Self.difference)
      }
      slopes[column] = zip(above.coefficients, below.coefficients).map {
        ($0 - $1) / (2 * Self.difference)
      }
    }
    for column in 0..<count {
      for row in column..<count {
        let mean = (curvature[column * count + row] + curvature[row * count + column]) / 2
        curvature[column * count + row] = mean
        curvature[row * count + column] = mean
      }
    }
    return (curvature, slopes)
  }

  private func shifted(
    _ here: MarginalLikelihood.Point, _ index: Int, _ change: Double
  ) -> [Double] {
    var shifted = here.logDeviations
    shifted[index] += change
    return shifted
  }

  /// Newton's step uphill where L is concave, otherwise one along the gradient; no longer than
  /// ``greatestStep`` in any θ.
  private func step(_ gradient: [Double], _ curvature: [Double], _ isHeld: [Bool]) -> [Double] {
    let free = zip(gradient, isHeld).map { $1 ? 0 : $0 }
    var step: [Double]
    switch CholeskyFactor.factorising(curvature, dimension: free.count) {
    case .factor(let factor): step = factor.solve(free)
    // Convex there, as for a τ near 0: go in the gradient's direction.
    case .dependent:
      step = free.map { $0 == 0 ? 0 : $0 > 0 ? Self.greatestStep : -Self.greatestStep }
    }
    let most = step.map(abs).max() ?? 0
    if most > Self.greatestStep { step = step.map { $0 * Self.greatestStep / most } }
    return step
  }

  /// Halves a step that lowers L.
  private func advance(
    _ here: MarginalLikelihood.Point, by step: [Double], _ floor: Double
  ) throws(FitError) -> MarginalLikelihood.Point {
    var fraction = 1.0
    while fraction > 1e-6 {
      let there = try marginal.point(
        zip(here.logDeviations, step).map { max(floor, $0 + fraction * $1) })
      let allowance = 1e-10 * abs(here.logMarginalLikelihood)
      if there.logMarginalLikelihood >= here.logMarginalLikelihood - allowance { return there }
      fraction /= 2
    }
    throw .notConverged(iterations: maxIterations)
  }

  private func covariance(
    _ curvature: [Double], _ isHeld: [Bool]
  ) throws(FitError) -> SymmetricMatrix {
    let count = isHeld.count
    guard case .factor(let factor) = CholeskyFactor.factorising(curvature, dimension: count) else {
      throw .notConverged(iterations: maxIterations)
    }
    let inverse = factor.inverse()
    return SymmetricMatrix(dimension: count) { row, column in
      isHeld[row] || isHeld[column] ? 0 : inverse[column * count + row]
    }
  }
}
