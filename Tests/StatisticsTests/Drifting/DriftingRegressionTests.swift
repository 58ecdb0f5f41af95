import Foundation
import Statistics
import Testing

/// Effects that drift: what the fit is equal to where another way to compute it exists, what its
/// intervals cover where the truth is known, and what it refuses.
struct DriftingRegressionTests {
  @Test func `without drift it is the ridge fit with one penalty for each term`() throws {
    let cases = DriftingCases(seed: 1, rows: 900)
    let fit = try DriftingLogisticRegression(
      [DriftingTerm("payer", spread: 0.5), DriftingTerm("kind", spread: 0.8)], draws: 0
    ).fit(cases.factors, periods: cases.periods, outcomes: cases.outcomes)
    let ridge = try LogisticRegression(
      ridge: Ridge(0, terms: ["payer": 1 / 0.25, "kind": 1 / 0.64])
    ).fit(
      DesignMatrix(factors: cases.factors, coding: .oneHot), outcomes: cases.outcomes)
    let effects = fit.terms.flatMap(\.effects)
    #expect(abs(fit.intercept - ridge.coefficients[0]) < 1e-7)
    for (name, effect) in zip(
      fit.terms.flatMap { t in t.levels.map { "\(t.settings.name) = \($0)" } },
      effects)
    {
      let index = try #require(ridge.coefficientNames.firstIndex(of: name))
      #expect(abs(effect - ridge.coefficients[index]) < 1e-7)
    }
  }

  // A chain of correlated effects is ridge on independent steps: the column of step s is ρ^(t−s) √(1−ρ²)
  // in period t, and ρ^t for the first.
  @Test func `with drift it is the ridge fit of independent steps`() throws {
    let cases = DriftingCases(seed: 2, rows: 700)
    let (spread, rho) = (0.6, 0.7)
    let fit = try DriftingLogisticRegression(
      [DriftingTerm("payer", spread: spread, persistence: rho)], draws: 0
    ).fit(cases.factors, periods: cases.periods, outcomes: cases.outcomes)
    let payer = cases.factors[0]
    let columns = payer.levels.indices.flatMap { level in
      (0..<DriftingCases.periodCount).map { step in
        NumericColumn(
          "\(level) \(step)",
          cases.periods.indices.map { row in
            guard Int(payer.codes[row]) == level, cases.periods[row] >= step else { return 0 }
            return pow(rho, Double(cases.periods[row] - step))
              * (step == 0 ? 1 : (1 - rho * rho).squareRoot())
          })
      }
    }
    let ridge = try LogisticRegression(
      ridge: Ridge(
        0,
        terms: Dictionary(
          uniqueKeysWithValues: columns.map {
            ($0.name, 1 / (spread * spread))
          }))
    ).fit(DesignMatrix(numeric: columns, coding: .oneHot), outcomes: cases.outcomes)
    let last = DriftingCases.periodCount - 1
    for level in payer.levels.indices {
      let sum = (0...last).reduce(0.0) { sum, step in
        let scale = step == 0 ? 1 : (1 - rho * rho).squareRoot()
        let index = 1 + level * DriftingCases.periodCount + step
        return sum + pow(rho, Double(last - step)) * scale * ridge.coefficients[index]
      }
      #expect(abs(fit.terms[0].effects[level] - sum) < 1e-6)
    }
  }

  @Test func `a case weight of two equals the row listed twice`() throws {
    let cases = DriftingCases(seed: 3, rows: 300)
    let model = DriftingLogisticRegression(
      [DriftingTerm("payer", spread: 0.5, persistence: 0.8)], draws: 0)
    let weighted = try model.fit(
      cases.factors, periods: cases.periods, outcomes: cases.outcomes,
      weights: cases.outcomes.indices.map { $0 < 100 ? 2 : 1 })
    let listed = cases.rows(Array(0..<100) + Array(cases.outcomes.indices))
    let twice = try model.fit(
      listed.factors, periods: listed.periods, outcomes: listed.outcomes)
    for (one, other) in zip(weighted.terms[0].effects, twice.terms[0].effects) {
      #expect(abs(one - other) < 1e-7)
    }
  }

