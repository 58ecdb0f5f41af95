import Statistics
import Testing

/// What cannot be fitted is refused, by the name of what is wrong.
struct LogisticRefusalTests {
  private let outcomes = [false, false, true, false, true, true]
  private let x = NumericColumn("days", [-2, -1, 0, 1, 2, 3])

  private func fit(
    _ numeric: [NumericColumn], _ factors: [FactorColumn] = [], ridge: Double = 0,
    coding: FactorCoding = .treatment, outcomes: [Bool]? = nil, weights: [Double]? = nil
  ) throws -> FittedLogisticRegression {
    try LogisticRegression(ridge: Ridge(ridge)).fit(
      DesignMatrix(numeric: numeric, factors: factors, coding: coding),
      outcomes: outcomes ?? self.outcomes, weights: weights)
  }

  @Test func `no rows`() {
    #expect(throws: FitError.noRows) { try fit([NumericColumn("days", [])], outcomes: []) }
    #expect(throws: FitError.noRows) { try fit([x], weights: [0, 0, 0, 0, 0, 0]) }
  }

  @Test(arguments: [0, 1.0])
  func `one class`(ridge: Double) {
    #expect(throws: FitError.oneClass) {
      try fit([x], ridge: ridge, outcomes: [true, true, true, true, true, true])
    }
    #expect(throws: FitError.oneClass) {
      try fit([x], ridge: ridge, weights: [1, 1, 0, 1, 0, 0])
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a value that is not finite, by row and term`(value: Double) {
    let error = FitError.nonFinite(row: 4, term: "days")
    #expect(throws: error) { try fit([NumericColumn("days", [-2, -1, 0, value, 2, 3])]) }
    #expect(
      "\(error)" == "row 4, term 'days': value is not finite; impute or drop it before fitting")
  }

  @Test(arguments: [-1, Double.nan, .infinity])
  func `a case weight that is no weight`(weight: Double) {
    #expect(throws: FitError.invalidWeight(row: 2)) {
      try fit([x], weights: [1, weight, 1, 1, 1, 1])
    }
  }

  @Test(arguments: [0, 1.0])
  func `a constant column`(ridge: Double) {
    let flat = NumericColumn("units", [7.1, 7.1, 7.1, 7.1, 7.1, 7.1])
    #expect(throws: FitError.constant(term: "units")) { try fit([x, flat], ridge: ridge) }
  }

  @Test func `a column constant where it counts`() {
    let flat = NumericColumn("units", [9, 7, 7, 7, 7, 7])
    #expect(throws: FitError.constant(term: "units")) {
      try fit([x, flat], weights: [0, 1, 1, 1, 1, 1])
    }
  }

  @Test func `a factor of one level`() throws {
    let factor = try FactorColumn("payer", ["A", "A", "A", "A", "A", "A"])
    let design = try DesignMatrix(numeric: [x], factors: [factor], coding: .oneHot)
    #expect(design.constantTerms == ["payer"])
    #expect(throws: FitError.constant(term: "payer")) {
      try LogisticRegression(ridge: 1).fit(design, outcomes: outcomes)
    }
    let rest = design.dropping(design.constantTerms)
    #expect(throws: Never.self) { try LogisticRegression(ridge: 1).fit(rest, outcomes: outcomes) }
  }

  @Test func `a repeated term`() {
    let again = NumericColumn("days again", x.values)
    #expect(throws: FitError.collinear(term: "days again")) { try fit([x, again]) }
    #expect(throws: FitError.repeatedTerm("days")) { try fit([x, x]) }
  }

  @Test func `a term that is a combination of the terms before it`() {
    let other = NumericColumn("age", [40, 71, 33, 52, 68, 47])
    let sum = NumericColumn(
      "combined", zip(x.values, other.values).map { 3 * $0 - 0.1 * $1 + 1_000 })
    #expect(throws: FitError.collinear(term: "combined")) { try fit([x, other, sum]) }
    #expect(throws: Never.self) { try fit([x, other, sum], ridge: 0.1) }
  }

  @Test func `a factor that another decides`() throws {
    let problem = try SyntheticProblem(rows: 500, seed: 14)
    let payer = problem.factors[0]
    let plan = FactorColumn(
      "plan", levels: ["one", "two"], codes: payer.codes.map { $0 < 2 ? 0 : 1 })
    #expect(throws: FitError.collinear(term: "plan")) {
      try fit(problem.numeric, problem.factors + [plan], outcomes: problem.outcomes)
    }
  }

  @Test func `nearly collinear columns that separate together`() throws {
    var random = RandomSource(seed: 15)
    let a = (0..<200).map { _ in random.normal() }
    let noise = a.map { _ in random.normal() }
    let columns = [
      NumericColumn("a", a), NumericColumn("b", zip(a, noise).map { $0 + 1e-3 * $1 }),
    ]
    // Their difference separates.
    #expect(throws: FitError.separatedTogether(terms: ["a", "b"])) {
      try fit(columns, outcomes: noise.map { $0 > 0 })
    }
  }

  @Test func `all levels of a factor without a penalty`() throws {
    let factor = try FactorColumn("payer", ["A", "B", "A", "A", "A", "B"])
    #expect(throws: FitError.collinear(term: "payer")) {
      try fit([x], [factor], coding: .oneHot)
    }
    #expect(throws: Never.self) { try fit([x], [factor], ridge: 1, coding: .oneHot) }
  }

  @Test func `a level without rows`() throws {
    let factor = try FactorColumn(
      "payer", ["A", "B", "A", "A", "A", "B"], levels: ["A", "B", "C"])
    #expect(throws: FitError.emptyLevel(term: "payer", level: 3)) { try fit([], [factor]) }
    // Under a penalty its effect is the prior's: 0, with variance 1/λ.
    let fitted = try fit([], [factor], ridge: 4, coding: .oneHot)
    #expect(fitted.coefficients[3] == 0)
    expectClose(fitted.standardErrors[3], 0.5, relative: 1e-14)
  }

  @Test func `a level that was not declared`() throws {
    let factor = try FactorColumn("payer", ["A", "B", "C", "A", "A", "B"], levels: ["A", "B"])
    #expect(throws: FitError.undeclaredLevel(row: 3, term: "payer")) { try fit([x], [factor]) }
  }

  @Test func `a column that separates completely or almost`() throws {
    #expect(throws: FitError.separated(term: "days")) {
      try fit([x], outcomes: [false, false, false, true, true, true])
    }
    #expect(throws: FitError.separated(term: "days")) {
      try fit(
        [NumericColumn("days", [-2, -1, 0, 0, 2, 3])],
        outcomes: [true, true, true, false, false, false])
    }
    #expect(throws: Never.self) {
      try fit([x], ridge: 1, outcomes: [false, false, false, true, true, true])
    }
  }

  @Test func `a level with one outcome only`() throws {
    let factor = try FactorColumn("payer", ["A", "B", "A", "A", "A", "B"])
    let error = FitError.separated(term: "payer")
    #expect(throws: error) {
      try fit([], [factor], outcomes: [false, true, true, false, true, true])
    }
  }

  @Test(arguments: 1...8)
  func `two terms that separate only together`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let a = (0..<300).map { _ in random.normal() }
    let b = (0..<300).map { _ in random.normal() }
    // Neither sorts the outcomes alone; their sum does, completely, or in odd cases only among
    // the flagged, the rest being mixed.
    let flagged = a.map { _ in seed.isMultiple(of: 2) || random.bernoulli(0.3) }
    let outcomes = a.indices.map { flagged[$0] ? a[$0] + b[$0] > 0 : random.bernoulli(0.5) }
    let columns = [
      NumericColumn("a", a.indices.map { flagged[$0] ? a[$0] : 0 }),
      NumericColumn("b", b.indices.map { flagged[$0] ? b[$0] : 0 }),
    ]
    #expect(throws: FitError.separatedTogether(terms: ["a", "b"])) {
      try fit(columns, outcomes: outcomes)
    }
  }

  @Test func `strong effects without separation are fitted`() throws {
    var random = RandomSource(seed: 12)
    let a = (0..<4_000).map { _ in random.normal() }
    let outcomes = a.map { random.bernoulli(expit(12 * $0)) }
    let fitted = try fit([NumericColumn("a", a)], outcomes: outcomes)
    #expect(abs(fitted.coefficients[1] - 12) < 4 * fitted.standardErrors[1])
  }

  @Test func `too few iterations`() throws {
    let design = try DesignMatrix(numeric: [x], coding: .treatment)
    #expect(throws: FitError.notConverged(iterations: 2)) {
      try LogisticRegression(maxIterations: 2).fit(design, outcomes: outcomes)
    }
  }
}
