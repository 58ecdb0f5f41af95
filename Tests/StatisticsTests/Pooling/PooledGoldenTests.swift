import Foundation
import Statistics
import Testing

/// Random effects against R's lme4 and against brute force; the fixtures' README has the recipes.
struct PooledGoldenTests {
  private struct Reference: Decodable {
    let fixef: [Double]
    let sd: [Double]?
    let sdPayer: Double?
    let se: [Double]?
    let loglik: Double
    let ranef: [Double]
    let condsd: [Double]?
  }

  private func references(_ file: String) throws -> [String: Reference] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([String: Reference].self, from: Golden.data(file))
  }

  private func fit(_ csv: String, _ numbers: [String], _ random: [String]) throws
    -> FittedPooledLogisticRegression
  {
    let columns = try Golden.columns(csv)
    let design = try DesignMatrix(
      numeric: numbers.map { name in
        NumericColumn(name, try #require(columns[name]).map { try #require(Double($0)) })
      },
      factors: random.map { try FactorColumn($0, #require(columns[$0])) }, coding: .treatment)
    return try PooledLogisticRegression(random: Set(random)).fit(
      design, outcomes: #require(columns["y"]).map { $0 == "1" })
  }

  // R takes standard errors from differences of the deviance over all parameters; ours are
  // first-order in τ. R's optimiser stops a little early: at its estimates brute force finds a likelihood 3e-7 lower
  // than at ours, and the intercept still has 2e-4 to go.
  @Test func `agrees with R's glmer on thirty payers of 3 to 400 rows`() throws {
    let fit = try fit("payers30.csv", ["x1", "x2"], ["payer"])
    let reference = try #require(references("ref_glmer.json")["glmer_nAGQ1"])
    expectClose(fit.fixedEffects.map(\.estimate), reference.fixef, relative: 3e-4)
    expectClose(
      fit.fixedEffects.map(\.standardError), try #require(reference.se), relative: 1e-2)
    let spread = try #require(fit.spread(of: "payer"))
    expectClose(spread.standardDeviation, try #require(reference.sdPayer), relative: 1e-3)
    expectClose(fit.logMarginalLikelihood, reference.loglik, relative: 2e-7)
    // R's conditional deviations take fixed effects and τ as known.
    let given = try #require(reference.condsd)
    for (index, effect) in fit.levelEffects(of: "payer").enumerated() {
      #expect(abs(effect.effect - reference.ranef[index]) < 1e-3)
      #expect(effect.standardError > given[index])
      #expect(effect.standardError < 2.5 * given[index])
    }
    // Quadrature's τ, 0.8106, is within the uncertainty.
    #expect(try #require(spread.interval()).contains(0.8106))
  }

  @Test(arguments: [
    ("payers30", ["x1", "x2"], ["payer"]), ("crossed", ["x"], ["payer", "surgeon"]),
  ])
  func `finds the maximum that brute force finds`(
    name: String, numbers: [String], random: [String]
  ) throws {
    let fit = try fit("\(name).csv", numbers, random)
    let reference = try #require(references("ref_laplace.json")[name])
    expectClose(fit.logMarginalLikelihood, reference.loglik, relative: 1e-12)
    expectClose(fit.fixedEffects.map(\.estimate), reference.fixef, relative: 1e-6)
    expectClose(
      fit.spreads.map(\.standardDeviation), try #require(reference.sd), relative: 1e-6)
    let effects = random.flatMap { fit.levelEffects(of: $0).map(\.effect) }
    #expect(effects.count == reference.ranef.count)
    for (effect, golden) in zip(effects, reference.ranef) { #expect(abs(effect - golden) < 1e-6) }
  }
}
