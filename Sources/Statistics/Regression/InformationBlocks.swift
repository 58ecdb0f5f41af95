/// The penalised information in the blocks that ``InformationSystem`` factorises.
struct InformationBlocks {
  let order: InformationOrder
  /// The diagonal of the eliminated factor.
  private(set) var diagonal: [Double]
  /// R × K, column-major.
  private(set) var coupling: [Double]
  /// R × R, column-major, lower triangle.
  private(set) var rest: [Double]

  /// Assembles X'WX from the tables of a pass and adds the penalties.
  ///
  /// - Parameters:
  ///   - sums: The tables.
  ///   - order: Where each block goes.
  ///   - penalties: For each coefficient.
  ///   - description: The terms of the tables.
  ///   - scale: What the tables are multiplied by: more than 1 if they are of some rows only.
  init(
    _ sums: InformationTables, _ order: InformationOrder, penalties: [Double],
    _ description: DesignDescription, scale: TableScale = .one
  ) {
    self.order = order
    let (count, levels) = (order.rest.count, order.eliminatedRange.count)
    diagonal = [Double](repeating: 0, count: levels)
    // Every entry is placed: of the core with the margins, of each other factor with its pair.
    coupling = [Double](unsafeUninitializedCapacity: count * levels) { $1 = count * levels }
    rest = [Double](repeating: 0, count: count * count)
    placeCore(sums, scale)
    for factor in description.factors.indices {
      placeMargins(of: factor, description.factors[factor], sums, scale)
    }
    for pair in sums.layout.pairs { place(pair, description, sums, scale) }
    for (position, coefficient) in order.rest.enumerated() {
      rest[position * count + position] += penalties[coefficient]
    }
    for level in 0..<levels {
      diagonal[level] += penalties[order.eliminatedRange.lowerBound + level]
    }
  }

  /// All of it.
  var matrix: SymmetricMatrix {
    let (wide, count) = (order.eliminatedRange, order.rest.count)
    var positions = [Int](repeating: -1, count: order.dimension)
    for (position, coefficient) in order.rest.enumerated() { positions[coefficient] = position }
    return SymmetricMatrix(dimension: order.dimension) { row, column in
      let (i, j) = (positions[row], positions[column])
      if i >= 0, j >= 0 { return rest[min(i, j) * count + max(i, j)] }
      if i >= 0 { return coupling[(column - wide.lowerBound) * count + i] }
      if j >= 0 { return coupling[(row - wide.lowerBound) * count + j] }
      return row == column ? diagonal[row - wide.lowerBound] : 0
    }
  }

  consuming func takeRest() -> [Double] { rest }

  private mutating func placeCore(_ sums: InformationTables, _ scale: TableScale) {
    let (count, start, side) = (order.rest.count, order.coreStart, order.numericCount + 1)
    let factor = scale.core * scale.core
    for column in 0..<side {
      for row in column..<side {
        rest[(start + column) * count + start + row] = factor * sums.core[column * side + row]
      }
    }
  }

  private mutating func placeMargins(
    of index: Int, _ factor: DesignDescription.Factor, _ sums: InformationTables,
    _ scale: TableScale
  ) {
    let (count, side) = (order.rest.count, order.numericCount + 1)
    let (stride, start) = (sums.layout.stride, order.factorStarts[index])
    for level in factor.droppedLevels..<max(factor.droppedLevels, factor.levels.count) {
      let margin = sums.margin(index) + level * stride
      let own = level - factor.droppedLevels
      let total = scale.weight(index, level) ?? margin[0]
      let both = scale.core * scale.level(index, level)
      if index == order.eliminated {
        diagonal[own] = total
        for entry in 0..<side {
          coupling[own * count + order.coreStart + entry] = both * margin[entry]
        }
        continue
      }
      rest[(start + own) * count + start + own] = total
      for entry in 0..<side {
        let core = order.coreStart + entry
        let (column, row) = core < start ? (core, start + own) : (start + own, core)
        rest[column * count + row] = both * margin[entry]
      }
    }
  }

