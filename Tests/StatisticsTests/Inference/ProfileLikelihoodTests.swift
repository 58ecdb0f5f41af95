import Foundation
import Statistics
import Testing

/// Profile-likelihood limits against 240-bit arithmetic; recipe in `Fixtures/README.md`.
struct ProfileLikelihoodTests {
  private func expectLimits(
    _ intervals: [ConfidenceInterval], _ certified: [[String?]]?
  ) throws {
    let certified = try #require(certified)
    #expect(intervals.count == certified.count)
    for (interval, limits) in zip(intervals, certified) {
      let expected = try numbers(limits.map { try #require($0) })
      expectClose([interval.lower, interval.upper], expected, relative: 1e-9)
    }
  }

  @Test(arguments: ["wellcond", "rare1pct"])
  func `agrees with certified limits of maximum likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    try expectLimits(
      ProfileLikelihood(level: 0.95).intervals(design, outcomes: outcomes), golden.mle?.profile95)
  }

  @Test(arguments: ["wellcond", "rare1pct", "quasisep"])
  func `agrees with certified limits of penalised likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    try expectLimits(
      ProfileLikelihood(.firth, level: 0.95).intervals(design, outcomes: outcomes),
      golden.firth.profile95)
  }

  @Test func `under separation one side is infinite and every other limit is exact`() throws {
    let reference = try #require(try ReferenceInference.load("quasisep").mleProfile95)
    let (design, outcomes) = try CertifiedCase.load("quasisep").design()
    let intervals = try ProfileLikelihood(level: 0.95).intervals(design, outcomes: outcomes)
    for (interval, limits) in zip(intervals, reference) {
      expectClose(interval.lower, try #require(limits[0]), relative: 1e-9)
      if let upper = limits[1] {
        expectClose(interval.upper, upper, relative: 1e-9)
      } else {
        #expect(interval.upper == .infinity)
      }
    }
    #expect(intervals.count { $0.upper.isInfinite } == 1)
  }

  @Test func `under complete separation nothing is bounded but what cannot be`() throws {
    let x = NumericColumn("days", [-3, -2, -1, 1, 2, 3])
    let design = try DesignMatrix(numeric: [x], coding: .treatment)
    let intervals = try ProfileLikelihood(level: 0.95).intervals(
      design, outcomes: x.values.map { $0 > 0 })
    #expect(intervals[0].lower == -.infinity && intervals[0].upper == .infinity)
    #expect(intervals[1].upper == .infinity)
    // By symmetry the best intercept is 0: 2 Σ log(1 + e^(−b |x|)) is the quantile of χ².
    let statistic = 2 * x.values.reduce(0) { $0 + log1p(exp(-intervals[1].lower * abs($1))) }
    expectClose(statistic, pow(normalQuantile(0.975), 2), relative: 1e-9)
  }

  @Test(arguments: ["wellcond", "quasisep", "rare1pct"])
  func `penalised tests are those of R's logistf`(name: String) throws {
    let (design, outcomes) = try CertifiedCase.load(name).design()
    let reference = try ReferenceInference.load(name).logistfProb
    let tests = try ProfileLikelihood(.firth).tests(design, outcomes: outcomes)
    for (test, expected) in zip(tests, reference) {
      // R's 1 − pchisq() has no digits below 1e-16.
      #expect(abs(test.pValue - expected) < 1e-8 * expected + 1e-15)
    }
  }

  @Test func `the test of a coefficient is that of the model without its term`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 61)
    let design = try problem.design(.treatment)
    let tests = try ProfileLikelihood().tests(
      design, outcomes: problem.outcomes, weights: problem.weights)
    let fit = { (design: DesignMatrix) in
      try LogisticRegression().fit(
        design, outcomes: problem.outcomes, weights: problem.weights)
    }
    let full = try fit(design)
    for (index, term) in ["age", "units"].enumerated() {
      let nested = LikelihoodRatioTest(of: try fit(design.dropping([term])), within: full)
      #expect(nested.degreesOfFreedom == 1)
      expectClose(tests[index + 1].statistic, nested.statistic, relative: 1e-8)
    }
    let payers = LikelihoodRatioTest(of: try fit(design.dropping(["payer"])), within: full)
    #expect(payers.degreesOfFreedom == 4)
    let all = LikelihoodRatioTest(ofInterceptWithin: full)
    expectClose(all.statistic, full.nullDeviance - full.deviance, relative: 1e-14)
    #expect(all.degreesOfFreedom == full.coefficients.count - 1)
  }

  @Test func `under separation tests are measured from the supremum`() throws {
    let reference = try ReferenceInference.load("quasisep")
    let (design, outcomes) = try CertifiedCase.load("quasisep").design()
    let tests = try ProfileLikelihood().tests(design, outcomes: outcomes)
    let without = try LogisticRegression().fit(design.dropping(["flag"]), outcomes: outcomes)
    let statistic = 2 * (try #require(reference.supLoglik) - without.logLikelihood)
    expectClose(tests[3].statistic, statistic, relative: 1e-9)
  }

  @Test func `limits follow the units of a column and ignore the order of rows`() throws {
    let problem = try SyntheticProblem(rows: 200, seed: 62)
    let design = try DesignMatrix(numeric: problem.numeric, coding: .treatment)
    let months = NumericColumn("age", problem.numeric[0].values.map { 12 * ($0 - 50) })
    let moved = try DesignMatrix(numeric: [months, problem.numeric[1]], coding: .treatment)
    for objective in [ProfileLikelihood.Objective.maximumLikelihood, .firth] {
      let profile = ProfileLikelihood(objective)
      let intervals = try profile.intervals(design, outcomes: problem.outcomes)
      let reversed = Array((0..<200).reversed())
      let others = try profile.intervals(
        moved.rows(reversed), outcomes: reversed.map { problem.outcomes[$0] })
      expectClose(12 * others[1].lower, intervals[1].lower, relative: 1e-8)
      expectClose(others[2].upper, intervals[2].upper, relative: 1e-8)
    }
  }

  @Test func `a column that repeats another has no profile`() throws {
    let x = NumericColumn("days", [-2, -1, 0, 1, 2, 3])
    let design = try DesignMatrix(
      numeric: [x, NumericColumn("again", x.values)], coding: .treatment)
    #expect(throws: FitError.collinear(term: "again")) {
      try ProfileLikelihood().intervals(
        design, outcomes: [false, false, true, false, true, true])
    }
  }

  @Test(arguments: [ProfileLikelihood.Objective.maximumLikelihood, .firth])
  func `an interval holds zero exactly if the test of zero does not reject, separated or not`(
    objective: ProfileLikelihood.Objective
  ) throws {
    var random = RandomSource(seed: 63)
    var infinite = 0
    for _ in 0..<40 {
      let factors = try (1...2).map { number in
        try FactorColumn("factor \(number)", (0..<16).map { _ in "\(random.next() % 3)" })
      }
      let outcomes = (0..<16).map { _ in random.bernoulli(0.5) }
      let design = try DesignMatrix(factors: factors, coding: .treatment)
      let profile = ProfileLikelihood(objective, level: 0.8)
      let intervals = try profile.intervals(design, outcomes: outcomes)
      let tests = try profile.tests(design, outcomes: outcomes)
      for (interval, test) in zip(intervals, tests) {
        #expect(interval.lower < interval.upper)
        #expect(interval.contains(0) == (test.pValue > 0.2))
        infinite += interval.lower.isInfinite || interval.upper.isInfinite ? 1 : 0
      }
    }
    #expect(objective == .firth ? infinite == 0 : infinite > 10)
  }
}
