import Foundation
import Statistics
import Testing

/// Partial pooling: what it recovers, what it refuses, and why it is worth it.
struct PooledRegressionTests {
  private let pooled = PooledLogisticRegression(random: ["payer"])

  @Test func `intervals of payers cover what they promise, and the spread is recovered`() throws {
    var random = RandomSource(seed: 61)
    let sizes = (0..<30).map { 3 + $0 * $0 / 12 }
    var (covered, spreads, counted) = (0, 0, 0)
    var logRatios: [Double] = []
    let fits = 16
    for _ in 0..<fits {
      let data = try SimulatedPayers(sizes: sizes, deviation: 0.7, using: &random)
      let fit = try pooled.fit(data.design, outcomes: data.outcomes)
      for (effect, truth) in zip(fit.levelEffects(of: "payer"), data.effects) {
        counted += 1
        if abs(effect.effect - truth) < 1.6449 * effect.standardError { covered += 1 }
      }
      let spread = try #require(fit.spread(of: "payer"))
      if spread.interval()?.contains(0.7) == true { spreads += 1 }
      if !spread.isZero { logRatios.append(log(spread.standardDeviation / 0.7)) }
    }
    // 480 intervals of 90 %; the levels of one fit are not independent. Given τ̂ they cover
    // 87-88 % in long runs: maximum likelihood makes τ a few per cent small.
    let coverage = Double(covered) / Double(counted)
    #expect(coverage > 0.84 && coverage < 0.94, "\(coverage)")
    #expect(spreads >= fits - 5)
    #expect(logRatios.count >= fits - 1)
    let mean = logRatios.reduce(0, +) / Double(logRatios.count)
    #expect(abs(mean) < 0.15, "\(mean)")
  }

  @Test func `beats each payer alone and all payers together in log loss`() throws {
    var random = RandomSource(seed: 62)
    // Half of the payers have fewer than 20 rows.
    let sizes = (0..<60).map { $0 < 30 ? 6 + $0 / 3 : 20 + 4 * ($0 - 30) }
    let past = try SimulatedPayers(sizes: sizes, deviation: 0.8, using: &random)
    let future = try SimulatedPayers(
      sizes: sizes.map { _ in 40 }, deviation: 0.8, effects: past.effects, using: &random)
    let logLoss = { (fit: FittedLogisticRegression) in
      try ScoredOutcomes(
        probabilities: fit.probabilities(of: future.design), outcomes: future.outcomes
      ).logLoss
    }
    let partial = try logLoss(pooled.fit(past.design, outcomes: past.outcomes).model)
    // A separate rate for every payer; a trace of a penalty, for some have one outcome only.
    let alone = try logLoss(
      LogisticRegression(ridge: Ridge(0, terms: ["payer": 1e-2])).fit(
        past.design, outcomes: past.outcomes))
    let together = try logLoss(
      LogisticRegression().fit(past.design.dropping(["payer"]), outcomes: past.outcomes))
    #expect(partial < alone - 0.005)
    #expect(partial < together - 0.02)
  }

