/// A design laid out for passes over its rows with several classes: numeric columns centred and
/// scaled in tiles of 128 rows, codes of each factor as a vector, the class of each row.
///
/// A tile of eight classes' log-odds is 8 KB, so that it stays in the first cache from the gather
/// to the scatter. The last tile is padded with rows of weight 0. Nothing is written once passes
/// begin, which is why threads may share it.
final class ClassTiles: @unchecked Sendable {
  static let tileRows = 128

  let rowCount: Int
  let tileCount: Int
  let description: DesignDescription
  /// The number of rows of each class.
  let classWeights: [Double]
  /// For each factor the parameter of its first level; every level has one, dropped or not.
  let levelOffsets: [Int]
  /// Intercept, numeric terms and all levels.
  let parameterCount: Int

  /// Tile by tile, each column-major.
  let dense: UnsafeMutablePointer<Double>
  let codes: [UnsafeMutablePointer<UInt16>]
  let classes: UnsafeMutablePointer<UInt16>
  /// 1 for a row of the design, 0 for padding.
  let weights: UnsafeMutablePointer<Double>

  var numericCount: Int { description.numeric.count }
  var totalWeight: Double { classWeights.reduce(0, +) }

  /// `classes` holds for each row its class, below `classCount`.
  init(
    _ design: DesignMatrix, _ description: DesignDescription, classes: [Int], classCount: Int
  ) {
    self.description = description
    rowCount = design.rowCount
    tileCount = (rowCount + Self.tileRows - 1) / Self.tileRows
    var totals = [Double](repeating: 0, count: classCount)
    for label in classes { totals[label] += 1 }
    classWeights = totals
    levelOffsets = description.factors.dropLast().reduce(into: [1 + description.numeric.count]) {
      $0.append(($0.last ?? 0) + $1.levels.count)
    }
    parameterCount =
      1 + description.numeric.count + description.factors.reduce(0) { $0 + $1.levels.count }
    let padded = tileCount * Self.tileRows
    dense = ClassMatrix.zeros(padded * design.numeric.count)
    codes = design.factors.map { Self.copy($0.codes, padded: padded) }
    self.classes = Self.copy(classes.map { UInt16($0) }, padded: padded)
    weights = ClassMatrix.zeros(padded)
    weights.update(repeating: 1, count: rowCount)
    for (column, values) in design.numeric.enumerated() { standardise(values.values, into: column) }
  }

  deinit {
    dense.deallocate()
    for code in codes { code.deallocate() }
    classes.deallocate()
    weights.deallocate()
  }

  /// The numeric columns of one tile.
  @inline(__always)
  func denseTile(_ tile: Int) -> UnsafeMutablePointer<Double> {
    dense + tile &* Self.tileRows &* numericCount
  }

  /// The parameters with a coefficient, in its order: all but levels that coding drops.
  var freeParameters: [Int] {
    let levels = zip(description.factors, levelOffsets).flatMap { factor, offset in
      (offset + factor.droppedLevels)..<(offset + max(factor.droppedLevels, factor.levels.count))
    }
    return Array(0...numericCount) + levels
  }

  private func standardise(_ values: [Double], into column: Int) {
    let numeric = description.numeric[column]
    let scale = 1 / numeric.standardDeviation
    for row in 0..<rowCount {
      let (tile, position) = row.quotientAndRemainder(dividingBy: Self.tileRows)
      denseTile(tile)[column * Self.tileRows + position] = (values[row] - numeric.mean) * scale
    }
  }

  private static func copy(_ codes: [UInt16], padded count: Int) -> UnsafeMutablePointer<UInt16> {
    let target = UnsafeMutablePointer<UInt16>.allocate(capacity: max(count, 8))
    target.initialize(repeating: 0, count: max(count, 8))
    for (row, code) in codes.enumerated() { target[row] = code }
    return target
  }
}
