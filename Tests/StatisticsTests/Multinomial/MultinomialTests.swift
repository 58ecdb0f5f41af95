import Foundation
import Statistics
import Testing

struct MultinomialTests {
  private struct Certified: Decodable {
    let classes: [String]
    let mle: Estimates
    let l2: Estimates

    struct Estimates: Decodable {
      let coef: [[String]]
      let se: [[String]]?
      let loglik: String
    }

    static func load() throws -> Certified {
      try JSONDecoder().decode(Certified.self, from: Golden.data("certified_multinom8.json"))
    }
  }

  private static func problem() throws -> (DesignMatrix, [String]) {
    let columns = try Golden.columns("multinom8.csv")
    let numeric = try ["x1", "x2", "x3", "x4"].map { name in
      NumericColumn(name, try #require(columns[name]).map { try #require(Double($0)) })
    }
    let plan = try FactorColumn(
      "plan", try #require(columns["plan"]), levels: ["HMO", "PPO", "POS"])
    return (
      try DesignMatrix(numeric: numeric, factors: [plan], coding: .treatment),
      try #require(columns["reason"])
    )
  }

  private static func expectClose(_ own: [[Double]], _ texts: [[String]]) {
    for (ours, theirs) in zip(own, texts) {
      for (a, text) in zip(ours, theirs) {
        let b = Double(text) ?? .nan
        #expect(abs(a - b) <= 1e-8 * max(1, abs(b)))
      }
    }
  }

  @Test func `agrees with the certified maximum likelihood to eight digits`() throws {
    let (design, outcomes) = try Self.problem()
    let golden = try Certified.load()
    let fit = try MultinomialLogistic(tolerance: 1e-12).fit(design, outcomes: outcomes)
    #expect(fit.classes == golden.classes)
    Self.expectClose(
      Array(fit.coefficients(relativeTo: "R0").dropFirst()), golden.mle.coef)
    let errors = try #require(fit.standardErrors(relativeTo: "R0"))
    Self.expectClose(Array(errors.dropFirst()), try #require(golden.mle.se))
    let loglik = try #require(Double(golden.mle.loglik))
    #expect(abs(fit.logLikelihood - loglik) < 1e-9 * abs(loglik))
  }

  @Test func `agrees with the certified penalised fit to eight digits`() throws {
    let (design, outcomes) = try Self.problem()
    let golden = try Certified.load()
    let fit = try MultinomialLogistic(ridge: 1, tolerance: 1e-12).fit(design, outcomes: outcomes)
    Self.expectClose(fit.coefficients, golden.l2.coef)
  }

  @Test(arguments: [0.1, 1, 10])
  func `with two classes it is the binary regression of half the penalty`(ridge: Double) throws {
    let (design, reasons) = try Self.problem()
    let isFirst = reasons.map { $0 == "R0" || $0 == "R1" }
    let fit = try MultinomialLogistic(ridge: ridge, tolerance: 1e-12).fit(
      design, outcomes: isFirst.map { $0 ? "yes" : "no" })
    let binary = try LogisticRegression(ridge: Ridge(ridge / 2)).fit(design, outcomes: isFirst)
    for (a, b) in zip(fit.coefficients(relativeTo: "no")[1], binary.coefficients) {
      #expect(abs(a - b) < 1e-7)
    }
    let row = design.row(3)
    let ours = try #require(fit.prediction(for: row)["yes"])
    let theirs = try binary.prediction(for: row)
    #expect(abs(ours.probability - theirs.probability) < 1e-8)
    #expect(abs((ours.standardError ?? 0) - theirs.standardError) < 1e-6)
  }

  @Test func `probabilities add up to one and contributions to the log-odds`() throws {
    let (design, outcomes) = try Self.problem()
    let fit = try MultinomialLogistic(ridge: 1).fit(design, outcomes: outcomes)
    for row in 0..<40 {
      let prediction = try fit.prediction(for: design.row(row))
      #expect(abs(prediction.outcomes.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
      let eta = prediction.outcomes.map { $0.contributions.reduce(0) { $0 + $1.logOdds } }
      let sum = eta.reduce(0) { $0 + exp($1) }
      for (value, outcome) in zip(eta, prediction.outcomes) {
        #expect(abs(exp(value) / sum - outcome.probability) < 1e-10)
        let interval = try #require(outcome.interval())
        #expect(interval.contains(outcome.probability))
      }
    }
  }

  @Test func `renamed classes and shuffled rows give the same fit`() throws {
    let (design, outcomes) = try Self.problem()
    let fit = try MultinomialLogistic(ridge: 1, tolerance: 1e-12).fit(design, outcomes: outcomes)
    let order = Array((0..<design.rowCount).reversed())
    let renamed = order.map { "Z\(9 - (Int(outcomes[$0].dropFirst()) ?? 0))" }
    let other = try MultinomialLogistic(ridge: 1, tolerance: 1e-12).fit(
      design.rows(order), outcomes: renamed)
    for (a, b) in zip(fit.coefficients, other.coefficients.reversed()) {
      for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-8) }
    }
  }

  @Test func `a stored fit predicts as the one stored`() throws {
    let (design, outcomes) = try Self.problem()
    let fit = try MultinomialLogistic(ridge: 1).fit(design, outcomes: outcomes)
    let stored = try JSONDecoder().decode(
      FittedMultinomialLogistic.self, from: JSONEncoder().encode(fit))
    #expect(try stored.prediction(for: design.row(5)) == fit.prediction(for: design.row(5)))
  }

  @Test func `one class is refused, and classes told apart by a term without a penalty`() throws {
    let (design, outcomes) = try Self.problem()
    #expect(throws: FitError.oneClass) {
      try MultinomialLogistic(ridge: 1).fit(design, outcomes: outcomes.map { _ in "R" })
    }
    let small = try DesignMatrix(
      numeric: [NumericColumn("x", [-2, -1, 1, 2])], coding: .treatment)
    #expect(throws: FitError.separated(term: "x")) {
      try MultinomialLogistic().fit(small, outcomes: ["a", "a", "b", "b"])
    }
  }

  @Test func `a level not in training needs a penalty, and is named`() throws {
    let (design, outcomes) = try Self.problem()
    let oneHot = try DesignMatrix(
      numeric: design.numeric, factors: design.factors, coding: .oneHot)
    let fit = try MultinomialLogistic(ridge: 1).fit(oneHot, outcomes: outcomes)
    var row = design.row(0)
    row.levels["plan"] = "EPO"
    #expect(try fit.prediction(for: row).unseenLevels == ["plan"])
    let free = try MultinomialLogistic().fit(design, outcomes: outcomes)
    #expect(throws: PredictionError.unseenLevel(term: "plan")) { try free.prediction(for: row) }
  }
}
