import Foundation
import Statistics
import Testing

struct GroupCalibrationTests {
  /// Groups of the given sizes, each off by its own log-odds.
  private func simulated(
    sizes: [Int], deviations: [Double], seed: UInt64
  ) throws -> (scored: ScoredOutcomes, groups: [String]) {
    var random = RandomSource(seed: seed)
    let groups = sizes.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    let logOdds = groups.map { _ in random.normal() }
    let outcomes = zip(groups, logOdds).map { random.bernoulli(expit($1 + deviations[$0])) }
    return (
      try ScoredOutcomes(probabilities: logOdds.map(expit), outcomes: outcomes),
      groups.map { "group \($0)" }
    )
  }

  @Test func `the spread and the deviations of many groups are found again`() throws {
    var random = RandomSource(seed: 1)
    let deviations = (0..<80).map { _ in 0.2 + random.normal(standardDeviation: 0.6) }
    let (scored, groups) = try simulated(
      sizes: [Int](repeating: 60, count: 80), deviations: deviations, seed: 2)
    let calibration = try scored.calibration(byGroup: groups)
    #expect((0.45...0.75).contains(calibration.spread))
    #expect(calibration.overall.interval(level: 0.99).contains(0.2))
    let covered = zip(calibration.groups, deviations).count {
      $0.deviation.interval(level: 0.9).contains($1)
    }
    // 72 expected of 80, standard error 2.7.
    #expect((64...80).contains(covered))
  }

  @Test func `pooled deviations are nearer the truth than raw ones`() throws {
    var random = RandomSource(seed: 3)
    let deviations = (0..<60).map { _ in random.normal(standardDeviation: 0.5) }
    let sizes = (0..<60).map { 5 + 5 * ($0 % 8) }
    let (scored, groups) = try simulated(sizes: sizes, deviations: deviations, seed: 4)
    let calibration = try scored.calibration(byGroup: groups)
    var (pooled, raw) = (0.0, 0.0)
    for (group, truth) in zip(calibration.groups, deviations) {
      let own = log((Double(group.eventCount) + 0.5) / (group.expectedEvents + 0.5))
      pooled += (group.deviation.value - truth) * (group.deviation.value - truth)
      raw += (own - truth) * (own - truth)
    }
    #expect(pooled < raw)
  }

  @Test func `groups that differ by chance alone get one deviation`() throws {
    let zeros = try (0..<20).count { sample in
      let (scored, groups) = try simulated(
        sizes: [Int](repeating: 40, count: 10), deviations: [Double](repeating: 0.3, count: 10),
        seed: 10 + UInt64(sample))
      let calibration = try scored.calibration(byGroup: groups)
      #expect(calibration.spread < 0.5)
      guard calibration.spread == 0 else { return false }
      let overall = try scored.calibration().inTheLarge
      expectClose(calibration.overall.value, overall.value, relative: 1e-8)
      expectClose(calibration.overall.standardError, overall.standardError, relative: 1e-8)
      return calibration.groups.allSatisfy { $0.deviation == calibration.overall }
    }
    // The likelihood is highest at 0 in about half of the samples.
    #expect((4...18).contains(zeros))
  }

  @Test func `a group without events keeps a finite deviation, a large group its own`() throws {
    var (scored, groups) = try simulated(
      sizes: [2_000, 2_000, 2_000, 2_000], deviations: [1, -1, 0.5, -0.5], seed: 5)
    let raw = try scored.rows(Array(0..<2_000)).calibration().inTheLarge
    scored = try ScoredOutcomes(
      probabilities: scored.probabilities + [0.5, 0.5, 0.5],
      outcomes: scored.outcomes + [false, false, false])
    groups += ["small", "small", "small"]
    let calibration = try scored.calibration(byGroup: groups)
    #expect(abs(calibration.groups[0].deviation.value - raw.value) < 0.02)
    let small = calibration.groups[4]
    #expect(small.eventCount == 0)
    #expect(small.observedToExpected == 0)
    #expect((-1.5 ... -0.1).contains(small.deviation.value))
    #expect((0.15...0.48).contains(small.correctedRate))
    #expect(small.deviation.standardError > calibration.groups[0].deviation.standardError * 5)
  }

  @Test func `a corrected rate over all rows is the observed one when nothing is pooled away`()
    throws
  {
    let (scored, groups) = try simulated(sizes: [3_000, 3_000], deviations: [1, -1], seed: 6)
    let calibration = try scored.calibration(byGroup: groups)
    for group in calibration.groups {
      #expect(abs(group.correctedRate - Double(group.eventCount) / 3_000) < 2e-3)
    }
  }

  @Test func `the order of rows does not matter`() throws {
    let (scored, groups) = try simulated(
      sizes: [30, 50, 20], deviations: [0.8, -0.8, 0.1], seed: 7)
    let order = shuffled(100, seed: 8)
    let other = try scored.rows(order).calibration(byGroup: order.map { groups[$0] })
    let named = Dictionary(
      uniqueKeysWithValues: other.groups.map { ($0.name, $0.deviation.value) })
    for group in try scored.calibration(byGroup: groups).groups {
      expectClose(try #require(named[group.name]), group.deviation.value, relative: 1e-6)
    }
  }
}
