/// Multinomial logistic regression with an optional ridge penalty.
///
///     P(yᵢ = k) = exp ηᵢₖ / Σ_l exp ηᵢₗ,   ηᵢₖ = β₀ₖ + xᵢ·βₖ
///
/// minimising −Σ log P(yᵢ) + ½ λ Σₖ ‖βₖ‖², intercepts free. All K classes have coefficients, which
/// add up to zero over the classes: the symmetric parametrisation, scikit-learn's with C = 1/λ. With
/// λ = 0 differences to a reference class are those of R's `nnet::multinom`; see
/// ``FittedMultinomialLogistic/coefficients(relativeTo:)``. Numbers are standardised inside, which
/// changes the arithmetic and not the result.
///
/// Steps are found by conjugate gradients from products with the Hessian, so a model of thousands
/// of columns, as of words, needs no matrix of (K p)². Designs are read as level codes, and one
/// Cholesky factor of Σ x xᵀ preconditions every class and step; see `PooledPreconditioner`.
///
/// Source: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed., §4.4.
public struct MultinomialLogistic: Sendable, Hashable {
  /// The penalty λ ≥ 0 on every coefficient but the intercepts.
  public var ridge: Double
  /// The fit ends when no gradient entry exceeds this share of the largest at the start.
  public var tolerance: Double
  public var maxIterations: Int
  /// Covariances of all coefficients are kept up to this many of them; beyond it predictions have
  /// no interval.
  public var mostCovariances: Int
  /// Into how many runs the rows are split, each summed by a thread of its own. The fit is the same
  /// to the bit for the same number; between numbers it differs by rounding.
  public var workers: Int

  public init(
    ridge: Double = 0, tolerance: Double = 1e-10, maxIterations: Int = 100,
    mostCovariances: Int = 600, workers: Int = 4
  ) {
    precondition(ridge >= 0 && ridge.isFinite, "ridge must be finite and at least 0")
    precondition(tolerance > 0 && maxIterations > 0 && workers > 0, "settings must be positive")
    self.ridge = ridge
    self.tolerance = tolerance
    self.maxIterations = maxIterations
    self.mostCovariances = mostCovariances
    self.workers = workers
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: n × p predictors, without an intercept column. Without a penalty its coding must
  ///     be treatment.
  ///   - outcomes: n names of classes; the classes are those present, sorted.
  /// - Returns: The fit at the minimum.
  /// - Throws: ``FitError/oneClass`` for fewer than two classes, and what a design is refused for;
  ///   ``FitError/notConverged(iterations:)``, as when classes are separated without a penalty.
  public func fit(
    _ design: DesignMatrix, outcomes: [String]
  ) throws(FitError) -> FittedMultinomialLogistic {
    precondition(outcomes.count == design.rowCount, "one outcome is needed for each row")
    let classes = Set(outcomes).sorted()
    guard classes.count > 1 else { throw .oneClass }
    // Moments refuse what a binary fit refuses; which class is the event does not matter to them.
    let description = try Moments(
      design, outcomes: outcomes.map { $0 == classes[0] }, weights: nil
    ).description
    let number = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
    let solution = try solve(
      design, description, outcomes.map { number[$0] ?? 0 }, classCount: classes.count)
    if ridge == 0 { try refuseRunaway(solution.point, classes.count, description) }
    return FittedMultinomialLogistic(
      solution.point, covariance: solution.covariance, settings: self, classes: classes,
      design: description, logLikelihood: solution.logLikelihood, iterations: solution.iterations)
  }

  private struct Fit {
    let point: [Double]
    let covariance: SymmetricMatrix?
    let logLikelihood: Double
    let iterations: Int
  }

  private func solve(
    _ design: DesignMatrix, _ description: DesignDescription, _ labels: [Int], classCount: Int
  ) throws(FitError) -> Fit {
    let penalties = description.standardisedPenalties(Ridge(ridge))
    let tiles = ClassTiles(design, description, classes: labels, classCount: classCount)
    let solution = try ClassNewtonSolver(
      likelihood: ClassLikelihood(tiles, penalties: penalties, workers: workers),
      tolerance: tolerance, maxIterations: maxIterations, isPenalised: ridge > 0
    ).solve()
    let point = tiles.freeParameters.flatMap { parameter in
      (0..<classCount).map { solution.coefficients[parameter, $0] }
    }
    var covariance: SymmetricMatrix?
    if point.count <= mostCovariances {
      covariance = FittedMultinomialLogistic.covariance(
        MultinomialLikelihood(
          rows: SparseRows(design, description), classes: labels, classCount: classCount,
          penalties: Array(penalties.dropFirst())), at: point)
    }
    return Fit(
      point: Self.centred(point, classCount), covariance: covariance,
      logLikelihood: -solution.negativeLogLikelihood, iterations: solution.iterations)
  }

  /// Without a penalty separated classes let a coefficient grow until the gradient vanishes; one of
  /// 15 for each standard deviation has nothing to do with an effect.
  private func refuseRunaway(
    _ point: [Double], _ classCount: Int, _ design: DesignDescription
  ) throws(FitError) {
    let slopes = point.indices.dropFirst(classCount)
    guard let largest = slopes.max(by: { abs(point[$0]) < abs(point[$1]) }),
      abs(point[largest]) > 15
    else { return }
    throw .separated(term: design.place(ofCoefficient: largest / classCount).term)
  }

  /// A common shift of a column's coefficients changes no probability: their mean is taken off.
  private static func centred(_ point: [Double], _ k: Int) -> [Double] {
    point.indices.map { index in
      let column = index / k * k
      return point[index] - point[column..<column + k].reduce(0, +) / Double(k)
    }
  }

  /// Solves for sparse rows, as of words; `penalties` are those of the intercept and then each
  /// column. K coefficients for each, the intercepts first.
  func solve(
    _ rows: SparseRows, _ outcomes: [String], _ classes: [String], penalties: [Double]
  ) throws(FitError) -> [Double] {
    let number = Dictionary(
      zip(classes, 0...), uniquingKeysWith: { first, _ in first })
    let likelihood = MultinomialLikelihood(
      rows: rows, classes: outcomes.map { number[$0] ?? 0 }, classCount: classes.count,
      penalties: Array(penalties.dropFirst()))
    let start = [Double](repeating: 0, count: likelihood.dimension)
    let solution = try TruncatedNewton(
      likelihood: likelihood, tolerance: tolerance, maxIterations: maxIterations
    ).solve(from: start)
    return Self.centred(solution.point, classes.count)
  }
}
