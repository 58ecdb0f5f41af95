/// Descent to the lowest point of a ``LikelihoodSurface``, on all of it or on a hyperplane.
///
/// For the likelihood steps are Newton's. Under Jeffreys' prior the metric leaves out how the
/// prior itself curves, and ``SecantPairs`` learn it on the way. A step that raises the objective
/// is halved.
struct SurfaceDescent {
  let surface: LikelihoodSurface
  /// Stop when √(gᵀI⁻¹g), the distance in standard errors, is at most this.
  let tolerance: Double
  let maxIterations: Int

  struct Arrival {
    var point: LikelihoodSurface.Point
    /// λ with gradient = λ a: the slope of the lowest value as the hyperplane a · θ = b moves.
    var multiplier: Double
    var iterations: Int
  }

  /// - Parameters:
  ///   - start: A point on the hyperplane.
  ///   - functional: a, if only θ with the same a · θ are allowed.
  /// - Returns: The lowest point, or `nil` if there is none within the iterations.
  func lowest(from start: LikelihoodSurface.Point, along functional: [Double]? = nil) -> Arrival? {
    var point = start
    var previous = Double.infinity
    var pairs = SecantPairs()
    for iteration in 1...maxIterations {
      let (step, multiplier) = step(at: point, functional, pairs)
      // g − λ a, for g alone is mostly λ a and its rounding would hide the rest.
      let open = functional.map { zip(point.gradient, $0).map { $0 - multiplier * $1 } }
      let decrement = max(0, dot(step, open ?? point.gradient)).squareRoot()
      // At the floor that rounding sets it is small and no longer shrinks.
      if decrement <= tolerance || (decrement <= 1e-8 && decrement > 0.95 * previous) {
        return Arrival(point: point, multiplier: multiplier, iterations: iteration)
      }
      guard let next = advance(from: point, by: step) else {
        // Rounding hides a decrease this small.
        guard decrement < 1e-6 else { return nil }
        return Arrival(point: point, multiplier: multiplier, iterations: iteration)
      }
      if surface.hasJeffreysPrior {
        pairs.add(
          step: zip(next.theta, point.theta).map { $0 - $1 },
          change: zip(next.gradient, point.gradient).map { $0 - $1 })
      }
      (point, previous) = (next, decrement)
    }
    return nil
  }

  /// B⁻¹ (g − λ a), λ such that a · step = 0.
  private func step(
    at point: LikelihoodSurface.Point, _ functional: [Double]?, _ pairs: SecantPairs
  ) -> (step: [Double], multiplier: Double) {
    let free = pairs.solve(point.gradient, metric: point.metric)
    guard let functional else { return (free, 0) }
    let normal = pairs.solve(functional, metric: point.metric)
    let multiplier = dot(functional, free) / dot(functional, normal)
    return (zip(free, normal).map { $0 - multiplier * $1 }, multiplier)
  }

  private func advance(
    from point: LikelihoodSurface.Point, by step: [Double]
  ) -> LikelihoodSurface.Point? {
    let allowance = 64 * Double.ulpOfOne * abs(point.objective)
    var fraction = 1.0
    while fraction > 1e-6 {
      let theta = zip(point.theta, step).map { $0 - fraction * $1 }
      if let next = surface.point(at: theta), next.objective <= point.objective + allowance {
        return next
      }
      fraction /= 2
    }
    return nil
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
