import Claims
import Foundation
import Scoring
import Statistics
import Testing

/// Numbers that bend where the cases say so, and stay straight where they do not.
struct NumberBendsTests {
  /// One case a day with a payer and a number whose effect on the log-odds is `effect`.
  private static func cases(
    _ count: Int, seed: UInt64, missing: Double = 0, effect: (Double) -> Double
  ) -> [Observation] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { index in
      let months = 12 * random.uniform()
      let filed = Sample.day("2020-01-01").adding(days: index)
      let isKnown = !random.bernoulli(missing)
      return Observation(
        caseName: "case \(index)",
        row: DesignRow(
          numbers: isKnown ? ["months": months] : [:], levels: ["payer": "P\(index % 5)"]),
        isOverturned: random.bernoulli(expit(effect(months))), startDay: filed,
        labelDay: filed.adding(days: 30), payer: "P", category: "medical-necessity", amount: nil)
    }
  }

  /// Best about six months, worse before and after.
  private static func hill(_ months: Double) -> Double { 1.5 - abs(months - 6) / 1.5 }

  @Test func `a number that rises and falls bends, and foretells later cases better`() throws {
    let past = Self.cases(500, seed: 31, effect: Self.hill)
    let future = Self.cases(1000, seed: 32, effect: Self.hill)
    let bent = try OverturnProcedure(.pooled).fit(past)
    #expect(bent.splines.map(\.name) == ["months"])
    let straight = try OverturnProcedure(.given(1)).fit(past)
    func logLoss(_ fit: OverturnFit) throws -> Double {
      try ScoredOutcomes(
        probabilities: future.map { try fit.score($0.row).probability },
        outcomes: future.map(\.isOverturned)
      ).logLoss
    }
    #expect(try logLoss(bent) < logLoss(straight) - 0.05)
  }

  @Test func `a straight number stays straight, and so do few cases`() throws {
    for seed in [41, 42, 43] as [UInt64] {
      let straight = Self.cases(400, seed: seed) { 0.25 * ($0 - 6) }
      #expect(try OverturnProcedure(.pooled).fit(straight).splines.isEmpty)
    }
    let few = Self.cases(90, seed: 44, effect: Self.hill)
    #expect(try OverturnProcedure(.pooled).fit(few).splines.isEmpty)
  }

  @Test func `a bent number is one contribution, exact, and none where it is not on record`() throws
  {
    let fit = try OverturnProcedure(.pooled).fit(
      Self.cases(500, seed: 33, missing: 0.1, effect: Self.hill))
    #expect(!fit.splines.isEmpty)
    for months in [0.5, 6, 11.5] {
      let score = try fit.score(DesignRow(numbers: ["months": months], levels: ["payer": "P1"]))
      #expect(score.contributions.map(\.term) == ["(Baseline)", "months", "payer"])
      #expect(score.contributions.reduce(0) { $0 + $1.logOdds } == score.logOdds)
      #expect(abs(expit(score.logOdds) - score.probability) < 1e-12)
    }
    let unknown = try fit.score(DesignRow(levels: ["payer": "P1"]))
    #expect(unknown.missingTerms == ["months"])
    #expect(unknown.contributions.first { $0.term == "months" }?.logOdds == 0)
  }

  @Test func `a stored fit bends as it did; one stored before is read`() throws {
    let fit = try OverturnProcedure(.pooled).fit(Self.cases(500, seed: 34, effect: Self.hill))
    let data = try JSONEncoder().encode(fit)
    let restored = try JSONDecoder().decode(OverturnFit.self, from: data)
    let row = DesignRow(numbers: ["months": 3], levels: ["payer": "P1"])
    #expect(try restored.score(row) == fit.score(row))
    let straight = try OverturnProcedure(.pooled).fit(Self.cases(90, seed: 35, effect: Self.hill))
    let text = String(decoding: try JSONEncoder().encode(straight), as: UTF8.self)
    #expect(!text.contains("bends"))
    #expect(
      try JSONDecoder().decode(OverturnFit.self, from: Data(text.utf8)).score(row)
        == straight.score(row))
  }
}
