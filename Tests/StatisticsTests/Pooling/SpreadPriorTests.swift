import Statistics
import Testing

struct SpreadPriorTests {
  /// Two payers that do not differ, and one number that decides.
  private static func problem(rows: Int, effect: Double) throws -> (DesignMatrix, [Bool]) {
    var random = RandomSource(seed: 5)
    let payers = (0..<rows).map { "P\($0 % 8)" }
    let effects = (0..<8).map { Double($0 % 2 == 0 ? 1 : -1) * effect }
    let outcomes = (0..<rows).map { random.bernoulli(expit(effects[$0 % 8])) }
    return (try DesignMatrix(factors: [FactorColumn("payer", payers)], coding: .oneHot), outcomes)
  }

  @Test func `with few rows the prior keeps a spread off 0`() throws {
    let (design, outcomes) = try Self.problem(rows: 64, effect: 0)
    let alone = try PooledLogisticRegression(random: ["payer"]).fit(design, outcomes: outcomes)
    let prior = SpreadPrior(median: 0.5, logDeviation: 0.5)
    let held = try PooledLogisticRegression(random: ["payer"], prior: prior)
      .fit(design, outcomes: outcomes)
    let spread = try #require(held.spread(of: "payer"))
    #expect(spread.standardDeviation > 0.1 && spread.standardDeviation < 0.5)
    #expect(try #require(alone.spread(of: "payer")).standardDeviation < spread.standardDeviation)
  }

  @Test func `with many levels and rows the prior hardly matters`() throws {
    var random = RandomSource(seed: 9)
    let effects = (0..<200).map { _ in random.normal(standardDeviation: 0.8) }
    let payers = (0..<20_000).map { $0 % 200 }
    let outcomes = payers.map { random.bernoulli(expit(effects[$0])) }
    let design = try DesignMatrix(
      factors: [FactorColumn("payer", payers.map { "P\($0)" })], coding: .oneHot)
    let fits = try [nil, SpreadPrior(median: 0.5, logDeviation: 0.5)].map { prior in
      try PooledLogisticRegression(random: ["payer"], prior: prior).fit(design, outcomes: outcomes)
    }
    let spreads = fits.compactMap { $0.spread(of: "payer")?.standardDeviation }
    #expect(abs(spreads[0] - spreads[1]) < 0.01)
    #expect(abs(spreads[1] - 0.8) < 0.1)
  }
}
