import Statistics
import Testing

struct ReliabilityTests {
  // scikit-learn: f = IsotonicRegression(out_of_bounds="clip").fit(p, y).predict(p); the scores of
  // p, f and the base rate subtracted from one another.
  @Test func `the decompositions agree with scikit-learn's isotonic regression`() throws {
    let valid = try ValidSet()
    let reliability = valid.scored.isotonicReliability()
    #expect(reliability.steps.count == 18)
    expectClose(reliability.brier.miscalibration, 0.009115671045989565, relative: 1e-12)
    expectClose(reliability.brier.discrimination, 0.0623127972959896, relative: 1e-12)
    expectClose(reliability.brier.uncertainty, 0.2496, relative: 1e-12)
    expectClose(reliability.logLoss.miscalibration, 0.02869032633362567, relative: 1e-11)
    expectClose(reliability.logLoss.discrimination, 0.1403062682161461, relative: 1e-11)
    expectClose(reliability.logLoss.uncertainty, 0.6923469670899616, relative: 1e-12)
    for name in try valid.names("isotonic_at") {
      expectClose(
        reliability.recalibrated(try #require(Double(name))),
        try valid.reference("isotonic_at/\(name)"), relative: 1e-12)
    }
  }

  @Test(arguments: [1, 2, 3])
  func `a score is miscalibration less discrimination plus uncertainty`(seed: UInt64) throws {
    let scored = try simulatedOutcomes(400, seed: seed) { 0.6 * $0 + 0.3 }
    let reliability = scored.isotonicReliability()
    for part in [reliability.brier, reliability.logLoss] {
      expectClose(
        part.miscalibration - part.discrimination + part.uncertainty, part.score,
        relative: 1e-12)
      #expect(part.miscalibration > 0)
      #expect(part.discrimination > 0)
    }
    #expect(reliability.brier.score == scored.brierScore)
    #expect(reliability.logLoss.score == scored.logLoss)
  }

  @Test func `steps rise, hold every row once and are what any order of rows gives`() throws {
    let scored = try ValidSet().scored
    let reliability = scored.isotonicReliability()
    #expect(reliability.steps.reduce(0) { $0 + $1.count } == 800)
    #expect(reliability.steps.reduce(0) { $0 + $1.eventCount } == scored.eventCount)
    for (low, high) in zip(reliability.steps, reliability.steps.dropFirst()) {
      #expect(low.eventRate < high.eventRate)
      #expect(low.highest < high.lowest)
    }
    let other = try scored.rows(shuffled(800, seed: 4)).isotonicReliability()
    #expect(other.steps == reliability.steps)
    expectClose(other.brier.miscalibration, reliability.brier.miscalibration, relative: 1e-10)
  }

  @Test func `no other rising curve comes nearer to the outcomes`() throws {
    let scored = try simulatedOutcomes(60, seed: 5)
    let reliability = scored.isotonicReliability()
    let fitted = scored.probabilities.map(reliability.recalibrated)
    let best = zip(fitted, scored.outcomes).reduce(0) {
      let error = $1.0 - ($1.1 ? 1 : 0)
      return $0 + error * error
    }
    var random = RandomSource(seed: 6)
    let order = scored.probabilities.indices.sorted {
      scored.probabilities[$0] < scored.probabilities[$1]
    }
    for _ in 0..<200 {
      // A rising rival: the fit, disturbed and sorted again.
      let rival = fitted.map { $0 + 0.1 * random.normal() }.sorted()
      let loss = zip(order, rival).reduce(0) {
        let error = $1.1 - (scored.outcomes[$1.0] ? 1 : 0)
        return $0 + error * error
      }
      #expect(loss >= best)
    }
  }

  @Test func `a sure and wrong prediction makes the log loss infinite, not the rest`() throws {
    let scored = try ScoredOutcomes(
      probabilities: [0, 0.4, 0.6], outcomes: [true, false, true])
    let reliability = scored.isotonicReliability()
    #expect(reliability.logLoss.score == .infinity)
    #expect(reliability.logLoss.discrimination.isFinite)
    #expect(reliability.brier.score.isFinite)
  }

  @Test func `Murphy's parts agree with the reference over its ten bins`() throws {
    let valid = try ValidSet()
    // numpy: array_split(argsort(p, stable), 10); equal probabilities may be parted.
    let order = valid.scored.probabilities.indices.sorted {
      let (a, b) = (valid.scored.probabilities[$0], valid.scored.probabilities[$1])
      return a == b ? $0 < $1 : a < b
    }
    var bins = [Int](repeating: 0, count: 800)
    for (rank, row) in order.enumerated() { bins[row] = rank / 80 }
    let murphy = valid.scored.murphyDecomposition(binOfRow: bins)
    let path = "murphy_10_equal_mass"
    expectClose(murphy.reliability, try valid.reference("\(path)/reliability"), relative: 1e-12)
    expectClose(murphy.resolution, try valid.reference("\(path)/resolution"), relative: 1e-12)
    expectClose(murphy.uncertainty, try valid.reference("\(path)/uncertainty"), relative: 1e-12)
    expectClose(total(murphy), valid.scored.brierScore, relative: 1e-12)
  }

  @Test func `over distinct probabilities Murphy's three parts are the whole score`() throws {
    let scored = try ValidSet().scored
    let murphy = scored.murphyDecomposition()
    #expect(murphy.binCount == Set(scored.probabilities).count)
    #expect(abs(murphy.withinBins) < 1e-15)
    expectClose(total(murphy), scored.brierScore, relative: 1e-12)
  }

  private func total(_ murphy: MurphyDecomposition) -> Double {
    murphy.reliability - murphy.resolution + murphy.uncertainty + murphy.withinBins
  }
}

struct ConsistencyBandTests {
  /// The share of points at which the isotonic curve lies within the band.
  private func shareWithin(_ scored: ScoredOutcomes, seed: UInt64) -> Double {
    let band = scored.consistencyBand(level: 0.9, resamples: 100, seed: seed, mostPoints: 20)
    let curve = scored.isotonicReliability()
    let within = band.points.count {
      ($0.lower...$0.upper).contains(curve.recalibrated($0.probability))
    }
    return Double(within) / Double(band.points.count)
  }

  @Test func `it holds the curve of right probabilities at nine points in ten`() throws {
    let shares = try (0..<40).map { sample in
      shareWithin(try simulatedOutcomes(200, seed: 100 + UInt64(sample)), seed: 1)
    }
    let mean = shares.reduce(0, +) / 40
    // Points of one curve go together; the standard error over samples is about 2 %.
    #expect((0.84...0.96).contains(mean), "\(mean)")
  }

  @Test func `it is left by the curve of probabilities that are too extreme`() throws {
    let scored = try simulatedOutcomes(2_000, seed: 7, spread: 2) { 0.5 * $0 }
    #expect(shareWithin(scored, seed: 1) < 0.4)
  }

  @Test func `it is the same for one seed in any order of rows, and another for another`() throws {
    let scored = try ValidSet().scored
    let band = scored.consistencyBand(resamples: 50, seed: 3)
    #expect(try scored.rows(shuffled(800, seed: 8)).consistencyBand(resamples: 50, seed: 3) == band)
    #expect(scored.consistencyBand(resamples: 50, seed: 4) != band)
    #expect(band.points.count == 200)
    #expect(band.points.first?.probability == scored.probabilities.min())
    #expect(band.points.last?.probability == scored.probabilities.max())
    for point in band.points { #expect(point.lower <= point.upper) }
  }
}
