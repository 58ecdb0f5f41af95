import Statistics
import Testing

struct DesignMatrixTests {
  @Test func `levels are the values present, sorted`() throws {
    let factor = try FactorColumn("payer", ["Cigna", "Aetna", "Cigna", "BCBS"])
    #expect(factor.levels == ["Aetna", "BCBS", "Cigna"])
    #expect(factor.codes == [2, 0, 2, 1])
  }

  @Test func `a value outside the declared levels is unseen`() throws {
    let factor = try FactorColumn("payer", ["Cigna", "Aetna"], levels: ["Aetna"])
    #expect(factor.codes == [FactorColumn.unseen, 0])
  }

  @Test func `coefficients are named by term and level in order`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 1)
    let oneHot = try LogisticRegression(ridge: 1).fit(
      problem.design(.oneHot), outcomes: problem.outcomes)
    #expect(
      oneHot.coefficientNames.prefix(5) == [
        "(Intercept)", "age", "units", "payer = payer 0", "payer = payer 1",
      ])
    #expect(oneHot.coefficientNames.count == 1 + 2 + 5 + 3 + 2)
    let treatment = try LogisticRegression().fit(
      problem.design(.treatment), outcomes: problem.outcomes)
    #expect(treatment.coefficientNames.count == 1 + 2 + 4 + 2 + 1)
    #expect(!treatment.coefficientNames.contains("payer = payer 0"))
  }

  @Test func `a factor of 70,000 levels is refused by name`() {
    #expect(throws: FitError.tooManyLevels(term: "claim")) {
      try FactorColumn("claim", (0..<70_000).map(String.init))
    }
  }

  @Test func `rows can be chosen and repeated`() throws {
    let problem = try SyntheticProblem(rows: 10, seed: 2)
    let design = try problem.design(.oneHot).rows([3, 3, 0])
    #expect(design.rowCount == 3)
    #expect(design.row(0) == design.row(1))
    #expect(try design.row(2) == problem.design(.oneHot).row(0))
  }
}
