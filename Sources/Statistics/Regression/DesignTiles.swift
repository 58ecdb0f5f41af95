/// A design laid out for passes over its rows, in tiles of 512: numeric columns to be centred and
/// scaled tile by tile, codes of each factor as a vector, outcomes as bytes.
///
/// A tile holds its columns one after the other, so that a loop down a column is contiguous and
/// all of a tile stays in the first caches. The last tile is padded with rows of weight 0.
/// Nothing is written once passes begin, which is why threads may share it.
final class DesignTiles: @unchecked Sendable {
  static let tileRows = 512

  let rowCount: Int
  let tileCount: Int
  let description: DesignDescription
  let totalWeight: Double
  let eventWeight: Double

  /// The numbers as they were given, a column after the other.
  let columns: [[Double]]
  let codes: [UnsafeMutablePointer<UInt16>]
  let outcomes: UnsafeMutablePointer<UInt8>
  /// The basis the numeric columns are in, if not their own.
  var basis: NumericBasis?
  /// Case weights; `nil` when every row counts once.
  let weights: UnsafeMutablePointer<Double>?
  /// Known log-odds of each row; `nil` when there are none.
  let offsets: UnsafeMutablePointer<Double>?

  var numericCount: Int { description.numeric.count }
  let levelCounts: [Int]
  /// The first level of each factor among all levels.
  let levelOffsets: [Int]

  convenience init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, offsets: [Double]? = nil,
    ridge: Ridge = 0
  ) throws(FitError) {
    let moments = try Moments(design, outcomes: outcomes, weights: weights, ridge: ridge)
    if let offsets { try Self.requireUsable(offsets, rows: design.rowCount) }
    self.init(
      design, moments.description, outcomes, weights, offsets,
      total: moments.totalWeight, events: moments.eventWeight)
  }

  /// Rows laid out by the description of others, of which they are a part.
  convenience init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, by description: DesignDescription
  ) throws(FitError) {
    let own = try DesignSummary(design, outcomes: outcomes, weights: weights)
    self.init(
      design, description, outcomes, weights, nil, total: own.totalWeight,
      events: own.eventWeight)
  }

  private init(
    _ design: DesignMatrix, _ description: DesignDescription, _ outcomes: [Bool],
    _ weights: [Double]?, _ offsets: [Double]?, total: Double, events: Double
  ) {
    rowCount = design.rowCount
    tileCount = (rowCount + Self.tileRows - 1) / Self.tileRows
    let padded = tileCount * Self.tileRows
    self.description = description
    levelCounts = description.factors.map(\.levels.count)
    levelOffsets = levelCounts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    totalWeight = total
    eventWeight = events
    columns = design.numeric.map(\.values)
    codes = design.factors.map { Self.copy($0.codes, padded: padded, with: 0) }
    self.outcomes = Self.allocate(padded)
    for row in 0..<padded { self.outcomes[row] = row < rowCount && outcomes[row] ? 1 : 0 }
    self.weights = weights.map { Self.copy($0, padded: padded, with: 0) }
    self.offsets = offsets.map { Self.copy($0, padded: padded, with: 0) }
  }

  deinit {
    for code in codes { code.deallocate() }
    outcomes.deallocate()
    weights?.deallocate()
    offsets?.deallocate()
  }

  /// Writes the standardised numbers of a tile, its columns one after the other, padding as 0.
  ///
  /// They are made anew in every pass: that takes less time than fetching a copy of all of them,
  /// and their memory.
  func loadNumbers(ofTile tile: Int, into target: UnsafeMutablePointer<Double>) {
    let (start, present) = (tile * Self.tileRows, rows(inTile: tile))
    for (index, column) in columns.enumerated() {
      let numeric = description.numeric[index]
      let (mean, scale) = (numeric.mean, 1 / numeric.standardDeviation)
      let own = target + index * Self.tileRows
      column.withUnsafeBufferPointer { values in
        for row in 0..<present { own[row] = (values[start &+ row] - mean) * scale }
      }
      for row in present..<Self.tileRows { own[row] = 0 }
    }
    basis?.apply(toTile: target)
  }

  /// How many rows of a tile are rows of the design.
  func rows(inTile tile: Int) -> Int {
    min(Self.tileRows, rowCount - tile * Self.tileRows)
  }

  private static func requireUsable(_ offsets: [Double], rows: Int) throws(FitError) {
    precondition(offsets.count == rows, "one offset is needed for each row")
    if let row = offsets.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(row: row + 1, term: Prediction.Contribution.offset)
    }
  }

  private static func allocate<Value: BitwiseCopyable>(
    _ count: Int
  ) -> UnsafeMutablePointer<Value> {
    let bytes = max(count, 8) * MemoryLayout<Value>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Value.self, capacity: count)
  }

  private static func copy<Value: BitwiseCopyable>(
    _ values: [Value], padded count: Int, with padding: Value
  ) -> UnsafeMutablePointer<Value> {
    let target: UnsafeMutablePointer<Value> = allocate(count)
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { target.initialize(from: base, count: values.count) }
    }
    (target + values.count).initialize(repeating: padding, count: count - values.count)
    return target
  }
}
