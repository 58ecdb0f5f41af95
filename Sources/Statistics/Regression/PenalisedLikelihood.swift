import COpenBLAS
import Dispatch

/// The penalised negative log-likelihood of a design, with gradient and Hessian from one pass.
///
/// Works in standardised coefficients γ: intercept at the means, numeric terms per standard
/// deviation s (γⱼ = βⱼ sⱼ), levels as they are. Without a penalty the numeric block may be in
/// another ``NumericBasis``. The penalty ½ Σ λⱼ βⱼ² is ½ Σ (λⱼ / sⱼ²) γⱼ².
final class PenalisedLikelihood {
  let tiles: DesignTiles
  let ridge: Ridge
  /// The penalty on each standardised coefficient, 0 for the intercept.
  let penalties: [Double]
  private let tables: [InformationTables]
  private let gradients: [GradientSums]
  private let offsets: [Int]

  /// The objective J, its gradient, and its Hessian (column-major, lower triangle) at a point.
  struct Evaluation {
    var objective: Double
    var logLikelihood: Double
    var gradient: [Double]
    var hessian: [Double]
  }

  init(_ tiles: DesignTiles, ridge: Ridge, workers: Int) {
    self.tiles = tiles
    self.ridge = ridge
    let description = tiles.description
    offsets = description.factorOffsets
    penalties = description.standardisedPenalties(ridge)
    let layout = InformationTables.Layout(description)
    // At least 16,384 rows a worker, or clearing and adding up tables costs more than it saves.
    let useful = max(1, min(workers, tiles.tileCount / 32))
    tables = (0..<useful).map { _ in InformationTables(layout) }
    gradients = (0..<useful).map { _ in GradientSums(layout) }
    _ = Self.oneBLASThread
  }

  /// The number of coefficients with the intercept.
  var dimension: Int { penalties.count }

  /// Workers run side by side; a threaded BLAS inside them would only contend.
  private static let oneBLASThread: Void = openblas_set_num_threads(1)

  func evaluate(_ coefficients: [Double]) -> Evaluation {
    let (slope, sums) = tables(at: coefficients)
    return Evaluation(
      objective: slope.objective, logLikelihood: slope.logLikelihood, gradient: slope.gradient,
      hessian: assembleHessian(sums))
  }

  /// Objective and gradient at a point.
  struct Slope {
    var objective: Double
    var logLikelihood: Double
    var gradient: [Double]
  }

  /// A pass with the Hessian's tables, which are overwritten by the next.
  ///
  /// - Parameters:
  ///   - coefficients: Standardised.
  ///   - every: 1 for all tiles; k for every k-th alone, the objective then being the k-th part:
  ///     log-likelihood of those rows and 1/k of `penalties`.
  ///   - penalties: Others than the likelihood's own.
  /// - Returns: Objective and gradient, and the tables.
  func tables(
    at coefficients: [Double], every: Int = 1, penalties: [Double]? = nil
  ) -> (slope: Slope, tables: InformationTables) {
    let tables = tables
    runPass(expanded(coefficients), every: every) { pass, tile, coefficients, worker in
      pass.add(tile, coefficients, into: tables[worker])
    } reset: {
      tables[$0].reset()
    }
    for other in tables.dropFirst() { tables[0].add(other) }
    let sums = tables[0]
    let slope = penalised(
      sums.negativeLogLikelihood, sums.gradient(tiles.description), coefficients,
      share: 1 / Double(every), penalties ?? self.penalties)
    return (slope, sums)
  }

  /// A pass for objective and gradient alone.
  func slope(at coefficients: [Double]) -> (slope: Slope, sums: GradientSums) {
    let gradients = gradients
    runPass(expanded(coefficients), every: 1) { pass, tile, coefficients, worker in
      pass.addGradient(tile, coefficients, into: gradients[worker])
    } reset: {
      gradients[$0].reset()
    }
    for other in gradients.dropFirst() { gradients[0].add(other) }
    let sums = gradients[0]
    return (
      penalised(
        sums.negativeLogLikelihood, assembleGradient(sums), coefficients, share: 1, penalties),
      sums
    )
  }

  /// The derivative of ½ log det of the random effects' information along each coefficient.
  ///
  /// - Parameters:
  ///   - coefficients: Standardised.
  ///   - variances: The inverse of that information, as tables.
  /// - Returns: For each coefficient; see ``TilePass/addLeverage(_:_:_:into:)``.
  func logDeterminantSlope(
    at coefficients: [Double], _ variances: InformationTables
  ) -> [Double] {
    let gradients = gradients
    runPass(expanded(coefficients), every: 1) { pass, tile, coefficients, worker in
      pass.addLeverage(
        tile, coefficients, RowVariances(variances, hasNumbers: false), into: gradients[worker])
    } reset: {
      gradients[$0].reset()
    }
    for other in gradients.dropFirst() { gradients[0].add(other) }
    return assembleGradient(gradients[0])
  }

