import COpenBLAS

/// The memory of L-BFGS: steps with the changes of the gradient they made.
struct CurvaturePairs {
  private static let capacity = 8
  private var pairs: [(step: [Double], change: [Double], inverse: Double)] = []

  /// Remembers a pair; one without positive curvature is rounding, and left out.
  mutating func add(step: [Double], change: [Double]) {
    let product = dot(step, change)
    guard product > 0 else { return }
    if pairs.count == Self.capacity { pairs.removeFirst() }
    pairs.append((step, change, 1 / product))
  }

  /// −B g by the two-loop recursion, B the inverse Hessian that starts from `precondition`.
  func direction(_ gradient: [Double], precondition: ([Double]) -> [Double]) -> [Double] {
    var vector = gradient
    var shares = [Double](repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated().reversed() {
      shares[index] = pair.inverse * dot(pair.step, vector)
      subtract(shares[index], pair.change, from: &vector)
    }
    vector = precondition(vector)
    for (index, pair) in pairs.enumerated() {
      subtract(pair.inverse * dot(pair.change, vector) - shares[index], pair.step, from: &vector)
    }
    return vector.map { -$0 }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    cblas_ddot(Int32(a.count), a, 1, b, 1)
  }

  private func subtract(_ factor: Double, _ a: [Double], from b: inout [Double]) {
    cblas_daxpy(Int32(a.count), -factor, a, 1, &b, 1)
  }
}