  private mutating func place(
    _ pair: InformationTables.Layout.Pair, _ description: DesignDescription,
    _ sums: InformationTables, _ scale: TableScale
  ) {
    let (a, b) = (description.factors[pair.first], description.factors[pair.second])
    let (startA, startB) = (order.factorStarts[pair.first], order.factorStarts[pair.second])
    let count = order.rest.count
    let target =
      switch order.eliminated {
      case pair.first: PairTarget(start: startB, firstStride: count, secondStride: 1)
      case pair.second: PairTarget(start: startA, firstStride: 1, secondStride: count)
      default:
        startA < startB
          ? PairTarget(start: startA * count + startB, firstStride: count, secondStride: 1)
          : PairTarget(start: startB * count + startA, firstStride: 1, secondStride: count)
      }
    let scales = (scale.levels(of: pair.first), scale.levels(of: pair.second))
    let levels = (a.droppedLevels..<a.levels.count, b.droppedLevels..<b.levels.count)
    if pair.first == order.eliminated || pair.second == order.eliminated {
      target.place(sums.pair(pair), levels, scales, in: &coupling)
    } else {
      target.place(sums.pair(pair), levels, scales, in: &rest)
    }
  }
}

/// Where the table of a pair goes.
private struct PairTarget {
  let start: Int
  /// Between two levels of the first factor, and of the second.
  let firstStride: Int
  let secondStride: Int

  /// Some columns at a time: those of a wide second factor lie far apart in the coupling.
  func place(
    _ table: UnsafePointer<Double>, _ levels: (Range<Int>, Range<Int>),
    _ scales: ([Double]?, [Double]?), in values: inout [Double]
  ) {
    let columns = levels.1.upperBound
    values.withUnsafeMutableBufferPointer { values in
      for some in stride(from: levels.1.lowerBound, to: columns, by: 64) {
        for first in levels.0 {
          let own = start + (first - levels.0.lowerBound) * firstStride
          let row = table + first * columns
          for second in some..<min(some + 64, columns) {
            values[own + (second - levels.1.lowerBound) * secondStride] = row[second]
          }
          guard let firsts = scales.0, let seconds = scales.1 else { continue }
          for second in some..<min(some + 64, columns) {
            values[own + (second - levels.1.lowerBound) * secondStride] *=
              firsts[first] * seconds[second]
          }
        }
      }
    }
  }
}

/// How tables of some rows are made to stand for all: rows and columns are multiplied so that
/// the total weight and that of every level are those of all rows.
///
/// A congruence, so what was positive definite stays so; correlations are those of the sample,
/// scales those of the whole.
struct TableScale {
  /// Of the intercept and the numeric terms.
  let core: Double
  /// Of each level of each factor, and the level's weight; `nil` for no change.
  private let levels: [[Double]]?
  private let weights: [[Double]]?

  static let one = TableScale(core: 1, levels: nil, weights: nil)

  private init(core: Double, levels: [[Double]]?, weights: [[Double]]?) {
    (self.core, self.levels, self.weights) = (core, levels, weights)
  }

  /// - Parameters:
  ///   - sample: The tables of some rows.
  ///   - whole: The sums over all rows at nearly the same point.
  init(from sample: InformationTables, to whole: GradientSums) {
    core = (whole.totalWeight / sample.core[0]).squareRoot()
    let layout = sample.layout
    var (scales, weights): ([[Double]], [[Double]]) = ([], [])
    for (factor, count) in layout.levelCounts.enumerated() {
      let own = (0..<count).map { whole.weight(factor, level: $0) }
      weights.append(own)
      scales.append(
        own.enumerated().map { level, weight in
          let part = sample.margin(factor)[level * layout.stride]
          return part > 0 ? (weight / part).squareRoot() : 0
        })
    }
    (levels, self.weights) = (scales, weights)
  }

  func levels(of factor: Int) -> [Double]? { levels?[factor] }
  func level(_ factor: Int, _ level: Int) -> Double { levels?[factor][level] ?? 1 }
  func weight(_ factor: Int, _ level: Int) -> Double? { weights?[factor][level] }
}
