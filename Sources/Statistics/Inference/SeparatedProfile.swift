/// Profile-likelihood intervals where maximum likelihood is reached only at infinity.
///
/// Rows that a direction of the ``RecessionCone`` moves have likelihood 1 in the limit, so that
/// the supremum is the maximum over the others. With a · θ held, only directions that keep it are
/// open, and the rows they move drop out likewise. The interval of a · θ has no upper limit if
/// some direction of the cone raises a · θ, and no lower if one lowers it.
///
/// Source: Geyer (2009), Electronic Journal of Statistics 3:259–289, for the model in the limit.
struct SeparatedProfile {
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

  func intervals(level: Double) throws(FitError) -> [ConfidenceInterval] {
    var intervals: [ConfidenceInterval] = []
    for index in 0..<rows.dimension {
      let functional = rows.basis.functional(ofCoefficient: index, dimension: rows.dimension)
      let rises = cone.projection(of: functional) != nil
      let falls = cone.projection(of: functional.map { -$0 }) != nil
      intervals.append(
        ConfidenceInterval(
          lower: falls ? -.infinity : try side(functional, -1, isBounded: !rises),
          upper: rises ? .infinity : try side(functional, 1, isBounded: !falls), level: level))
    }
    return intervals
  }

  /// - Parameter isBounded: Whether the other side has a limit too; then an estimate exists.
  private func side(
    _ functional: [Double], _ sign: Double, isBounded: Bool
  ) throws(FitError) -> Double {
    if isBounded {
      return try search(limit.surface, functional)
        .limit(from: limit.optimum, isOptimum: true, sign: sign)
    }
    let separated = cone.holding([functional]).separatedRows()?.isSeparated
    let surface = Self.surface(separated.map(rows.without) ?? rows)
    guard let start = surface.point(at: limit.optimum.theta) else {
      throw .notConverged(iterations: 0)
    }
    return try search(surface, functional).limit(from: start, isOptimum: false, sign: sign)
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
