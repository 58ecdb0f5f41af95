import COpenBLAS

extension InferenceRows {
  /// Σ_g s_g s_gᵀ with s_g = Σ wᵢ rᵢ xᵢ, column-major, lower triangle, and the number of g.
  ///
  /// - Parameters:
  ///   - residuals: rᵢ = yᵢ − μᵢ of each row kept.
  ///   - clusters: g of each row of the design; `nil` if every copy of a row stands alone.
  /// - Returns: The sum and the number of clusters.
  func meat(_ residuals: [Double], clusters: [Int]?) -> (sum: [Double], count: Int) {
    guard let clusters else {
      let factors = zip(weights, residuals).map { $0 * $1 * $1 }
      return (squares(times: factors), count)
    }
    let own = positions.map { clusters[$0] }
    let order = own.indices.sorted { (own[$0], $0) < (own[$1], $1) }
    var scores = ClusterScores(dimension: dimension)
    var previous: Int?
    forEachRow(in: order) { row, entries in
      if let previous, own[row] != own[previous] { scores.close() }
      previous = row
      for index in 0..<entries.count {
        scores.add(
          weights[row] * residuals[row] * entries.values[index], at: entries.positions[index])
      }
    }
    scores.close()
    return (scores.sum, Set(own).count)
  }

  /// Λ in these coordinates, column-major: Σ λⱼ aⱼ aⱼᵀ with βⱼ = aⱼ · θ.
  func penalty(_ ridge: Ridge) -> [Double] {
    let p = dimension
    var penalty = [Double](repeating: 0, count: p * p)
    for (index, lambda) in description.penalties(ridge).enumerated() where lambda > 0 {
      if index > numericCount {
        penalty[index * (p + 1)] = lambda
        continue
      }
      let functional = basis.functional(ofCoefficient: index, dimension: p)
      for column in 1...numericCount {
        for row in 1...numericCount {
          penalty[column * p + row] += lambda * functional[column] * functional[row]
        }
      }
    }
    return penalty
  }
}

/// Squares of scores that are added up cluster by cluster, touching only what a cluster has.
private struct ClusterScores {
  private(set) var sum: [Double]
  private var score: [Double]
  private var touched: [Int] = []

  init(dimension: Int) {
    sum = [Double](repeating: 0, count: dimension * dimension)
    score = [Double](repeating: 0, count: dimension)
  }

  mutating func add(_ value: Double, at position: Int) {
    // An entry that cancels to 0 may be listed twice; it is 0 the second time it is read.
    if score[position] == 0 { touched.append(position) }
    score[position] += value
  }

  mutating func close() {
    touched = Set(touched).sorted()
    for (index, first) in touched.enumerated() {
      for second in touched[index...] {
        sum[first * score.count + second] += score[first] * score[second]
      }
    }
    for position in touched { score[position] = 0 }
    touched = []
  }
}

/// B M B for symmetric B and M, all entries, column-major.
///
/// - Parameters:
///   - bread: B, all entries.
///   - meat: M, lower triangle.
///   - dimension: Their rows.
/// - Returns: All entries, column-major.
func sandwich(_ bread: [Double], _ meat: [Double], _ dimension: Int) -> [Double] {
  let p = Int32(dimension)
  var half = bread
  var whole = bread
  cblas_dsymm(CblasColMajor, CblasLeft, CblasLower, p, p, 1, meat, p, bread, p, 0, &half, p)
  cblas_dgemm(
    CblasColMajor, CblasNoTrans, CblasNoTrans, p, p, p, 1, bread, p, half, p, 0, &whole, p)
  return whole
}
