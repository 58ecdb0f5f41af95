import Statistics

/// The draws of every case of an inventory, kept so that any part of it has its distribution at once:
/// draw by draw the parts add up to the whole, though their quantiles do not.
///
/// Keeps 80 kB for each case at ten thousand draws.
public struct DrawnRecoveries: Sendable {
  private let byCase: [Int: [Double]]
  private let drawCount: Int

  /// As ``RecoveryDistribution/init(of:shock:shockError:drawCount:seed:)`` draws them.
  public init(
    of inventory: OpenInventory, shock: Double, shockError: Double = 0,
    drawCount: Int = RecoveryDistribution.leastDraws, seed: UInt64
  ) {
    precondition(shock >= 0 && drawCount > 0, "τ must be at least 0, draws positive")
    let root = RandomSource(seed: seed)
    let shared = SharedDraws(
      inventory.terms, shock: shock, shockError: shockError, drawCount: drawCount, root: root)
    self.drawCount = drawCount
    byCase = Dictionary(
      uniqueKeysWithValues: inventory.terms.map { term in
        (term.source.id, shared.recoveries(of: term, drawCount: drawCount, root: root))
      })
  }

  /// The total of these cases; one that is in no sum adds nothing.
  public func distribution(of ids: some Sequence<Int>) -> RecoveryDistribution {
    var totals = [Double](repeating: 0, count: drawCount)
    for id in Set(ids).sorted() {
      guard let drawn = byCase[id] else { continue }
      for draw in 0..<drawCount { totals[draw] += drawn[draw] }
    }
    return RecoveryDistribution(totals: totals)
  }

  /// What a case brings on average, in cents; `nil` for one that is in no sum.
  public func meanCents(of id: Int) -> Double? {
    byCase[id].map { $0.reduce(0, +) / Double(drawCount) }
  }
}
