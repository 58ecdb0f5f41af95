import COpenBLAS

/// Adding a tile's rows into ``InformationTables``.
extension TilePass {
  /// Adds Σ r (1, z) and the Gram matrix of √w (1, z).
  func addNumericBlock(_ tile: Int, into tables: InformationTables) {
    let q = tiles.numericCount
    let z = numbers
    tables.residuals[0] += Self.sum(residual)
    for column in 0..<q {
      tables.residuals[1 + column] += Self.dot(residual, z + column * Self.rows)
    }
    for start in stride(from: 0, to: Self.rows, by: 8) {
      let root = Self.eight(weight + start).squareRoot()
      Self.store(root, scaled + start)
      for column in 0..<q {
        let offset = column &* Self.rows &+ start
        Self.store(root * Self.eight(z + offset), scaled + (Self.rows &+ offset))
      }
    }
    let order = Int32(q + 1)
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, order, Int32(Self.rows), 1, scaled, Int32(Self.rows),
      1, tables.core, order)
  }

  /// Adds each row's vector (w, w z, r) to the margin of its level in every factor, a few rows at
  /// a time, for all 512 vectors are more than the first cache holds.
  func addMargins(_ tile: Int, into tables: InformationTables) {
    guard !tiles.codes.isEmpty else { return }
    for first in stride(from: 0, to: Self.rows, by: Self.vectorRows) {
      buildRowVectors(tile, from: first, stride: tables.layout.stride)
      // A literal count lets the compiler unroll the copy of each row.
      switch tables.layout.stride / 8 {
      case 1: addRowVectors(tile, from: first, eights: 1, into: tables)
      case 2: addRowVectors(tile, from: first, eights: 2, into: tables)
      case 3: addRowVectors(tile, from: first, eights: 3, into: tables)
      default:
        addRowVectors(tile, from: first, eights: tables.layout.stride / 8, into: tables)
      }
    }
  }

  private func buildRowVectors(_ tile: Int, from first: Int, stride: Int) {
    let q = tiles.numericCount
    let z = numbers + first
    for row in 0..<Self.vectorRows {
      rowVectors[row &* stride] = weight[first &+ row]
      rowVectors[row &* stride &+ q &+ 1] = residual[first &+ row]
    }
    for column in 0..<q {
      let source = z + column &* Self.rows
      let target = rowVectors + (column &+ 1)
      for row in 0..<Self.vectorRows {
        target[row &* stride] = weight[first &+ row] * source[row]
      }
    }
  }

  /// Two factors in one loop: each row vector is loaded once for both, and a run of one level in
  /// one factor does not stall the other.
  @inline(__always)
  private func addRowVectors(
    _ tile: Int, from first: Int, eights: Int, into tables: InformationTables
  ) {
    let source = Self.eights(rowVectors)
    let start = tile &* Self.rows &+ first
    var factor = 0
    while factor &+ 1 < tiles.codes.count {
      let a = tiles.codes[factor] + start
      let b = tiles.codes[factor &+ 1] + start
      let marginA = Self.eights(tables.margin(factor))
      let marginB = Self.eights(tables.margin(factor &+ 1))
      for row in 0..<Self.vectorRows {
        let vector = source + row &* eights
        let targetA = marginA + Int(a[row]) &* eights
        let targetB = marginB + Int(b[row]) &* eights
        for part in 0..<eights {
          targetA[part] += vector[part]
          targetB[part] += vector[part]
        }
      }
      factor &+= 2
    }
    guard factor < tiles.codes.count else { return }
    let code = tiles.codes[factor] + start
    let margin = Self.eights(tables.margin(factor))
    for row in 0..<Self.vectorRows {
      let target = margin + Int(code[row]) &* eights
      for part in 0..<eights { target[part] += source[row &* eights &+ part] }
    }
  }

  /// Three tables in one loop, for the same reason.
  func addPairs(_ tile: Int, into tables: InformationTables) {
    let pairs = tables.layout.pairs
    var index = 0
    while index &+ 2 < pairs.count {
      let x = pairTable(pairs[index], tile, tables)
      let y = pairTable(pairs[index &+ 1], tile, tables)
      let z = pairTable(pairs[index &+ 2], tile, tables)
      for row in 0..<Self.rows {
        let w = weight[row]
        x.table[Int(x.first[row]) &* x.columns &+ Int(x.second[row])] += w
        y.table[Int(y.first[row]) &* y.columns &+ Int(y.second[row])] += w
        z.table[Int(z.first[row]) &* z.columns &+ Int(z.second[row])] += w
      }
      index &+= 3
    }
    for pair in pairs[index...] {
      let x = pairTable(pair, tile, tables)
      for row in 0..<Self.rows {
        x.table[Int(x.first[row]) &* x.columns &+ Int(x.second[row])] += weight[row]
      }
    }
  }

  private struct PairTable {
    let first: UnsafePointer<UInt16>
    let second: UnsafePointer<UInt16>
    let table: UnsafeMutablePointer<Double>
    let columns: Int
  }

  private func pairTable(
    _ pair: InformationTables.Layout.Pair, _ tile: Int, _ tables: InformationTables
  ) -> PairTable {
    PairTable(
      first: tiles.codes[pair.first] + tile * Self.rows,
      second: tiles.codes[pair.second] + tile * Self.rows,
      table: tables.pair(pair), columns: tables.layout.levelCounts[pair.second])
  }
}
