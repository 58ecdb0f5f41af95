import Statistics
import Testing

/// Dollars of many appeals at once: what goes wrong when each is taken alone.
struct PortfolioTrapTests {
  private static let deviation = 0.6
  private static let payers = 6

  /// Past quarters in which every payer had its own mood, by what is seen: payer-quarter and outcome.
  private static func spreadFound(using random: inout RandomSource) throws -> Double {
    var (quarters, outcomes): ([String], [Bool]) = ([], [])
    for quarter in 0..<10 {
      for payer in 0..<payers {
        let shock = random.normal(standardDeviation: deviation)
        for _ in 0..<14 {
          quarters.append("payer \(payer), quarter \(quarter)")
          outcomes.append(random.bernoulli(expit(-0.2 + shock)))
        }
      }
    }
    let design = try DesignMatrix(
      factors: [FactorColumn("payer and quarter", quarters)], coding: .byPenalty)
    let fit = try PooledLogisticRegression(random: ["payer and quarter"]).fit(
      design, outcomes: outcomes)
    return try #require(fit.spread(of: "payer and quarter")).standardDeviation
  }

  @Test func `appeals taken as independent give an interval far too narrow; shared shocks cover`()
    throws
  {
    var random = RandomSource(seed: 404)
    let deviation = try Self.spreadFound(using: &random)
    var (narrow, wide) = (0, 0)
    let portfolios = 120
    for portfolio in 0..<portfolios {
      let moods = (0..<Self.payers).map { _ in
        random.normal(standardDeviation: Self.deviation)
      }
      let payers = (0..<90).map { $0 % Self.payers }
      let amounts = payers.map { _ in 1000 * (1 + 9 * random.uniform()) }
      let logOdds = payers.map { _ in -0.2 + 0.5 * random.normal() }
      let won = payers.indices.reduce(0) { sum, index in
        let chance = expit(logOdds[index] + moods[payers[index]])
        return random.bernoulli(chance) ? sum + amounts[index] : sum
      }
      let alone = WeightedBernoulliSum(values: amounts, probabilities: logOdds.map(expit))
      let together = SharedShockSum(
        values: amounts, logOdds: logOdds, groups: payers, deviation: deviation,
        drawCount: 200, seed: UInt64(portfolio))
      let inside = { (quantile: (Double) -> Double) in
        quantile(0.05) <= won && won <= quantile(0.95)
      }
      narrow += inside(alone.approximateQuantile) ? 1 : 0
      wide += inside(together.quantile) ? 1 : 0
    }
    // Nominal 90 % of 120; three binomial errors are 8 %.
    #expect(Double(narrow) / Double(portfolios) < 0.8, "\(narrow)")
    #expect(Double(wide) / Double(portfolios) > 0.82, "\(wide)")
  }

  @Test func `without shocks it is the sum of independent cases`() {
    let amounts = (1...40).map(Double.init)
    let logOdds = amounts.map { $0 / 20 - 1 }
    let alone = WeightedBernoulliSum(values: amounts, probabilities: logOdds.map(expit))
    let together = SharedShockSum(
      values: amounts, logOdds: logOdds, groups: amounts, deviation: 0, seed: 3)
    let deviation = alone.variance.squareRoot()
    #expect(abs(together.mean - alone.mean) < 0.05 * deviation)
    for probability in [0.05, 0.5, 0.95] {
      let difference =
        together.quantile(probability) - alone.approximateQuantile(probability)
      #expect(abs(difference) < 0.1 * deviation)
    }
  }

  @Test func `the best by raw rates disappoint; pooled rates bring what they promise, and more`()
    throws
  {
    var random = RandomSource(seed: 407)
    let kinds = 200
    let rates = (0..<kinds).map { _ in expit(random.normal(mean: -0.8, standardDeviation: 0.5)) }
    var (names, outcomes, wins, counts): ([String], [Bool], [Int], [Int]) = ([], [], [], [])
    for (kind, rate) in rates.enumerated() {
      let count = 3 + Int(random.uniform() * 6)
      let won = (0..<count).map { _ in random.bernoulli(rate) }
      names += won.map { _ in "kind \(kind)" }
      outcomes += won
      wins.append(won.count { $0 })
      counts.append(count)
    }
    let design = try DesignMatrix(
      factors: [
        FactorColumn("kind", names, levels: (0..<kinds).map { "kind \($0)" })
      ], coding: .byPenalty)
    let pooled = try PooledLogisticRegression(random: ["kind"]).fit(design, outcomes: outcomes)
    let raw = zip(wins, counts).map { Double($0) / Double($1) }
    let shrunk = pooled.levelEffects(of: "kind").map {
      expit(pooled.fixedEffects[0].estimate + $0.effect)
    }
    let amounts = (0..<kinds).map { _ in 1000 * (1 + random.uniform()) }
    /// Promised over true dollars of the thirty that look best, and the true dollars.
    func chosen(by estimates: [Double]) -> (ratio: Double, dollars: Double) {
      let best = amounts.indices.sorted {
        estimates[$0] * amounts[$0] > estimates[$1] * amounts[$1]
      }
      .prefix(30)
      let promised = best.reduce(0) { $0 + estimates[$1] * amounts[$1] }
      let actual = best.reduce(0) { $0 + rates[$1] * amounts[$1] }
      return (promised / actual, actual)
    }
    #expect(chosen(by: raw).ratio > 1.5, "\(chosen(by: raw))")
    #expect(abs(chosen(by: shrunk).ratio - 1) < 0.15, "\(chosen(by: shrunk))")
    #expect(chosen(by: shrunk).dollars > chosen(by: raw).dollars)
  }
}
