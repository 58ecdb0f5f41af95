import Statistics
import Testing

struct DiscriminationTests {
  // numpy: the n₁ × n₀ kernel (e > o) + ½ (e = o); Obuchowski's S10, S01, S11 from its row and
  // column sums by cluster.
  @Test func `clusters of three widen the area's error as computed pair by pair`() throws {
    let valid = try ValidSet()
    let auc = try valid.scored.areaUnderROC(clusters: valid.triples)
    let error = try #require(auc.standardError)
    expectClose(error * error, 0.0002923744108919351, relative: 1e-11)
    expectClose(auc.area, try valid.reference("auc"), relative: 1e-12)
  }

  @Test func `independent rows have DeLong's variance`() throws {
    let valid = try ValidSet()
    let singles = Clusters(Array(0..<800))
    #expect(try valid.scored.areaUnderROC(clusters: singles) == valid.scored.areaUnderROC())
  }

  @Test func `every row twice changes nothing once the pairs are clusters`() throws {
    let scored = try simulatedOutcomes(300, seed: 1)
    let once = try #require(try scored.areaUnderROC().standardError)
    let doubled = try scored.rows(Array(0..<300) + Array(0..<300))
    let pairs = Clusters(Array(0..<300) + Array(0..<300))
    expectClose(
      try #require(try doubled.areaUnderROC(clusters: pairs).standardError), once, relative: 1e-12)
    // Taken as independent, the same 300 facts look like 600: a factor √2, but for n − 1.
    let naive = try #require(try doubled.areaUnderROC().standardError)
    expectClose(naive, once / 2.0.squareRoot(), relative: 5e-3)
  }

  // numpy: S = cov(placements of both models) / n, summed over classes; then with the kernel
  // of differences by cluster.
  @Test func `the difference of two models has the paired variance`() throws {
    let valid = try ValidSet()
    let difference = try valid.scored.areaDifference(from: valid.worse)
    expectClose(difference.first, 0.774467272636218, relative: 1e-12)
    expectClose(difference.second, 0.7519593850160257, relative: 1e-12)
    let error = try #require(difference.standardError)
    expectClose(error * error, 5.7605518812122564e-05, relative: 1e-10)
    let clustered = try valid.scored.areaDifference(from: valid.worse, clusters: valid.triples)
    let wider = try #require(clustered.standardError)
    expectClose(wider * wider, 5.323692311866659e-05, relative: 1e-10)
    #expect(try #require(difference.interval(level: 0.95)).lower > 0)
  }

  @Test func `a model does not differ from itself or from a rising copy`() throws {
    let scored = try simulatedOutcomes(200, seed: 2)
    let copy = try ScoredOutcomes(
      probabilities: scored.probabilities.map { $0 * $0 }, outcomes: scored.outcomes)
    let difference = try scored.areaDifference(from: copy)
    #expect(difference.difference == 0)
    #expect(difference.standardError == 0)
  }

  @Test func `the interval of a difference covers zero as often as it says`() throws {
    // Two equally good noisy copies of the truth, 400 rows, 300 samples.
    var covered = 0
    for sample in 0..<300 {
      var random = RandomSource(seed: 3).stream(UInt64(sample))
      let truth = (0..<400).map { _ in random.normal() }
      let outcomes = truth.map { random.bernoulli(expit($0)) }
      let copies = try (0..<2).map { _ in
        try ScoredOutcomes(
          probabilities: truth.map { expit($0 + random.normal()) }, outcomes: outcomes)
      }
      let interval = try #require(try copies[0].areaDifference(from: copies[1]).interval())
      covered += interval.contains(0) ? 1 : 0
    }
    // 90 % nominal; ± 3 standard errors of 1.7 %.
    #expect((0.85...0.95).contains(Double(covered) / 300))
  }

  @Test func `average precision stands beside its base rate`() throws {
    let valid = try ValidSet()
    let precision = try valid.scored.averagePrecision()
    expectClose(precision.value, try valid.reference("average_precision"), relative: 1e-12)
    #expect(precision.baseRate == valid.scored.eventRate)
  }

  @Test func `one cluster of events has no error`() throws {
    let scored = try ScoredOutcomes(
      probabilities: [0.9, 0.8, 0.3, 0.2], outcomes: [true, true, false, false])
    let auc = try scored.areaUnderROC(clusters: Clusters(["a", "a", "b", "c"]))
    #expect(auc.standardError == nil)
    #expect(auc.area == 1)
  }
}
