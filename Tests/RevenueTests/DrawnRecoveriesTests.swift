import Claims
import Statistics
import Testing

@testable import Revenue

struct DrawnRecoveriesTests {
  private static func drawn(
    _ all: [RecoverableCase], drawCount: Int = 300, groups: [Int: [DrawnRecoveries.Group]] = [:]
  ) -> DrawnRecoveries {
    DrawnRecoveries(
      of: OpenInventory(all), shock: 0.4, shockError: 0.3, drawCount: drawCount, seed: 9,
      groups: groups)
  }

  @Test func `summed draws are those of a distribution, of the whole and of a part`() {
    let all = cases(30, deviation: 0.1, loadings: [0.2])
    let first = DrawnRecoveries.Group("part", "first seven")
    let drawn = Self.drawn(
      all, groups: Dictionary(uniqueKeysWithValues: (0..<7).map { ($0, [first]) }))
    let distribution = { (all: [RecoverableCase]) in
      RecoveryDistribution(
        of: OpenInventory(all), shock: 0.4, shockError: 0.3, drawCount: 300, seed: 9)
    }
    #expect(drawn.whole == distribution(all))
    #expect(drawn.distribution(of: first) == distribution(Array(all.prefix(7))))
    #expect(drawn.distribution(of: .init("part", "none")).quantile(0.9) == .zero)
  }

  // The same files in another order give the denials other numbers.
  @Test func `the order of loading moves no dollar`() {
    func all(numbered number: (Int) -> Int) -> [RecoverableCase] {
      (0..<20).map { place in
        RecoverableCase(
          id: number(place), key: "payer|P\(place)|medical-necessity", payer: "payer \(place % 3)",
          recoverable: .known(Money(cents: 100_000 + 7_001 * place), source: "test"), logOdds: 0.1,
          loadings: [0.2], fraction: share(0.8, 0.1), timing: [0.4, 0.6])
      }
    }
    let (one, other) = (Self.drawn(all { $0 + 1 }), Self.drawn(all { 50 - 2 * $0 }))
    #expect(one.whole.totals.sorted() == other.whole.totals.sorted())
    #expect(one.whole.mean == other.whole.mean && one.meanByPeriod == other.meanByPeriod)
  }

  @Test func `a case that is in no sum adds nothing and has no mean`() {
    let drawn = Self.drawn([one(1, cents: 10_000), one(2, cents: 5_000, logOdds: nil)])
    #expect(drawn.whole == Self.drawn([one(1, cents: 10_000)]).whole)
    #expect(drawn.meanCents(of: 2) == nil && drawn.meanCents(of: 1) != nil)
  }

  // MARK: - When

  @Test func `draw by draw the months add up to the whole, which no timing changes`() {
    let all = cases(30, deviation: 0.1, loadings: [0.2])
    let timed = all.map { $0.with(timing: $0.id % 3 == 0 ? [] : [0.5, 0.2, 0.3]) }
    let drawn = Self.drawn(timed)
    #expect(drawn.whole == Self.drawn(all).whole)
    for draw in 0..<300 {
      let months = drawn.distribution(byEndOf: 2).totals[draw]
      #expect(months + (drawn.untimed?.totals[draw] ?? 0) == drawn.whole.totals[draw])
    }
    #expect(drawn.meanByPeriod.reduce(.zero, +) == drawn.whole.mean)
    #expect(Self.drawn(all).periodCount == 0 && Self.drawn(all).meanByPeriod == [drawn.whole.mean])
  }

  @Test func `a month brings its share on average, and nothing where it has none`() {
    let all = cases(40).map { $0.with(timing: [0.25, 0, 0.75]) }
    let drawn = Self.drawn(all, drawCount: 4000)
    let mean = Double(drawn.whole.mean.cents)
    #expect(abs(Double(drawn.distribution(inPeriod: 0).mean.cents) / mean - 0.25) < 0.01)
    #expect(drawn.distribution(inPeriod: 1).quantile(1) == .zero)
    #expect(drawn.meanByPeriod[1] == .zero)
    // By then is no wider than the sum of what is uncertain in each.
    #expect(drawn.distribution(byEndOf: 2) == drawn.whole)
  }

  @Test func `timing is a source of what comes by a day, and of nothing in all`() {
    let inventory = OpenInventory(
      cases(60, deviation: 0.2, loadings: [0.3]).map { $0.with(timing: [0.3, 0.2, 0.5]) })
    let drawn = DrawnRecoveries(of: inventory, shock: 0.6, shockError: 0.2, seed: 5)
    let sources = { (periods: Int?) in
      VarianceSources(of: inventory, shock: 0.6, shockError: 0.2, seed: 5, within: periods)
    }
    #expect(sources(nil).timing == 0 && sources(nil) == sources(3))
    let near = sources(2)
    #expect(near.timing > 0)
    let totals = drawn.distribution(byEndOf: 1).totals
    let mean = totals.reduce(0, +) / 10_000
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000 / 10_000
    #expect(abs(near.total / variance - 1) < 0.06, "\(near.total / variance)")
  }
}

extension RecoverableCase {
  fileprivate func with(timing: [Double]) -> RecoverableCase {
    RecoverableCase(
      id: id, payer: payer, recoverable: recoverable, logOdds: logOdds, loadings: loadings,
      fraction: fraction, timing: timing)
  }
}
