import Claims
import Scoring
import Statistics
import Testing

/// What the procedure of the product is spared: invented dollars, and figures that time undoes.
struct TrapTests {
  /// One case a day from the given day on, with x mattering as `effect` says of the day.
  private static func cases(
    _ count: Int, from first: CalendarDay, intercept: Double,
    using random: inout RandomSource, effect: (Int) -> Double
  ) -> [Observation] {
    (0..<count).map { index in
      let x = random.normal()
      let filed = first.adding(days: index)
      return Observation(
        caseName: "case \(filed)", row: DesignRow(numbers: ["x": x]),
        isOverturned: random.bernoulli(expit(intercept + effect(index) * x)), startDay: filed,
        labelDay: filed.adding(days: 30), payer: "A", category: "medical-necessity",
        amount: Money(cents: 100_000 + Int(random.uniform() * 900_000)))
    }
  }

  @Test func `balancing classes adds no discrimination and triples the dollars expected`() throws {
    var random = RandomSource(seed: 401)
    let day = Sample.day("2024-01-01")
    let past = Self.cases(1500, from: day, intercept: -2.6, using: &random) { _ in 0.9 }
    let future = Self.cases(3000, from: day, intercept: -2.6, using: &random) { _ in 0.9 }
    let events = past.count(where: \.isOverturned)
    let balance = past.map { observation in
      Double(past.count) / (2 * Double(observation.isOverturned ? events : past.count - events))
    }
    let procedure = OverturnProcedure(.given(1))
    /// Area under the curve, and expected over actual dollars.
    func judged(_ fit: OverturnFit) throws -> (area: Double, dollars: Double) {
      let chances = try future.map { try fit.score($0.row).probability }
      let scored = try ScoredOutcomes(
        probabilities: chances, outcomes: future.map(\.isOverturned))
      let amounts = future.map { Double($0.amount?.cents ?? 0) }
      let expected = zip(chances, amounts).reduce(0) { $0 + $1.0 * $1.1 }
      let actual = zip(future, amounts).reduce(0) { $0 + ($1.0.isOverturned ? $1.1 : 0) }
      return (try scored.areaUnderROC().area, expected / actual)
    }
    let ours = try judged(procedure.fit(past))
    let balanced = try judged(procedure.fit(past, weights: balance))
    #expect(abs(ours.area - balanced.area) < 0.005, "\(ours) \(balanced)")
    #expect(balanced.dollars > 3, "\(balanced)")
    #expect(abs(ours.dollars - 1) < 0.2, "\(ours)")
  }

  @Test func `folds at random hide a habit that fades; the backtest foretells the next quarter`()
    throws
  {
    var random = RandomSource(seed: 405)
    let day = Sample.day("2022-01-01")
    // What x does to the log-odds fades from 2 to nothing in four years, and stays there.
    let all = Self.cases(1700, from: day, intercept: 0, using: &random) { index in
      max(0, 2 - 2 * Double(index) / 1400)
    }
    let known = Array(all.prefix(1500))
    let next = Array(all.dropFirst(1530))
    let procedure = OverturnProcedure(.given(1))
    func scored(_ test: [Observation], by training: [Observation]) throws -> [Double] {
      let fit = try procedure.fit(training)
      return try test.map { try fit.score($0.row).probability }
    }
    let folds = GroupedFolds(groups: known.map(\.caseName), count: 5, seed: 9)
    var (chances, outcomes): ([Double], [Bool]) = ([], [])
    for fold in 0..<5 {
      let (training, holdout) = folds.split(fold)
      chances += try scored(holdout.map { known[$0] }, by: training.map { known[$0] })
      outcomes += holdout.map { known[$0].isOverturned }
    }
    let atRandom = try ScoredOutcomes(probabilities: chances, outcomes: outcomes)
    let truth = try ScoredOutcomes(
      probabilities: scored(next, by: known), outcomes: next.map(\.isOverturned))
    let backtest = try #require(
      Backtest(
        origins: (1...4).map { known[1499].startDay.adding(days: -91 * $0) },
        procedure: procedure
      ).run(
        on: TrainingSet(
          population: .firstLevel, observations: known, ledger: SelectionLedger(horizonDays: 30)))
    )
    let ours = try #require(backtest.performance)
    let promised = try atRandom.calibration().slope.value
    let foretold = try #require(ours.calibration).slope.value
    #expect(abs(promised - 1) < 0.15, "\(promised)")
    #expect(foretold < 0.6, "\(foretold)")
    #expect(atRandom.logLoss < truth.logLoss - 0.05, "\(atRandom.logLoss) \(truth.logLoss)")
    #expect(
      abs(ours.logLoss - truth.logLoss) < abs(atRandom.logLoss - truth.logLoss),
      "\(ours.logLoss) \(truth.logLoss) \(atRandom.logLoss)")
  }
}
