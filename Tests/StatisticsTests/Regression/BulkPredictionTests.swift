import Statistics
import Testing

/// Many rows at once, against the same rows one by one.
struct BulkPredictionTests {
  private func expectSame(
    _ bulk: BulkPrediction, _ fit: FittedLogisticRegression, _ rows: DesignMatrix,
    offset: Double = 0
  ) throws {
    #expect(bulk.probabilities.count == rows.rowCount)
    for row in stride(from: 0, to: rows.rowCount, by: 13) {
      let one = try fit.prediction(forRow: row, of: rows, offset: offset)
      let interval = one.interval(level: bulk.level)
      expectClose(bulk.probabilities[row], one.probability, relative: 1e-12)
      expectClose(bulk.standardErrors[row], one.standardError, relative: 1e-10)
      expectClose(bulk.lower[row], interval.lower, relative: 1e-10)
      expectClose(bulk.upper[row], interval.upper, relative: 1e-10)
    }
  }

  @Test(arguments: [FactorCoding.oneHot, .treatment, .byPenalty])
  func `they agree, under every coding`(coding: FactorCoding) throws {
    let problem = try SyntheticProblem(rows: 1_100, seed: 91)
    let design = try problem.design(coding)
    let fit = try LogisticRegression(ridge: Ridge(1, terms: ["age": 0])).fit(
      design, outcomes: problem.outcomes)
    try expectSame(fit.predictions(of: design), fit, design)
    let all = try fit.predictions(of: design, level: 0.5, workers: 1)
    #expect(try fit.predictions(of: design, level: 0.5, workers: 4) == all)
  }

  @Test func `levels are matched by name, unseen ones and offsets included`() throws {
    let problem = try SyntheticProblem(rows: 1_300, seed: 92)
    let fit = try LogisticRegression(ridge: 2).fit(
      problem.design(.oneHot), outcomes: problem.outcomes)
    let payer = problem.factors[0]
    let names = payer.codes.enumerated().map { row, code in
      row % 7 == 0 ? "new" : payer.levels[Int(code)]
    }
    // In another order, with a level of next year and one undeclared.
    let renamed = try FactorColumn(
      "payer", names, levels: ["payer 4", "new", "payer 2", "payer 0", "payer 1"])
    let rows = try DesignMatrix(
      numeric: problem.numeric.reversed(),
      factors: [problem.factors[2], renamed, problem.factors[1]],
      coding: .treatment)
    try expectSame(
      fit.predictions(of: rows, offsets: [Double](repeating: 0.4, count: 1_300)), fit, rows,
      offset: 0.4)
  }

  @Test func `a wide factor's variances are those of single rows`() throws {
    let problem = try SyntheticProblem(rows: 2_000, seed: 93)
    var random = RandomSource(seed: 94)
    let surgeon = FactorColumn(
      "surgeon", levels: (0..<90).map { "surgeon \($0)" },
      codes: (0..<2_000).map { _ in UInt16(random.categorical([Double](repeating: 1, count: 90))) })
    let design = try DesignMatrix(
      numeric: problem.numeric, factors: problem.factors + [surgeon], coding: .oneHot)
    let fit = try LogisticRegression(ridge: 1).fit(design, outcomes: problem.outcomes)
    try expectSame(fit.predictions(of: design), fit, design)
  }

  @Test func `what one row is refused for, all are`() throws {
    let problem = try SyntheticProblem(rows: 600, seed: 95)
    let design = try problem.design(.treatment)
    let fit = try LogisticRegression().fit(design, outcomes: problem.outcomes)
    #expect(throws: PredictionError.missing(term: "units")) {
      try fit.predictions(of: design.dropping(["units"]))
    }
    let other = try FactorColumn("site", [String](repeating: "site 9", count: 600))
    let rows = try DesignMatrix(
      numeric: problem.numeric, factors: [problem.factors[0], problem.factors[1], other],
      coding: .treatment)
    #expect(throws: PredictionError.unseenLevel(term: "site")) { try fit.predictions(of: rows) }
    #expect(try fit.predictions(of: design.rows([])).probabilities.isEmpty)
  }
}
