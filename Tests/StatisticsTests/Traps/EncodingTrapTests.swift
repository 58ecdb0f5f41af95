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

  /// The same question put to one world: an encoded field, a pooled one, none.
  private struct World {
    let apparent, naive, ours, without: Quality

    init(seed: UInt64) throws {
      var random = RandomSource(seed: seed)
      let past = Cases(750, using: &random)
      let future = Cases(2000, using: &random)
      var (sums, counts) = ([Double](repeating: 0, count: 250), [Double](repeating: 0, count: 250))
      for (surgeon, outcome) in zip(past.surgeons, past.outcomes) {
        sums[surgeon] += outcome ? 1 : 0
        counts[surgeon] += 1
      }
      let means = zip(sums, counts).map { $0 / $1 }
      let encoded = try LogisticRegression().fit(past.design(means), outcomes: past.outcomes)
      apparent = try Quality(encoded.probabilities(of: past.design(means)), past)
      naive = try Quality(encoded.probabilities(of: future.design(means)), future)
      let pooled = try PooledLogisticRegression(random: ["surgeon"]).fit(
        past.design(), outcomes: past.outcomes)
      ours = try Quality(pooled.model.probabilities(of: future.design()), future)
      let plain = try LogisticRegression().fit(
        past.design().dropping(["surgeon"]), outcomes: past.outcomes)
      without = try Quality(
        plain.probabilities(of: future.design().dropping(["surgeon"])), future)
    }
  }

  @Test func `a level's own outcomes as its code look like knowledge; pooled levels do not`()
    throws
  {
    let worlds = try (0..<8).map { try World(seed: 403 + $0) }
    func mean(_ figure: (World) -> Double) -> Double {
      worlds.reduce(0) { $0 + figure($1) } / Double(worlds.count)
    }
    let (apparent, naive) = (mean(\.apparent.area), mean(\.naive.area))
    #expect(apparent > 0.85 && naive < apparent - 0.2, "\(apparent) \(naive)")
    let (ours, without) = (mean(\.ours.area), mean(\.without.area))
    #expect(ours > naive + 0.05 && ours > without - 0.01, "\(ours) \(naive) \(without)")
    // The slope of one world has a standard error of about 0.17 (750 rows put 14 % on the number's
    // coefficient, 2,000 put 9 % on the slope), the mean of eight 0.06: three of them.
    let (ourSlope, naiveSlope) = (mean(\.ours.slope), mean(\.naive.slope))
    #expect(abs(ourSlope - 1) < 0.18 && naiveSlope < 0.33, "\(ourSlope) \(naiveSlope)")
  }
}