  @Test func `the order of rows and levels does not matter`() throws {
    let problem = try SyntheticProblem(rows: 700, seed: 63)
    let design = try problem.design(.oneHot)
    let model = PooledLogisticRegression(random: ["payer", "reason"])
    let fit = try model.fit(design, outcomes: problem.outcomes)
    var random = RandomSource(seed: 64)
    let order = Array(0..<700).shuffled(using: &random)
    let turned = try DesignMatrix(
      numeric: problem.numeric.map { column in
        NumericColumn(column.name, order.map { column.values[$0] })
      },
      factors: problem.factors.reversed().map { factor in
        try FactorColumn(
          factor.name, order.map { factor.levels[Int(factor.codes[$0])] },
          levels: factor.name == "site" ? nil : factor.levels.reversed())
      }, coding: .treatment)
    let other = try model.fit(turned, outcomes: order.map { problem.outcomes[$0] })
    expectClose(fit.logMarginalLikelihood, other.logMarginalLikelihood, relative: 1e-12)
    for term in ["payer", "reason"] {
      expectClose(
        try #require(fit.spread(of: term)).standardDeviation,
        try #require(other.spread(of: term)).standardDeviation, relative: 1e-6)
      let effects = other.levelEffects(of: term)
      for effect in fit.levelEffects(of: term) {
        let same = try #require(effects.first { $0.level == effect.level })
        #expect(abs(same.effect - effect.effect) < 1e-7)
        #expect(abs(same.standardError - effect.standardError) < 1e-6)
      }
    }
  }

  @Test
  func `each coefficient's standard error has the uncertainty of the spread, as its level has`()
    throws
  {
    var random = RandomSource(seed: 67)
    let data = try SimulatedPayers(
      sizes: (0..<12).map { 5 + 3 * $0 }, deviation: 0.8, using: &random)
    let fit = try pooled.fit(data.design, outcomes: data.outcomes)
    let named =
      fit.fixedEffects.map(\.standardError) + fit.levelEffects(of: "payer").map(\.standardError)
    #expect(fit.standardErrors.count == fit.model.coefficients.count)
    #expect(fit.standardErrors.sorted() == named.sorted())
    #expect(zip(fit.standardErrors, fit.model.standardErrors).allSatisfy { $0 >= $1 })
    #expect(zip(fit.standardErrors, fit.model.standardErrors).contains { $0 > 1.001 * $1 })
  }

  @Test func `payers that do not differ have a spread of zero, not an error`() throws {
    var random = RandomSource(seed: 65)
    let sizes = [Int](repeating: 40, count: 12)
    var zeros = 0
    for _ in 0..<6 {
      let data = try SimulatedPayers(sizes: sizes, deviation: 0, using: &random)
      let fit = try pooled.fit(data.design, outcomes: data.outcomes)
      let spread = try #require(fit.spread(of: "payer"))
      guard spread.isZero else { continue }
      zeros += 1
      #expect(spread.interval() == nil)
      #expect(fit.levelEffects(of: "payer").allSatisfy { abs($0.effect) < 1e-4 })
      let without = try LogisticRegression().fit(
        data.design.dropping(["payer"]), outcomes: data.outcomes)
      expectClose(
        fit.fixedEffects.map(\.estimate), without.coefficients, relative: 1e-4)
      #expect(abs(fit.logMarginalLikelihood - without.logLikelihood) < 1e-3)
    }
    // Chance makes the likelihood highest at 0 about every other time.
    #expect((1...6).contains(zeros))
  }

  @Test func `an unseen level is the population's, with its variance; contributions add up`() throws
  {
    var random = RandomSource(seed: 66)
    let data = try SimulatedPayers(
      sizes: (0..<20).map { 10 + 3 * $0 }, deviation: 0.9, using: &random)
    let fit = try pooled.fit(data.design, outcomes: data.outcomes)
    let spread = try #require(fit.spread(of: "payer")).standardDeviation
    let prediction = try fit.prediction(
      for: DesignRow(numbers: ["x": 0.5], levels: ["payer": "a payer of next year"]))
    let population = fit.fixedEffects[0].estimate + 0.5 * fit.fixedEffects[1].estimate
    expectClose(prediction.logOdds, population, relative: 1e-12)
    #expect(prediction.unseenLevels == ["payer"])
    #expect(prediction.standardError > spread)
    let known = try fit.prediction(
      for: DesignRow(numbers: ["x": 0.5], levels: ["payer": "payer 19"]))
    #expect(known.standardError < prediction.standardError)
    for each in [prediction, known] {
      #expect(each.contributions.reduce(0) { $0 + $1.logOdds } == each.logOdds)
    }
  }

  @Test func `a random factor of many levels may stand alone`() throws {
    var random = RandomSource(seed: 70)
    let data = try SimulatedPayers(
      sizes: [Int](repeating: 12, count: 80), deviation: 0.8, using: &random)
    let alone = try pooled.fit(data.design.dropping(["x"]), outcomes: data.outcomes)
    // A number that says next to nothing must change next to nothing.
    let noise = NumericColumn("noise", data.outcomes.indices.map { Double($0 % 2) })
    let beside = try pooled.fit(
      DesignMatrix(numeric: [noise], factors: data.design.factors, coding: .byPenalty),
      outcomes: data.outcomes)
    let (own, other) = (alone.levelEffects(of: "payer"), beside.levelEffects(of: "payer"))
    for (level, same) in zip(own, other) { #expect(abs(level.effect - same.effect) < 0.05) }
    #expect(try #require(alone.spread(of: "payer")).interval()?.contains(0.8) == true)
  }

  @Test func `fixed factors keep a reference level beside random ones`() throws {
    let problem = try SyntheticProblem(rows: 600, seed: 67)
    let fit = try pooled.fit(problem.design(.oneHot), outcomes: problem.outcomes)
    #expect(
      fit.fixedEffects.map(\.name) == [
        "(Intercept)", "age", "units", "reason = reason 1", "reason = reason 2", "site = site 1",
      ])
    #expect(fit.levelEffects(of: "payer").count == 5)
    #expect(fit.levelEffects(of: "site").isEmpty)
  }

  @Test func `what cannot be fitted is refused by name`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 68)
    let design = try problem.design(.oneHot)
    #expect(throws: FitError.unknownTerm("surgeon")) {
      try PooledLogisticRegression(random: ["surgeon"]).fit(design, outcomes: problem.outcomes)
    }
    #expect(throws: FitError.unknownTerm("age")) {
      try PooledLogisticRegression(random: ["age"]).fit(design, outcomes: problem.outcomes)
    }
    let flag = NumericColumn("flag", problem.outcomes.map { $0 ? 1 : 0 })
    let separated = try DesignMatrix(
      numeric: [flag], factors: problem.factors, coding: .oneHot)
    #expect(throws: FitError.separated(term: "flag")) {
      try pooled.fit(separated, outcomes: problem.outcomes)
    }
  }

  @Test func `a stored fit predicts identically`() throws {
    let problem = try SyntheticProblem(rows: 400, seed: 69)
    let design = try problem.design(.oneHot)
    let fit = try pooled.fit(design, outcomes: problem.outcomes, weights: problem.weights)
    let restored = try JSONDecoder().decode(
      FittedPooledLogisticRegression.self, from: JSONEncoder().encode(fit))
    #expect(restored == fit)
    #expect(try restored.prediction(for: design.row(3)) == fit.prediction(for: design.row(3)))
  }
}
