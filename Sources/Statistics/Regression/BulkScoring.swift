import Dispatch

/// The rows of a design scored by a fit, tile by tile.
struct BulkScoring: Sendable {
  private typealias Eight = SIMD8<Double>
  private static let rows = DesignTiles.tileRows

  private let fit: FittedLogisticRegression
  private let rowCount: Int
  private let offsets: [Double]?
  private let columns: [NumericColumn]
  private let factors: [Factor]
  /// The covariance, with a last level for those not in training.
  private let tables: InformationTables
  /// Effects of all levels, as `tables` numbers them.
  private let effects: [Double]

  private struct Factor: Sendable {
    let codes: [UInt16]
    /// The fit's level for each code of the rows, the last for an unseen one; `nil` if they are
    /// the same.
    let levels: [UInt16]?
  }

  init(
    _ fit: FittedLogisticRegression, _ design: DesignMatrix, offsets: [Double]?
  ) throws(PredictionError) {
    self.fit = fit
    self.offsets = offsets
    rowCount = design.rowCount
    var columns: [NumericColumn] = []
    for numeric in fit.design.numeric {
      guard let column = design.numeric.first(where: { $0.name == numeric.name }) else {
        throw .missing(term: numeric.name)
      }
      columns.append(column)
    }
    var (factors, effects): ([Factor], [Double]) = ([], [])
    for (index, known) in fit.design.factors.enumerated() {
      guard let factor = design.factors.first(where: { $0.name == known.name }) else {
        throw .missing(term: known.name)
      }
      factors.append(try Self.match(factor, known, allowsUnseen: fit.allowsUnseen(known)))
      effects += known.levels.indices.map { level in
        fit.coefficientIndex(factor: index, level: level).map { fit.coefficients[$0] } ?? 0
      }
      effects.append(0)
    }
    (self.columns, self.factors, self.effects) = (columns, factors, effects)
    tables = Self.covariance(of: fit)
  }

  private static func match(
    _ factor: FactorColumn, _ known: DesignDescription.Factor, allowsUnseen: Bool
  ) throws(PredictionError) -> Factor {
    let hasUnseen = factor.codes.contains(FactorColumn.unseen)
    if factor.levels == known.levels, !hasUnseen { return Factor(codes: factor.codes, levels: nil) }
    let last = UInt16(known.levels.count)
    let number = Dictionary(
      zip(known.levels, UInt16(0)...), uniquingKeysWith: { first, _ in first })
    let levels = factor.levels.map { number[$0] ?? last } + [last]
    if !allowsUnseen {
      let isUsed = factor.codes.contains { levels[min(Int($0), levels.count - 1)] == last }
      if isUsed { throw .unseenLevel(term: known.name) }
    }
    return Factor(codes: factor.codes, levels: levels)
  }

  private static func covariance(of fit: FittedLogisticRegression) -> InformationTables {
    let covariance = fit.coefficientCovariance
    let tables = CovarianceTables.make(fit.design, extraLevels: 1) { covariance[$0, $1] }
    for (index, factor) in fit.design.factors.enumerated() where fit.allowsUnseen(factor) {
      let margin = tables.margin(index) + factor.levels.count * tables.layout.stride
      margin[fit.design.numeric.count + 1] = 1 / fit.ridge[factor.name]
    }
    return tables
  }

  func run(level: Double, workers: Int) -> BulkPrediction {
    let z = normalQuantile((1 + level) / 2)
    var (errors, lower, upper): ([Double], [Double], [Double]) = ([], [], [])
    let probabilities = filled { probabilities in
      errors = filled { errors in
        lower = filled { lower in
          upper = filled { upper in
            let targets = Targets(
              probabilities: probabilities, errors: errors, lower: lower, upper: upper)
            score(into: targets, z, workers)
          }
        }
      }
    }
    return BulkPrediction(
      probabilities: probabilities, standardErrors: errors, lower: lower, upper: upper,
      level: level)
  }

  /// Where each quantity is written.
  private struct Targets: @unchecked Sendable {
    let probabilities, errors, lower, upper: UnsafeMutablePointer<Double>
  }

  /// n doubles, every one of which `fill` writes.
  private func filled(_ fill: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    [Double](unsafeUninitializedCapacity: rowCount) { buffer, count in
      if let base = buffer.baseAddress, rowCount > 0 { fill(base) }
      count = rowCount
    }
  }