  @Test func `a forecast draws the last effect toward the average by rho to the periods`() throws {
    let cases = DriftingCases(seed: 4, rows: 600)
    let fit = try DriftingLogisticRegression(
      [DriftingTerm("payer", spread: 0.7, persistence: 0.8)]
    ).fit(cases.factors, periods: cases.periods, outcomes: cases.outcomes)
    let row = DesignRow(levels: ["payer": fit.terms[0].levels[0]])
    let next = try fit.prediction(for: row, period: fit.asOf + 1)
    let later = try fit.prediction(for: row, period: fit.asOf + 10)
    #expect(abs(next.logOdds - (fit.intercept + 0.8 * fit.terms[0].effects[0])) < 1e-12)
    #expect(abs(later.logOdds - fit.intercept) < abs(next.logOdds - fit.intercept))
    #expect(later.standardError > next.standardError)
    let stranger = try fit.prediction(
      for: DesignRow(levels: ["payer": "never seen"]), period: fit.asOf + 1)
    #expect(stranger.unseenLevels == ["payer"])
    #expect(stranger.standardError >= 0.7)
  }

  @Test func `contributions add up to the log-odds to the bit`() throws {
    let cases = DriftingCases(seed: 5, rows: 500)
    let fit = try DriftingLogisticRegression(
      [
        DriftingTerm("payer", spread: 0.7, persistence: 0.8), DriftingTerm("kind", spread: 0.4),
      ]
    ).fit(cases.factors, periods: cases.periods, outcomes: cases.outcomes)
    let prediction = try fit.prediction(
      for: DesignRow(levels: ["payer": "p3", "kind": "k1"]), period: 9)
    let sum = prediction.contributions.dropFirst().reduce(prediction.contributions[0].logOdds) {
      $0 + $1.logOdds
    }
    #expect(prediction.logOdds == sum)
  }

  @Test func `ninety percent intervals of next year cover about ninety percent`() throws {
    var (covered, asked) = (0, 0)
    for seed in 0..<12 {
      let cases = DriftingCases(seed: UInt64(100 + seed), rows: 1500)
      let fit = try DriftingLogisticRegression(
        [DriftingTerm("payer", spread: DriftingCases.spread, persistence: DriftingCases.rho)],
        draws: 60
      ).fit(cases.factors, periods: cases.periods, outcomes: cases.outcomes)
      for (level, truth) in cases.nextEffects.enumerated() {
        let prediction = try fit.prediction(
          for: DesignRow(levels: ["payer": "p\(level)"]), period: DriftingCases.periodCount)
        let interval = ConfidenceInterval(
          estimate: prediction.logOdds, standardError: prediction.standardError, level: 0.9)
        covered += interval.contains(truth + cases.mean) ? 1 : 0
        asked += 1
      }
    }
    let share = Double(covered) / Double(asked)
    #expect((0.82...0.97).contains(share), "covered \(share) of \(asked)")
  }

  @Test func `the search finds that effects drift where they do, and stay where they stay`() {
    let drifting = DriftingCases(seed: 7, rows: 6000, rho: 0.5)
    let lasting = DriftingCases(seed: 8, rows: 6000, rho: 1)
    let search = DriftSearch(
      from: [DriftingTerm("payer", spread: 0.5, persistence: 0.87)],
      prior: SpreadPrior(median: 0.5, logDeviation: 0.5), foretold: 3, horizon: 2, sweeps: 2)
    let chosen = search.choose(
      [drifting.factors[0]], periods: drifting.periods, outcomes: drifting.outcomes)
    let kept = search.choose(
      [lasting.factors[0]], periods: lasting.periods, outcomes: lasting.outcomes)
    #expect(chosen[0].persistence == DriftSearch.persistences.first)
    #expect(kept[0].persistence ?? 1 > 0.9)
  }

  @Test func `refuses one class, no rows, an unknown term and a negative weight`() {
    let cases = DriftingCases(seed: 9, rows: 50)
    let model = DriftingLogisticRegression([DriftingTerm("payer", spread: 0.5)], draws: 0)
    #expect(throws: FitError.oneClass) {
      try model.fit(
        cases.factors, periods: cases.periods, outcomes: cases.outcomes.map { _ in true })
    }
    #expect(throws: FitError.noRows) { try model.fit([], periods: [], outcomes: []) }
    #expect(throws: FitError.unknownTerm("payer")) {
      try model.fit([cases.factors[1]], periods: cases.periods, outcomes: cases.outcomes)
    }
    #expect(throws: FitError.invalidWeight(row: 1)) {
      try model.fit(
        cases.factors, periods: cases.periods, outcomes: cases.outcomes,
        weights: cases.outcomes.indices.map { $0 == 0 ? -1 : 1 })
    }
  }
}
