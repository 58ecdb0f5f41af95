import Foundation
import Statistics
import Testing

struct AalenJohansenTests {
  /// Worked by hand. Day 1: one of 5 by a. Day 2: one of 4 censored. Day 3: one of 3 by b, with
  /// S(3−) = 4/5. Day 4: one of 2 by a, with S(4−) = 8/15. Day 5: the last censored.
  ///
  /// F_a = 1/5, 1/5, 1/5 + 4/15 = 7/15; F_b = 0, 4/15, 4/15; S = 4/5, 8/15, 4/15.
  ///
  /// Var F_a(4), terms for days 1, 3, 4 with Δ = 4/15, 4/15, 0:
  /// Δ² d/[n(n−d)] = (16/225)(1/20) + (16/225)(1/6) = 52/3375;
  /// S² d_a(n−d_a)/n³ = 4/125 + 0 + (64/225)(1/8) = 4/125 + 8/225 = 228/3375;
  /// 2 Δ S d_a/n² = 2 (4/15)(1/25) = 8/375 = 72/3375. Sum 208/3375.
  private static let five = [
    TimedSubject(days: 3, cause: "b"), TimedSubject(days: 1, cause: "a"),
    TimedSubject(days: 5, cause: nil), TimedSubject(days: 2, cause: nil),
    TimedSubject(days: 4, cause: "a"),
  ]

  static func simulated(_ count: Int, censored: Bool, seed: UInt64) -> [TimedSubject] {
    var source = RandomSource(seed: seed)
    return (0..<count).map { _ in
      let cause = ["a", "b", "c"][source.categorical([3, 2, 1])]
      let days = Int(-log(source.uniform()) * 40)
      let limit = censored ? Int(source.uniform() * 90) : Int.max
      return days <= limit
        ? TimedSubject(days: days, cause: cause) : TimedSubject(days: limit, cause: nil)
    }
  }

  @Test func `five subjects give what they give by hand`() throws {
    let curve = try AalenJohansen(Self.five)
    #expect(curve.causes == ["a", "b"])
    #expect(curve.days == [1, 3, 4] && curve.atRisk == [5, 3, 2] && curve.lastDay == 5)
    for (day, a, b) in [(0, 0, 0), (2, 3, 0), (3, 3, 4), (4, 7, 4), (5, 7, 4)] {
      #expect(abs(try #require(curve.probability(of: "a", by: day)) - Double(a) / 15) < 1e-15)
      #expect(abs(try #require(curve.probability(of: "b", by: day)) - Double(b) / 15) < 1e-15)
      #expect(abs(try #require(curve.probabilityOfAny(by: day)) - Double(a + b) / 15) < 1e-15)
    }
    let error = try #require(curve.estimate(of: "a", by: 4)).standardError
    #expect(abs(error * error - 208.0 / 3375) < 1e-15)
    #expect(curve.probability(of: "a", by: 6) == nil)
    #expect(curve.probability(of: "never", by: 4) == 0)
  }

  @Test(arguments: [true, false])
  func `incidences and survival add up to one and incidences never fall`(censored: Bool) throws {
    let curve = try AalenJohansen(Self.simulated(500, censored: censored, seed: 4))
    for place in curve.days.indices {
      let sum = curve.incidences.reduce(curve.survival[place]) { $0 + $1[place].probability }
      #expect(abs(sum - 1) < 1e-12)
    }
    for cause in curve.incidences + [curve.anyIncidence] {
      #expect(zip(cause, cause.dropFirst()).allSatisfy { $0.probability <= $1.probability })
    }
  }

  @Test func `without censoring it is the empirical share with its binomial error`() throws {
    let subjects = Self.simulated(400, censored: false, seed: 5)
    let curve = try AalenJohansen(subjects)
    for cause in ["a", "b", "c"] {
      for day in [0, 10, 35, 80, curve.lastDay, curve.lastDay + 9] {
        let share = Double(subjects.count { $0.cause == cause && $0.days <= day }) / 400
        let estimate = try #require(curve.estimate(of: cause, by: day))
        #expect(abs(estimate.probability - share) < 1e-12)
        let error = (share * (1 - share) / 400).squareRoot()
        #expect(abs(estimate.standardError - error) < 1e-9)
      }
    }
    #expect(curve.probabilityOfAny(by: curve.lastDay) == 1)
  }

  @Test func `for one cause the error is Greenwood's`() throws {
    let subjects = Self.simulated(300, censored: true, seed: 6).map {
      TimedSubject(days: $0.days, cause: $0.cause == nil ? nil : "a")
    }
    let curve = try AalenJohansen(subjects)
    var sum = 0.0
    for (place, n) in curve.atRisk.enumerated() {
      let before = place == 0 ? 1 : curve.survival[place - 1]
      let d = (Double(n) * (1 - curve.survival[place] / before)).rounded()
      guard d < Double(n) else { break }
      sum += d / (Double(n) * (Double(n) - d))
      let greenwood = curve.survival[place] * sum.squareRoot()
      #expect(abs(curve.incidences[0][place].standardError - greenwood) < 1e-10)
    }
  }

  @Test func `intervals hold the truth about as often as they say`() throws {
    // P(a by day 30) with days = ⌊40 E⌋: half of 1 − e^(−31/40).
    let truth = 0.5 * (1 - exp(-31.0 / 40))
    let held = try (0..<400).count { sample in
      let curve = try AalenJohansen(
        Self.simulated(80, censored: true, seed: 1000 + UInt64(sample)))
      let interval = try #require(curve.estimate(of: "a", by: 30)?.interval(level: 0.9))
      return interval.contains(truth)
    }
    // Binomial standard deviation 6.
    #expect((342...378).contains(held))
  }

  @Test func `an incidence of zero or one has no interval`() throws {
    let curve = try AalenJohansen([TimedSubject(days: 2, cause: "a")])
    #expect(curve.estimate(of: "a", by: 1)?.interval() == nil)
    #expect(curve.estimate(of: "a", by: 2)?.interval() == nil)
  }

  @Test func `refuses no subjects and negative days`() {
    #expect(throws: TimeToEventError.noSubjects) { try AalenJohansen([]) }
    #expect(throws: TimeToEventError.invalidDuration(subject: 2)) {
      try AalenJohansen([
        TimedSubject(days: 1, cause: nil), TimedSubject(days: -1, cause: "a"),
      ])
    }
  }
}
