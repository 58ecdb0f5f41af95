import Foundation
import Statistics
import Testing

/// The tiled engine behind multinomial fits of a design.
struct ClassEngineTests {
  private static let names = ["paid", "authorization", "necessity", "timely"]

  private static func problem(
    rows: Int, seed: UInt64
  ) throws -> (numeric: [NumericColumn], factors: [FactorColumn], outcomes: [String]) {
    var random = RandomSource(seed: seed)
    let age = (0..<rows).map { _ in random.normal(mean: 58, standardDeviation: 14) }
    let units = (0..<rows).map { _ in Double(random.poisson(mean: 2)) }
    let payer = (0..<rows).map { _ in random.categorical([5, 3, 2, 1]) }
    let site = (0..<rows).map { _ in random.categorical([2, 1, 1]) }
    let outcomes = (0..<rows).map { row in
      let powers = (0..<4).map { (label: Int) -> Double in
        let own = [0.8, 0.1, -0.1, -0.6][label]
        let slope = 0.02 * Double(label - 1) * (age[row] - 58)
        let levels = [0.5, -0.3, 0.2, -0.4][(payer[row] + label) % 4] + 0.3 * Double(site[row] % 2)
        return exp(own + slope - 0.2 * units[row] * own + levels)
      }
      return names[random.categorical(powers)]
    }
    return (
      [NumericColumn("age", age), NumericColumn("units", units)],
      try [
        FactorColumn("payer", payer.map { "payer \($0)" }),
        FactorColumn("site", site.map { "site \($0)" }),
      ], outcomes
    )
  }

  /// The objective written out row by row, from coefficients in the order of their names.
  private func objective(
    _ coefficients: [[Double]], _ rows: [[Double]], _ labels: [Int], ridge: Double
  ) -> Double {
    let loss = rows.indices.reduce(0) { sum, row in
      let odds = coefficients.map { own in
        zip(rows[row], own.dropFirst()).reduce(own[0]) { $0 + $1.0 * $1.1 }
      }
      return sum + log(odds.reduce(0) { $0 + exp($1) }) - odds[labels[row]]
    }
    return coefficients.reduce(loss) { sum, own in
      own.dropFirst().reduce(sum) { $0 + 0.5 * ridge * $1 * $1 }
    }
  }

  @Test(arguments: [0, 0.7])
  func `the gradient of the objective written out vanishes at the fit`(ridge: Double) throws {
    let (numeric, factors, outcomes) = try Self.problem(rows: 700, seed: 61)
    let design = try DesignMatrix(
      numeric: numeric, factors: factors, coding: ridge > 0 ? .oneHot : .treatment)
    let fit = try MultinomialLogistic(ridge: ridge, tolerance: 1e-12).fit(
      design, outcomes: outcomes)
    let dropped = ridge > 0 ? 0 : 1
    let rows = (0..<700).map { row in
      numeric.map { $0.values[row] }
        + factors.flatMap { factor in
          factor.levels.indices.dropFirst(dropped).map { Int(factor.codes[row]) == $0 ? 1.0 : 0 }
        }
    }
    let labels = outcomes.map { fit.classes.firstIndex(of: $0) ?? 0 }
    for label in fit.classes.indices {
      for index in fit.coefficients[label].indices {
        let h = index == 1 ? 1e-5 : 1e-4
        let at = { (change: Double) in
          var moved = fit.coefficients
          moved[label][index] += change
          return objective(moved, rows, labels, ridge: ridge)
        }
        // Curvature at most n/4 times the square of the column.
        let gradient = (at(h) - at(-h)) / (2 * h)
        #expect(abs(gradient) < 1e-4 * (index == 1 ? 60 : 1))
      }
    }
  }

