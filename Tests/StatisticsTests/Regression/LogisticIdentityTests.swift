import Foundation
import Statistics
import Testing

/// Facts that hold of any logistic fit, whatever the data.
struct LogisticIdentityTests {
  @Test(arguments: [0, 0.5])
  func `a case weight of two equals the row listed twice`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 700, seed: 1)
    let design = try problem.design(ridge: ridge)
    let repeated = problem.weights.enumerated().flatMap { row, weight in
      [Int](repeating: row, count: Int(weight))
    }
    let model = LogisticRegression(ridge: Ridge(ridge))
    let weighted = try model.fit(design, outcomes: problem.outcomes, weights: problem.weights)
    let listed = try model.fit(
      design.rows(repeated), outcomes: repeated.map { problem.outcomes[$0] })
    expectClose(weighted.coefficients, listed.coefficients, relative: 1e-10)
    expectClose(weighted.standardErrors, listed.standardErrors, relative: 1e-10)
    expectClose(
      [weighted.deviance, weighted.nullDeviance, weighted.bic],
      [listed.deviance, listed.nullDeviance, listed.bic], relative: 1e-12)
  }

  @Test func `the order of the rows does not matter`() throws {
    let problem = try SyntheticProblem(rows: 1_300, seed: 2)
    let design = try problem.design(.oneHot)
    var random = RandomSource(seed: 3)
    let order = Array(0..<1_300).shuffled(using: &random)
    let fit = try LogisticRegression(ridge: 1).fit(design, outcomes: problem.outcomes)
    let shuffled = try LogisticRegression(ridge: 1).fit(
      design.rows(order), outcomes: order.map { problem.outcomes[$0] })
    for (a, b) in zip(fit.coefficients, shuffled.coefficients) { #expect(abs(a - b) < 1e-12) }
  }

  @Test(arguments: [0, 0.1, 10, 1_000])
  func `is calibrated in the large at every ridge`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 900, seed: 4)
    let design = try problem.design(ridge: ridge)
    let fit = try LogisticRegression(ridge: Ridge(ridge)).fit(design, outcomes: problem.outcomes)
    let expected = try fit.probabilities(of: design).reduce(0, +)
    expectClose(expected, Double(problem.outcomes.count { $0 }), relative: 1e-12)
  }

  @Test(arguments: [1e-3, 1, 100])
  func `penalised level effects of a factor add up to zero`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 900, seed: 5)
    let fit = try LogisticRegression(ridge: Ridge(ridge)).fit(
      problem.design(.oneHot), outcomes: problem.outcomes)
    let effects = zip(fit.coefficientNames, fit.coefficients).filter { $0.0.hasPrefix("payer") }
    #expect(effects.count == 5)
    #expect(abs(effects.reduce(0) { $0 + $1.1 }) < 1e-9)
  }

  @Test(arguments: [0, 2.0])
  func `level codes and indicator columns give one fit`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 1_100, seed: 6)
    let coding: FactorCoding = ridge > 0 ? .oneHot : .treatment
    let model = LogisticRegression(ridge: Ridge(ridge))
    let split = try model.fit(
      problem.design(coding), outcomes: problem.outcomes, weights: problem.weights)
    let dense = try model.fit(
      problem.indicatorDesign(coding), outcomes: problem.outcomes, weights: problem.weights)
    #expect(split.coefficientNames == dense.coefficientNames)
    expectClose(split.coefficients, dense.coefficients, relative: 1e-10)
    expectClose(split.standardErrors, dense.standardErrors, relative: 1e-10)
    expectClose(split.logLikelihood, dense.logLikelihood, relative: 1e-12)
    expectClose(split.effectiveParameters, dense.effectiveParameters, relative: 1e-10)
  }

  @Test func `the same number of workers gives the same bits`() throws {
    let problem = try SyntheticProblem(rows: 70_000, seed: 7)
    let design = try problem.design(.oneHot)
    let model = LogisticRegression(ridge: 1, workers: 4)
    let first = try model.fit(design, outcomes: problem.outcomes)
    let second = try model.fit(design, outcomes: problem.outcomes)
    #expect(first == second)
    let alone = try LogisticRegression(ridge: 1, workers: 1).fit(design, outcomes: problem.outcomes)
    for (a, b) in zip(first.coefficients, alone.coefficients) { #expect(abs(a - b) < 1e-12) }
  }

  /// The objective written out row by row, independent of the tiled pass.
  private func objective(
    _ coefficients: [Double], _ design: DesignMatrix, _ outcomes: [Bool], _ weights: [Double],
    ridge: Double
  ) -> Double {
    outcomes.indices.reduce(0) { sum, row in
      var eta = coefficients[0]
      for (index, column) in design.numeric.enumerated() {
        eta += coefficients[index + 1] * column.values[row]
      }
      return sum + weights[row] * (max(eta, 0) + log1p(exp(-abs(eta))) - (outcomes[row] ? eta : 0))
    } + coefficients.dropFirst().reduce(0) { $0 + 0.5 * ridge * $1 * $1 }
  }

  @Test(arguments: [0, 3.0])
  func `covariance is the inverse of the objective's curvature`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 400, seed: 8)
    let design = try DesignMatrix(numeric: problem.numeric, coding: .treatment)
    let fit = try LogisticRegression(ridge: Ridge(ridge)).fit(
      design, outcomes: problem.outcomes, weights: problem.weights)
    let at = { (change: [Double]) in
      objective(
        zip(fit.coefficients, change).map { $0 + $1 }, design, problem.outcomes, problem.weights,
        ridge: ridge)
    }
    // Central differences with steps of a hundredth of a standard error.
    let h = fit.standardErrors.map { 1e-2 * $0 }
    let unit = { (i: Int, sign: Double) in h.indices.map { $0 == i ? sign * h[$0] : 0 } }
    let both = { (a: [Double], b: [Double]) in zip(a, b).map { $0 + $1 } }
    for i in h.indices {
      // In standard errors, the gradient vanishes at the estimate.
      let gradient = (at(unit(i, 0.1)) - at(unit(i, -0.1))) / (2 * 1e-3)
      #expect(abs(gradient) < 1e-6)
      // Σⱼ Hᵢⱼ Cⱼₖ is the identity.
      for k in h.indices {
        let product = h.indices.reduce(0.0) { sum, j in
          let mixed =
            at(both(unit(i, 1), unit(j, 1))) - at(both(unit(i, 1), unit(j, -1)))
            - at(both(unit(i, -1), unit(j, 1))) + at(both(unit(i, -1), unit(j, -1)))
          return sum + mixed / (4 * h[i] * h[j]) * fit.covariance[j, k]
        }
        let scaled = (product - (i == k ? 1 : 0)) * h[i] / h[k]
        #expect(abs(scaled) < 1e-4)
      }
    }
  }

  @Test func `nearly collinear columns lose no digits beside factors`() throws {
    let problem = try SyntheticProblem(rows: 900, seed: 10)
    var random = RandomSource(seed: 11)
    let noise = (0..<900).map { _ in random.normal() }
    let age = problem.numeric[0]
    let nearly = NumericColumn("nearly age", zip(age.values, noise).map { $0 + 1e-4 * $1 })
    // The rounding of the sum, taken out again, so that both designs are one to the last digit.
    let remainder = NumericColumn("noise", zip(nearly.values, age.values).map { $0 - $1 })
    let fit = { (numeric: [NumericColumn]) in
      try LogisticRegression().fit(
        DesignMatrix(numeric: numeric, factors: problem.factors, coding: .treatment),
        outcomes: problem.outcomes, weights: problem.weights)
    }
    let (hard, easy) = try (fit([age, nearly]), fit([age, remainder]))
    expectClose(hard.coefficients[1] + hard.coefficients[2], easy.coefficients[1], relative: 1e-7)
    expectClose(hard.coefficients[2], easy.coefficients[2], relative: 1e-8)
    expectClose(hard.standardErrors[2], easy.standardErrors[2], relative: 1e-9)
    expectClose(
      Array(hard.standardErrors.dropFirst(3)), Array(easy.standardErrors.dropFirst(3)),
      relative: 1e-10)
    expectClose(hard.deviance, easy.deviance, relative: 1e-12)
  }

  @Test func `without terms the fit is the observed rate`() throws {
    let problem = try SyntheticProblem(rows: 500, seed: 13)
    let design = try problem.design(.treatment)
    let fit = try LogisticRegression().fit(
      design.dropping(design.termNames), outcomes: problem.outcomes)
    let rate = Double(problem.outcomes.count { $0 }) / 500
    expectClose(fit.coefficients, [logit(rate)], relative: 1e-12)
    expectClose(
      fit.standardErrors[0], (1 / (500 * rate * (1 - rate))).squareRoot(), relative: 1e-12)
    expectClose(fit.deviance, fit.nullDeviance, relative: 1e-13)
  }

  @Test func `moving or stretching a column changes its coefficient alone`() throws {
    let problem = try SyntheticProblem(rows: 600, seed: 9)
    let months = NumericColumn("age", problem.numeric[0].values.map { 12 * ($0 - 1_000) })
    let moved = try DesignMatrix(
      numeric: [months, problem.numeric[1]], factors: problem.factors, coding: .treatment)
    let fit = try LogisticRegression().fit(problem.design(.treatment), outcomes: problem.outcomes)
    let movedFit = try LogisticRegression().fit(moved, outcomes: problem.outcomes)
    expectClose(12 * movedFit.coefficients[1], fit.coefficients[1], relative: 1e-10)
    expectClose(
      Array(movedFit.coefficients.dropFirst(2)), Array(fit.coefficients.dropFirst(2)),
      relative: 1e-10)
    expectClose(movedFit.deviance, fit.deviance, relative: 1e-13)
  }
}
