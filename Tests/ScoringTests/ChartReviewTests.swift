import Claims
import Foundation
import Statistics
import Testing

@testable import Scoring

/// What a model learns from reviewed charts, and when.
struct ChartReviewTests {
  private static let predictors = Predictors(families: ProcedureFamilies([:]))

  private static func findings(_ day: String, met: Int, open: Int) -> ChartFindings {
    ChartFindings(day: Sample.day(day), met: met, notMet: 0, open: open)
  }

  /// Appeals one a day, each chart reviewed a day before filing; each criterion of eight that is met
  /// adds `effect` to the log-odds.
  private static func denials(_ count: Int, effect: Double, seed: UInt64) -> [Denial] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { index in
      let filed = Sample.day("2023-01-01").adding(days: index)
      let met = Int(random.uniform() * 9)
      let isWon = random.bernoulli(expit(effect * (Double(met) - 4)))
      var denial = Sample.denial("d\(index)", status: isWon ? .overturned : .upheld)
      let payer = index.isMultiple(of: 3) ? "A" : "B"
      denial.payer = Payer(identifier: payer, name: payer)
      denial.knownDay = filed.adding(days: -10)
      denial.appeals = [
        Sample.appeal(
          filed: "\(filed)", outcome: isWon ? .overturned : .upheld,
          decided: "\(filed.adding(days: 20))")
      ]
      denial.decidedDay = filed.adding(days: 20)
      denial.chartReviews = [
        ChartFindings(day: filed.adding(days: -1), met: met, notMet: 0, open: 8 - met)
      ]
      return denial
    }
  }

  private static func fit(_ denials: [Denial]) throws -> OverturnFit {
    let set = Sample.trainingSet(denials, asOf: "2026-12-31")
    return try OverturnProcedure(.pooled).fit(set.observations)
  }

  @Test func `the effect of a criterion met is found within its error`() throws {
    // Eight criteria at 0.5 are 0.4 on a tenth of them; the mean of twelve worlds against three errors.
    let worlds = try (61...72).map { seed -> Double in
      let fit = try Self.fit(Self.denials(1200, effect: 0.5, seed: UInt64(seed)))
      let names = fit.regression?.coefficientNames ?? []
      let place = try #require(names.firstIndex(of: "tenths of criteria met"))
      return try #require(fit.regression?.coefficients[place])
    }
    let mean = worlds.reduce(0, +) / 12
    let spread = (worlds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11).squareRoot()
    #expect(abs(mean - 0.4) < 3 * spread / 12.squareRoot(), "\(mean) ± \(spread)")
  }

  @Test func `a review made after the appeal was filed is not known to it`() {
    var denials = Self.denials(60, effect: 0.5, seed: 1)
    let without = denials.map { denial in
      var denial = denial
      denial.chartReviews = nil
      return denial
    }
    for index in denials.indices {
      let filed = denials[index].appeals[0].filedDay
      denials[index].chartReviews?[0].day = filed.adding(days: 1)
    }
    #expect(Sample.trainingSet(denials).observations == Sample.trainingSet(without).observations)
  }

  @Test func `too few reviewed cases leave the model as it was, to the bit`() throws {
    var denials = Self.denials(200, effect: 0.5, seed: 2)
    for index in denials.indices.dropFirst(20) { denials[index].chartReviews = nil }
    let plain = denials.map { denial in
      var denial = denial
      denial.chartReviews = nil
      return denial
    }
    #expect(try Self.fit(denials) == Self.fit(plain))
  }

  @Test func `enough reviewed cases make two terms, and no review is a state of its own`() throws {
    var denials = Self.denials(200, effect: 0.5, seed: 3)
    for index in denials.indices.dropFirst(100) { denials[index].chartReviews = nil }
    let fit = try Self.fit(denials)
    #expect(fit.terms.isSuperset(of: ["chart review", "tenths of criteria met"]))
    let unreviewed = try fit.score(
      Self.predictors.row(of: Sample.denial(), on: Sample.day("2026-01-01")))
    #expect(unreviewed.contributions.first { $0.term == "tenths of criteria met" }?.logOdds == 0)
  }

  @Test func `one criterion more is worth the difference of two predictions`() throws {
    let fit = try Self.fit(Self.denials(400, effect: 0.5, seed: 4))
    var denial = Sample.denial(recoverable: .known(Money(cents: 1_000_000), source: "contract"))
    let now = Self.findings("2026-01-01", met: 4, open: 2)
    denial.chartReviews = [now]
    let gain = try #require(
      try fit.gain(
        ofOneMoreDocumentFor: denial, Self.predictors, on: Sample.day("2026-01-02")))
    #expect(gain.basis == .criteria(met: 4, of: 6))
    let row = Self.predictors.row(of: denial, on: Sample.day("2026-01-02"))
    #expect(try gain.now == fit.score(row).probability)
    var more = row
    more.numbers["tenths of criteria met"] = 10 * (5.0 / 6)
    #expect(try gain.with == fit.score(more).probability)
    #expect(gain.gain > 0)
    let dollars = gain.dollars(of: denial, fraction: .estimated(0.8, basis: "wins"))
    #expect(dollars.value?.cents == Int((gain.gain * 0.8 * 1_000_000).rounded()))
    #expect(dollars.mark == .estimated)
    denial.recoverable = .unknown(reason: "no contract")
    #expect(gain.dollars(of: denial, fraction: .estimated(0.8, basis: "wins")).value == nil)
  }

  @Test func `nothing learned, nothing said`() throws {
    let fit = try Self.fit(
      Self.denials(100, effect: 0.5, seed: 5).map { denial in
        var denial = denial
        denial.chartReviews = nil
        return denial
      })
    var denial = Sample.denial()
    denial.chartReviews = [Self.findings("2026-01-01", met: 4, open: 2)]
    #expect(
      try fit.gain(
        ofOneMoreDocumentFor: denial, Self.predictors, on: Sample.day("2026-01-02")) == nil)
  }
}
