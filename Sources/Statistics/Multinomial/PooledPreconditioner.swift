import COpenBLAS

/// The Hessian as it would be if every row had the overall class shares π: the Kronecker product
/// of diag π − π πᵀ with G = Σ c x xᵀ, the penalty spread evenly. One Cholesky factor serves all
/// classes and all Newton steps.
///
/// On classes that add up to zero the inverse of diag π − π πᵀ is: divide by π, then centre. The
/// centring is what makes it work. Along a shift common to all classes the Hessian has nothing
/// but the penalty, and a preconditioner that leaves the subspace finds those directions: 691
/// products instead of 76 on a design of 571 levels and eight classes.
///
/// Bound and Kronecker form: Böhning (1992), Ann. Inst. Statist. Math. 44:197–200.
struct PooledPreconditioner {
  private let factor: CholeskyFactor
  private let free: [Int]
  private let classWeights: [Double]
  private let totalWeight: Double

  init(_ likelihood: ClassLikelihood) throws(FitError) {
    let tiles = likelihood.tiles
    free = tiles.freeParameters
    classWeights = tiles.classWeights
    totalWeight = tiles.totalWeight
    var position = [Int](repeating: -1, count: tiles.parameterCount)
    for (index, parameter) in free.enumerated() { position[parameter] = index }
    let order = free.count
    var gram = [Double](repeating: 0, count: order * order)
    likelihood.crossProducts().forEachEntry { row, column, value in
      guard position[row] >= 0, position[column] >= 0 else { return }
      gram[position[column] * order + position[row]] = value
    }
    let unpenalised = (0..<order).map { gram[$0 * order + $0] }
    // π (G + λK) is π G + λ where a class has an even share of the rows.
    for (index, parameter) in free.enumerated() {
      gram[index * order + index] +=
        likelihood.penalties[parameter] * Double(likelihood.classCount)
    }
    factor = try Self.factorise(gram, unpenalised, likelihood, free)
  }

  /// A vanishing pivot is a property of the design: the squared multiple correlation of the term
  /// with the terms before it exceeds 1 − 10⁻¹².
  private static func factorise(
    _ gram: [Double], _ unpenalised: [Double], _ likelihood: ClassLikelihood, _ free: [Int]
  ) throws(FitError) -> CholeskyFactor {
    let description = likelihood.tiles.description
    let order = free.count
    for index in 0..<order where gram[index * order + index] <= 0 {
      let place = description.place(ofCoefficient: index)
      throw .emptyLevel(term: place.term, level: place.level ?? 1)
    }
    switch CholeskyFactor.factorising(gram, dimension: order) {
    case .dependent(let row):
      throw .collinear(term: description.place(ofCoefficient: row).term)
    case .factor(let factor):
      for row in 0..<order
      where likelihood.penalties[free[row]] == 0 && factor.pivot(row) < 1e-12 * unpenalised[row] {
        throw .collinear(term: description.place(ofCoefficient: row).term)
      }
      return factor
    }
  }

  func apply(_ residual: ClassMatrix, into result: ClassMatrix) {
    let (order, classes) = (factor.dimension, residual.classCount)
    var columns = [Double](repeating: 0, count: order * classes)
    for (index, parameter) in free.enumerated() {
      for label in 0..<classes {
        columns[label * order + index] =
          residual[parameter, label] * totalWeight / classWeights[label]
      }
    }
    for transpose in [CblasNoTrans, CblasTrans] {
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasLower, transpose, CblasNonUnit, Int32(order),
        Int32(classes), 1, factor.lower, Int32(order), &columns, Int32(order))
    }
    result.reset()
    for (index, parameter) in free.enumerated() {
      for label in 0..<classes { result[parameter, label] = columns[label * order + index] }
    }
    result.centre()
  }
}
