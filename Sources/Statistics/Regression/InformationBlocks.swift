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
    coupling = [Double](repeating: 0, count: count * levels)
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
    let (table, columns, count) = (sums.pair(pair), b.levels.count, order.rest.count)
    // Some columns at a time: those of a wide second factor lie far apart in the coupling.
    for some in stride(from: b.droppedLevels, to: max(b.droppedLevels, columns), by: 64) {
      for first in a.droppedLevels..<max(a.droppedLevels, a.levels.count) {
        let (row, ownA) = (table + first * columns, first - a.droppedLevels)
        let scaleA = scale.level(pair.first, first)
        for second in some..<min(some + 64, columns) {
          let ownB = second - b.droppedLevels
          let value = scaleA * scale.level(pair.second, second) * row[second]
          if pair.first == order.eliminated {
            coupling[ownA * count + startB + ownB] = value
          } else if pair.second == order.eliminated {
            coupling[ownB * count + startA + ownA] = value
          } else if startA < startB {
            rest[(startA + ownA) * count + startB + ownB] = value
          } else {
            rest[(startB + ownB) * count + startA + ownA] = value
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

  func level(_ factor: Int, _ level: Int) -> Double { levels?[factor][level] ?? 1 }
  func weight(_ factor: Int, _ level: Int) -> Double? { weights?[factor][level] }
}
