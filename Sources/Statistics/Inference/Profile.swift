/// The profiles of all coefficients of one set of rows.
protocol Profile {
  var dimension: Int { get }
  /// The limit on one side, infinite if there is none.
  func limit(_ coefficient: Int, sign: Double) throws(FitError) -> Double
  /// The likelihood-ratio statistic of a value.
  func statistic(_ coefficient: Int, at value: Double) throws(FitError) -> Double
}

/// Profiles about a finite optimum.
struct RegularProfile: Profile {
  private let surface: LikelihoodSurface
  private let optimum: LikelihoodSurface.Point
  private let reach: Double

  var dimension: Int { surface.rows.dimension }

  init(
    _ surface: LikelihoodSurface, from start: LikelihoodSurface.Point, reach: Double
  ) throws(FitError) {
    let descent = SurfaceDescent(surface: surface, tolerance: 1e-10, maxIterations: 500)
    guard let arrival = descent.lowest(from: start) else {
      throw .notConverged(iterations: descent.maxIterations)
    }
    (self.surface, self.reach, optimum) = (surface, reach, arrival.point)
  }

  func limit(_ coefficient: Int, sign: Double) throws(FitError) -> Double {
    try search(coefficient).limit(from: optimum, isOptimum: true, sign: sign)
  }

  func statistic(_ coefficient: Int, at value: Double) throws(FitError) -> Double {
    try search(coefficient).statistic(at: value, from: optimum)
  }

  private func search(_ coefficient: Int) -> ProfileSearch {
    ProfileSearch(
      surface: surface,
      functional: surface.rows.basis.functional(ofCoefficient: coefficient, dimension: dimension),
      lowestObjective: optimum.objective, reach: reach)
  }
}
