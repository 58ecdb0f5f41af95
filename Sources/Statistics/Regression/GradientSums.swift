/// The sums of a pass that needs no Hessian: log-likelihood, gradient, and the Hessian's diagonal
/// of levels.
///
/// - `core`, q + 1 : Σ r (1, z);
/// - `levels` : for each level Σ over its rows of (r, w).
final class GradientSums: @unchecked Sendable {
  let numericCount: Int
  let levelOffsets: [Int]
  var negativeLogLikelihood = 0.0
  var totalWeight = 0.0
  let core: UnsafeMutablePointer<Double>
  let levels: UnsafeMutablePointer<SIMD2<Double>>
  private let levelCount: Int

  init(_ layout: InformationTables.Layout) {
    numericCount = layout.numericCount
    levelOffsets = layout.levelOffsets
    levelCount = layout.levelOffsets.last ?? 0
    core = .allocate(capacity: numericCount + 1)
    levels = .allocate(capacity: max(1, levelCount))
    core.initialize(repeating: 0, count: numericCount + 1)
    levels.initialize(repeating: .zero, count: max(1, levelCount))
  }

  deinit {
    core.deallocate()
    levels.deallocate()
  }

  func weight(_ factor: Int, level: Int) -> Double { levels[levelOffsets[factor] + level].y }
  func residual(_ factor: Int, level: Int) -> Double { levels[levelOffsets[factor] + level].x }

  func reset() {
    (negativeLogLikelihood, totalWeight) = (0, 0)
    core.update(repeating: 0, count: numericCount + 1)
    levels.update(repeating: .zero, count: max(1, levelCount))
  }

  /// Adds another worker's sums.
  func add(_ other: GradientSums) {
    negativeLogLikelihood += other.negativeLogLikelihood
    totalWeight += other.totalWeight
    for index in 0...numericCount { core[index] += other.core[index] }
    for index in 0..<levelCount { levels[index] += other.levels[index] }
  }
}
