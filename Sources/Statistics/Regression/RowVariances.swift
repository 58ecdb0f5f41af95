/// xᵀ C x for the rows of a tile, from the covariance C of the coefficients laid out as tables.
///
/// The tables are shaped as ``InformationTables``: `core` the covariance of intercept and numeric
/// terms; `margins` for each level its covariances with them and, after those, its variance;
/// `pairs` the covariances between levels of two factors. A row reads one level of each factor.
struct RowVariances: ~Copyable {
  typealias Eight = SIMD8<Double>
  private static let rows = DesignTiles.tileRows
  private static let vectorRows = TilePass.vectorRows

  private let tables: InformationTables
  /// For some rows (2, 2 z, 1), row-major with the margins' stride.
  private let vectors: UnsafeMutablePointer<Double>
  private let hasNumbers: Bool

  /// - Parameters:
  ///   - tables: The covariance.
  ///   - hasNumbers: Whether `core` and the levels' covariances with it are to be read: the
  ///     variance otherwise is that of the levels' sum.
  init(_ tables: InformationTables, hasNumbers: Bool = true) {
    self.tables = tables
    self.hasNumbers = hasNumbers
    let (stride, q) = (tables.layout.stride, tables.layout.numericCount)
    let count = Self.vectorRows * stride
    vectors = UnsafeMutableRawPointer.allocate(byteCount: 8 * count, alignment: 64)
      .bindMemory(to: Double.self, capacity: count)
    vectors.initialize(repeating: 0, count: count)
    for row in 0..<Self.vectorRows {
      vectors[row * stride] = hasNumbers ? 2 : 0
      vectors[row * stride + q + 1] = 1
    }
  }

  deinit { vectors.deallocate() }

  /// Writes the variances of a tile's 512 rows.
  ///
  /// - Parameters:
  ///   - z: The standardised numbers, column after column.
  ///   - codes: For each factor the tile's codes.
  ///   - target: Where they go.
  func compute(
    z: UnsafePointer<Double>, codes: UnsafePointer<UnsafePointer<UInt16>>,
    into target: UnsafeMutablePointer<Double>
  ) {
    if hasNumbers {
      addCore(z, into: target)
    } else {
      target.update(repeating: 0, count: Self.rows)
    }
    guard !tables.layout.levelCounts.isEmpty else { return }
    for first in stride(from: 0, to: Self.rows, by: Self.vectorRows) {
      if hasNumbers { fillVectors(z + first) }
      addMargins(codes, from: first, into: target + first)
    }
    addPairs(codes, into: target)
  }

  private func addCore(_ z: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>) {
    let q = tables.layout.numericCount
    let (side, core) = (q + 1, tables.core)
    for start in stride(from: 0, to: Self.rows, by: 8) {
      var sum = Eight(repeating: core[0])
      for column in 0..<q {
        // Column 1 + `column` of the lower triangle by symmetry: twice what stands before it.
        var part = Eight(repeating: 2 * core[1 &+ column])
        for other in 0..<column {
          part +=
            2 * core[(1 &+ other) &* side &+ 1 &+ column]
            * Self.eight(
              z + other &* Self.rows + start)
        }
        let own = Self.eight(z + column &* Self.rows + start)
        part += core[(1 &+ column) &* side &+ 1 &+ column] * own
        sum += part * own
      }
      UnsafeMutableRawPointer(target + start).storeBytes(of: sum, as: Eight.self)
    }
  }

  private func fillVectors(_ z: UnsafePointer<Double>) {
    let stride = tables.layout.stride
    for column in 0..<tables.layout.numericCount {
      let (source, target) = (z + column &* Self.rows, vectors + (column &+ 1))
      for row in 0..<Self.vectorRows { target[row &* stride] = 2 * source[row] }
    }
  }

  private func addMargins(
    _ codes: UnsafePointer<UnsafePointer<UInt16>>, from first: Int,
    into target: UnsafeMutablePointer<Double>
  ) {
    switch tables.layout.stride / 8 {
    case 1: addMargins(codes, from: first, eights: 1, into: target)
    case 2: addMargins(codes, from: first, eights: 2, into: target)
    default: addMargins(codes, from: first, eights: tables.layout.stride / 8, into: target)
    }
  }

  /// The levels' rows of a row are added up before the one product with its vector.
  @inline(__always)
  private func addMargins(
    _ codes: UnsafePointer<UnsafePointer<UInt16>>, from first: Int, eights: Int,
    into target: UnsafeMutablePointer<Double>
  ) {
    let (factors, source) = (tables.layout.levelCounts.count, TilePass.eights(vectors))
    let margins = TilePass.eights(tables.margin(0))
    tables.layout.levelOffsets.withUnsafeBufferPointer { offsets in
      for row in 0..<Self.vectorRows {
        var total = Eight.zero
        for part in 0..<eights {
          var sum = Eight.zero
          for factor in 0..<factors {
            let level = offsets[factor] &+ Int(codes[factor][first &+ row])
            sum += margins[level &* eights &+ part]
          }
          total += sum * source[row &* eights &+ part]
        }
        target[row] += total.sum()
      }
    }
  }

  private func addPairs(
    _ codes: UnsafePointer<UnsafePointer<UInt16>>, into target: UnsafeMutablePointer<Double>
  ) {
    let pairs = tables.layout.pairs
    var index = 0
    while index &+ 2 < pairs.count {
      let (x, y, z) = (pairs[index], pairs[index &+ 1], pairs[index &+ 2])
      let (xTable, yTable, zTable) = (tables.pair(x), tables.pair(y), tables.pair(z))
      let counts = tables.layout.levelCounts
      let (xColumns, yColumns, zColumns) = (counts[x.second], counts[y.second], counts[z.second])
      let (xFirst, yFirst, zFirst) = (codes[x.first], codes[y.first], codes[z.first])
      let (xSecond, ySecond, zSecond) = (codes[x.second], codes[y.second], codes[z.second])
      for row in 0..<Self.rows {
        let a = xTable[Int(xFirst[row]) &* xColumns &+ Int(xSecond[row])]
        let b = yTable[Int(yFirst[row]) &* yColumns &+ Int(ySecond[row])]
        let c = zTable[Int(zFirst[row]) &* zColumns &+ Int(zSecond[row])]
        target[row] += 2 * (a + b + c)
      }
      index &+= 3
    }
    for pair in pairs[index...] {
      let (table, columns) = (tables.pair(pair), tables.layout.levelCounts[pair.second])
      let (first, second) = (codes[pair.first], codes[pair.second])
      for row in 0..<Self.rows {
        target[row] += 2 * table[Int(first[row]) &* columns &+ Int(second[row])]
      }
    }
  }

  @inline(__always)
  private static func eight(_ pointer: UnsafePointer<Double>) -> Eight {
    UnsafeRawPointer(pointer).load(as: Eight.self)
  }
}
