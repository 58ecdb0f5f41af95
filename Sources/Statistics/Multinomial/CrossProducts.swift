import COpenBLAS

/// Σ w x xᵀ over rows, as small tables: numbers by numbers, levels by
/// numbers, and a table of level by level for each pair of factors. Levels of one factor exclude
/// one another, so its own block is a diagonal.
final class CrossProducts {
  private let tiles: ClassTiles
  /// (1, z) by (1, z), column-major.
  private var core: [Double]
  /// For each level Σ w (1, z).
  private var margins: [Double]
  /// For each pair of factors, the first factor's levels by rows.
  private var pairs: [[Double]] = []
  private let pairFactors: [(first: Int, second: Int)]
  private var ones: [Double]
  private var weighted: [Double]

  private var side: Int { tiles.numericCount + 1 }

  init(_ tiles: ClassTiles) {
    self.tiles = tiles
    let (side, rows) = (tiles.numericCount + 1, ClassTiles.tileRows)
    core = [Double](repeating: 0, count: side * side)
    margins = [Double](repeating: 0, count: tiles.parameterCount * side)
    ones = [Double](repeating: 1, count: rows * side)
    weighted = ones
    let levels = tiles.description.factors.map(\.levels.count)
    pairFactors = levels.indices.flatMap { first in
      levels.indices.dropFirst(first + 1).map { (first, $0) }
    }
    pairs = pairFactors.map { [Double](repeating: 0, count: levels[$0.first] * levels[$0.second]) }
  }

  func add(_ tile: Int, weights: UnsafeMutablePointer<Double>) {
    let rows = ClassTiles.tileRows
    let z = tiles.denseTile(tile)
    ones.withUnsafeMutableBufferPointer { buffer in
      for index in 0..<rows * (side - 1) { buffer[rows + index] = z[index] }
    }
    weighted.withUnsafeMutableBufferPointer { buffer in
      for row in 0..<rows { buffer[row] = weights[row] }
      for column in 1..<max(1, side) {
        for row in 0..<rows {
          buffer[column * rows + row] = weights[row] * z[(column - 1) * rows + row]
        }
      }
    }
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, Int32(side), Int32(side), Int32(rows), 1, ones,
      Int32(rows), weighted, Int32(rows), 1, &core, Int32(side))
    addMargins(tile)
    addPairs(tile, weights)
  }

  private func addMargins(_ tile: Int) {
    let (rows, side) = (ClassTiles.tileRows, side)
    weighted.withUnsafeBufferPointer { values in
      margins.withUnsafeMutableBufferPointer { sums in
        for (factor, codes) in tiles.codes.enumerated() {
          let code = codes + tile * rows
          let offset = tiles.levelOffsets[factor]
          for row in 0..<rows {
            let start = (offset &+ Int(code[row])) &* side
            for column in 0..<side { sums[start &+ column] += values[column &* rows &+ row] }
          }
        }
      }
    }
  }

  private func addPairs(_ tile: Int, _ weights: UnsafeMutablePointer<Double>) {
    let start = tile * ClassTiles.tileRows
    for (index, pair) in pairFactors.enumerated() {
      let first = tiles.codes[pair.first] + start
      let second = tiles.codes[pair.second] + start
      let columns = tiles.description.factors[pair.second].levels.count
      pairs[index].withUnsafeMutableBufferPointer { table in
        for row in 0..<ClassTiles.tileRows {
          table[Int(first[row]) &* columns &+ Int(second[row])] += weights[row]
        }
      }
    }
  }

  /// Calls for every entry on or below the diagonal that is not 0 by construction.
  func forEachEntry(_ body: (_ row: Int, _ column: Int, _ value: Double) -> Void) {
    for column in 0..<side {
      for row in column..<side { body(row, column, core[column * side + row]) }
    }
    for parameter in side..<max(side, tiles.parameterCount) {
      let margin = parameter * side
      for column in 0..<side { body(parameter, column, margins[margin + column]) }
      body(parameter, parameter, margins[margin])
    }
    for (index, pair) in pairFactors.enumerated() {
      let (rowStart, columnStart) = (
        tiles.levelOffsets[pair.second], tiles.levelOffsets[pair.first]
      )
      let columns = tiles.description.factors[pair.second].levels.count
      for (position, value) in pairs[index].enumerated() {
        let (first, second) = position.quotientAndRemainder(dividingBy: columns)
        body(rowStart + second, columnStart + first, value)
      }
    }
  }
}
