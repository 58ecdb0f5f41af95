import Claims
import Revenue
import Statistics
import Testing

struct ForecastRecordTests {
  private let day = CalendarDay(year: 2026, month: 1, day: 1)

  private func promise(_ days: Int, cash: Money, isMature: Bool = true) throws
    -> ForecastRecord.Promise
  {
    // Each of 40 cases brings a hundred dollars or nothing.
    let all = (0..<40).map { one($0, cents: 10_000, payer: "payer \($0)") }
    let inventory = OpenInventory(all)
    let drawn = RecoveryDistribution(
      of: inventory, shock: 0, drawCount: 1000, seed: UInt64(days))
    return ForecastRecord.Promise(
      asOf: try #require(day).adding(days: days), about: inventory, distribution: drawn, cash: cash,
      isMature: isMature)
  }

  @Test func `a month that is not mature is counted and in no figure`() throws {
    let good = try promise(0, cash: Money(cents: 200_000))
    let pending = try promise(31, cash: .zero, isMature: false)
    let record = ForecastRecord([pending, good])
    #expect(record.promises.map(\.asOf) == [good.asOf, pending.asOf])
    #expect(record.immatureCount == 1 && record.coverage(level: 0.8)?.months == 1)
    #expect(record.predictedOverRealised == ForecastRecord([good]).predictedOverRealised)
    #expect(ForecastRecord([pending]).coverage(level: 0.8) == nil)
    #expect(ForecastRecord([pending]).predictedOverRealised == nil)
  }

  @Test func `a promise names how many cases and dollars it is about, and its interval`() throws {
    let promise = try promise(0, cash: Money(cents: 200_000))
    #expect(promise.cases == 40 && promise.atStake == Money(cents: 400_000))
    #expect(promise.tenth < promise.mean && promise.mean < promise.ninetieth)
    #expect(promise.ninetieth < promise.atStake)
  }

  @Test func `cash far from what was promised is outside, and its fifth is at the end`() throws {
    let record = ForecastRecord([
      try promise(0, cash: Money(cents: 200_000)), try promise(31, cash: Money(cents: 20_000)),
      try promise(59, cash: Money(cents: 390_000)),
    ])
    #expect(record.coverage(level: 0.9)?.held == 1)
    #expect(record.positionsByFifth == [1, 0, 1, 0, 1])
  }

  @Test func `promises twice what came are predicted over realised by two`() throws {
    let record = ForecastRecord([try promise(0, cash: Money(cents: 100_000))])
    let ratio = try #require(record.predictedOverRealised)
    // The mean of 1,000 draws of 2,000 dollars has a standard error of 10.
    #expect(abs(ratio - 2) < 0.05)
  }
}
