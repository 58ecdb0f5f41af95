import Claims
import Statistics

/// Where the variance of a sum S comes from, in squared dollars: of all that comes, or of what comes
/// within the first periods. With q the chance that a recovery falls within them (1 for all), and M the
/// mean of S given coefficients z and shocks u,
///
///     Var S = E Σ q² a² f² p (1 − p) + E Σ q² a² s² p + E Σ q (1 − q) a² (f² + s²) p
///             + Var M(0, u) + [Var M(z, u) − Var M(0, u)],   M = Σ q a f p
///
/// outcomes, recovered shares, timing, payers' shocks, and what the coefficients add to these. When the
/// cash comes moves money between periods and adds nothing to the total.
public struct VarianceSources: Sendable, Hashable {
  public let outcomes: Double
  public let shares: Double
  /// Whether a recovery comes within the periods; 0 for all that comes.
  public let timing: Double
  public let shocks: Double
  public let coefficients: Double

  public var total: Double { outcomes + shares + timing + shocks + coefficients }

  /// Of the first so many periods; `nil` for all that comes, whenever. A case whose time is not known is
  /// in no sum of periods.
  public init(
    of inventory: OpenInventory, shock: Double, shockError: Double = 0,
    drawCount: Int = RecoveryDistribution.leastDraws, seed: UInt64, within periods: Int? = nil
  ) {
    let shared = SharedDraws(
      inventory.terms, shock: shock, shockError: shockError, drawCount: drawCount,
      root: RandomSource(seed: seed))
    let certain = inventory.terms.map { $0.source.withoutLoadings }
    var (outcomes, shares, timing) = (0.0, 0.0, 0.0)
    var both = [Double](repeating: 0, count: drawCount)
    var alone = both
    for (term, bare) in zip(inventory.terms, certain) {
      let amount = Double(term.amount.cents) / 100
      let (mean, deviation) = (term.source.fraction.mean, term.source.fraction.deviation)
      let q = periods.map { min(1, term.source.timing.prefix($0).reduce(0, +)) } ?? 1
      let square = amount * amount
      let moves = shared.moves(of: term.source, drawCount: drawCount)
      let shocks = shared.moves(of: bare, drawCount: drawCount)
      for draw in 0..<drawCount {
        let p = expit(term.logOdds + moves[draw])
        outcomes += q * q * square * mean * mean * p * (1 - p)
        shares += q * q * square * deviation * deviation * p
        timing += q * (1 - q) * square * (mean * mean + deviation * deviation) * p
        both[draw] += q * amount * mean * p
        alone[draw] += q * amount * mean * expit(term.logOdds + shocks[draw])
      }
    }
    self.outcomes = outcomes / Double(drawCount)
    self.shares = shares / Double(drawCount)
    self.timing = timing / Double(drawCount)
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
      id: id, payer: payer, recoverable: recoverable, logOdds: logOdds, fraction: fraction,
      timing: timing)
  }
}
