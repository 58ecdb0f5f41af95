import Foundation
import Statistics
import Testing

struct MetricPropertyTests {
  private func draw(_ count: Int, seed: UInt64, tiesTo step: Double = 0) throws -> ScoredOutcomes {
    var random = RandomSource(seed: seed)
    let truth = (0..<count).map { _ in random.beta(2, 3) }
    let shown = step > 0 ? truth.map { max(step, ($0 / step).rounded() * step) } : truth
    return try ScoredOutcomes(
      probabilities: shown.map { min($0, 0.999) }, outcomes: truth.map { random.bernoulli($0) })
  }

  @Test(arguments: [0, 0.1])
  func `the area is the share of pairs ranked rightly`(step: Double) throws {
    let scored = try draw(300, seed: 1, tiesTo: step)
    var (wins, pairs) = (0.0, 0.0)
    for i in 0..<300 where scored.outcomes[i] {
      for j in 0..<300 where !scored.outcomes[j] {
        let (a, b) = (scored.probabilities[i], scored.probabilities[j])
        wins += a > b ? 1 : a == b ? 0.5 : 0
        pairs += 1
      }
    }
    expectClose(try scored.areaUnderROC().area, wins / pairs, relative: 1e-12)
  }

  @Test func `turning the ranking round turns the area round`() throws {
    let scored = try draw(200, seed: 2)
    let turned = try ScoredOutcomes(
      probabilities: scored.probabilities.map { 1 - $0 }, outcomes: scored.outcomes)
    let (auc, opposite) = try (scored.areaUnderROC(), turned.areaUnderROC())
    expectClose(auc.area, 1 - opposite.area, relative: 1e-12)
    expectClose(
      try #require(auc.standardError), try #require(opposite.standardError), relative: 1e-10)
  }

  @Test func `true probabilities are calibrated within their intervals`() throws {
    let calibration = try draw(5_000, seed: 3).calibration()
    #expect(calibration.slope.interval(level: 0.999).contains(1))
    #expect(calibration.inTheLarge.interval(level: 0.999).contains(0))
    #expect(abs(calibration.observedToExpected - 1) < 0.05)
  }

  @Test func `rows that repeat each other tell no more than one of them`() throws {
    let scored = try draw(3_000, seed: 5)
    let alone = try scored.calibration(clusters: Clusters(independentRows: scored.count))
    let rows = (0..<scored.count).flatMap { Array(repeating: $0, count: 4) }
    let repeated = try scored.rows(rows)
    let taken = try repeated.calibration()
    let clustered = try repeated.calibration(clusters: Clusters(rows))
    for estimate in [\Calibration.slope, \.inTheLarge, \.interceptWithSlope] {
      let one = alone[keyPath: estimate]
      expectClose(clustered[keyPath: estimate].value, one.value, relative: 1e-9)
      expectClose(
        clustered[keyPath: estimate].standardError, one.standardError, relative: 1e-3)
      expectClose(
        taken[keyPath: estimate].standardError, one.standardError / 2, relative: 0.1)
    }
  }

  @Test(arguments: [0.25, 2.0])
  func `stretched log-odds show in the slope`(factor: Double) throws {
    let scored = try draw(3_000, seed: 4)
    let stretched = try ScoredOutcomes(
      probabilities: scored.probabilities.map { expit(factor * logit($0)) },
      outcomes: scored.outcomes)
    expectClose(
      try stretched.calibration().slope.value, try scored.calibration().slope.value / factor,
      relative: 1e-9)
  }

  @Test func `a probability of exactly the rate scores zero scaled Brier`() throws {
    let outcomes = [true, false, false, true, false]
    let scored = try ScoredOutcomes(
      probabilities: [0.4, 0.4, 0.4, 0.4, 0.4], outcomes: outcomes)
    #expect(abs(try scored.scaledBrierScore()) < 1e-15)
    #expect(throws: MetricError.noSlope(.constant(term: "predicted log-odds"))) {
      try scored.calibration()
    }
    #expect(try scored.areaUnderROC().area == 0.5)
    #expect(abs(try scored.averagePrecision().value - 0.4) < 1e-15)
  }

  @Test func `an event held impossible costs infinitely`() throws {
    let scored = try ScoredOutcomes(probabilities: [0, 0.5], outcomes: [true, false])
    #expect(scored.logLoss == .infinity)
    let right = try ScoredOutcomes(probabilities: [1, 0], outcomes: [true, false])
    #expect(right.logLoss == 0)
    #expect(right.brierScore == 0)
  }

  @Test(arguments: [0, 0.05, 0.5])
  func `bins hold every row once, in order, and never part equals`(step: Double) throws {
    let scored = try draw(997, seed: 5, tiesTo: step)
    let bins = scored.reliabilityBins(count: 10)
    #expect(bins.reduce(0) { $0 + $1.count } == 997)
    #expect(bins.reduce(0) { $0 + $1.eventCount } == scored.eventCount)
    for (low, high) in zip(bins, bins.dropFirst()) { #expect(low.highest < high.lowest) }
    for bin in bins {
      #expect(bin.lowest <= bin.meanProbability && bin.meanProbability <= bin.highest)
      #expect(bin.interval.contains(bin.eventRate))
    }
    if step == 0 { #expect(bins.allSatisfy { (99...100).contains($0.count) }) }
  }

  @Test func `what has no answer is refused`() throws {
    #expect(throws: MetricError.noRows) { try ScoredOutcomes(probabilities: [], outcomes: []) }
    #expect(throws: MetricError.notAProbability(row: 2)) {
      try ScoredOutcomes(probabilities: [0.5, 1.5], outcomes: [true, false])
    }
    #expect(throws: MetricError.notAProbability(row: 1)) {
      try ScoredOutcomes(probabilities: [.nan, 0.5], outcomes: [true, false])
    }
    let oneClass = try ScoredOutcomes(probabilities: [0.2, 0.4], outcomes: [true, true])
    #expect(throws: MetricError.oneClass) { try oneClass.areaUnderROC() }
    #expect(throws: MetricError.oneClass) { try oneClass.calibration() }
    #expect(throws: MetricError.oneClass) { try oneClass.averagePrecision() }
    #expect(throws: MetricError.oneClass) { try oneClass.scaledBrierScore() }
    let certain = try ScoredOutcomes(probabilities: [0.2, 1], outcomes: [false, true])
    #expect(throws: MetricError.certain(row: 2)) { try certain.calibration() }
    #expect(try certain.areaUnderROC().standardError == nil)
  }
}
