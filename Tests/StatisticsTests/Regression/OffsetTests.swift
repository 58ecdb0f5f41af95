import Statistics
import Testing

/// Log-odds known beforehand.
struct OffsetTests {
  private let problem: SyntheticProblem
  private let design: DesignMatrix

  init() throws {
    problem = try SyntheticProblem(rows: 800, seed: 41)
    design = try problem.design(.treatment)
  }

  private func fit(_ offsets: [Double]?) throws -> FittedLogisticRegression {
    try LogisticRegression().fit(
      design, outcomes: problem.outcomes, weights: problem.weights, offsets: offsets)
  }

  @Test func `a part given as an offset is taken off its coefficient`() throws {
    let age = problem.numeric[0].values
    let plain = try fit(nil)
    let moved = try fit(age.map { 0.7 + 0.01 * $0 })
    expectClose(moved.coefficients[0], plain.coefficients[0] - 0.7, relative: 1e-9)
    expectClose(moved.coefficients[1], plain.coefficients[1] - 0.01, relative: 1e-9)
    expectClose(
      Array(moved.coefficients.dropFirst(2)), Array(plain.coefficients.dropFirst(2)),
      relative: 1e-9)
    expectClose(moved.standardErrors, plain.standardErrors, relative: 1e-9)
    expectClose(moved.deviance, plain.deviance, relative: 1e-12)
  }

  @Test func `the null model has the offsets too`() throws {
    let offsets = problem.numeric[1].values.map { 0.4 * $0 - 1 }
    let none = design.dropping(design.termNames)
    let alone = try LogisticRegression().fit(
      none, outcomes: problem.outcomes, weights: problem.weights, offsets: offsets)
    expectClose(alone.nullDeviance, alone.deviance, relative: 1e-12)
    expectClose(try fit(offsets).nullDeviance, alone.deviance, relative: 1e-12)
  }

  @Test func `a prediction adds its offset last`() throws {
    let fit = try fit(problem.numeric[1].values.map { 0.4 * $0 })
    let (with, without) = try (
      fit.prediction(forRow: 5, of: design, offset: 0.8), fit.prediction(forRow: 5, of: design)
    )
    #expect(with.contributions.last?.term == "(Offset)")
    #expect(with.contributions.reduce(0) { $0 + $1.logOdds } == with.logOdds)
    expectClose(with.logOdds, without.logOdds + 0.8, relative: 1e-12)
    #expect(with.standardError == without.standardError)
    #expect(without.contributions.allSatisfy { $0.term != "(Offset)" })
    let all = try fit.logOdds(of: design, offsets: [Double](repeating: 0.8, count: 800))
    #expect(abs(all[5] - with.logOdds) < 1e-12)
  }

  @Test func `an offset that is not finite is refused by row`() {
    var offsets = [Double](repeating: 0, count: 800)
    offsets[6] = .nan
    #expect(throws: FitError.nonFinite(row: 7, term: "(Offset)")) { try fit(offsets) }
    #expect(throws: PredictionError.nonFinite(term: "(Offset)")) {
      try fit(nil).prediction(forRow: 0, of: design, offset: .infinity)
    }
  }
}
