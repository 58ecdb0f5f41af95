/// Profile-likelihood intervals where maximum likelihood is reached only at infinity.
///
/// Rows that a direction of the ``RecessionCone`` moves have likelihood 1 in the limit, so that
/// the supremum is the maximum over the others. With a · θ held, only directions that keep it are
/// open, and the rows they move drop out likewise. The interval of a · θ has no upper limit if
/// some direction of the cone raises a · θ, and no lower if one lowers it.
///
/// Source: Geyer (2009), Electronic Journal of Statistics 3:259–289, for the model in the limit.
struct SeparatedProfile: Profile {
  private let rows: InferenceRows
  private let cone: RecessionCone
  private let reach: Double
  /// The model in the limit.
  private let limit: (surface: LikelihoodSurface, optimum: LikelihoodSurface.Point)

  init(
    _ rows: InferenceRows, _ cone: RecessionCone, _ isSeparated: [Bool], reach: Double
  ) throws(FitError) {
    (self.rows, self.cone, self.reach) = (rows, cone, reach)
    let surface = Self.surface(rows.without(isSeparated))
    let descent = SurfaceDescent(surface: surface, tolerance: 1e-10, maxIterations: 200)
    let origin = [Double](repeating: 0, count: rows.dimension)
    guard let start = surface.point(at: origin), let optimum = descent.lowest(from: start) else {
      throw .notConverged(iterations: descent.maxIterations)
    }
    limit = (surface, optimum.point)
  }

  var dimension: Int { rows.dimension }

  func limit(_ coefficient: Int, sign: Double) throws(FitError) -> Double {
    let functional = functional(coefficient)
    guard !recedes(functional, sign) else { return sign * .infinity }
    guard recedes(functional, -sign) else {
      return try search(limit.surface, functional)
        .limit(from: limit.optimum, isOptimum: true, sign: sign)
    }
    let (surface, start) = try held(functional)
    return try search(surface, functional).limit(from: start, isOptimum: false, sign: sign)
  }

  func statistic(_ coefficient: Int, at value: Double) throws(FitError) -> Double {
    let functional = functional(coefficient)
    switch (recedes(functional, 1), recedes(functional, -1)) {
    // Along one of the two directions every value reaches the supremum.
    case (true, true): return 0
    case (false, false):
      return try search(limit.surface, functional).statistic(at: value, from: limit.optimum)
    default:
      let (surface, start) = try held(functional)
      return try search(surface, functional).statistic(at: value, from: start)
    }
  }

  private func functional(_ coefficient: Int) -> [Double] {
    rows.basis.functional(ofCoefficient: coefficient, dimension: dimension)
  }

  /// Whether some direction of the cone changes a · θ to that side.
  private func recedes(_ functional: [Double], _ sign: Double) -> Bool {
    cone.projection(of: functional.map { sign * $0 }) != nil
  }

  /// The likelihood in the limit along directions that keep a · θ.
  private func held(
    _ functional: [Double]
  ) throws(FitError) -> (surface: LikelihoodSurface, start: LikelihoodSurface.Point) {
    let separated = cone.holding([functional]).separatedRows()?.isSeparated
    let surface = Self.surface(separated.map(rows.without) ?? rows)
    guard let start = surface.point(at: limit.optimum.theta) else {
      throw .notConverged(iterations: 0)
    }
    return (surface, start)
  }

  private func search(_ surface: LikelihoodSurface, _ functional: [Double]) -> ProfileSearch {
    ProfileSearch(
      surface: surface, functional: functional, lowestObjective: limit.optimum.objective,
      reach: reach)
  }

  /// The likelihood of some rows, with ballast Σw/4 · N Nᵀ on the directions N that move none.
  private static func surface(_ rows: InferenceRows) -> LikelihoodSurface {
    let p = rows.dimension
    let dependence = ColumnDependence(gram: rows.squares(times: rows.weights), dimension: p)
    var ballast = [Double](repeating: 0, count: dependence.combinations.isEmpty ? 0 : p * p)
    for combination in dependence.combinations {
      var direction = [Double](repeating: 0, count: p)
      direction[combination.column] = 1
      for part in combination.parts { direction[part.column] = -part.coefficient }
      for column in 0..<p {
        for row in column..<p {
          ballast[column * p + row] +=
            0.25 * max(1, rows.totalWeight) * direction[column] * direction[row]
        }
      }
    }
    return LikelihoodSurface(rows: rows, hasJeffreysPrior: false, ballast: ballast)
  }
}
