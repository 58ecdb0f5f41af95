import Claims
import Revenue
import Statistics
import Testing

struct ForecastRecordTests {
  private let day = CalendarDay(year: 2026, month: 1, day: 1)

  private func promise(
    _ days: Int, cash: Money, isMature: Bool = true, cases: Range<Int> = 0..<40
  ) throws -> ForecastRecord.Promise {
    // Each case brings a hundred dollars or nothing.
    let all = cases.map { one($0, cents: 10_000, payer: "payer \($0)") }
    let inventory = OpenInventory(all)
    let drawn = RecoveryDistribution(
      of: inventory, shock: 0, drawCount: 1000, seed: UInt64(days))
    return ForecastRecord.Promise(
      asOf: try #require(day).adding(days: days), about: inventory, distribution: drawn, cash: cash,
      unpromised: .zero, isMature: isMature)
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

  /// Nine months, seven of which brought what was promised; each with so many cases of its own.
  private func nine(fresh: Int) throws -> ForecastRecord {
    ForecastRecord(
      try (0..<9).map { month in
        try promise(
          31 * month, cash: Money(cents: month < 7 ? 200_000 : 390_000),
          cases: month * fresh..<month * fresh + 40)
      })
  }

  // R 4.2.2: prop.test(7, 9, correct = FALSE)$conf.int is 0.4526 to 0.9368.
  @Test func `seven of nine months that share no case are within sampling error of both levels`()
    throws
  {
    let record = try nine(fresh: 40)
    #expect(abs(record.effectiveMonths - 9) < 1e-12)
    for level in [0.8, 0.9] {
      let coverage = try #require(record.coverage(level: level))
      #expect(coverage.held == 7 && coverage.months == 9 && coverage.isWithinSamplingError)
      #expect(abs(coverage.share - 7.0 / 9) < 1e-12)
      #expect(abs(coverage.interval.lower - 0.4526) < 5e-5)
      #expect(abs(coverage.interval.upper - 0.9368) < 5e-5)
    }
  }

  @Test func `months that share cases are worth fewer, and their interval is longer`() throws {
    let record = try nine(fresh: 20)
    // Neighbours share half: 81 / (9 + 2 × 8 × ½).
    #expect(abs(record.effectiveMonths - 81.0 / 17) < 1e-12)
    let (apart, sharing) = (
      try #require(try nine(fresh: 40).coverage(level: 0.8)),
      try #require(record.coverage(level: 0.8))
    )
    #expect(sharing.interval.lower < apart.interval.lower)
    #expect(sharing.interval.upper > apart.interval.upper)
    #expect(abs(try nine(fresh: 0).effectiveMonths - 1) < 1e-12)
    #expect(ForecastRecord([]).effectiveMonths == 0)
  }

  @Test func `intervals that hold nothing are outside sampling error`() throws {
    let record = ForecastRecord(
      try (0..<9).map { try promise(31 * $0, cash: .zero, cases: 40 * $0..<40 * $0 + 40) })
    let coverage = try #require(record.coverage(level: 0.9))
    #expect(coverage.held == 0 && !coverage.isWithinSamplingError)
  }
}
