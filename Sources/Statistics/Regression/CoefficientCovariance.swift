import COpenBLAS

/// The covariance of coefficients without the K × K block of one wide factor.
///
/// A row has one level of the factor, so predictions need only the variance of each level and its
/// covariance with the other coefficients: K (R + 1) numbers. The covariances between levels
/// follow from them when asked for.
struct CoefficientCovariance: Sendable, Hashable, Codable {
  /// The coefficients of the wide factor; empty when all are in `rest`.
  let wide: Range<Int>
  /// Of the other coefficients, in their order.
  let rest: SymmetricMatrix
  /// For each wide level its covariances with the others, one level after another.
  let cross: [Double]
  /// For each wide level its variance, and what it would be were the others known.
  let variances: [Double]
  let conditional: [Double]

  var dimension: Int { rest.dimension + wide.count }

  /// Where a coefficient stands in `rest`; `nil` for one of the wide factor.
  func position(_ coefficient: Int) -> Int? {
    if wide.isEmpty || coefficient < wide.lowerBound { return coefficient }
    return coefficient < wide.upperBound ? nil : coefficient - wide.count
  }

  /// The variances of all coefficients.
  var diagonal: [Double] {
    let others = rest.diagonal
    return others[..<min(wide.lowerBound, others.count)] + variances
      + others[min(wide.lowerBound, others.count)...]
  }

  /// An entry that is not between two different levels of the wide factor.
  subscript(row: Int, column: Int) -> Double {
    switch (position(row), position(column)) {
    case (let i?, let j?): rest[i, j]
    case (nil, let j?): cross[(row - wide.lowerBound) * rest.dimension + j]
    case (let i?, nil): cross[(column - wide.lowerBound) * rest.dimension + i]
    case (nil, nil): variances[row - wide.lowerBound]
    }
  }

  /// Σᵢⱼ vᵢ vⱼ cᵢⱼ over a row's non-zero entries, at most one of them of the wide factor.
  func quadraticForm(_ vector: [(index: Int, value: Double)]) -> Double {
    var sum = 0.0
    for (i, a) in vector {
      for (j, b) in vector { sum += a * b * self[i, j] }
    }
    return sum
  }

  /// All of it.
  ///
  /// Between levels k and l it is δₖₗ / Dₖ + uₖᵀ V⁻¹ uₗ, uₖ the level's covariances with the others
  /// and V that of the others.
  ///
  /// - Complexity: O(K R (K + R)).
  func full() -> SymmetricMatrix {
    guard !wide.isEmpty else { return rest }
    let (count, levels) = (rest.dimension, wide.count)
    // Half of it: H = L⁻¹ U, V = L Lᵀ.
    var half = cross
    var own = [Double](repeating: 0, count: levels * levels)
    if case .factor(let factor) = CholeskyFactor.factorising(rest.columnMajor, dimension: count) {
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, Int32(count),
        Int32(levels), 1, factor.lower, Int32(count), &half, Int32(count))
    }
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, Int32(levels), Int32(count), 1, half, Int32(count), 0,
      &own, Int32(levels))
    return SymmetricMatrix(dimension: dimension) { row, column in
      guard row != column, wide.contains(row), wide.contains(column) else {
        return self[row, column]
      }
      return own[(column - wide.lowerBound) * levels + row - wide.lowerBound]
    }
  }
}

extension CoefficientCovariance {
  /// Without a wide factor.
  init(whole: SymmetricMatrix) {
    self.init(
      wide: whole.dimension..<whole.dimension, rest: whole, cross: [], variances: [],
      conditional: [])
  }
}

extension InformationSystem {
  /// The inverse of H with each coefficient divided by its scale.
  ///
  /// - Parameters:
  ///   - basis: The basis the numeric columns are in, if not their own.
  ///   - scales: For each coefficient what it is divided by.
  /// - Returns: It, by increasing coefficient.
  func covariance(
    basis: NumericBasis?, scales: [Double]
  ) -> CoefficientCovariance {
    let count = restCount
    let inverse = schur.inverse()
    var (cross, variances) = crossCovariance(inverse)
    let restInverse =
      basis?.restored(covariance: inverse, dimension: count, start: order.coreStart) ?? inverse
    basis?.restore(
      crossCovariance: &cross, levels: variances.count, dimension: count, start: order.coreStart)
    let wide = order.eliminatedRange
    // `rest` may be in another order; positions in it by increasing coefficient.
    let sorted = order.rest.indices.sorted { order.rest[$0] < order.rest[$1] }
    let weights = sorted.map { 1 / scales[order.rest[$0]] }
    var own = [Double](repeating: 0, count: count)
    for level in variances.indices {
      let (start, scale) = (level * count, scales[wide.lowerBound + level])
      for (index, position) in sorted.enumerated() {
        own[index] = cross[start + position] * weights[index] / scale
      }
      for index in 0..<count { cross[start + index] = own[index] }
      variances[level] /= scale * scale
    }
    return CoefficientCovariance(
      wide: wide,
      rest: SymmetricMatrix(dimension: count) { row, column in
        let (i, j) = (sorted[row], sorted[column])
        let entry = restInverse[min(i, j) * count + max(i, j)]
        return entry / (scales[order.rest[i]] * scales[order.rest[j]])
      },
      cross: cross, variances: variances,
      conditional: diagonal.enumerated().map {
        1 / ($1 * scales[wide.lowerBound + $0] * scales[wide.lowerBound + $0])
      })
  }

  /// −S⁻¹ C D⁻¹, and the variances 1/Dₗ + (C D⁻¹)ₗᵀ S⁻¹ (C D⁻¹)ₗ.
  private func crossCovariance(_ inverse: [Double]) -> (cross: [Double], variances: [Double]) {
    let (count, levels) = (restCount, diagonal.count)
    guard levels > 0 else { return ([], []) }
    guard count > 0 else { return ([], diagonal.map { 1 / $0 }) }
    // With a factor of 0 for what was there BLAS writes every entry and reads none.
    var cross = [Double](unsafeUninitializedCapacity: count * levels) { $1 = count * levels }
    cblas_dsymm(
      CblasColMajor, CblasLeft, CblasLower, Int32(count), Int32(levels), -1, inverse, Int32(count),
      coupling, Int32(count), 0, &cross, Int32(count))
    var variances = [Double](repeating: 0, count: levels)
    for level in 0..<levels {
      var sum = 0.0
      for entry in level * count..<(level + 1) * count {
        cross[entry] /= diagonal[level]
        sum += coupling[entry] * cross[entry]
      }
      variances[level] = (1 - sum) / diagonal[level]
    }
    return (cross, variances)
  }
}
