import COpenBLAS
import Dispatch
import Foundation

/// The negative log-likelihood of the classes of a ``DesignMatrix``, as a function of a
/// ``ClassMatrix``, with its gradient and products with its Hessian.
///
/// Works in standardised coefficients: intercept at the means, numeric terms per standard
/// deviation s, levels as they are. The penalty on a numeric coefficient is λ / s².
final class ClassLikelihood {
  let tiles: ClassTiles
  /// λ on each parameter; 0 for the intercept, which comes first.
  let penalties: [Double]
  /// Levels without a coefficient: their entries of every gradient and product are 0.
  private let fixedParameters: [Int]
  private let workers: [ClassMatrix]
  private let probabilities: UnsafeMutablePointer<Double>

  /// `penalties` are those of the intercept and of each coefficient, standardised.
  init(_ tiles: ClassTiles, penalties free: [Double], workers: Int) {
    self.tiles = tiles
    var all = [Double](repeating: 0, count: tiles.parameterCount)
    for (parameter, penalty) in zip(tiles.freeParameters, free) { all[parameter] = penalty }
    penalties = all
    let kept = Set(tiles.freeParameters)
    fixedParameters = (0..<tiles.parameterCount).filter { !kept.contains($0) }
    // At least 8,192 rows a worker, or clearing and adding up costs more than it saves.
    let useful = max(1, min(workers, tiles.tileCount / 64))
    let classCount = tiles.classWeights.count
    self.workers = (0..<useful).map { _ in
      ClassMatrix(parameters: tiles.parameterCount, classes: classCount)
    }
    probabilities = ClassMatrix.zeros(
      tiles.tileCount * ClassTiles.tileRows * ClassMatrix.stride(classes: classCount))
    _ = Self.oneBLASThread
  }

  deinit { probabilities.deallocate() }

  /// Workers run side by side; a threaded BLAS inside them would only contend.
  private static let oneBLASThread: Void = openblas_set_num_threads(1)

  var classCount: Int { workers[0].classCount }

  func makeMatrix() -> ClassMatrix {
    ClassMatrix(parameters: tiles.parameterCount, classes: classCount)
  }

  /// No slopes; the intercepts give the observed shares and add up to zero.
  func startingPoint() -> ClassMatrix {
    let start = makeMatrix()
    for (label, weight) in tiles.classWeights.enumerated() { start[0, label] = log(weight) }
    start.centre()
    return start
  }

  /// −log L at a point, its gradient written to `gradient`; the probabilities are kept.
  func evaluate(_ point: ClassMatrix, gradient: ClassMatrix) -> Double {
    nonisolated(unsafe) let probabilities = probabilities
    return sum(into: gradient) { pass, range in
      pass.evaluate(range, at: point, probabilities: probabilities)
    }
  }

  /// Writes the Hessian at the point last evaluated times a direction, without the penalty.
  func multiply(_ direction: ClassMatrix, into product: ClassMatrix) {
    nonisolated(unsafe) let probabilities = probabilities
    _ = sum(into: product) { pass, range in
      pass.multiply(range, by: direction, probabilities: probabilities)
    }
  }

  /// Splits the tiles in fixed equal runs, so the sums depend on the number of workers alone.
  private func sum(
    into total: ClassMatrix,
    _ body: @Sendable (_ pass: inout ClassTilePass, _ range: Range<Int>) -> Void
  ) -> Double {
    let (tiles, workers) = (tiles, workers)
    let losses = ClassMatrix.zeros(workers.count)
    defer { losses.deallocate() }
    nonisolated(unsafe) let target = losses
    DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
      workers[worker].reset()
      let start = tiles.tileCount * worker / workers.count
      let end = tiles.tileCount * (worker + 1) / workers.count
      var pass = ClassTilePass(tiles, into: workers[worker])
      body(&pass, start..<end)
      target[worker] = pass.negativeLogLikelihood
    }
    total.reset()
    for worker in workers { total.add(worker) }
    return (0..<workers.count).reduce(0) { $0 + losses[$1] }
  }

  /// Adds λ B to a gradient or product.
  func addPenalty(of point: ClassMatrix, to sums: ClassMatrix) {
    let stride = sums.stride
    for (parameter, penalty) in penalties.enumerated() where penalty > 0 {
      for index in parameter * stride..<(parameter + 1) * stride {
        sums.values[index] += penalty * point.values[index]
      }
    }
    for parameter in fixedParameters {
      (sums.values + parameter * stride).update(repeating: 0, count: stride)
    }
  }

  /// ½ Σ λ B².
  func penalty(of point: ClassMatrix) -> Double {
    var sum = 0.0
    for (parameter, penalty) in penalties.enumerated() where penalty > 0 {
      for label in 0..<classCount {
        sum += 0.5 * penalty * point[parameter, label] * point[parameter, label]
      }
    }
    return sum
  }

  /// The term that moves most along a step, if the step is of visible length and no row's own
  /// class loses against another along it: the likelihood then grows without bound.
  ///
  /// Source: Albert and Anderson (1984), Biometrika 71:1–10.
  func separatedTerm(along step: ClassMatrix) -> String? {
    let (least, greatest) = rangeTowardClass(along: step)
    guard greatest > 0.25, least > -0.01 * greatest else { return nil }
    let moves = tiles.freeParameters.map { parameter in
      (0..<classCount).reduce(0) { max($0, abs(step[parameter, $1])) }
    }
    let most = moves.indices.dropFirst().max { moves[$0] < moves[$1] } ?? 0
    return tiles.description.place(ofCoefficient: most).term
  }

  /// The least and the greatest over rows of min over other classes k of (s_y − s_k)·x.
  private func rangeTowardClass(along step: ClassMatrix) -> (least: Double, greatest: Double) {
    let moves = ClassMatrix.zeros(ClassTiles.tileRows * step.stride)
    defer { moves.deallocate() }
    let pass = ClassTilePass(tiles, into: workers[0])
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for row in 0..<tiles.rowCount {
      let (tile, position) = row.quotientAndRemainder(dividingBy: ClassTiles.tileRows)
      if position == 0 { pass.computeLogOdds(tile, step, into: moves) }
      let (values, own) = (moves + position * step.stride, Int(tiles.classes[row]))
      let other = (0..<classCount).filter { $0 != own }.map { values[$0] }.max() ?? 0
      (least, greatest) = (min(least, values[own] - other), max(greatest, values[own] - other))
    }
    return (least, greatest)
  }

  /// Σ x xᵀ.
  func crossProducts() -> CrossProducts {
    let products = CrossProducts(tiles)
    for tile in 0..<tiles.tileCount {
      products.add(tile, weights: tiles.weights + tile * ClassTiles.tileRows)
    }
    return products
  }
}
