public import Claims
import Statistics

/// The total recovered from an inventory, as a distribution.
///
/// Each draw takes the uncertainty of the coefficients, a shock for every payer, and for every case an
/// outcome and a recovered share (``RecoverableCase``). Every case and payer has its own stream of
/// random numbers: the draws of a part of an inventory are those it has in the whole, and draw by
/// draw the parts add up to the whole.
///
/// A payer has one shock for the whole forecast. Where decisions are spread over several quarters that
/// makes the interval too wide rather than too narrow.
public struct RecoveryDistribution: Sendable, Hashable {
  /// The fewest draws of a figure that is printed: the 5 % quantile is then that of 4.6-5.4 %.
  public static let leastDraws = 10_000

  /// The drawn totals in cents, in the order drawn.
  let totals: [Double]
  private let sorted: [Double]

  /// - Parameters:
  ///   - inventory: The cases; with none, every figure is zero.
  ///   - shock: τ of a payer's shock, in log-odds.
  ///   - shockError: The standard error of log τ; 0 takes τ as known, and promises too narrow an interval.
  ///   - drawCount: How many totals are drawn.
  ///   - seed: Equal seeds give equal draws.
  /// - Complexity: O(n k · drawCount), k the number of loadings.
  public init(
    of inventory: OpenInventory, shock: Double, shockError: Double = 0,
    drawCount: Int = leastDraws, seed: UInt64
  ) {
    precondition(shock >= 0 && drawCount > 0, "τ must be at least 0, draws positive")
    let root = RandomSource(seed: seed)
    let shared = SharedDraws(
      inventory.terms, shock: shock, shockError: shockError, drawCount: drawCount, root: root)
    var totals = [Double](repeating: 0, count: drawCount)
    for term in inventory.terms {
      let drawn = shared.recoveries(of: term, drawCount: drawCount, root: root)
      for draw in 0..<drawCount { totals[draw] += drawn[draw] }
    }
    self.init(totals: totals)
  }

  init(totals: [Double]) {
    self.totals = totals
    sorted = totals.sorted()
  }

  public var drawCount: Int { totals.count }

  public var mean: Money { Money(cents: Int((totals.reduce(0, +) / count).rounded())) }

  /// The order statistic at ⌈n q⌉ (type 1 of R's `quantile`), q in 0...1.
  public func quantile(_ probability: Double) -> Money {
    precondition((0...1).contains(probability), "a quantile needs a probability in 0...1")
    let place = Int((count * probability).rounded(.up))
    return Money(cents: Int(sorted[min(sorted.count - 1, max(0, place - 1))]))
  }

  /// The mean of the worst share of draws: what comes in on average when it is that bad.
  public func expectedShortfall(_ probability: Double) -> Money {
    precondition(probability > 0 && probability <= 1, "a tail needs a probability in 0...1")
    let worst = sorted.prefix(max(1, Int((count * probability).rounded(.up))))
    return Money(cents: Int((worst.reduce(0, +) / Double(worst.count)).rounded()))
  }

  /// The share of draws below what came, half of those equal to it: uniform over many forecasts that
  /// are right (probability integral transform).
  public func position(of cash: Money) -> Double {
    let value = Double(cash.cents)
    let below = sorted.count { $0 < value }
    let equal = sorted.count { $0 == value }
    return (Double(below) + Double(equal) / 2) / count
  }

  private var count: Double { Double(totals.count) }
}
