import Statistics
import Testing

struct ValueCalibrationTests {
  private func singles(_ count: Int, resamples: Int = 500) -> ClusterBootstrap {
    ClusterBootstrap(Clusters(independentRows: count), resamples: resamples, seed: 1)
  }

  // numpy: (p * amount).sum(), (y * amount).sum() of valid.csv.
  @Test func `predicted and realised value are the sums`() throws {
    let valid = try ValidSet()
    let calibration = try valid.scored.valueCalibration(
      values: valid.amounts, bootstrap: singles(800))
    expectClose(calibration.predicted, 1_434_726.26688, relative: 1e-12)
    expectClose(calibration.realised, 1_332_369.38, relative: 1e-12)
    expectClose(calibration.distribution.estimate, calibration.ratio, relative: 1e-12)
    // Linearised: √Σ (pa − R ya)² / Σ ya.
    let residuals = valid.amounts.indices.map { row in
      valid.amounts[row]
        * (valid.scored.probabilities[row]
          - (valid.scored.outcomes[row] ? calibration.ratio : 0))
    }
    let linear = residuals.reduce(0) { $0 + $1 * $1 }.squareRoot() / calibration.realised
    expectClose(calibration.distribution.standardError, linear, relative: 0.1)
  }

  @Test func `a model right for every row on average can promise too much value`() throws {
    // Half the rows are worth 9 and half 1; p is 0.1 too high for the dear and too low for the
    // cheap ones.
    var random = RandomSource(seed: 2)
    let values = (0..<4_000).map { $0 % 2 == 0 ? 9.0 : 1 }
    let scored = try ScoredOutcomes(
      probabilities: values.map { $0 > 5 ? 0.5 : 0.3 },
      outcomes: values.map { _ in random.bernoulli(0.4) })
    #expect(abs(scored.meanProbability - scored.eventRate) < 0.02)
    let calibration = try scored.valueCalibration(values: values, bootstrap: singles(4_000))
    // 4.8/4 = 1.2.
    #expect(calibration.distribution.percentileInterval(level: 0.99).lower > 1.05)
    #expect(calibration.distribution.percentileInterval(level: 0.99).contains(1.2))
  }

  @Test func `the interval covers the truth as often as it says`() throws {
    let covered = try (0..<120).count { sample in
      var random = RandomSource(seed: 3).stream(UInt64(sample))
      let values = (0..<200).map { _ in random.gamma(shape: 2, scale: 10) }
      let scored = try simulatedOutcomes(200, seed: 500 + UInt64(sample))
      let calibration = try scored.valueCalibration(
        values: values, bootstrap: singles(200, resamples: 150))
      return calibration.distribution.percentileInterval(level: 0.9).contains(1)
    }
    // 90 % nominal, ± 3 standard errors of 2.7 %.
    #expect((0.82...0.98).contains(Double(covered) / 120))
  }

  @Test func `bins by value hold every row and every unit of value once`() throws {
    let valid = try ValidSet()
    let bins = try valid.scored.valueBins(values: valid.amounts)
    #expect(bins.count == 10)
    #expect(bins.allSatisfy { $0.count == 80 })
    #expect(bins.reduce(0) { $0 + $1.eventCount } == valid.scored.eventCount)
    expectClose(bins.reduce(0) { $0 + $1.predicted }, 1_434_726.26688, relative: 1e-12)
    expectClose(bins.reduce(0) { $0 + $1.realised }, 1_332_369.38, relative: 1e-12)
    for (low, high) in zip(bins, bins.dropFirst()) { #expect(low.highest < high.lowest) }
    #expect(bins.first?.lowest == valid.amounts.min())
    #expect(bins.last?.highest == valid.amounts.max())
    let order = shuffled(800, seed: 3)
    let other = try valid.scored.rows(order).valueBins(values: order.map { valid.amounts[$0] })
    #expect(other.map(\.eventCount) == bins.map(\.eventCount))
  }

  @Test func `equal values are never parted`() throws {
    let scored = try simulatedOutcomes(100, seed: 4)
    let bins = try scored.valueBins(values: (0..<100).map { $0 < 70 ? 5 : 9 })
    #expect(bins.map(\.count) == [70, 30])
  }

  @Test func `what is not a value is refused`() throws {
    let scored = try ScoredOutcomes(probabilities: [0.2, 0.4], outcomes: [false, true])
    for bad in [-1, Double.nan, .infinity] {
      #expect(throws: MetricError.notAValue(row: 2)) { try scored.valueBins(values: [1, bad]) }
      #expect(throws: MetricError.notAValue(row: 2)) {
        try scored.valueCalibration(values: [1, bad], bootstrap: singles(2))
      }
      #expect(throws: MetricError.notAValue(row: 2)) { try WorkItems(scored, values: [1, bad]) }
    }
    #expect(throws: MetricError.notAValue(row: 1)) {
      try WorkItems(scored, values: [1, 1], minutes: [0, 5])
    }
    #expect(throws: MetricError.nothingRealised) {
      try scored.valueCalibration(values: [1, 0], bootstrap: singles(2))
    }
  }
}
