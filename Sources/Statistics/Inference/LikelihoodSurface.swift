/// The function inference walks on: −ℓ(θ), or with Jeffreys' prior −ℓ(θ) − ½ log det I(θ).
struct LikelihoodSurface: Sendable {
  let rows: InferenceRows
  let hasJeffreysPrior: Bool
  /// What is added to the information, column-major, where the rows leave it singular; empty if
  /// nothing. It must act only on directions that move no row, so that no step depends on it.
  var ballast: [Double] = []

  struct Point {
    var theta: [Double]
    /// −ℓ, less ½ log det I under the prior.
    var objective: Double
    var logLikelihood: Double
    var gradient: [Double]
    /// Of I(θ) = XᵀWX.
    var information: CholeskyFactor
    /// Of the metric that steps take: I, and under the prior Xᵀ(W + h μ(1 − μ))X, the
    /// information of the rows with the prior's share of copies.
    var metric: CholeskyFactor
    var probabilities: [Double]
    /// hᵢ; empty without the prior.
    var hatValues: [Double]
  }

  /// - Returns: The point, or `nil` if the information there is singular to rounding.
  func point(at theta: [Double]) -> Point? {
    var sums = rows.sums(at: theta)
    for index in ballast.indices { sums.information[index] += ballast[index] }
    guard
      case .factor(let factor) = CholeskyFactor.factorising(
        sums.information, dimension: rows.dimension)
    else { return nil }
    var point = Point(
      theta: theta, objective: sums.negativeLogLikelihood,
      logLikelihood: -sums.negativeLogLikelihood, gradient: sums.gradient, information: factor,
      metric: factor,
      probabilities: sums.probabilities, hatValues: [])
    if hasJeffreysPrior { addPrior(to: &point) }
    return point
  }

  /// The prior moves each row as if h/2 of it had been an event and h/2 not: the gradient gains
  /// Σ h (μ − ½) x.
  private func addPrior(to point: inout Point) {
    point.objective -= 0.5 * point.information.logDeterminant
    point.hatValues = rows.hatValues(
      covariance: point.information.fullInverse(), probabilities: point.probabilities)
    let pull = rows.sum(times: zip(point.hatValues, point.probabilities).map { $0 * ($1 - 0.5) })
    for index in pull.indices { point.gradient[index] += pull[index] }
    let variances = point.probabilities.indices.map { row in
      (rows.weights[row] + point.hatValues[row]) * point.probabilities[row]
        * (1 - point.probabilities[row])
    }
    let augmented = CholeskyFactor.factorising(
      rows.squares(times: variances), dimension: rows.dimension)
    if case .factor(let factor) = augmented { point.metric = factor }
  }

  /// No slopes; the intercept gives the observed rate.
  func startingPoint() throws(FitError) -> Point {
    var theta = [Double](repeating: 0, count: rows.dimension)
    theta[0] = logit(rows.eventWeight / rows.totalWeight)
    let sums = rows.sums(at: theta)
    switch CholeskyFactor.factorising(sums.information, dimension: rows.dimension) {
    case .dependent(let row):
      throw .collinear(term: rows.description.place(ofCoefficient: row).term)
    case .factor(let factor):
      for row in 0..<rows.dimension
      where factor.pivot(row) < 1e-12 * sums.information[row * (rows.dimension + 1)] {
        throw .collinear(term: rows.description.place(ofCoefficient: row).term)
      }
    }
    guard let point = point(at: theta) else { throw .notConverged(iterations: 0) }
    return point
  }
}
