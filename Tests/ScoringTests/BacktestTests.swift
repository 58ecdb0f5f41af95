import Claims
import Scoring
import Statistics
import Testing

struct BacktestTests {
  private func set(_ cases: [Observation]) -> TrainingSet {
    TrainingSet(
      population: .firstLevel, observations: cases, ledger: SelectionLedger(horizonDays: 30))
  }

  @Test func `an origin learns only from outcomes final by then and foretells later filings`()
    throws
  {
    let origin = Sample.day("2024-07-01")
    let cases = Sample.cases(400)
    let result = try #require(
      Backtest(origins: [origin], procedure: OverturnProcedure(.given(1))).run(
        on: set(cases)))
    #expect(result.origins.map(\.trainingCases) == [cases.count { $0.labelDay <= origin }])
    #expect(result.cases.count == cases.count { $0.startDay > origin })
  }

  @Test func `claims of one surgery never straddle`() throws {
    var cases = Sample.cases(400)
    cases[399].caseName = cases[0].caseName
    let origin = Sample.day("2024-07-01")
    let result = try #require(
      Backtest(origins: [origin], procedure: OverturnProcedure(.given(1))).run(
        on: set(cases)))
    #expect(result.cases.count == cases.count { $0.startDay > origin } - 1)
  }

  @Test func `later outcomes can't change an earlier forecast`() throws {
    let origins = [Sample.day("2024-07-01"), Sample.day("2024-10-01")]
    var cases = Sample.cases(400)
    let before = try #require(
      Backtest(origins: origins, procedure: OverturnProcedure(.given(1))).run(on: set(cases))
    )
    for index in cases.indices where cases[index].labelDay > origins[0] {
      cases[index].isOverturned.toggle()
    }
    let after = try #require(
      Backtest(origins: origins, procedure: OverturnProcedure(.given(1))).run(on: set(cases))
    )
    let first = { (result: BacktestResult) in
      result.cases.filter { $0.origin == origins[0] }.map(\.probability)
    }
    #expect(first(before) == first(after))
    #expect(before != after)
  }

  @Test func `with too few cases before it an origin is not used`() {
    let cases = Sample.cases(400)
    #expect(
      Backtest(origins: [Sample.day("2024-02-01")], procedure: OverturnProcedure(.given(1)))
        .run(on: set(cases)) == nil)
  }

  @Test func `a real effect is found out of time and beats the base rate`() throws {
    let result = try #require(
      Backtest(origins: [Sample.day("2025-06-01")], procedure: OverturnProcedure(.given(1)))
        .run(on: set(Sample.cases(2000, effect: 2))))
    let performance = try #require(result.performance)
    #expect(performance.logLoss < performance.baseRateLogLoss)
    #expect(try #require(performance.area).area > 0.8)
    // The refit's own error is part of the slope: 500 cases put 8 % on the coefficient.
    #expect(abs(try #require(performance.calibration).slope.value - 1) < 0.3)
  }
}
