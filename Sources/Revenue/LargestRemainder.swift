public import Claims

extension Money {
  /// Divides the amount among parts in proportion to their weights, to the cent: each gets its whole
  /// cents, and those left go to the largest remainders, the first of equal ones.
  ///
  /// - Parameter weights: At least 0, finite, some positive.
  /// - Returns: One amount for each weight; they add up to this one exactly.
  public func divided(by weights: [Double]) -> [Money] {
    let total = weights.reduce(0, +)
    precondition(
      self >= .zero && total > 0 && total.isFinite && weights.allSatisfy { $0 >= 0 },
      "an amount and weights of at least 0, some positive, are needed")
    let exact = weights.map { Double(cents) * ($0 / total) }
    var parts = exact.map { Int($0.rounded(.down)) }
    let left = cents - parts.reduce(0, +)
    let order = exact.indices.sorted {
      let (one, other) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
      return one == other ? $0 < $1 : one > other
    }
    for place in order.prefix(max(0, left)) { parts[place] += 1 }
    return parts.map { Money(cents: $0) }
  }
}
