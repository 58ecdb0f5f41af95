import COpenBLAS

/// A change of basis that makes nearly collinear numeric columns orthonormal.
///
/// With the correlation matrix of the columns L Lᵀ, the columns Z L⁻ᵀ are uncorrelated and span the
/// same fits; coefficients γ of Z are L⁻ᵀ times theirs. Information then need not be inverted at
/// the square of the columns' condition number, which costs standard errors half their digits:
/// the error is that of an orthogonal factorisation (CholeskyQR).
///
/// Source: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya (2015), ETNA 44:306–326.
struct NumericBasis {
  /// L, column-major.
  private let lower: [Double]
  private let count: Int

  /// Decides whether the columns need another basis.
  ///
  /// - Parameters:
  ///   - correlation: Column-major, lower triangle.
  ///   - count: q.
  /// - Returns: The basis, `well` if no column has 99.9 % of its variance in those before it, or
  ///   the first column that has all of it but 10⁻¹².
  static func choose(correlation: [Double], count: Int) -> Choice {
    switch CholeskyFactor.factorising(correlation, dimension: count) {
    case .dependent(let row): return .dependent(column: row)
    case .factor(let factor):
      let pivots = (0..<count).map { factor.pivot($0) / correlation[$0 * count + $0] }
      if let column = pivots.firstIndex(where: { $0 < 1e-12 }) { return .dependent(column: column) }
      guard let least = pivots.min(), least < 1e-3 else { return .well }
      return .basis(NumericBasis(lower: factor.lower, count: count))
    }
  }

  enum Choice {
    case well
    case basis(NumericBasis)
    case dependent(column: Int)
  }

  /// Replaces the columns Z of a tile by Z L⁻ᵀ.
  func apply(toTile tile: UnsafeMutablePointer<Double>) {
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit,
      Int32(DesignTiles.tileRows), Int32(count), 1, lower, Int32(count), tile,
      Int32(DesignTiles.tileRows))
  }

  /// Coefficients of the columns as they were; the numeric terms follow the intercept.
  func restored(_ coefficients: [Double]) -> [Double] {
    var restored = coefficients
    restored.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      cblas_dtrsv(
        CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, Int32(count), lower, Int32(count),
        base + 1, 1)
    }
    return restored
  }

  /// The covariance of restored coefficients, from the lower triangle of that of the others.
  ///
  /// - Parameters:
  ///   - covariance: Column-major.
  ///   - dimension: Its rows.
  ///   - start: Where the intercept stands; the numeric terms follow it.
  /// - Returns: All of it, column-major.
  func restored(covariance: [Double], dimension: Int, start: Int = 0) -> [Double] {
    var full = covariance
    for column in 0..<dimension {
      for row in column..<dimension {
        full[row * dimension + column] = full[column * dimension + row]
      }
    }
    let (p, q) = (Int32(dimension), Int32(count))
    full.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, q, p, 1, lower, q,
        base + start + 1, p)
      cblas_dtrsm(
        CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, p, q, 1, lower, q,
        base + (start + 1) * dimension, p)
    }
    return full
  }

  /// Restores the covariances of levels with the coefficients that are in this basis.
  ///
  /// - Parameters:
  ///   - cross: For each level its covariances, the numeric terms after the intercept.
  ///   - levels: How many.
  ///   - dimension: The covariances of one level.
  ///   - start: Where the intercept stands among them.
  func restore(
    crossCovariance cross: inout [Double], levels: Int, dimension: Int, start: Int = 0
  ) {
    guard levels > 0 else { return }
    cross.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasNonUnit, Int32(count),
        Int32(levels), 1, lower, Int32(count), base + start + 1,
        Int32(dimension))
    }
  }
}
