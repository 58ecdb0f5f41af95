import COpenBLAS
import Foundation

/// One worker's pass over tiles: log-odds of every class, probabilities, residuals, and what a
/// gradient or a product with the Hessian adds up.
struct ClassTilePass: ~Copyable {
  typealias Four = SIMD4<Double>
  static let rows = ClassTiles.tileRows

  let tiles: ClassTiles
  /// What the pass adds to: a gradient, or a product with the Hessian.
  let sums: ClassMatrix
  private(set) var negativeLogLikelihood = 0.0
  private let stride: Int
  /// One row of the tile after the other, a value for each class.
  private let scratch: UnsafeMutablePointer<Double>

  init(_ tiles: ClassTiles, into sums: ClassMatrix) {
    self.tiles = tiles
    self.sums = sums
    stride = sums.stride
    scratch = ClassMatrix.zeros(Self.rows * stride)
  }

  deinit { scratch.deallocate() }

  /// Adds the gradient Σ c (p − y) ⊗ x and writes the probabilities p.
  mutating func evaluate(
    _ range: Range<Int>, at point: ClassMatrix, probabilities: UnsafeMutablePointer<Double>
  ) {
    for tile in range {
      let p = probabilities + tile &* Self.rows &* stride
      computeLogOdds(tile, point, into: p)
      normalise(tile, p)
      scatter(tile)
    }
  }

  /// Adds Σ c (diag p − p pᵀ) (D x) ⊗ x for a direction D.
  mutating func multiply(
    _ range: Range<Int>, by direction: ClassMatrix, probabilities: UnsafeMutablePointer<Double>
  ) {
    for tile in range {
      computeLogOdds(tile, direction, into: scratch)
      applyCurvature(tile, probabilities + tile &* Self.rows &* stride)
      scatter(tile)
    }
  }

  // MARK: - Log-odds

