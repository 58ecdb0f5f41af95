import COpenBLAS

/// The block of the leading terms: the random effects of a pooled model.
extension InformationSystem {
  /// The solution x of H_uu x = g_u, u the leading coefficients; 0 for the others.
  func solveLeading(_ right: [Double]) -> [Double] {
    let leading = leadingSystem()
    let coefficients = leadingCoefficients
    let solution = leading.solve(coefficients.map { right[$0] })
    var all = [Double](repeating: 0, count: order.dimension)
    for (index, coefficient) in coefficients.enumerated() { all[coefficient] = solution[index] }
    return all
  }

  /// The leading coefficients, by increasing number.
  var leadingCoefficients: [Int] {
    (Array(order.eliminatedRange) + order.rest.prefix(order.leadingCount)).sorted()
  }

  /// H_uu as a system of its own, its coefficients numbered as in ``leadingCoefficients``.
  ///
  /// They come first in the elimination, so its factor is a corner of the factor of H.
  func leadingSystem() -> InformationSystem {
    let (count, all) = (order.leadingCount, restCount)
    let coefficients = leadingCoefficients
    let number = Dictionary(
      coefficients.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var corner = [Double](repeating: 0, count: count * count)
    for column in 0..<count {
      for row in column..<count { corner[column * count + row] = schur.lower[column * all + row] }
    }
    let coupling = diagonal.indices.flatMap { level in
      self.coupling[level * all..<level * all + count]
    }
    let first = number[order.eliminatedRange.lowerBound] ?? 0
    return InformationSystem(
      order: InformationOrder(
        dimension: coefficients.count,
        eliminatedRange: diagonal.isEmpty ? 0..<0 : first..<first + diagonal.count,
        rest: order.rest.prefix(count).map { number[$0] ?? 0 }),
      diagonal: diagonal, coupling: coupling, schur: CholeskyFactor(lower: corner, dimension: count)
    )
  }
}
