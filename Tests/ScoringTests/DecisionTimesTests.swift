import Claims
import Scoring
import Statistics
import Testing

struct DecisionTimesTests {
  /// Wins come at about 30 days, refusals at about 90; appeals filed up to the as-of day.
  private static func denials(_ count: Int) -> [Denial] {
    var random = RandomSource(seed: 4)
    let asOf = Sample.day("2025-12-31")
    return (0..<count).map { index in
      let filed = asOf.adding(days: -1 - Int(random.uniform() * 365))
      let wins = random.bernoulli(0.5)
      let decided = filed.adding(
        days: wins ? 20 + Int(random.uniform() * 20) : 80 + Int(random.uniform() * 20))
      let isKnown = decided <= asOf
      return Sample.denial(
        "d\(index)",
        appeals: [
          Sample.appeal(
            filed: filed.description,
            outcome: isKnown ? (wins ? .overturned : .upheld) : .pending,
            decided: isKnown ? decided.description : nil)
        ])
    }
  }

  @Test func `pending appeals neither raise nor lower the share won`() throws {
    let denials = Self.denials(2000)
    let times = try #require(
      DecisionTimes(
        denials: denials, population: .firstLevel, asOf: Sample.day("2025-12-31")))
    let decided = denials.filter { $0.appeals[0].outcome != .pending }
    let dropped = Double(decided.count { $0.appeals[0].outcome.isWon }) / Double(decided.count)
    let last = try #require(times.points.last)
    #expect(dropped > 0.53)
    #expect(abs(last.won - 0.5) < 0.03)
    #expect(times.pending > 100)
  }

  @Test func `shares rise with the days, and won is at most decided`() throws {
    let times = try #require(
      DecisionTimes(
        denials: Self.denials(400), population: .firstLevel, asOf: Sample.day("2025-12-31")))
    #expect(zip(times.points, times.points.dropFirst()).allSatisfy { $0.won <= $1.won })
    #expect(times.points.allSatisfy { $0.won <= $0.decided + 1e-12 })
  }

  @Test func `few appeals say nothing`() {
    #expect(
      DecisionTimes(
        denials: Self.denials(10), population: .firstLevel, asOf: Sample.day("2025-12-31")) == nil)
  }
}
