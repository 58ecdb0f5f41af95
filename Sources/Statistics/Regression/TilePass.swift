import Foundation

/// One worker's pass over tiles: log-odds, probability, weight and residual of each row, added
/// into ``InformationTables`` while they are in the first cache. Nothing of length n is written.
struct TilePass: ~Copyable {
  typealias Eight = SIMD8<Double>
  static let rows = DesignTiles.tileRows
  /// How many row vectors are made at a time.
  static let vectorRows = 64

  let tiles: DesignTiles
  private let scratch: UnsafeMutablePointer<Double>

  // Vectors of one tile within `scratch`.
  let logOdds, weight, residual, outcome, caseWeight: UnsafeMutablePointer<Double>
  /// z, column-major.
  let numbers: UnsafeMutablePointer<Double>
  /// √w (1, z), column-major: its Gram matrix is the core.
  let scaled: UnsafeMutablePointer<Double>
  /// (w, w z, r), row-major with the margins' stride.
  let rowVectors: UnsafeMutablePointer<Double>

  init(_ tiles: DesignTiles) {
    self.tiles = tiles
    let q = tiles.numericCount
    let stride = InformationTables.Layout.stride(numericCount: q)
    let count = Self.rows * (5 + (2 * q + 1)) + Self.vectorRows * stride
    scratch = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self, capacity: count)
    scratch.initialize(repeating: 0, count: count)
    logOdds = scratch
    weight = scratch + Self.rows
    residual = scratch + 2 * Self.rows
    outcome = scratch + 3 * Self.rows
    caseWeight = scratch + 4 * Self.rows
    numbers = scratch + 5 * Self.rows
    scaled = numbers + q * Self.rows
    rowVectors = scaled + (q + 1) * Self.rows
  }

  deinit { scratch.deallocate() }

  /// Adds a tile.
  ///
  /// - Parameters:
  ///   - tile: Its number.
  ///   - coefficients: Intercept, numeric terms (standardised), then **every** level of each
  ///     factor, 0 for a level without a coefficient.
  ///   - tables: What it is added to.
  func add(
    _ tile: Int, _ coefficients: UnsafePointer<Double>, into tables: InformationTables
  ) {
    tables.negativeLogLikelihood += computeRows(tile, coefficients)
    addNumericBlock(tile, into: tables)
    addMargins(tile, into: tables)
    addPairs(tile, into: tables)
  }

  /// Computes weight and residual of each row of a tile.
  ///
  /// - Returns: Their negative log-likelihood.
  func computeRows(_ tile: Int, _ coefficients: UnsafePointer<Double>) -> Double {
    computeLogOdds(tile, coefficients)
    loadOutcomes(tile)
    return computeResiduals(tile)
  }

  // MARK: - Rows

  private func computeLogOdds(_ tile: Int, _ coefficients: UnsafePointer<Double>) {
    computeSums(tile, coefficients)
    guard let offsets = tiles.offsets else { return }
    let offset = offsets + tile &* Self.rows
    for row in 0..<Self.rows { logOdds[row] += offset[row] }
  }

  /// Writes β₀ + z·β + Σ level effects of the 512 rows of a tile to `logOdds`.
  func computeSums(_ tile: Int, _ coefficients: UnsafePointer<Double>) {
    let (q, rows) = (tiles.numericCount, Self.rows)
    tiles.loadNumbers(ofTile: tile, into: numbers)
    for start in stride(from: 0, to: rows, by: 16) {
      var low = Eight(repeating: coefficients[0])
      var high = low
      for column in 0..<q {
        let slope = coefficients[1 &+ column]
        low += slope * Self.eight(numbers + column &* rows + start)
        high += slope * Self.eight(numbers + column &* rows + start + 8)
      }
      Self.store(low, logOdds + start)
      Self.store(high, logOdds + start + 8)
    }
    addEffects(tile, coefficients + (1 &+ q))
  }

  /// Adds the level effects, two factors in one loop.
  private func addEffects(_ tile: Int, _ effects: UnsafePointer<Double>) {
    let (rows, target) = (Self.rows, logOdds)
    let start = tile &* rows
    var factor = 0
    while factor &+ 1 < tiles.codes.count {
      let (a, b) = (tiles.codes[factor] + start, tiles.codes[factor &+ 1] + start)
      let effectsA = effects + tiles.levelOffsets[factor]
      let effectsB = effects + tiles.levelOffsets[factor &+ 1]
      for row in 0..<rows { target[row] += effectsA[Int(a[row])] + effectsB[Int(b[row])] }
      factor &+= 2
    }
    guard factor < tiles.codes.count else { return }
    let (code, own) = (tiles.codes[factor] + start, effects + tiles.levelOffsets[factor])
    for row in 0..<rows { target[row] += own[Int(code[row])] }
  }

  private func loadOutcomes(_ tile: Int) {
    let outcomes = tiles.outcomes + tile &* Self.rows
    for row in 0..<Self.rows { outcome[row] = Double(outcomes[row]) }
    let present = tiles.rows(inTile: tile)
    if let weights = tiles.weights {
      caseWeight.update(from: weights + tile &* Self.rows, count: Self.rows)
    } else {
      caseWeight.update(repeating: 1, count: present)
      (caseWeight + present).update(repeating: 0, count: Self.rows - present)
    }
  }

  /// p = 1 / (1 + e^(−η)) from u = e^(−|η|), so that neither tail loses digits; with it
  /// w = c u / (1 + u)², r = c (p − y) and the row's −log-likelihood
  /// c [max(η, 0) − y η + log(1 + u)], c being the case weight.
  private func computeResiduals(_ tile: Int) -> Double {
    var linear = Eight.zero
    // Σ log(1 + u) as the logarithm of a product: at most 2⁶⁴, one logarithm a tile.
    var product = Eight.one
    let countsOnce = tiles.weights == nil
    for start in stride(from: 0, to: Self.rows, by: 8) {
      let eta = Self.eight(logOdds + start)
      let y = Self.eight(outcome + start)
      let c = Self.eight(caseWeight + start)
      let positive = eta .>= 0
      let u = exponential(eta.replacing(with: -eta, where: positive))
      let d = 1 / (1 + u)
      let ud = u * d
      Self.store(ud * d * c, weight + start)
      Self.store((ud.replacing(with: d, where: positive) - y) * c, residual + start)
      linear += c * (Eight.zero.replacing(with: eta, where: positive) - y * eta)
      if countsOnce {
        product *= 1 + c * u
      } else {
        for lane in 0..<8 { linear[lane] += c[lane] * log1p(u[lane]) }
      }
    }
    var sum = linear.sum()
    if countsOnce { for lane in 0..<8 { sum += log(product[lane]) } }
    return sum
  }

  // MARK: - Vectors of eight

  @inline(__always)
  static func eights(_ pointer: UnsafeMutablePointer<Double>) -> UnsafeMutablePointer<Eight> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Eight.self)
  }

  @inline(__always)
  static func eight(_ pointer: UnsafeMutablePointer<Double>) -> Eight {
    UnsafeRawPointer(pointer).load(as: Eight.self)
  }

  @inline(__always)
  static func store(_ value: Eight, _ pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Eight.self)
  }

  static func sum(_ values: UnsafeMutablePointer<Double>) -> Double {
    var sum = Eight.zero
    for start in stride(from: 0, to: rows, by: 8) { sum += eight(values + start) }
    return sum.sum()
  }

  static func dot(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>
  ) -> Double {
    var sum = Eight.zero
    for start in stride(from: 0, to: rows, by: 8) { sum += eight(a + start) * eight(b + start) }
    return sum.sum()
  }

  /// Two dot products with the first vector.
  static func dots(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
    _ c: UnsafeMutablePointer<Double>
  ) -> (Double, Double) {
    var (first, second) = (Eight.zero, Eight.zero)
    for start in stride(from: 0, to: rows, by: 8) {
      let value = eight(a + start)
      first += value * eight(b + start)
      second += value * eight(c + start)
    }
    return (first.sum(), second.sum())
  }
}
