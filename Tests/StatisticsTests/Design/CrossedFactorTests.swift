import Statistics
import Testing

struct CrossedFactorTests {
  private func factor(_ name: String, _ values: [String], levels: [String]? = nil) throws
    -> FactorColumn
  {
    try FactorColumn(name, values, levels: levels)
  }

  @Test func `it has a level for each pair that occurs, and no other`() throws {
    let crossed = try FactorColumn.crossed(
      factor("payer", ["B", "A", "B", "A"]), factor("reason", ["x", "y", "x", "x"]))
    #expect(crossed.name == "payer × reason")
    #expect(crossed.levels == ["A × x", "A × y", "B × x"])
    #expect(crossed.codes == [2, 1, 2, 0])
  }

  @Test func `a row unseen in either is unseen in both`() throws {
    let crossed = try FactorColumn.crossed(
      factor("payer", ["A", "C"], levels: ["A"]), factor("reason", ["x", "x"]))
    #expect(crossed.codes == [0, FactorColumn.unseen])
  }

  @Test func `crossing again keeps apart which two came first`() throws {
    let (a, b, c) = try (factor("a", ["1"]), factor("b", ["2"]), factor("c", ["3"]))
    let left = try FactorColumn.crossed(.crossed(a, b), c)
    let right = try FactorColumn.crossed(a, .crossed(b, c))
    #expect(left.name == "(a × b) × c")
    #expect(right.levels == ["1 × (2 × 3)"])
  }

  @Test func `more than 65,535 pairs are refused`() throws {
    let codes = (0..<66_000).map { UInt16($0 / 300) }
    let other = (0..<66_000).map { UInt16($0 % 300) }
    let names = (0..<300).map(String.init)
    #expect(throws: FitError.tooManyLevels(term: "a × b")) {
      try FactorColumn.crossed(
        FactorColumn("a", levels: names, codes: codes),
        FactorColumn("b", levels: names, codes: other))
    }
  }

  @Test func `a fit with it predicts by the names of both`() throws {
    let problem = try SyntheticProblem(rows: 700, seed: 51)
    let crossed = try FactorColumn.crossed(problem.factors[0], problem.factors[1])
    let design = try DesignMatrix(factors: problem.factors + [crossed], coding: .oneHot)
    let fit = try LogisticRegression(ridge: 1).fit(design, outcomes: problem.outcomes)
    let row = DesignRow(levels: [
      "payer": "payer 1", "reason": "reason 2", "site": "site 0",
      crossed.name: FactorColumn.crossedLevel("payer 1", "reason 2"),
    ])
    #expect(try fit.prediction(for: row).unseenLevels.isEmpty)
  }
}
