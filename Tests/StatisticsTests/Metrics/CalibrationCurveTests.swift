import Statistics
import Testing

struct CalibrationCurveTests {
  // numpy: knots t = quantile(logit p, Harrell's shares), truncated power basis scaled by
  // (t_k − t_1)², 60 Newton steps; errors |fitted − p| and numpy quantiles.
  @Test(arguments: [
    (3, [0.05393210033379439, 0.052614740955706035, 0.0877085087102487, 0.08957571311037915]),
    (4, [0.053340392563591715, 0.055966360446566665, 0.08089928134473516, 0.08187398434414606]),
    (5, [0.05362968484142538, 0.05787959966642797, 0.07887794571107803, 0.0795555536299769]),
  ])
  func `the errors agree with a spline fitted in numpy`(knots: Int, golden: [Double]) throws {
    let scored = try ValidSet().scored
    let curve = try scored.calibrationCurve(knots: knots)
    #expect(curve.knots.count == knots)
    let errors = scored.calibrationErrors(from: curve)
    expectClose(
      [errors.mean, errors.median, errors.ninetieth, errors.greatest], golden, relative: 1e-8)
  }

  // The same numpy fit with four knots: expit(x'b ± 1.6448536 √(x'Vx)) at p = 0.2, 0.5, 0.9.
  @Test(
    arguments: zip(
      [0.2, 0.5, 0.9],
      [
        (0.2248232, 0.14173511), (0.44285116, 0.10482379), (0.83206074, 0.20867528),
      ]))
  func `the band agrees with numpy`(probability: Double, golden: (Double, Double)) throws {
    let curve = try ValidSet().scored.calibrationCurve()
    expectClose(curve.eventRate(at: probability), golden.0, relative: 1e-6)
    let band = curve.interval(at: probability, level: 0.9)
    let reach = normalQuantile(0.95) * golden.1
    expectClose(band.lower, expit(logit(golden.0) - reach), relative: 1e-6)
    expectClose(band.upper, expit(logit(golden.0) + reach), relative: 1e-6)
  }

  @Test func `right predictions lie within the band and have small errors`() throws {
    var within = 0
    for sample in 0..<60 {
      let scored = try simulatedOutcomes(600, seed: 20 + UInt64(sample))
      let curve = try scored.calibrationCurve()
      within += curve.interval(at: 0.6, level: 0.9).contains(0.6) ? 1 : 0
      #expect(scored.calibrationErrors(from: curve).mean < 0.07)
    }
    // 54 expected, standard error 2.3.
    #expect((46...60).contains(within))
    let many = try simulatedOutcomes(8_000, seed: 5)
    #expect(many.calibrationErrors(from: try many.calibrationCurve()).mean < 0.018)
  }

  @Test func `a bend that the slope cannot see is seen`() throws {
    // A hump of even order: too high at the centre, too low at both ends, right in the large.
    let scored = try simulatedOutcomes(5_000, seed: 6) { $0 + 0.35 * ($0 * $0 - 1) }
    #expect(abs(try scored.calibration().inTheLarge.value) < 0.1)
    let curve = try scored.calibrationCurve()
    #expect(scored.calibrationErrors(from: curve).mean > 0.04)
    #expect(curve.interval(at: 0.5, level: 0.99).upper < 0.45)
  }

  @Test func `the order of rows does not matter`() throws {
    let scored = try ValidSet().scored
    let other = try scored.rows(shuffled(800, seed: 9))
    expectClose(
      other.calibrationErrors(from: try other.calibrationCurve()).mean,
      scored.calibrationErrors(from: try scored.calibrationCurve()).mean, relative: 1e-9)
  }

  @Test func `few distinct predictions make it the straight line of the slope`() throws {
    var random = RandomSource(seed: 7)
    let probabilities = (0..<400).map { $0 % 2 == 0 ? 0.3 : 0.6 }
    let scored = try ScoredOutcomes(
      probabilities: probabilities, outcomes: probabilities.map { random.bernoulli($0) })
    let curve = try scored.calibrationCurve()
    #expect(curve.knots.isEmpty)
    let line = try scored.calibration()
    expectClose(
      curve.eventRate(at: 0.3),
      expit(line.interceptWithSlope.value + line.slope.value * logit(0.3)), relative: 1e-9)
  }

  @Test func `the bootstrap of the mean error lies about it, larger rather than smaller`() throws {
    let scored = try simulatedOutcomes(500, seed: 8) { 0.6 * $0 + 0.4 }
    let bootstrap = ClusterBootstrap(Clusters(independentRows: 500), resamples: 100, seed: 1)
    let distribution = try #require(try scored.meanCalibrationError(bootstrap))
    expectClose(
      distribution.estimate,
      scored.calibrationErrors(from: try scored.calibrationCurve()).mean, relative: 1e-9)
    let interval = distribution.percentileInterval(level: 0.9)
    #expect(interval.contains(distribution.estimate))
    #expect(interval.lower > 0)
  }

  @Test func `what has no curve is refused`() throws {
    let certain = try ScoredOutcomes(probabilities: [0.2, 1], outcomes: [false, true])
    #expect(throws: MetricError.certain(row: 2)) { try certain.calibrationCurve() }
    let same = try ScoredOutcomes(
      probabilities: [0.4, 0.4, 0.4], outcomes: [true, false, true])
    #expect(throws: MetricError.noCurve(.constant(term: "predicted log-odds, column 1"))) {
      try same.calibrationCurve()
    }
    let oneClass = try ScoredOutcomes(
      probabilities: [0.2, 0.4, 0.5], outcomes: [true, true, true])
    #expect(throws: MetricError.oneClass) { try oneClass.calibrationCurve() }
  }
}

struct CalibrationSlopeTests {
  @Test(arguments: [0.9, 0.95])
  func `the slope's interval covers one as often as it says`(level: Double) throws {
    let covered = try (0..<250).count { sample in
      let scored = try simulatedOutcomes(300, seed: 1_000 + UInt64(sample))
      return try scored.calibration().slope.interval(level: level).contains(1)
    }
    // Within three standard errors of a share of 250.
    let error = (level * (1 - level) / 250).squareRoot()
    #expect(abs(Double(covered) / 250 - level) < 3 * error)
  }
}