  /// Writes x·B of the rows of a tile, for each class.
  func computeLogOdds(
    _ tile: Int, _ point: ClassMatrix, into target: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<Self.rows { (target + row &* stride).update(from: point.values, count: stride) }
    let q = tiles.numericCount
    if q > 0 {
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasTrans, Int32(stride), Int32(Self.rows), Int32(q), 1,
        point.values + stride, Int32(stride), tiles.denseTile(tile), Int32(Self.rows), 1, target,
        Int32(stride))
    }
    // A literal count lets the compiler unroll the loop over a row's classes.
    switch stride / 4 {
    case 1: gather(tile, point, target, fours: 1)
    case 2: gather(tile, point, target, fours: 2)
    case 3: gather(tile, point, target, fours: 3)
    default: gather(tile, point, target, fours: stride / 4)
    }
  }

  @inline(__always)
  private func gather(
    _ tile: Int, _ point: ClassMatrix, _ target: UnsafeMutablePointer<Double>, fours: Int
  ) {
    let rows = Self.fours(target)
    for (factor, codes) in tiles.codes.enumerated() {
      let effects = Self.fours(point.values + tiles.levelOffsets[factor] &* stride)
      let code = codes + tile &* Self.rows
      for row in 0..<Self.rows {
        let source = effects + Int(code[row]) &* fours
        let sum = rows + row &* fours
        for part in 0..<fours { sum[part] += source[part] }
      }
    }
  }

  // MARK: - Rows

  /// Turns log-odds into probabilities in place, and leaves c (p − y) in `scratch`.
  private mutating func normalise(_ tile: Int, _ p: UnsafeMutablePointer<Double>) {
    let (labels, start) = (sums.classCount, tile &* Self.rows)
    let classes = tiles.classes + start
    let weights = tiles.weights + start
    // Added up tile by tile, or the sum over all rows would lose digits to its length.
    var loss = 0.0
    for row in 0..<Self.rows {
      let eta = p + row &* stride
      var greatest = eta[0]
      for label in 1..<labels { greatest = max(greatest, eta[label]) }
      loss += weights[row] * (greatest - eta[Int(classes[row])])
      for label in 0..<labels { eta[label] -= greatest }
    }
    for index in Swift.stride(from: 0, to: Self.rows &* stride, by: 8) {
      let eight = UnsafeMutableRawPointer(p + index).assumingMemoryBound(to: SIMD8<Double>.self)
      eight.pointee = exponential(eight.pointee)
    }
    for row in 0..<Self.rows {
      let u = p + row &* stride
      var sum = 0.0
      for label in 0..<labels { sum += u[label] }
      loss += weights[row] * log(sum)
      let (scale, target) = (1 / sum, scratch + row &* stride)
      for label in 0..<labels {
        u[label] *= scale
        target[label] = u[label] * weights[row]
      }
      for label in labels..<stride { u[label] = 0 }
      target[Int(classes[row])] -= weights[row]
    }
    negativeLogLikelihood += loss
  }

  /// Replaces each row v of `scratch` by c p ∘ (v − p·v).
  private func applyCurvature(_ tile: Int, _ probabilities: UnsafeMutablePointer<Double>) {
    switch stride / 4 {
    case 1: applyCurvature(tile, probabilities, fours: 1)
    case 2: applyCurvature(tile, probabilities, fours: 2)
    default: applyCurvature(tile, probabilities, fours: stride / 4)
    }
  }

  @inline(__always)
  private func applyCurvature(
    _ tile: Int, _ probabilities: UnsafeMutablePointer<Double>, fours: Int
  ) {
    let (p, v) = (Self.fours(probabilities), Self.fours(scratch))
    let weights = tiles.weights + tile &* Self.rows
    for row in 0..<Self.rows {
      let start = row &* fours
      var mean = Four.zero
      for part in 0..<fours { mean += p[start &+ part] * v[start &+ part] }
      let centre = mean.sum()
      for part in 0..<fours {
        v[start &+ part] = weights[row] * p[start &+ part] * (v[start &+ part] - centre)
      }
    }
  }

  // MARK: - Sums

  /// Adds each row of `scratch` to the sums of its intercept, numbers and levels.
  private func scatter(_ tile: Int) {
    let q = tiles.numericCount
    if q > 0 {
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(stride), Int32(q), Int32(Self.rows), 1,
        scratch, Int32(stride), tiles.denseTile(tile), Int32(Self.rows), 1,
        sums.values + stride, Int32(stride))
    }
    switch stride / 4 {
    case 1: scatter(tile, fours: 1)
    case 2: scatter(tile, fours: 2)
    case 3: scatter(tile, fours: 3)
    default: scatter(tile, fours: stride / 4)
    }
  }

  @inline(__always)
  private func scatter(_ tile: Int, fours: Int) {
    let source = Self.fours(scratch)
    let intercept = Self.fours(sums.values)
    for part in 0..<fours {
      var sum = Four.zero
      for row in 0..<Self.rows { sum += source[row &* fours &+ part] }
      intercept[part] += sum
    }
    // Two factors in one loop, so that a run of one level in one does not stall the other.
    var factor = 0
    while factor &+ 1 < tiles.codes.count {
      let (a, b) = (level(factor, tile), level(factor &+ 1, tile))
      for row in 0..<Self.rows {
        let (targetA, targetB) = (
          a.sums + Int(a.code[row]) &* fours, b.sums + Int(b.code[row]) &* fours
        )
        for part in 0..<fours {
          let value = source[row &* fours &+ part]
          targetA[part] += value
          targetB[part] += value
        }
      }
      factor &+= 2
    }
    guard factor < tiles.codes.count else { return }
    let last = level(factor, tile)
    for row in 0..<Self.rows {
      let target = last.sums + Int(last.code[row]) &* fours
      for part in 0..<fours { target[part] += source[row &* fours &+ part] }
    }
  }

  @inline(__always)
  private func level(
    _ factor: Int, _ tile: Int
  ) -> (code: UnsafeMutablePointer<UInt16>, sums: UnsafeMutablePointer<Four>) {
    (
      tiles.codes[factor] + tile &* Self.rows,
      Self.fours(sums.values + tiles.levelOffsets[factor] &* stride)
    )
  }

  @inline(__always)
  private static func fours(_ pointer: UnsafeMutablePointer<Double>) -> UnsafeMutablePointer<Four> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Four.self)
  }
}
