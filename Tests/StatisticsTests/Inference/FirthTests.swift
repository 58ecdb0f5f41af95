import Foundation
import Statistics
import Testing

/// Firth's fit: against other software, and facts that hold of any.
struct FirthTests {
  private func problem(_ name: String) throws -> (DesignMatrix, [Bool], ReferenceInference) {
    let (design, outcomes) = try CertifiedCase.load(name).design()
    return (design, outcomes, try ReferenceInference.load(name))
  }

  @Test(arguments: ["wellcond", "quasisep", "rare1pct"])
  func `errors of the augmented information are those of R's logistf`(name: String) throws {
    let (design, outcomes, reference) = try problem(name)
    let fit = try FirthLogisticRegression().fit(design, outcomes: outcomes)
    expectClose(fit.augmentedStandardErrors, reference.logistfSe, relative: 1e-10)
    #expect(zip(fit.augmentedStandardErrors, fit.standardErrors).allSatisfy { $0 < $1 })
  }

  @Test(arguments: ["wellcond", "quasisep", "rare1pct"])
  func `a corrected intercept makes the mean probability the observed rate`(name: String) throws {
    let (design, outcomes, reference) = try problem(name)
    let fit = try FirthLogisticRegression().fit(design, outcomes: outcomes)
    let corrected = fit.interceptCorrected
    expectClose(corrected.coefficients[0], reference.flicIntercept, relative: 1e-10)
    #expect(corrected.coefficients.dropFirst() == fit.coefficients.dropFirst())
    let events = Double(outcomes.count { $0 })
    expectClose(try corrected.probabilities(of: design).reduce(0, +), events, relative: 1e-12)
  }

  @Test func `where events are rare the prior predicts too many, and corrections do not`() throws {
    let (design, outcomes, _) = try problem("rare1pct")
    let fit = try FirthLogisticRegression().fit(design, outcomes: outcomes)
    let expected = { (fit: FittedLogisticRegression) in
      try fit.probabilities(of: design).reduce(0, +)
    }
    // 18 events; each coefficient adds about half a row, nearly all of them no events.
    #expect(try expected(fit.regression) > 19.5)
    expectClose(try expected(fit.interceptCorrected), 18, relative: 1e-12)
  }

  @Test func `the penalised likelihood written out is level at the estimate`() throws {
    let problem = try SyntheticProblem(rows: 80, seed: 44)
    let design = try DesignMatrix(numeric: [problem.numeric[1]], coding: .treatment)
    let x = problem.numeric[1].values
    let weights = problem.weights
    let fit = try FirthLogisticRegression().fit(
      design, outcomes: problem.outcomes, weights: weights)
    let penalised = { (a: Double, b: Double) in
      var (sum, s0, s1, s2) = (0.0, 0.0, 0.0, 0.0)
      for row in x.indices {
        let eta = a + b * x[row]
        sum += weights[row] * log(expit(problem.outcomes[row] ? eta : -eta))
        let w = weights[row] * expit(eta) * expit(-eta)
        (s0, s1, s2) = (s0 + w, s1 + w * x[row], s2 + w * x[row] * x[row])
      }
      return sum + 0.5 * log(s0 * s2 - s1 * s1)
    }
    let (a, b) = (fit.coefficients[0], fit.coefficients[1])
    expectClose(penalised(a, b), fit.penalisedLogLikelihood, relative: 1e-12)
    let h = 1e-5
    #expect(abs(penalised(a + h, b) - penalised(a - h, b)) / (2 * h) < 1e-7)
    #expect(abs(penalised(a, b + h) - penalised(a, b - h)) / (2 * h) < 1e-7)
    #expect(penalised(a + 0.1, b) < penalised(a, b) && penalised(a, b - 0.1) < penalised(a, b))
  }

  @Test(arguments: ["wellcond", "quasisep", "rare1pct"])
  func `marking the prior's rows makes the mean probability the observed rate`(
    name: String
  ) throws {
    let (design, outcomes, reference) = try problem(name)
    let fit = try FirthLogisticRegression().fitAugmented(design, outcomes: outcomes)
    expectClose(fit.coefficients, reference.flacCoef, relative: 1e-9)
    expectClose(fit.standardErrors, reference.flacSe, relative: 1e-9)
    expectClose(
      try fit.probabilities(of: design).reduce(0, +), Double(outcomes.count { $0 }),
      relative: 1e-11)
    let direct = try logLikelihood(fit, design, outcomes)
    expectClose(fit.logLikelihood, direct, relative: 1e-12)
  }

  private func logLikelihood(
    _ fit: FittedLogisticRegression, _ design: DesignMatrix, _ outcomes: [Bool]
  ) throws -> Double {
    try zip(fit.logOdds(of: design), outcomes).reduce(0) { sum, row in
      sum + log(expit(row.1 ? row.0 : -row.0))
    }
  }