  @Test func `the same number of workers gives the same bits, another the same digits`() throws {
    let (numeric, factors, outcomes) = try Self.problem(rows: 26_000, seed: 62)
    let design = try DesignMatrix(numeric: numeric, factors: factors, coding: .oneHot)
    let fit = { (workers: Int) in
      try MultinomialLogistic(ridge: 1, workers: workers).fit(design, outcomes: outcomes)
    }
    let (first, second, alone) = try (fit(3), fit(3), fit(1))
    #expect(first == second)
    for (a, b) in zip(first.coefficients, alone.coefficients) {
      for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-10) }
    }
  }

  // The objective of so many rows is rounded by more than the last steps lower it.
  @Test(arguments: [0.01, 10])
  func `converges to the last digits of a gradient on many rows`(ridge: Double) throws {
    let (numeric, factors, outcomes) = try Self.problem(rows: 30_000, seed: 63)
    let design = try DesignMatrix(numeric: numeric, factors: factors, coding: .oneHot)
    let fit = try MultinomialLogistic(ridge: ridge, tolerance: 1e-12).fit(
      design, outcomes: outcomes)
    #expect(fit.iterations < 15)
    let shares = Dictionary(grouping: outcomes, by: { $0 }).mapValues { Double($0.count) }
    var sums = [Double](repeating: 0, count: 4)
    for row in 0..<30_000 {
      let odds = fit.coefficients.map { own -> Double in
        let numbers = own[0] + own[1] * numeric[0].values[row] + own[2] * numeric[1].values[row]
        return numbers + own[3 + Int(factors[0].codes[row])] + own[7 + Int(factors[1].codes[row])]
      }
      let powers = odds.map { exp($0) }
      let total = powers.reduce(0, +)
      for label in 0..<4 { sums[label] += powers[label] / total }
    }
    // The intercepts are free, so each class is expected as often as it is observed.
    for (label, name) in fit.classes.enumerated() {
      expectClose(sums[label], try #require(shares[name]), relative: 1e-9)
    }
  }

  @Test(arguments: [3, 4, 5, 9, 13])
  func `any number of classes is fitted, with or without numbers and factors`(count: Int) throws {
    var random = RandomSource(seed: 64)
    let x = (0..<600).map { _ in random.normal() }
    let level = (0..<600).map { _ in random.categorical([1, 1, 1]) }
    let outcomes = (0..<600).map { row in
      "c\(random.categorical((0..<count).map { 1 + Double(($0 + level[row]) % 3) }))"
    }
    let numbers = try DesignMatrix(numeric: [NumericColumn("x", x)], coding: .treatment)
    let levels = try DesignMatrix(
      factors: [FactorColumn("level", level.map { "l\($0)" })], coding: .treatment)
    let byLevel = try MultinomialLogistic(tolerance: 1e-12).fit(levels, outcomes: outcomes)
    // A saturated model gives back the shares within each level.
    for group in 0..<3 {
      let own = outcomes.indices.filter { level[$0] == group }
      let prediction = try byLevel.prediction(for: DesignRow(levels: ["level": "l\(group)"]))
      for outcome in prediction.outcomes {
        let share = Double(own.count { outcomes[$0] == outcome.name }) / Double(own.count)
        expectClose(outcome.probability, share, relative: 1e-8)
      }
    }
    let byNumber = try MultinomialLogistic(tolerance: 1e-12).fit(numbers, outcomes: outcomes)
    #expect(byNumber.classes.count == count)
    #expect(byNumber.logLikelihood < 0)
  }

  @Test func `refuses a collinear term and a level without rows by name`() throws {
    let (numeric, factors, outcomes) = try Self.problem(rows: 300, seed: 65)
    let again = NumericColumn("age in months", numeric[0].values.map { 12 * $0 })
    let both = try DesignMatrix(numeric: numeric + [again], coding: .treatment)
    #expect(throws: FitError.collinear(term: "age in months")) {
      try MultinomialLogistic().fit(both, outcomes: outcomes)
    }
    #expect(throws: Never.self) { try MultinomialLogistic(ridge: 1).fit(both, outcomes: outcomes) }
    let empty = FactorColumn(
      "payer", levels: factors[0].levels + ["nobody"], codes: factors[0].codes)
    let design = try DesignMatrix(numeric: numeric, factors: [empty], coding: .treatment)
    #expect(throws: FitError.emptyLevel(term: "payer", level: 5)) {
      try MultinomialLogistic().fit(design, outcomes: outcomes)
    }
  }

  @Test func `two numbers that set a class apart only together are refused as separated`() throws {
    // x + y > 0 exactly for class a; neither x nor y alone says so.
    let design = try DesignMatrix(
      numeric: [
        NumericColumn("first", [3, -3, 2, -1, -2, 0, 1, -1, 1]),
        NumericColumn("second", [-2, 2, -3, 2, 1, -1, 0.5, 0, -2]),
      ], coding: .treatment)
    let outcomes = ["a", "b", "c", "a", "b", "c", "a", "b", "c"]
    let error = #expect(throws: FitError.self) {
      try MultinomialLogistic().fit(design, outcomes: outcomes)
    }
    #expect([.separated(term: "first"), .separated(term: "second")].contains(error))
  }
}
