/// A pass for the gradient alone, at about a quarter of the cost of one with the Hessian.
extension TilePass {
  /// Adds a tile's residuals and level weights.
  func addGradient(_ tile: Int, _ coefficients: UnsafePointer<Double>, into sums: GradientSums) {
    sums.negativeLogLikelihood += computeRows(tile, coefficients)
    addRows(tile, into: sums)
  }

  /// Adds what stands in `residual` and `weight`.
  func addRows(_ tile: Int, into sums: GradientSums) {
    let z = numbers
    sums.totalWeight += Self.sum(weight)
    sums.core[0] += Self.sum(residual)
    var column = 0
    while column &+ 1 < tiles.numericCount {
      let both = Self.dots(
        residual, z + column &* Self.rows, z + (column &+ 1) &* Self.rows)
      sums.core[1 &+ column] += both.0
      sums.core[2 &+ column] += both.1
      column &+= 2
    }
    if column < tiles.numericCount {
      sums.core[1 &+ column] += Self.dot(residual, z + column &* Self.rows)
    }
    addLevels(tile, into: sums)
  }

  /// Two factors in one loop, so that a run of one level in one does not stall the other.
  private func addLevels(_ tile: Int, into sums: GradientSums) {
    let start = tile &* Self.rows
    var factor = 0
    while factor &+ 1 < tiles.codes.count {
      let (a, b) = (tiles.codes[factor] + start, tiles.codes[factor &+ 1] + start)
      let levelsA = sums.levels + sums.levelOffsets[factor]
      let levelsB = sums.levels + sums.levelOffsets[factor &+ 1]
      for row in 0..<Self.rows {
        let both = SIMD2(residual[row], weight[row])
        levelsA[Int(a[row])] += both
        levelsB[Int(b[row])] += both
      }
      factor &+= 2
    }
    guard factor < tiles.codes.count else { return }
    let code = tiles.codes[factor] + start
    let levels = sums.levels + sums.levelOffsets[factor]
    for row in 0..<Self.rows { levels[Int(code[row])] += SIMD2(residual[row], weight[row]) }
  }
}
