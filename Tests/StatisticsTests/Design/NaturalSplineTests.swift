import Foundation
import Statistics
import Testing

struct NaturalSplineTests {
  private let knots = [2.0, 5, 6, 9, 15]

  @Test func `has the values of Harrell's formula, worked by hand`() throws {
    let spline = try NaturalSpline("days", knots: [0, 1, 3])
    // s(x) = [x³₊ − (3 (x − 1)³₊ − (x − 3)³₊) / 2] / 9.
    #expect(spline.basis(at: -4) == [-4, 0])
    expectClose(spline.basis(at: 0.5)[1], 0.125 / 9, relative: 1e-15)
    expectClose(spline.basis(at: 2)[1], (8 - 1.5) / 9, relative: 1e-15)
    expectClose(spline.basis(at: 3)[1], (27 - 12) / 9, relative: 1e-15)
    expectClose(spline.basis(at: 5)[1], (125 - (3 * 64 - 1 * 8) / 2) / 9, relative: 1e-14)
    #expect(spline.columnNames == ["days", "days'"])
  }

  @Test func `is straight beyond the outermost knots`() throws {
    let spline = try NaturalSpline("x", knots: knots)
    for start in [-1_000.0, -3, 1, 15, 16, 4_000] {
      let (a, b) = (spline.basis(at: start), spline.basis(at: start + 0.5))
      let c = spline.basis(at: start + 1)
      for index in a.indices {
        #expect(abs(a[index] - 2 * b[index] + c[index]) <= 1e-12 * max(1, abs(c[index])))
      }
    }
  }

  @Test func `value, slope and curvature are continuous at every knot`() throws {
    let spline = try NaturalSpline("x", knots: knots)
    let h = 1e-3
    for knot in knots {
      let at = (-3...3).map { spline.basis(at: knot + Double($0) * h) }
      for column in 1..<4 {
        let v = at.map { $0[column] }
        #expect(abs(v[4] - v[2]) < 10 * h)
        let (left, right) = ((v[3] - v[2]) / h, (v[4] - v[3]) / h)
        #expect(abs(left - right) < 10 * h)
        let second = { (i: Int) in (v[i - 1] - 2 * v[i] + v[i + 1]) / (h * h) }
        #expect(abs(second(2) - second(4)) < 10 * h)
      }
    }
  }

  /// The basis of Hastie, Tibshirani and Friedman (5.4): N = d_k − d_{K−1} with
  /// d_k = [(x − ξ_k)³₊ − (x − ξ_K)³₊] / (ξ_K − ξ_k).
  private func otherBasis(_ x: Double) -> [Double] {
    let last = knots[knots.count - 1]
    let d = { (knot: Double) in
      (pow(max(0, x - knot), 3) - pow(max(0, x - last), 3)) / (last - knot)
    }
    return [x] + knots.dropLast(2).map { (d($0) - d(knots[knots.count - 2])) / 100 }
  }

  @Test func `spans the natural splines: another basis gives the same fitted values`() throws {
    var random = RandomSource(seed: 60)
    let x = (0..<800).map { _ in random.uniform() * 18 }
    let outcomes = x.map { random.bernoulli(expit(2 * sin($0 / 3))) }
    let spline = try NaturalSpline("x", knots: knots)
    let ours = try DesignMatrix(numeric: spline.columns(x), coding: .treatment)
    let rows = x.map(otherBasis)
    let theirs = try DesignMatrix(
      numeric: (0..<4).map { column in NumericColumn("n\(column)", rows.map { $0[column] }) },
      coding: .treatment)
    let first = try LogisticRegression().fit(ours, outcomes: outcomes)
    let second = try LogisticRegression().fit(theirs, outcomes: outcomes)
    expectClose(
      try first.probabilities(of: ours), try second.probabilities(of: theirs), relative: 1e-8)
    expectClose(first.deviance, second.deviance, relative: 1e-12)
  }

  @Test func `finds a curve that a straight line misses`() throws {
    var random = RandomSource(seed: 61)
    let x = (0..<4_000).map { _ in random.normal() }
    let outcomes = x.map { random.bernoulli(expit(1 - $0 * $0)) }
    let spline = try NaturalSpline("x", values: x, knotCount: 5)
    let design = try DesignMatrix(numeric: spline.columns(x), coding: .treatment)
    let fit = try LogisticRegression().fit(design, outcomes: outcomes)
    let straight = try LogisticRegression().fit(
      design.dropping(["x'", "x''", "x'''"]), outcomes: outcomes)
    #expect(fit.deviance < straight.deviance - 300)
    for value in [-1.5, 0, 1] {
      var row = DesignRow()
      spline.add(value, to: &row)
      #expect(abs(try fit.prediction(for: row).probability - expit(1 - value * value)) < 0.07)
    }
  }

  @Test func `places knots at quantiles as R's type 7 does`() throws {
    let values = (0...100).reversed().map(Double.init)
    let expected: [Int: [Double]] = [
      3: [10, 50, 90], 4: [5, 35, 65, 95], 5: [5, 27.5, 50, 72.5, 95],
      6: [5, 23, 41, 59, 77, 95],
    ]
    for (count, knots) in expected {
      let placed = try NaturalSpline("x", values: values, knotCount: count).knots
      expectClose(placed, knots, relative: 1e-13)
    }
    // quantile(c(1, 2, 4, 8), 0.5) is 3.
    let four = try NaturalSpline("x", values: [8, 1, 4, 2], knotCount: 3)
    expectClose(four.knots[1], 3, relative: 1e-15)
  }

  @Test func `survives encoding, and one value is what many are`() throws {
    let spline = try NaturalSpline("x", values: [1, 2, 4, 8, 9, 12, 20.5], knotCount: 4)
    let decoded = try JSONDecoder().decode(
      NaturalSpline.self, from: JSONEncoder().encode(spline))
    #expect(decoded == spline)
    var row = DesignRow()
    spline.add(30, to: &row)
    for column in decoded.columns([3, 30]) {
      #expect(row.numbers[column.name] == column.values[1])
    }
  }

  @Test func `refuses what has no curve`() {
    let few = SplineError.tooFewValues(term: "flag", distinct: 2, knots: 4)
    #expect(throws: few) { try NaturalSpline("flag", values: [0, 1, 1, 0, 1]) }
    #expect(
      "\(few)" == "term 'flag': 2 distinct values for 4 knots; "
        + "use fewer knots, the number as it is, or a factor")
    #expect(throws: SplineError.coincidingKnots(term: "visits")) {
      try NaturalSpline("visits", values: [Double](repeating: 0, count: 90) + [1, 2, 3, 4])
    }
    #expect(throws: SplineError.nonFinite(term: "age", position: 2)) {
      try NaturalSpline("age", values: [1, .nan, 3])
    }
    #expect(throws: SplineError.knotsNotIncreasing(term: "age")) {
      try NaturalSpline("age", knots: [1, 3, 3])
    }
    #expect(throws: SplineError.knotsNotIncreasing(term: "age")) {
      try NaturalSpline("age", knots: [1, 3])
    }
  }
}