  @Test func `weights agree with NumPy`() throws {
    let (design, outcomes, reference) = try problem("wellcond")
    let fit = try FirthLogisticRegression().fit(
      design, outcomes: outcomes, weights: outcomes.indices.map { Double(1 + $0 % 3) })
    expectClose(fit.coefficients, try #require(reference.weightedFirthCoef), relative: 1e-9)
  }

  @Test func `a case weight of two equals the row listed twice`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 41)
    let design = try problem.design(.treatment)
    let repeated = problem.weights.enumerated().flatMap { row, weight in
      [Int](repeating: row, count: Int(weight))
    }
    let offsets = problem.weights.indices.map { 0.1 * Double($0 % 7) }
    let model = FirthLogisticRegression()
    let weighted = try model.fit(
      design, outcomes: problem.outcomes, weights: problem.weights, offsets: offsets)
    let listed = try model.fit(
      design.rows(repeated), outcomes: repeated.map { problem.outcomes[$0] },
      offsets: repeated.map { offsets[$0] })
    expectClose(weighted.coefficients, listed.coefficients, relative: 1e-9)
    expectClose(weighted.standardErrors, listed.standardErrors, relative: 1e-9)
    expectClose(
      weighted.augmentedStandardErrors, listed.augmentedStandardErrors, relative: 1e-9)
    expectClose(weighted.penalisedLogLikelihood, listed.penalisedLogLikelihood, relative: 1e-11)
    let (a, b) = try (
      model.fitAugmented(
        design, outcomes: problem.outcomes, weights: problem.weights, offsets: offsets),
      model.fitAugmented(
        design.rows(repeated), outcomes: repeated.map { problem.outcomes[$0] },
        offsets: repeated.map { offsets[$0] })
    )
    expectClose(a.coefficients, b.coefficients, relative: 1e-9)
  }

  @Test func `the order of rows and of levels does not matter`() throws {
    let problem = try SyntheticProblem(rows: 250, seed: 42)
    var random = RandomSource(seed: 43)
    let order = Array(0..<250).shuffled(using: &random)
    let payer = problem.factors[0]
    let model = FirthLogisticRegression()
    let fit = try model.fit(
      DesignMatrix(numeric: problem.numeric, factors: [payer], coding: .treatment),
      outcomes: problem.outcomes)
    let turned = try FactorColumn(
      payer.name, payer.codes.map { payer.levels[Int($0)] }, levels: payer.levels.reversed())
    let design = try DesignMatrix(
      numeric: problem.numeric, factors: [turned], coding: .treatment)
    let other = try model.fit(design.rows(order), outcomes: order.map { problem.outcomes[$0] })
    expectClose(
      Array(fit.coefficients[1...2]), Array(other.coefficients[1...2]), relative: 1e-9)
    expectClose(fit.regression.deviance, other.regression.deviance, relative: 1e-11)
    // Differences between levels stay: the last against the first, from either end.
    expectClose(fit.coefficients[6], -other.coefficients[6], relative: 1e-8)
    expectClose(fit.standardErrors[6], other.standardErrors[6], relative: 1e-9)
  }

  @Test(arguments: [(1, 20), (0.5, 4), (3, 3)])
  func `of a two by two table it adds one half to every cell`(events: Double, others: Double)
    throws
  {
    // Two groups; the log odds ratio is that of the table with ½ added, for the saturated model.
    let design = try DesignMatrix(
      numeric: [NumericColumn("group", [0, 0, 1, 1])], coding: .treatment)
    let weights = [events, others, 7, 2]
    let fit = try FirthLogisticRegression().fit(
      design, outcomes: [true, false, true, false], weights: weights)
    let first = log((events + 0.5) / (others + 0.5))
    expectClose(fit.coefficients[0] + 1, first + 1, relative: 1e-10)
    expectClose(fit.coefficients[1], log(7.5 / 2.5) - first, relative: 1e-10)
  }

  @Test func `complete separation has a finite fit and finite limits`() throws {
    let x = NumericColumn("days", [-3, -2, -1, 1, 2, 3])
    let design = try DesignMatrix(numeric: [x], coding: .treatment)
    let outcomes = x.values.map { $0 > 0 }
    let fit = try FirthLogisticRegression().fit(design, outcomes: outcomes)
    #expect(fit.coefficients[1] > 0 && fit.coefficients[1].isFinite)
    let interval = try ProfileLikelihood(.firth, level: 0.95).intervals(
      design, outcomes: outcomes)[1]
    #expect(interval.contains(fit.coefficients[1]))
    #expect(interval.lower.isFinite && interval.upper.isFinite && interval.lower > -1)
  }

  @Test func `what has no estimate either is refused by name`() throws {
    let x = NumericColumn("days", [-2, -1, 0, 1, 2, 3])
    let outcomes = [false, false, true, false, true, true]
    let model = FirthLogisticRegression()
    let design = { (other: [Double]) in
      try DesignMatrix(numeric: [x, NumericColumn("other", other)], coding: .treatment)
    }
    #expect(throws: FitError.collinear(term: "other")) {
      try model.fit(design(x.values.map { 2 * $0 - 1 }), outcomes: outcomes)
    }
    #expect(throws: FitError.constant(term: "other")) {
      try model.fit(design([5, 5, 5, 5, 5, 5]), outcomes: outcomes)
    }
    #expect(throws: FitError.oneClass) {
      try model.fit(design([1, 0, 2, 0, 1, 0]), outcomes: outcomes.map { _ in true })
    }
    let payer = try FactorColumn("payer", ["A", "B", "A", "A", "B", "A"], levels: ["A", "B", "C"])
    #expect(throws: FitError.emptyLevel(term: "payer", level: 3)) {
      try model.fit(
        DesignMatrix(numeric: [x], factors: [payer], coding: .treatment), outcomes: outcomes)
    }
    #expect(throws: FitError.nonFinite(row: 2, term: "(Offset)")) {
      try model.fit(
        design([1, 0, 2, 0, 1, 0]), outcomes: outcomes, offsets: [0, .nan, 0, 0, 0, 0])
    }
  }
}
