/// What recent steps told of a curvature that a metric M only approximates (limited-memory BFGS).
///
/// For a step s that changed the gradient by y the curvature maps s to y. The pairs correct M⁻¹ to
/// agree with that, the latest exactly.
///
/// Source: Nocedal (1980), Mathematics of Computation 35:773–782.
struct SecantPairs {
  private var pairs: [(step: [Double], change: [Double], product: Double)] = []
  private static let kept = 12

  /// Keeps a step and the change of gradient along it, unless the curvature is not positive.
  mutating func add(step: [Double], change: [Double]) {
    let product = dot(step, change)
    let size = (dot(step, step) * dot(change, change)).squareRoot()
    guard product > 1e-8 * size else { return }
    if pairs.count == Self.kept { pairs.removeFirst() }
    pairs.append((step, change, product))
  }

  /// The corrected inverse times a vector.
  func solve(_ vector: [Double], metric: CholeskyFactor) -> [Double] {
    var rest = vector
    var shares: [Double] = []
    for pair in pairs.reversed() {
      let share = dot(pair.step, rest) / pair.product
      shares.append(share)
      for index in rest.indices { rest[index] -= share * pair.change[index] }
    }
    var solution = metric.solve(rest)
    for (pair, share) in zip(pairs, shares.reversed()) {
      let correction = share - dot(pair.change, solution) / pair.product
      for index in solution.indices { solution[index] += correction * pair.step[index] }
    }
    return solution
  }
}
