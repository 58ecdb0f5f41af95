import Foundation
import Statistics
import Testing

struct PredictionTests {
  private let problem: SyntheticProblem
  private let design: DesignMatrix
  private let fit: FittedLogisticRegression

  init() throws {
    problem = try SyntheticProblem(rows: 800, seed: 21)
    design = try problem.design(.oneHot)
    fit = try LogisticRegression(ridge: 2).fit(
      design, outcomes: problem.outcomes, weights: problem.weights)
  }

  @Test func `contributions add up to the log-odds to the bit`() throws {
    for row in 0..<100 {
      let prediction = try fit.prediction(forRow: row, of: design)
      #expect(prediction.contributions.reduce(0) { $0 + $1.logOdds } == prediction.logOdds)
      #expect(prediction.contributions.map(\.term) == ["(Baseline)"] + design.termNames)
    }
  }

  @Test func `contributions of each term average to zero over the training rows`() throws {
    var sums = [String: Double]()
    for row in 0..<design.rowCount {
      for part in try fit.prediction(forRow: row, of: design).contributions.dropFirst() {
        sums[part.term, default: 0] += problem.weights[row] * part.logOdds
      }
    }
    #expect(sums.count == 5)
    for (_, sum) in sums { #expect(abs(sum) < 1e-9) }
  }

  @Test func `one row and all rows at once agree`() throws {
    let all = try fit.logOdds(of: design)
    let probabilities = try fit.probabilities(of: design)
    for row in 0..<100 {
      let one = try fit.prediction(forRow: row, of: design)
      #expect(abs(one.logOdds - all[row]) < 1e-12)
      #expect(abs(one.probability - probabilities[row]) < 1e-14)
    }
  }

  @Test func `standard error is that of x · coefficients under the covariance`() throws {
    let covariance = fit.covariance
    for row in 0..<20 {
      var x = [1.0] + design.numeric.map { $0.values[row] }
      for factor in design.factors {
        x += factor.levels.indices.map { Int(factor.codes[row]) == $0 ? 1 : 0 }
      }
      var variance = 0.0
      for i in x.indices { for j in x.indices { variance += x[i] * x[j] * covariance[i, j] } }
      let prediction = try fit.prediction(forRow: row, of: design)
      expectClose(prediction.standardError, variance.squareRoot(), relative: 1e-10)
      let logOdds = zip(x, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(prediction.logOdds - logOdds) < 1e-12)
    }
  }

  @Test func `the interval holds the probability and widens with the level`() throws {
    let prediction = try fit.prediction(forRow: 0, of: design)
    let (narrow, wide) = (prediction.interval(), prediction.interval(level: 0.99))
    #expect(narrow.level == 0.9)
    #expect(narrow.contains(prediction.probability))
    #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
    expectClose(
      logit(narrow.upper) - logit(narrow.lower), 2 * 1.6448536269514722 * prediction.standardError,
      relative: 1e-10)
  }

  @Test func `a level never seen is average, uncertain and said to be unseen`() throws {
    var row = design.row(0)
    row.levels["payer"] = "a payer of next year"
    let prediction = try fit.prediction(for: row)
    #expect(prediction.unseenLevels == ["payer"])
    // The average of the predictions of all levels, for effects add up to zero.
    let known = try (0..<5).map { level in
      row.levels["payer"] = "payer \(level)"
      return try fit.prediction(for: row)
    }
    #expect(abs(prediction.logOdds - known.reduce(0) { $0 + $1.logOdds } / 5) < 1e-9)
    #expect(known.allSatisfy { $0.standardError < prediction.standardError })
    #expect(prediction.standardError > (1 / fit.ridge["payer"]).squareRoot())
  }

  @Test func `without a penalty a level never seen is refused`() throws {
    let unpenalised = try LogisticRegression().fit(
      problem.design(.treatment), outcomes: problem.outcomes)
    var row = design.row(0)
    row.levels["payer"] = "a payer of next year"
    #expect(throws: PredictionError.unseenLevel(term: "payer")) {
      try unpenalised.prediction(for: row)
    }
  }

  @Test func `a missing or infinite value is refused by term`() {
    var row = design.row(0)
    row.numbers["age"] = .infinity
    #expect(throws: PredictionError.nonFinite(term: "age")) { try fit.prediction(for: row) }
    row.numbers["age"] = nil
    #expect(throws: PredictionError.missing(term: "age")) { try fit.prediction(for: row) }
    row = design.row(0)
    row.levels["site"] = nil
    #expect(throws: PredictionError.missing(term: "site")) { try fit.prediction(for: row) }
  }

  @Test func `a stored fit predicts identically`() throws {
    let stored = try JSONEncoder().encode(fit)
    let restored = try JSONDecoder().decode(FittedLogisticRegression.self, from: stored)
    #expect(restored == fit)
    for row in 0..<20 {
      let (before, after) = try (
        fit.prediction(forRow: row, of: design), restored.prediction(forRow: row, of: design)
      )
      #expect(before == after)
    }
  }

  @Test func `levels are matched by name, not by code`() throws {
    let reversed = try problem.factors.map { factor in
      try FactorColumn(
        factor.name, factor.codes.map { factor.levels[Int($0)] }, levels: factor.levels.reversed())
    }
    let other = try DesignMatrix(
      numeric: problem.numeric.reversed(), factors: reversed.reversed(), coding: .treatment)
    #expect(try fit.logOdds(of: other) == fit.logOdds(of: design))
  }
}
