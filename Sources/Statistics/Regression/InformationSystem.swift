import COpenBLAS
import Foundation

/// The penalised information H = Xᵀ W X + Λ, factorised for solving and inverting.
///
/// With the eliminated factor's diagonal block D, its coupling C to the rest (R × K) and the block
/// A of the rest, the Schur complement is S = A − C D⁻¹ Cᵀ. Solving costs O(R K + R²), factorising
/// O(R² K + R³); memory is that of C and S.
struct InformationSystem {
  let order: InformationOrder
  /// D.
  let diagonal: [Double]
  /// C, column-major: for each eliminated level its R entries.
  let coupling: [Double]
  /// Of S.
  let schur: CholeskyFactor

  enum Outcome {
    case system(InformationSystem)
    /// A coefficient that is, to rounding, a combination of the others.
    case dependent(coefficient: Int)
  }

  var restCount: Int { order.rest.count }
  private var eliminatedCount: Int { diagonal.count }

  /// Factorises what an assembly holds.
  ///
  /// - Parameters:
  ///   - blocks: D, C and A; consumed.
  ///   - free: Coefficients whose pivot must not vanish relative to their diagonal entry.
  /// - Returns: The system, or the coefficient that has no information of its own.
  static func factorising(_ blocks: consuming InformationBlocks, free: [Bool]) -> Outcome {
    let order = blocks.order
    if let level = blocks.diagonal.firstIndex(where: { !($0 > 0) }) {
      return .dependent(coefficient: order.eliminatedRange.lowerBound + level)
    }
    let count = order.rest.count
    let original = (0..<count).map { blocks.rest[$0 * count + $0] }
    let (diagonal, coupling) = (blocks.diagonal, blocks.coupling)
    var schur = blocks.takeRest()
    subtractProduct(coupling, diagonal, from: &schur, count)
    switch CholeskyFactor.factorising(schur, dimension: count) {
    case .dependent(let row): return .dependent(coefficient: order.rest[row])
    case .factor(let factor):
      for row in 0..<count
      where free[order.rest[row]] && factor.pivot(row) < 1e-12 * original[row] {
        return .dependent(coefficient: order.rest[row])
      }
      return .system(
        InformationSystem(order: order, diagonal: diagonal, coupling: coupling, schur: factor))
    }
  }

  /// A − C D⁻¹ Cᵀ, some levels at a time so that their scaled copies stay small.
  private static func subtractProduct(
    _ coupling: [Double], _ diagonal: [Double], from schur: inout [Double], _ count: Int
  ) {
    let chunk = 512
    var scaled = [Double](repeating: 0, count: min(chunk, diagonal.count) * count)
    for start in stride(from: 0, to: diagonal.count, by: chunk) {
      let levels = min(chunk, diagonal.count - start)
      for level in 0..<levels {
        let root = 1 / diagonal[start + level].squareRoot()
        let (source, target) = ((start + level) * count, level * count)
        for row in 0..<count { scaled[target + row] = root * coupling[source + row] }
      }
      cblas_dsyrk(
        CblasColMajor, CblasLower, CblasNoTrans, Int32(count), Int32(levels), -1, scaled,
        Int32(count), 1, &schur, Int32(count))
    }
  }

  /// The solution x of H x = g, both in the order of the coefficients.
  func solve(_ right: [Double]) -> [Double] {
    let (count, first) = (Int32(restCount), order.eliminatedRange.lowerBound)
    var own = (0..<eliminatedCount).map { right[first + $0] / diagonal[$0] }
    var others = order.rest.map { right[$0] }
    // Alone, the wide factor is coupled to nothing; BLAS refuses a matrix without rows.
    let isCoupled = !own.isEmpty && count > 0
    if isCoupled {
      cblas_dgemv(
        CblasColMajor, CblasNoTrans, count, Int32(eliminatedCount), -1, coupling, count, own, 1, 1,
        &others, 1)
    }
    others = schur.solve(others)
    if isCoupled {
      var back = own
      cblas_dgemv(
        CblasColMajor, CblasTrans, count, Int32(eliminatedCount), 1, coupling, count, others, 1, 0,
        &back, 1)
      for level in own.indices { own[level] -= back[level] / diagonal[level] }
    }
    var solution = [Double](repeating: 0, count: order.dimension)
    for (position, coefficient) in order.rest.enumerated() {
      solution[coefficient] = others[position]
    }
    for level in own.indices { solution[first + level] = own[level] }
    return solution
  }

  /// log det of the block of the leading terms: of all of H when there are no others.
  var leadingLogDeterminant: Double {
    let own = diagonal.reduce(0) { $0 + log($1) }
    return (0..<order.leadingCount).reduce(own) { $0 + log(schur.pivot($1)) }
  }
}
