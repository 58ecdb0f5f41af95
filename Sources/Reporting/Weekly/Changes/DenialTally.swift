public import Claims

/// How many denials, and what they could bring: a sum of those with an amount beside the count of
/// those without.
public struct DenialTally: Sendable, Hashable {
  public var denials = 0
  /// Σ recoverable of those with an amount.
  public var recoverable = Money.zero
  public var isEstimated = false
  /// Those of unknown amount, which are in no sum.
  public var unknown = 0

  public init() {}

  public init(_ denials: some Sequence<Denial>) {
    for denial in denials { add(denial) }
  }

  mutating func add(_ denial: Denial) {
    denials += 1
    guard let amount = denial.recoverable.value else {
      unknown += 1
      return
    }
    recoverable += amount
    isEstimated = isEstimated || denial.recoverable.mark == .estimated
  }

  static func + (left: DenialTally, right: DenialTally) -> DenialTally {
    combined(left, right, sign: 1)
  }

  static func - (left: DenialTally, right: DenialTally) -> DenialTally {
    combined(left, right, sign: -1)
  }

  private static func combined(
    _ left: DenialTally, _ right: DenialTally, sign: Int
  ) -> DenialTally {
    var sum = left
    sum.denials += sign * right.denials
    sum.recoverable = Money(cents: left.recoverable.cents + sign * right.recoverable.cents)
    sum.isEstimated = left.isEstimated || right.isEstimated
    sum.unknown += sign * right.unknown
    return sum
  }

  /// Whether two sums are the same, however their parts are marked.
  func isEqual(to other: DenialTally) -> Bool {
    denials == other.denials && recoverable == other.recoverable && unknown == other.unknown
  }
}
