/// The sums of one pass over rows: log-likelihood, gradient and information, as small tables.
///
/// With w = p(1 − p) the weight and r = p − y the residual of a row (both times its case weight),
/// z its q standardised numbers and ℓ its level in each factor:
///
/// - `core`, (q + 1)² : Σ w (1, z)(1, z)ᵀ, lower triangle, column-major;
/// - `residuals`, q + 1 : Σ r (1, z);
/// - `margins`, levels × stride : for each level Σ over its rows of (w, w z, r, padding);
/// - `pairs` : for each pair of factors the table Σ w by level and level.
///
/// That is the whole Hessian of a design of any number of levels; levels of one factor exclude
/// one another, so its own block is the diagonal in `margins`.
final class InformationTables: @unchecked Sendable {
  let layout: Layout
  var negativeLogLikelihood = 0.0
  private let storage: UnsafeMutablePointer<Double>

  /// Where each table begins.
  struct Layout: Sendable {
    let numericCount: Int
    let levelCounts: [Int]
    /// Doubles for each level in `margins`: q + 2 rounded up to a multiple of 8.
    let stride: Int
    /// The first level of each factor among all levels.
    let levelOffsets: [Int]
    let pairs: [Pair]
    let residualStart: Int
    let marginStart: Int
    let count: Int

    struct Pair: Sendable {
      let first: Int
      let second: Int
      let start: Int
    }

    init(_ description: DesignDescription) {
      self.init(
        numericCount: description.numeric.count,
        levelCounts: description.factors.map(\.levels.count))
    }

    static func stride(numericCount: Int) -> Int { (numericCount + 2 + 7) / 8 * 8 }

    init(numericCount: Int, levelCounts: [Int]) {
      self.numericCount = numericCount
      self.levelCounts = levelCounts
      stride = Self.stride(numericCount: numericCount)
      levelOffsets = levelCounts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
      residualStart = ((numericCount + 1) * (numericCount + 1) + 7) / 8 * 8
      marginStart = residualStart + (numericCount + 1 + 7) / 8 * 8
      var next = marginStart + (levelOffsets.last ?? 0) * stride
      var pairs: [Pair] = []
      for first in levelCounts.indices {
        for second in levelCounts.indices.dropFirst(first + 1) {
          pairs.append(Pair(first: first, second: second, start: next))
          next += levelCounts[first] * levelCounts[second]
        }
      }
      self.pairs = pairs
      count = next
    }
  }

  init(_ layout: Layout) {
    self.layout = layout
    let bytes = layout.count * MemoryLayout<Double>.stride
    storage = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Double.self, capacity: layout.count)
    storage.initialize(repeating: 0, count: layout.count)
  }

  deinit { storage.deallocate() }

  var core: UnsafeMutablePointer<Double> { storage }
  var residuals: UnsafeMutablePointer<Double> { storage + layout.residualStart }

  /// The first row of a factor's margins.
  func margin(_ factor: Int) -> UnsafeMutablePointer<Double> {
    storage + layout.marginStart + layout.levelOffsets[factor] * layout.stride
  }

  /// The table of a pair, the first factor's levels by rows.
  func pair(_ pair: Layout.Pair) -> UnsafeMutablePointer<Double> { storage + pair.start }

  func reset() {
    negativeLogLikelihood = 0
    storage.update(repeating: 0, count: layout.count)
  }

  /// Adds another worker's sums.
  func add(_ other: InformationTables) {
    negativeLogLikelihood += other.negativeLogLikelihood
    for index in 0..<layout.count { storage[index] += other.storage[index] }
  }

  /// All tables, one after another.
  var values: [Double] { Array(UnsafeBufferPointer(start: storage, count: layout.count)) }

  func fill(with values: [Double]) {
    precondition(values.count == layout.count, "tables of another layout")
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { storage.update(from: base, count: layout.count) }
    }
  }

  /// Σ r x, by coefficient.
  func gradient(_ description: DesignDescription) -> [Double] {
    let q = layout.numericCount
    var gradient = (0...q).map { residuals[$0] }
    for (index, factor) in description.factors.enumerated() {
      let margin = margin(index) + factor.droppedLevels * layout.stride + q + 1
      gradient += (0..<factor.coefficientCount).map { margin[$0 * layout.stride] }
    }
    return gradient
  }
}
