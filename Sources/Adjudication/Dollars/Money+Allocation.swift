import Claims

extension Money {
  /// Parts in proportion to `weights` that add up to the amount, to the cent.
  ///
  /// Part i is round(A·Wᵢ/W) − round(A·Wᵢ₋₁/W) with Wᵢ the cumulative weights. Weights below zero
  /// count as zero; where all are zero the parts are equal.
  func allocated(over weights: [Int]) -> [Money] {
    let positive = weights.map { max(0, $0) }
    let total = positive.reduce(0, +)
    guard total > 0 else {
      return weights.isEmpty ? [] : allocated(over: weights.map { _ in 1 })
    }
    var given = Money.zero
    var passed = 0
    return positive.map { weight in
      passed += weight
      let due = share(Double(passed) / Double(total))
      defer { given = due }
      return due - given
    }
  }
}
