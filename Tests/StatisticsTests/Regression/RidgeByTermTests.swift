import Foundation
import Statistics
import Testing

/// A penalty for each term, free terms beside penalised ones.
struct RidgeByTermTests {
  private let problem: SyntheticProblem
  private let mixed = Ridge(0, terms: ["payer": 3, "units": 20])

  init() throws { problem = try SyntheticProblem(rows: 900, seed: 31) }

  private func fit(_ ridge: Ridge, _ coding: FactorCoding = .byPenalty) throws
    -> FittedLogisticRegression
  {
    try LogisticRegression(ridge: ridge).fit(
      problem.design(coding), outcomes: problem.outcomes, weights: problem.weights)
  }

  @Test func `a penalty of four on a column is a penalty of one on half the column`() throws {
    let half = NumericColumn("age", problem.numeric[0].values.map { $0 / 2 })
    let design = try DesignMatrix(
      numeric: [half, problem.numeric[1]], factors: problem.factors, coding: .oneHot)
    let halved = try LogisticRegression(ridge: 1).fit(
      design, outcomes: problem.outcomes, weights: problem.weights)
    let whole = try fit(Ridge(1, terms: ["age": 4]), .oneHot)
    expectClose(whole.coefficients[1], halved.coefficients[1] / 2, relative: 1e-10)
    expectClose(whole.standardErrors[1], halved.standardErrors[1] / 2, relative: 1e-10)
    expectClose(whole.effectiveParameters, halved.effectiveParameters, relative: 1e-10)
    expectClose(whole.deviance, halved.deviance, relative: 1e-12)
  }

  @Test func `each coefficient balances its score against its own penalty`() throws {
    let fit = try fit(mixed)
    let design = try problem.design(.byPenalty)
    let residuals = zip(try fit.probabilities(of: design), problem.outcomes).map {
      ($1 ? 1 : 0) - $0
    }
    for (name, coefficient) in zip(fit.coefficientNames, fit.coefficients) {
      let parts = name.components(separatedBy: " = ")
      let score = residuals.indices.reduce(0.0) { sum, row in
        let x: Double
        if name == "(Intercept)" {
          x = 1
        } else if let column = design.numeric.first(where: { $0.name == name }) {
          x = column.values[row]
        } else {
          x = design.row(row).levels[parts[0]] == parts[1] ? 1 : 0
        }
        return sum + problem.weights[row] * residuals[row] * x
      }
      let penalty = name == "(Intercept)" ? 0 : mixed[parts[0]] * coefficient
      #expect(abs(score - penalty) < 1e-6, "\(name)")
    }
  }

  @Test func `free factors are coded by treatment and penalised ones level by level`() throws {
    let fit = try fit(mixed)
    #expect(fit.coefficientNames.count(where: { $0.hasPrefix("payer") }) == 5)
    #expect(fit.coefficientNames.count(where: { $0.hasPrefix("reason") }) == 2)
    #expect(fit.coefficientNames.count(where: { $0.hasPrefix("site") }) == 1)
    let effects = zip(fit.coefficientNames, fit.coefficients).filter { $0.0.hasPrefix("payer") }
    #expect(abs(effects.reduce(0) { $0 + $1.1 }) < 1e-9)
  }

  @Test func `a term under a huge penalty is as good as left out`() throws {
    let bound = try fit(Ridge(0, terms: ["payer": 1e10]))
    let design = try problem.design(.treatment)
    let without = try LogisticRegression().fit(
      design.dropping(["payer"]), outcomes: problem.outcomes, weights: problem.weights)
    expectClose(bound.deviance, without.deviance, relative: 1e-7)
    expectClose(bound.effectiveParameters, without.effectiveParameters, relative: 1e-7)
    #expect(abs(bound.effectiveParameters - 6) < 1e-6)
  }

  @Test func `an unseen level varies as its own term does`() throws {
    let fit = try fit(mixed)
    var row = try problem.design(.byPenalty).row(3)
    row.levels["payer"] = "a payer of next year"
    let prediction = try fit.prediction(for: row)
    #expect(prediction.standardError > (1 / 3.0).squareRoot())
    #expect(prediction.standardError < (1 / 3.0).squareRoot() + 0.1)
    row.levels["reason"] = "a reason of next year"
    #expect(throws: PredictionError.unseenLevel(term: "reason")) { try fit.prediction(for: row) }
  }

  @Test func `a penalty keeps a separating term finite, and only its own`() throws {
    let flag = NumericColumn("flag", problem.outcomes.map { $0 ? 1 : 0 })
    let design = try DesignMatrix(
      numeric: problem.numeric + [flag], factors: problem.factors, coding: .byPenalty)
    let fit = { (ridge: Ridge) in
      try LogisticRegression(ridge: ridge).fit(design, outcomes: problem.outcomes)
    }
    #expect(throws: FitError.separated(term: "flag")) { try fit(mixed) }
    #expect(throws: Never.self) { try fit(Ridge(0, terms: ["payer": 3, "flag": 0.1])) }
  }

  @Test func `a free term that repeats another is refused beside penalised ones`() throws {
    let again = NumericColumn("age again", problem.numeric[0].values.map { 2 * $0 + 1 })
    let design = try DesignMatrix(
      numeric: problem.numeric + [again], factors: problem.factors, coding: .byPenalty)
    let fit = { (ridge: Ridge) in
      try LogisticRegression(ridge: ridge).fit(design, outcomes: problem.outcomes)
    }
    #expect(throws: FitError.collinear(term: "age again")) {
      try fit(Ridge(0, terms: ["payer": 1]))
    }
    #expect(throws: FitError.collinear(term: "age again")) { try fit(mixed) }
    #expect(throws: Never.self) { try fit(Ridge(0, terms: ["payer": 1, "age again": 1])) }
  }

  @Test func `a penalty for a term that is not there is refused`() {
    #expect(throws: FitError.unknownTerm("surgeon")) { try fit(Ridge(1, terms: ["surgeon": 2])) }
  }

  @Test func `a stored fit keeps its penalties`() throws {
    let fit = try fit(mixed)
    let restored = try JSONDecoder().decode(
      FittedLogisticRegression.self, from: JSONEncoder().encode(fit))
    #expect(restored == fit)
    #expect(restored.ridge["units"] == 20)
    #expect(restored.ridge["age"] == 0)
    #expect("\(fit.ridge)" == "0.0 (payer 3.0, units 20.0)")
  }
}
