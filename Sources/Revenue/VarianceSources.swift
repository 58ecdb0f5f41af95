import Claims
import Statistics

/// Where the variance of the total comes from, in squared dollars. With M the mean of the total given
/// coefficients z and shocks u,
///
///     Var S = E Σ a² f² p (1 − p) + E Σ a² s² p + Var M(0, u) + [Var M(z, u) − Var M(0, u)]
///
/// outcomes, recovered shares, payers' shocks, and what the coefficients add to these. When the cash
/// comes moves money between months and adds nothing to the total.
public struct VarianceSources: Sendable, Hashable {
  public let outcomes: Double
  public let shares: Double
  public let shocks: Double
  public let coefficients: Double

  public var total: Double { outcomes + shares + shocks + coefficients }

  public init(
    of inventory: OpenInventory, shock: Double, shockError: Double = 0,
    drawCount: Int = RecoveryDistribution.leastDraws, seed: UInt64
  ) {
    let shared = SharedDraws(
      inventory.terms, shock: shock, shockError: shockError, drawCount: drawCount,
      root: RandomSource(seed: seed))
    let certain = inventory.terms.map { $0.source.withoutLoadings }
    var (outcomes, shares) = (0.0, 0.0)
    var both = [Double](repeating: 0, count: drawCount)
    var alone = both
    for (term, bare) in zip(inventory.terms, certain) {
      let amount = Double(term.amount.cents) / 100
      let (mean, deviation) = (term.source.fraction.mean, term.source.fraction.deviation)
      for draw in 0..<drawCount {
        let p = expit(term.logOdds + shared.move(of: term.source, in: draw))
        outcomes += amount * amount * mean * mean * p * (1 - p)
        shares += amount * amount * deviation * deviation * p
        both[draw] += amount * mean * p
        alone[draw] += amount * mean * expit(term.logOdds + shared.move(of: bare, in: draw))
      }
    }
    self.outcomes = outcomes / Double(drawCount)
    self.shares = shares / Double(drawCount)
    shocks = Self.variance(alone)
    coefficients = Self.variance(both) - Self.variance(alone)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

extension RecoverableCase {
  fileprivate var withoutLoadings: RecoverableCase {
    RecoverableCase(
      id: id, payer: payer, recoverable: recoverable, logOdds: logOdds, fraction: fraction)
  }
}