  private func assembleGradient(_ sums: GradientSums) -> [Double] {
    var gradient = [Double](repeating: 0, count: dimension)
    for index in 0...tiles.numericCount { gradient[index] = sums.core[index] }
    for (index, factor) in tiles.description.factors.enumerated() {
      for level in 0..<factor.coefficientCount {
        gradient[offsets[index] + level] = sums.residual(
          index, level: level + factor.droppedLevels)
      }
    }
    return gradient
  }

  private func penalised(
    _ negativeLogLikelihood: Double, _ gradient: [Double], _ coefficients: [Double],
    share: Double, _ penalties: [Double]
  ) -> Slope {
    var (penalty, gradient) = (0.0, gradient)
    for (index, value) in coefficients.enumerated() {
      let own = share * penalties[index] * value
      penalty += 0.5 * own * value
      gradient[index] += own
    }
    return Slope(
      objective: negativeLogLikelihood + penalty, logLikelihood: -negativeLogLikelihood,
      gradient: gradient)
  }

  /// Every level gets an entry, the reference level 0, so that codes index without a test.
  func expanded(_ coefficients: [Double]) -> [Double] {
    var all = Array(coefficients.prefix(1 + tiles.numericCount))
    for (index, factor) in tiles.description.factors.enumerated() {
      all += [Double](repeating: 0, count: factor.droppedLevels)
      all += coefficients[offsets[index]..<offsets[index + 1]]
    }
    return all
  }

  /// Splits the tiles in fixed equal runs, so the sums depend on the number of workers alone.
  private func runPass(
    _ coefficients: [Double], every: Int,
    add: @Sendable (borrowing TilePass, Int, UnsafePointer<Double>, Int) -> Void,
    reset: @Sendable (Int) -> Void
  ) {
    let (tiles, workers) = (tiles, tables.count)
    let count = (tiles.tileCount + every - 1) / every
    coefficients.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let coefficients = base
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        reset(worker)
        let pass = TilePass(tiles)
        for index in count * worker / workers..<count * (worker + 1) / workers {
          add(pass, index * every, coefficients, worker)
        }
      }
    }
  }

  private func assembleHessian(_ sums: InformationTables) -> [Double] {
    let p = dimension
    return [Double](unsafeUninitializedCapacity: p * p) { buffer, count in
      buffer.initialize(repeating: 0)
      placeCore(sums, in: buffer)
      placeMargins(sums, in: buffer)
      for pair in sums.layout.pairs { place(pair, sums, in: buffer) }
      for index in 0..<p { buffer[index * p + index] += penalties[index] }
      count = p * p
    }
  }

  private func placeCore(
    _ sums: InformationTables, in hessian: UnsafeMutableBufferPointer<Double>
  ) {
    let side = tiles.numericCount + 1
    for column in 0..<side {
      for row in column..<side {
        hessian[column * dimension + row] = sums.core[column * side + row]
      }
    }
  }

  private func placeMargins(
    _ sums: InformationTables, in hessian: UnsafeMutableBufferPointer<Double>
  ) {
    let stride = sums.layout.stride
    for (factor, levels) in tiles.levelCounts.enumerated() {
      let dropped = tiles.description.factors[factor].droppedLevels
      for level in dropped..<max(dropped, levels) {
        let margin = sums.margin(factor) + level * stride
        let row = offsets[factor] + level - dropped
        for column in 0...tiles.numericCount { hessian[column * dimension + row] = margin[column] }
        hessian[row * dimension + row] = margin[0]
      }
    }
  }

  private func place(
    _ pair: InformationTables.Layout.Pair, _ sums: InformationTables,
    in hessian: UnsafeMutableBufferPointer<Double>
  ) {
    let factors = tiles.description.factors
    let skipped = (factors[pair.first].droppedLevels, factors[pair.second].droppedLevels)
    let table = sums.pair(pair)
    let (rows, columns) = (tiles.levelCounts[pair.first], tiles.levelCounts[pair.second])
    for first in skipped.0..<max(skipped.0, rows) {
      let column = hessian.baseAddress.map {
        $0 + (offsets[pair.first] + first - skipped.0) * dimension + offsets[pair.second]
      }
      for second in skipped.1..<max(skipped.1, columns) {
        column?[second - skipped.1] = table[first * columns + second]
      }
    }
  }
}
