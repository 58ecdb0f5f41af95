/// The limit of a profile-likelihood interval of one functional b = a · θ, on one side.
///
/// With Jₚ(b) the lowest objective where a · θ = b and J its lowest of all, the signed root
/// r(b) = √(2 [Jₚ(b) − J]) is nearly straight; its slope is λ/r, λ being the multiplier of the
/// constraint. Newton's method finds r = reach within a bracket that only shrinks.
struct ProfileSearch {
  let surface: LikelihoodSurface
  let functional: [Double]
  /// J.
  let lowestObjective: Double
  /// √χ²₁(level), the normal quantile.
  let reach: Double

  private static let maxTrials = 200

  /// Where r was seen to be below and above `reach`, outward being positive.
  private struct Bracket {
    var inside: Double
    var outside = Double.infinity
    /// The longest step while a side is open.
    var stride: Double

    mutating func narrow(_ trial: Double, isOutside: Bool) {
      if isOutside {
        outside = min(outside, trial)
      } else {
        inside = max(inside, trial)
        // What is inside is certain, for so low a value was found; a higher one may have been
        // that of another valley.
        if outside <= inside { outside = .infinity }
      }
    }

    mutating func move(from trial: Double, by change: Double) -> Double {
      let next = trial + max(-stride, min(stride, change))
      if inside.isFinite, outside.isFinite {
        return next > inside && next < outside ? next : (inside + outside) / 2
      }
      stride *= 2
      if inside.isFinite { return max(next, trial) }
      return outside.isFinite ? min(next, trial) : next
    }
  }

  /// - Parameters:
  ///   - start: A point of the surface.
  ///   - isOptimum: Whether it is the lowest; otherwise there is none, and r falls inward for ever.
  ///   - sign: 1 for the upper limit, −1 for the lower.
  /// - Returns: b with r(b) = `reach`.
  /// - Throws: ``FitError/notConverged(iterations:)`` rather than a limit that is none.
  func limit(
    from start: LikelihoodSurface.Point, isOptimum: Bool, sign: Double
  ) throws(FitError) -> Double {
    let origin = sign * dot(functional, start.theta)
    guard reach > 0 || !isOptimum else { return sign * origin }
    let error = dot(functional, start.information.solve(functional)).squareRoot()
    var bracket = Bracket(inside: isOptimum ? origin : -.infinity, stride: 2 * reach * error)
    var trial = isOptimum ? origin + reach * error : origin
    var here = start
    for _ in 0..<Self.maxTrials {
      guard let arrival = arrive(at: sign * trial, from: here) else {
        // Too far at once: information vanishes there.
        let reached = sign * dot(functional, here.theta)
        trial = (trial + reached) / 2
        bracket.stride = abs(trial - reached)
        continue
      }
      here = arrival.point
      let root = max(0, 2 * (here.objective - lowestObjective)).squareRoot()
      bracket.narrow(trial, isOutside: root > reach)
      let slope = max(sign * arrival.multiplier, .leastNormalMagnitude)
      let change = (reach - root) * max(root, 1e-3 * reach) / slope
      if abs(change) <= 1e-8 * error { return sign * (trial + change) }
      trial = bracket.move(from: trial, by: change)
    }
    throw .notConverged(iterations: Self.maxTrials)
  }

  /// 2 [Jₚ(b) − J], the likelihood-ratio statistic of a value.
  ///
  /// - Parameters:
  ///   - value: b.
  ///   - start: A point of the surface.
  /// - Returns: The statistic, at least 0.
  /// - Throws: ``FitError/notConverged(iterations:)`` if `value` cannot be reached.
  func statistic(
    at value: Double, from start: LikelihoodSurface.Point
  ) throws(FitError) -> Double {
    var (here, share) = (start, 1.0)
    for _ in 0..<Self.maxTrials {
      let from = dot(functional, here.theta)
      guard let arrival = arrive(at: from + share * (value - from), from: here) else {
        share /= 2
        continue
      }
      here = arrival.point
      if share == 1 { return max(0, 2 * (here.objective - lowestObjective)) }
      share = min(1, 2 * share)
    }
    throw .notConverged(iterations: Self.maxTrials)
  }

  /// The lowest point where a · θ = b, from along I⁻¹ a of another.
  private func arrive(
    at value: Double, from point: LikelihoodSurface.Point
  ) -> SurfaceDescent.Arrival? {
    let normal = point.information.solve(functional)
    let distance = (value - dot(functional, point.theta)) / dot(functional, normal)
    let theta = zip(point.theta, normal).map { $0 + distance * $1 }
    let descent = SurfaceDescent(surface: surface, tolerance: 1e-9, maxIterations: 300)
    return surface.point(at: theta).flatMap { descent.lowest(from: $0, along: functional) }
  }
}
