import Foundation
import Statistics
import Testing

/// Statistics of parts of the rows, and a fit from nothing else.
struct LikelihoodBlockTests {
  private struct Part {
    let design: DesignMatrix
    let outcomes: [Bool]
    let weights: [Double]
  }

  private let problem: SyntheticProblem
  private let whole: Part
  private let parts: [Part]

  init() throws {
    problem = try SyntheticProblem(rows: 1_900, seed: 71)
    let design = try problem.design(.byPenalty)
    let (outcomes, weights) = (problem.outcomes, problem.weights)
    whole = Part(design: design, outcomes: outcomes, weights: weights)
    // Uneven, and none a whole number of tiles.
    parts = [0..<137, 137..<1_200, 1_200..<1_900].map { rows in
      Part(
        design: design.rows(Array(rows)), outcomes: Array(outcomes[rows]),
        weights: Array(weights[rows]))
    }
  }

  private func summary(_ part: Part) throws -> DesignSummary {
    try DesignSummary(part.design, outcomes: part.outcomes, weights: part.weights)
  }

  private func rows(_ part: Part, by description: DesignDescription) throws -> RowBlock {
    try RowBlock(part.design, outcomes: part.outcomes, weights: part.weights, by: description)
  }

  private func sum<Value>(_ values: [Value], _ add: (Value, Value) -> Value) throws -> Value {
    try values.dropFirst().reduce(#require(values.first), add)
  }

  private let ridge = Ridge(1, terms: ["age": 0, "reason": 0])

  @Test func `merged summaries describe the whole`() throws {
    let merged = try sum(parts.map(summary), +).description(coding: .byPenalty, ridge: ridge)
    let direct = try summary(whole).description(coding: .byPenalty, ridge: ridge)
    for (a, b) in zip(merged.numeric, direct.numeric) {
      expectClose([a.mean, a.standardDeviation], [b.mean, b.standardDeviation], relative: 1e-13)
    }
    for (a, b) in zip(merged.factors, direct.factors) {
      #expect((a.name, a.levels, a.coding) == (b.name, b.levels, b.coding))
      expectClose(a.shares, b.shares, relative: 1e-13)
    }
  }

  @Test func `merged blocks equal the whole`() throws {
    let description = try summary(whole).description(coding: .byPenalty, ridge: ridge)
    let point = description.coefficientNames.indices.map { 0.1 * Double($0 % 5) - 0.2 }
    let merged = try sum(parts.map { try rows($0, by: description).statistics(at: point) }, +)
    let direct = try rows(whole, by: description).statistics(at: point)
    expectClose(merged.logLikelihood, direct.logLikelihood, relative: 1e-13)
    for (a, b) in zip(merged.gradient, direct.gradient) { #expect(abs(a - b) < 1e-11) }
    for (a, b) in zip(merged.information.lowerTriangle, direct.information.lowerTriangle) {
      #expect(abs(a - b) < 1e-11)
    }
  }

  @Test func `gradient and information are differences of the log-likelihood`() throws {
    let description = try summary(whole).description(coding: .byPenalty, ridge: ridge)
    let rows = try rows(whole, by: description)
    let point = description.coefficientNames.indices.map { 0.05 * Double($0 % 4) }
    let here = rows.statistics(at: point)
    let step = 1e-4
    for index in point.indices {
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      let (up, down) = (rows.statistics(at: above), rows.statistics(at: below))
      let slope = (down.logLikelihood - up.logLikelihood) / (2 * step)
      #expect(abs(slope - here.gradient[index]) < 1e-5)
      for other in point.indices {
        let bend = (up.gradient[other] - down.gradient[other]) / (2 * step)
        #expect(abs(bend - here.information[other, index]) < 1e-5)
      }
    }
  }

  @Test func `a fit driven by stored blocks is the fit of the whole`() throws {
    let settings = LogisticRegression(ridge: ridge)
    var fit = try BlockFit(settings, summary: sum(parts.map(summary), +), coding: .byPenalty)
    let laidOut = try parts.map { try rows($0, by: fit.design) }
    var fitted: FittedLogisticRegression?
    while fitted == nil {
      let blocks = try laidOut.map { part in
        // As if it came from another machine.
        try JSONDecoder().decode(
          LikelihoodBlock.self,
          from: JSONEncoder().encode(part.statistics(at: fit.coefficients)))
      }
      fitted = try fit.advance(with: sum(blocks, +))
    }
    let direct = try settings.fit(
      whole.design, outcomes: whole.outcomes, weights: whole.weights)
    let found = try #require(fitted)
    expectClose(found.coefficients, direct.coefficients, relative: 1e-9)
    expectClose(found.standardErrors, direct.standardErrors, relative: 1e-9)
    expectClose(
      [found.deviance, found.nullDeviance, found.effectiveParameters],
      [direct.deviance, direct.nullDeviance, direct.effectiveParameters], relative: 1e-11)
  }

  @Test func `what the summary shows not to have a fit is refused`() throws {
    let flag = NumericColumn("flag", problem.outcomes.map { $0 ? 1 : 0 })
    let design = try DesignMatrix(
      numeric: problem.numeric + [flag], factors: problem.factors, coding: .treatment)
    let summary = try DesignSummary(design, outcomes: problem.outcomes)
    #expect(throws: FitError.separated(term: "flag")) {
      try BlockFit(LogisticRegression(), summary: summary, coding: .treatment)
    }
    let none = try DesignSummary(
      design.rows([]), outcomes: [])
    #expect(throws: FitError.noRows) {
      try BlockFit(LogisticRegression(), summary: none, coding: .treatment)
    }
    // Rows of another machine may bring the missing outcome.
    #expect(throws: Never.self) { (none + summary).totalWeight }
  }
}
