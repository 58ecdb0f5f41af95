import Statistics
import Testing

/// Designs large or wide enough that the Hessian is taken rarely and the widest factor eliminated.
struct LargeFitTests {
  /// Rows with a factor of 100 levels beside the problem's own.
  private func design(rows: Int, seed: UInt64) throws -> (SyntheticProblem, DesignMatrix) {
    let problem = try SyntheticProblem(rows: rows, seed: seed)
    var random = RandomSource(seed: seed + 1)
    let codes = (0..<rows).map { _ in UInt16(min(99, random.poisson(mean: 30))) }
    let surgeon = FactorColumn("surgeon", levels: (0..<100).map { "surgeon \($0)" }, codes: codes)
    let design = try DesignMatrix(
      numeric: problem.numeric, factors: [problem.factors[0], surgeon, problem.factors[1]],
      coding: .oneHot)
    return (problem, design)
  }

  /// The largest part of the gradient of J, and its largest at zero.
  private func gradients(
    _ fit: FittedLogisticRegression, _ design: DesignMatrix, _ outcomes: [Bool], ridge: Double
  ) throws -> (here: Double, atZero: Double) {
    let probabilities = try fit.probabilities(of: design)
    var (here, zero) = ([Double](), [Double]())
    let sums = { (x: (Int) -> Double, coefficient: Double) in
      here.append(
        outcomes.indices.reduce(ridge * coefficient) {
          $0 + (probabilities[$1] - (outcomes[$1] ? 1 : 0)) * x($1)
        })
      zero.append(outcomes.indices.reduce(0) { $0 + (0.5 - (outcomes[$1] ? 1 : 0)) * x($1) })
    }
    for (index, column) in design.numeric.enumerated() {
      sums({ column.values[$0] }, fit.coefficients[1 + index])
    }
    var next = 1 + design.numeric.count
    for factor in design.factors {
      for level in factor.levels.indices {
        sums({ Int(factor.codes[$0]) == level ? 1 : 0 }, fit.coefficients[next])
        next += 1
      }
    }
    return (here.map(abs).max() ?? 0, zero.map(abs).max() ?? 1)
  }

  @Test(arguments: [9_000, 70_000])
  func `the gradient vanishes to eight digits, and bits do not depend on the machine`(
    rows: Int
  ) throws {
    let (problem, design) = try design(rows: rows, seed: 81)
    let model = LogisticRegression(ridge: 2, workers: 3)
    let fit = try model.fit(design, outcomes: problem.outcomes)
    let gradient = try gradients(fit, design, problem.outcomes, ridge: 2)
    #expect(gradient.here < 1e-8 * gradient.atZero)
    #expect(try model.fit(design, outcomes: problem.outcomes) == fit)
    let alone = try LogisticRegression(ridge: 2, workers: 1).fit(
      design, outcomes: problem.outcomes)
    for (a, b) in zip(fit.coefficients, alone.coefficients) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func `standard errors are those of the information at the estimate`() throws {
    let (problem, design) = try design(rows: 70_000, seed: 83)
    let fit = try LogisticRegression(ridge: 2).fit(design, outcomes: problem.outcomes)
    let names = fit.coefficientNames
    let description = fit.design
    // The information at the returned estimate itself, inverted whole.
    let rows = try RowBlock(design, outcomes: problem.outcomes, by: description)
    let shift = zip(fit.coefficients.dropFirst(), description.numeric).reduce(0) {
      $0 + $1.0 * $1.1.mean
    }
    var point = fit.coefficients
    point[0] += shift
    for (index, number) in description.numeric.enumerated() {
      point[1 + index] *= number.standardDeviation
    }
    let information = rows.statistics(at: point).information
    // H C is the identity for the covariance C of the standardised coefficients.
    let covariance = fit.covariance
    for row in stride(from: 3, to: names.count, by: 17) {
      for column in stride(from: 3, to: names.count, by: 11) {
        var product = 0.0
        for inner in names.indices {
          var entry = information[row, inner]
          if row == inner { entry += 2 }
          product += entry * standardised(covariance, inner, column, description)
        }
        #expect(abs(product - (row == column ? 1 : 0)) < 1e-6)
      }
    }
  }

  /// The covariance of two coefficients, the first taken standardised and at the means.
  private func standardised(
    _ covariance: SymmetricMatrix, _ row: Int, _ column: Int, _ design: DesignDescription
  ) -> Double {
    if row == 0 {
      return design.numeric.enumerated().reduce(covariance[0, column]) {
        $0 + $1.1.mean * covariance[1 + $1.0, column]
      }
    }
    let scale = row <= design.numeric.count ? design.numeric[row - 1].standardDeviation : 1
    return scale * covariance[row, column]
  }

  @Test func `a wide factor and its indicator columns give one fit`() throws {
    let (problem, design) = try design(rows: 1_500, seed: 85)
    let surgeon = design.factors[1]
    let indicators = surgeon.levels.indices.map { level in
      NumericColumn(
        "surgeon \(level)", surgeon.codes.map { Int($0) == level ? 1 : 0 })
    }.filter { Set($0.values).count > 1 }
    let dense = try DesignMatrix(
      numeric: design.numeric + indicators, factors: [design.factors[0], design.factors[2]],
      coding: .oneHot)
    let model = LogisticRegression(ridge: 1)
    let (split, written) = try (
      model.fit(design, outcomes: problem.outcomes), model.fit(dense, outcomes: problem.outcomes)
    )
    expectClose(split.deviance, written.deviance, relative: 1e-12)
    for (name, index) in zip(written.coefficientNames, written.coefficients.indices) {
      let same = try #require(
        split.coefficientNames.firstIndex { $0 == name || $0 == "surgeon = \(name)" })
      #expect(abs(split.coefficients[same] - written.coefficients[index]) < 1e-9)
      expectClose(
        split.standardErrors[same], written.standardErrors[index], relative: 1e-9)
    }
    // Two levels of the wide factor.
    let (a, b) = ("surgeon 25", "surgeon 33")
    let covariance = (
      split.covariance[try place(split, a), try place(split, b)],
      written.covariance[try place(written, a), try place(written, b)]
    )
    expectClose(covariance.0, covariance.1, relative: 1e-8)
  }

  private func place(_ fit: FittedLogisticRegression, _ level: String) throws -> Int {
    try #require(
      fit.coefficientNames.firstIndex { $0 == level || $0 == "surgeon = \(level)" })
  }

  @Test func `separation and collinearity are named in large designs too`() throws {
    let problem = try SyntheticProblem(rows: 9_000, seed: 87)
    let noise = problem.numeric[0].values.enumerated().map { index, value in
      value + (problem.outcomes[index] ? 1 : -1) * 80
    }
    let free = LogisticRegression()
    let again = NumericColumn("age again", problem.numeric[0].values.map { 3 - $0 })
    #expect(throws: FitError.collinear(term: "age again")) {
      try free.fit(
        DesignMatrix(
          numeric: problem.numeric + [again], factors: problem.factors, coding: .treatment),
        outcomes: problem.outcomes)
    }
    // Neither sorts the outcomes alone; their difference does.
    #expect {
      try free.fit(
        DesignMatrix(
          numeric: problem.numeric + [NumericColumn("shifted", noise)], coding: .treatment),
        outcomes: problem.outcomes)
    } throws: { error in
      [FitError.separated(term: "shifted"), .separated(term: "age")].contains(error as? FitError)
    }
  }
}