  private func score(into targets: Targets, _ z: Double, _ workers: Int) {
    let tileCount = (rowCount + Self.rows - 1) / Self.rows
    let runs = max(1, min(workers, tileCount / 8))
    DispatchQueue.concurrentPerform(iterations: runs) { run in
      let tile = ScoringTile(fit.design.numeric.count, factors.count)
      let variances = RowVariances(tables)
      for index in tileCount * run / runs..<tileCount * (run + 1) / runs {
        let start = index * Self.rows
        let present = min(Self.rows, rowCount - start)
        load(tile, start, present)
        addLogOdds(tile, start, present)
        variances.compute(
          z: UnsafePointer(tile.numbers), codes: UnsafePointer(tile.codes), into: tile.variance)
        Self.finish(tile, z)
        (targets.probabilities + start).update(from: tile.probability, count: present)
        (targets.errors + start).update(from: tile.variance, count: present)
        (targets.lower + start).update(from: tile.lower, count: present)
        (targets.upper + start).update(from: tile.upper, count: present)
      }
    }
  }

  /// Distances of the numbers from their means, and codes as the tables number levels.
  private func load(_ tile: borrowing ScoringTile, _ start: Int, _ present: Int) {
    for (index, column) in columns.enumerated() {
      let (target, mean) = (tile.numbers + index * Self.rows, fit.design.numeric[index].mean)
      column.values.withUnsafeBufferPointer { values in
        for row in 0..<present { target[row] = values[start &+ row] - mean }
      }
      for row in present..<Self.rows { target[row] = 0 }
    }
    for (index, factor) in factors.enumerated() {
      let target = tile.ownCodes + index * Self.rows
      factor.codes.withUnsafeBufferPointer { codes in
        if let levels = factor.levels {
          let last = levels.count - 1
          for row in 0..<present { target[row] = levels[min(Int(codes[start &+ row]), last)] }
        } else if let base = codes.baseAddress {
          target.update(from: base + start, count: present)
        }
      }
      for row in present..<Self.rows { target[row] = 0 }
      tile.codes[index] = UnsafePointer(target)
    }
  }

  private func addLogOdds(_ tile: borrowing ScoringTile, _ start: Int, _ present: Int) {
    let slopes = fit.coefficients
    let centre = fit.design.numeric.enumerated().reduce(slopes[0]) {
      $0 + slopes[1 + $1.0] * $1.1.mean
    }
    tile.logOdds.update(repeating: centre, count: Self.rows)
    for index in columns.indices {
      let (source, slope) = (tile.numbers + index * Self.rows, slopes[1 + index])
      for row in 0..<Self.rows { tile.logOdds[row] += slope * source[row] }
    }
    effects.withUnsafeBufferPointer { effects in
      for index in factors.indices {
        let (code, first) = (tile.codes[index], tables.layout.levelOffsets[index])
        for row in 0..<Self.rows { tile.logOdds[row] += effects[first &+ Int(code[row])] }
      }
    }
    if let offsets { for row in 0..<present { tile.logOdds[row] += offsets[start + row] } }
  }

  /// Standard error, probability and interval from log-odds and variance.
  private static func finish(_ tile: borrowing ScoringTile, _ z: Double) {
    for start in stride(from: 0, to: rows, by: 8) {
      let eta = TilePass.eight(tile.logOdds + start)
      let variance = TilePass.eight(tile.variance + start)
      let error = variance.replacing(with: 0, where: variance .< 0).squareRoot()
      TilePass.store(error, tile.variance + start)
      TilePass.store(expit(eta), tile.probability + start)
      TilePass.store(expit(eta - z * error), tile.lower + start)
      TilePass.store(expit(eta + z * error), tile.upper + start)
    }
  }

  @inline(__always)
  private static func expit(_ eta: Eight) -> Eight {
    let isPositive = eta .>= 0
    let u = exponential(eta.replacing(with: -eta, where: isPositive))
    let d = 1 / (1 + u)
    return (u * d).replacing(with: d, where: isPositive)
  }
}

/// The vectors of one tile while it is scored.
private struct ScoringTile: ~Copyable {
  let numbers, logOdds, variance, probability, lower, upper: UnsafeMutablePointer<Double>
  let ownCodes: UnsafeMutablePointer<UInt16>
  let codes: UnsafeMutablePointer<UnsafePointer<UInt16>>

  init(_ numericCount: Int, _ factorCount: Int) {
    let rows = DesignTiles.tileRows
    let count = rows * (numericCount + 5)
    logOdds = UnsafeMutableRawPointer.allocate(byteCount: 8 * count, alignment: 64)
      .bindMemory(to: Double.self, capacity: count)
    logOdds.initialize(repeating: 0, count: count)
    variance = logOdds + rows
    probability = logOdds + 2 * rows
    lower = logOdds + 3 * rows
    upper = logOdds + 4 * rows
    numbers = logOdds + 5 * rows
    ownCodes = .allocate(capacity: max(1, rows * factorCount))
    ownCodes.initialize(repeating: 0, count: max(1, rows * factorCount))
    codes = .allocate(capacity: max(1, factorCount))
    codes.initialize(repeating: UnsafePointer(ownCodes), count: max(1, factorCount))
  }

  deinit {
    logOdds.deallocate()
    ownCodes.deallocate()
    codes.deallocate()
  }
}
