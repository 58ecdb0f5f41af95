import COpenBLAS

/// The factor L of a symmetric positive definite matrix A = L Lᵀ, through LAPACK.
struct CholeskyFactor {
  /// Column-major; the lower triangle holds L, the upper is not used.
  let lower: [Double]
  let dimension: Int

  /// Factorises the lower triangle of a column-major matrix.
  ///
  /// - Returns: The factor, or the first row that is, to rounding, a combination of those before.
  static func factorising(_ matrix: consuming [Double], dimension: Int) -> Outcome {
    var lower = matrix
    var info: Int32 = 0
    withUnsafePointer(to: Int32(dimension)) { dpotrf_("L", $0, &lower, $0, &info) }
    guard info == 0 else { return .dependent(row: Int(info) - 1) }
    return .factor(CholeskyFactor(lower: lower, dimension: dimension))
  }

  enum Outcome {
    case factor(CholeskyFactor)
    case dependent(row: Int)
  }

  /// L's diagonal entry squared: what remains of A's diagonal after the rows before it.
  func pivot(_ row: Int) -> Double {
    let entry = lower[row * dimension + row]
    return entry * entry
  }

  /// The solution x of A x = b.
  func solve(_ right: [Double]) -> [Double] {
    guard dimension > 0 else { return [] }
    var solution = right
    var info: Int32 = 0
    var one: Int32 = 1
    withUnsafePointer(to: Int32(dimension)) { n in
      dpotrs_("L", n, &one, lower, n, &solution, n, &info)
    }
    return solution
  }

  /// The inverse of A, column-major; only its lower triangle is meaningful.
  consuming func inverse() -> [Double] {
    guard dimension > 0 else { return [] }
    var inverse = lower
    var info: Int32 = 0
    withUnsafePointer(to: Int32(dimension)) { dpotri_("L", $0, &inverse, $0, &info) }
    return inverse
  }
}
