import Claims
import Foundation
import Statistics
import Testing

@testable import Scoring

/// What a missing document adds, in chance and in dollars.
struct DocumentValueTests {
  private static let predictors = Predictors(families: ProcedureFamilies([:]))
  private static let (met, notMet) = (0.45, -0.5)

  /// Appeals one a day; of eight requirements each met adds `met` to the log-odds, each not met
  /// `notMet`, against one left open.
  private static func denials(_ count: Int, seed: UInt64) -> [Denial] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { index in
      let filed = Sample.day("2022-01-01").adding(days: index)
      var findings = ChartFindings(day: filed.adding(days: -1), met: 0, notMet: 0, open: 0)
      for _ in 0..<8 {
        switch random.categorical([0.5, 0.2, 0.3]) {
        case 0: findings.met += 1
        case 1: findings.notMet += 1
        default: findings.open += 1
        }
      }
      let logOdds = -1 + met * Double(findings.met) + notMet * Double(findings.notMet)
      let isWon = random.bernoulli(expit(logOdds))
      var denial = Sample.denial("d\(index)", status: isWon ? .overturned : .upheld)
      denial.knownDay = filed.adding(days: -10)
      denial.decidedDay = filed.adding(days: 20)
      denial.appeals = [
        Sample.appeal(
          filed: "\(filed)", outcome: isWon ? .overturned : .upheld,
          decided: "\(filed.adding(days: 20))")
      ]
      denial.chartReviews = [findings]
      return denial
    }
  }

  private static func fit(_ denials: [Denial]) throws -> OverturnFit {
    try OverturnProcedure(.pooled).fit(
      Sample.trainingSet(denials, asOf: "2030-12-31").observations)
  }

  private static func open(_ findings: ChartFindings, cents: Int? = 1_000_000) -> Denial {
    var denial = Sample.denial(
      recoverable: cents.map { .known(Money(cents: $0), source: "contract") }
        ?? .unknown(reason: "no contract"))
    denial.chartReviews = [findings]
    return denial
  }

  private static let review = ChartFindings(
    day: Sample.day("2026-01-01"), met: 4, notMet: 1, open: 3)

  @Test func `both effects of a requirement are found within their error`() throws {
    let worlds = try (1...12).map { seed -> [Double] in
      let effects = try Self.fit(Self.denials(1200, seed: UInt64(seed))).effects
      return ["tenths of criteria met", "tenths of criteria not met"].map { name in
        effects.first { $0.name == name }?.logOdds ?? .nan
      }
    }
    for (place, truth) in [0.8 * Self.met, 0.8 * Self.notMet].enumerated() {
      let found = worlds.map { $0[place] }
      let mean = found.reduce(0, +) / 12
      let spread = (found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11).squareRoot()
      #expect(abs(mean - truth) < 3 * spread / 12.squareRoot(), "\(mean) ± \(spread), \(truth)")
    }
  }

  @Test func `one more met adds what the truth says, inside its interval in nine worlds of ten`()
    throws
  {
    var covered = 0
    for seed in 1...40 {
      let fit = try Self.fit(Self.denials(500, seed: UInt64(100 + seed)))
      let gain = try #require(
        try fit.gain(
          ofOneMoreMetFor: Self.open(Self.review), Self.predictors, on: Sample.day("2026-01-02")))
      let interval = try #require(gain.interval)
      let odds = log(gain.now / (1 - gain.now))
      covered += interval.contains(expit(odds + Self.met) - gain.now) ? 1 : 0
      #expect(gain.against.map { $0 < gain.now } == true)
    }
    // 36 of 40 are expected; fewer than 31 or so has one chance in a hundred.
    #expect(covered >= 31, "\(covered) of 40")
  }

  @Test func `a review of a later day changes no score`() throws {
    let fit = try Self.fit(Self.denials(400, seed: 3))
    let denial = Self.open(Self.review)
    var unreviewed = denial
    unreviewed.chartReviews = nil
    let before = Sample.day("2025-12-31")
    #expect(
      try fit.score(Self.predictors.row(of: denial, on: before))
        == fit.score(Self.predictors.row(of: unreviewed, on: before)))
    #expect(try fit.gain(ofOneMoreMetFor: denial, Self.predictors, on: before) == nil)
    let after = Sample.day("2026-01-01")
    #expect(
      try fit.score(Self.predictors.row(of: denial, on: after))
        != fit.score(Self.predictors.row(of: unreviewed, on: after)))
  }

  @Test func `dollars stand between both ends, less the cost of getting it`() throws {
    let gain = DocumentGain(
      basis: .criteria(met: 4, of: 8), now: 0.5, with: 0.6, against: 0.4, interval: nil)
    let fraction = Estimate.estimated(0.8, basis: "wins")
    let cost = Money(cents: 2_000)
    let value = DocumentValue(
      gain, unlearned: "", of: Self.open(Self.review), fraction: fraction,
      chanceMet: .estimated(0.75, basis: "30 of 40"), cost: cost)
    // 0.1 x 0.8 x $10,000 = $800.
    #expect(value.ifMet.value == Money(cents: 78_000))
    #expect(value.expected.value == Money(cents: 58_000))
    #expect(value.expected.mark == .estimated)
    let unsure = DocumentValue(
      gain, unlearned: "", of: Self.open(Self.review), fraction: fraction,
      chanceMet: .unknown(reason: "3 settled"), cost: cost)
    #expect(unsure.ifMet.value == Money(cents: 78_000))
    #expect(unsure.expected == .unknown(reason: "3 settled"))
    let unpriced = DocumentValue(
      gain, unlearned: "", of: Self.open(Self.review, cents: nil), fraction: fraction,
      chanceMet: .estimated(0.75, basis: "30 of 40"), cost: cost)
    #expect(unpriced.ifMet.mark == .unknown && unpriced.expected.mark == .unknown)
    let unlearned = DocumentValue(
      nil, unlearned: "no model", of: Self.open(Self.review), fraction: fraction,
      chanceMet: .estimated(0.75, basis: "30 of 40"), cost: cost)
    #expect(unlearned.expected == .unknown(reason: "no model"))
  }

  @Test func `what was settled counts by one policy, forward, and only when known`() {
    func review(_ day: String, _ met: Int, _ notMet: Int, _ open: Int, _ policy: String? = "P")
      -> ChartFindings
    {
      ChartFindings(day: Sample.day(day), met: met, notMet: notMet, open: open, policy: policy)
    }
    func settled(_ reviews: [ChartFindings], by day: String = "2026-12-31") -> [Int] {
      var denial = Sample.denial()
      denial.chartReviews = reviews
      let settled = SettledRequirements(in: [denial], by: Sample.day(day))
      return [settled.met, settled.notMet]
    }
    let first = review("2026-01-01", 3, 1, 4)
    #expect(settled([first, review("2026-02-01", 5, 2, 1)]) == [2, 1])
    #expect(settled([first, review("2026-02-01", 5, 2, 1)], by: "2026-01-31") == [0, 0])
    #expect(settled([first, review("2026-02-01", 5, 2, 1, "Q")]) == [0, 0])
    #expect(settled([first, review("2026-02-01", 5, 2, 2)]) == [0, 0])
    #expect(settled([first, review("2026-02-01", 2, 3, 3)]) == [0, 0])
    #expect(settled([first]) == [0, 0])
  }

  @Test func `with fewer than twenty settled the base rate is unknown`() {
    var denial = Sample.denial()
    denial.chartReviews = [
      ChartFindings(day: Sample.day("2026-01-01"), met: 0, notMet: 0, open: 19, policy: "P"),
      ChartFindings(day: Sample.day("2026-02-01"), met: 15, notMet: 4, open: 0, policy: "P"),
    ]
    let day = Sample.day("2026-12-31")
    #expect(SettledRequirements(in: [denial], by: day).chance.mark == .unknown)
    denial.chartReviews?[0].open = 20
    denial.chartReviews?[1].met = 16
    #expect(SettledRequirements(in: [denial], by: day).chance.value == 0.8)
  }
}
