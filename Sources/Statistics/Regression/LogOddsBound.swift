/// A bound on how far a step of the coefficients can move the log-odds of any row.
struct LogOddsBound {
  /// The largest |z| of each standardised numeric column.
  private let greatest: [Double]
  private let ranges: [Range<Int>]

  init(_ tiles: DesignTiles) {
    let q = tiles.numericCount
    var greatest = [Double](repeating: 0, count: q)
    let pass = TilePass(tiles)
    for tile in 0..<tiles.tileCount {
      tiles.loadNumbers(ofTile: tile, into: pass.numbers)
      for column in 0..<q {
        let values = pass.numbers + column * DesignTiles.tileRows
        var (low, high) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        for start in stride(from: 0, to: DesignTiles.tileRows, by: 8) {
          let value = TilePass.eight(values + start)
          low.replace(with: value, where: value .< low)
          high.replace(with: value, where: value .> high)
        }
        greatest[column] = max(greatest[column], high.max(), -low.min())
      }
    }
    self.greatest = greatest
    let offsets = tiles.description.factorOffsets
    ranges = tiles.description.factors.indices.map { offsets[$0]..<offsets[$0 + 1] }
  }

  /// |δ₀| + Σⱼ |δⱼ| maxᵢ |zᵢⱼ| + Σ over factors of maxₗ |δₗ|.
  func greatestMove(_ step: [Double]) -> Double {
    let numbers = greatest.enumerated().reduce(abs(step[0])) { $0 + abs(step[1 + $1.0]) * $1.1 }
    return ranges.reduce(numbers) { sum, range in
      sum + range.reduce(0) { max($0, abs(step[$1])) }
    }
  }
}
