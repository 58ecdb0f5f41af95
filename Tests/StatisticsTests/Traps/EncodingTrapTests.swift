import Statistics
import Testing

/// A field of many levels turned into its mean outcome: what the mean of the own outcome does.
struct EncodingTrapTests {
  /// One number that matters and a field of 250 levels that does not.
  private struct Cases {
    var numbers: [Double] = []
    var surgeons: [Int] = []
    var outcomes: [Bool] = []

    init(_ count: Int, using random: inout RandomSource) {
      for index in 0..<count {
        let number = random.normal()
        numbers.append(number)
        surgeons.append(index % 250)
        outcomes.append(random.bernoulli(expit(-0.4 + 0.6 * number)))
      }
    }

    func design(_ encoding: [Double]) throws -> DesignMatrix {
      try DesignMatrix(
        numeric: [
          NumericColumn("number", numbers),
          NumericColumn("mean outcome", surgeons.map { encoding[$0] }),
        ], coding: .treatment)
    }

    func design() throws -> DesignMatrix {
      try DesignMatrix(
        numeric: [NumericColumn("number", numbers)],
        factors: [
          FactorColumn(
            "surgeon", levels: (0..<250).map(String.init), codes: surgeons.map(UInt16.init))
        ], coding: .byPenalty)
    }
  }

  private struct Quality {
    let area: Double
    let slope: Double

    init(_ probabilities: [Double], _ cases: Cases) throws {
      let scored = try ScoredOutcomes(probabilities: probabilities, outcomes: cases.outcomes)
      area = try scored.areaUnderROC().area
      slope = try scored.calibration().slope.value
    }
  }

  @Test func `a level's own outcomes as its code look like knowledge; pooled levels do not`()
    throws
  {
    var random = RandomSource(seed: 403)
    let past = Cases(750, using: &random)
    let future = Cases(2000, using: &random)
    var (sums, counts) = ([Double](repeating: 0, count: 250), [Double](repeating: 0, count: 250))
    for (surgeon, outcome) in zip(past.surgeons, past.outcomes) {
      sums[surgeon] += outcome ? 1 : 0
      counts[surgeon] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let encoded = try LogisticRegression().fit(past.design(means), outcomes: past.outcomes)
    let apparent = try Quality(encoded.probabilities(of: past.design(means)), past)
    let naive = try Quality(encoded.probabilities(of: future.design(means)), future)
    #expect(apparent.area > 0.85 && naive.area < apparent.area - 0.2, "\(apparent) \(naive)")

    let pooled = try PooledLogisticRegression(random: ["surgeon"]).fit(
      past.design(), outcomes: past.outcomes)
    let ours = try Quality(pooled.model.probabilities(of: future.design()), future)
    let without = try Quality(
      LogisticRegression().fit(past.design().dropping(["surgeon"]), outcomes: past.outcomes)
        .probabilities(of: future.design()), future)
    #expect(ours.area > naive.area + 0.05, "\(ours) \(naive)")
    #expect(ours.area > without.area - 0.01, "\(ours) \(without)")
    // 750 rows put 14 % on the number's coefficient, 2,000 put 9 % on the slope: two errors are 0.33.
    #expect(ours.slope > 0.67 && naive.slope < 0.33, "\(ours) \(naive)")
  }
}
