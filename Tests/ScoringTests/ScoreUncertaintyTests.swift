import Foundation
import Scoring
import Statistics
import Testing

/// What an interval must allow for beside the coefficients.
struct ScoreUncertaintyTests {
  /// Half the width on the log-odds scale over 1.645: the standard error.
  private func standardError(_ score: Score) -> Double {
    (log(score.upper / (1 - score.upper)) - score.logOdds) / 1.644853626951472
  }

  @Test func `a number that is not on record could be any, and widens the interval`() throws {
    let cases = Sample.cases(300)
    let fit = try OverturnProcedure(.given(1)).fit(cases)
    let design = try #require(fit.regression?.design.numeric.first)
    let slope = try #require(fit.regression?.coefficients[1])
    let payer = ["payer": "A"]
    let known = try fit.score(DesignRow(numbers: ["x": design.mean], levels: payer))
    let missing = try fit.score(DesignRow(numbers: [:], levels: payer))
    #expect(missing.probability == known.probability && missing.missingTerms == ["x"])
    let added = (slope * design.standardDeviation) * (slope * design.standardDeviation)
    let squared = standardError(known) * standardError(known) + added
    #expect(abs(standardError(missing) - squared.squareRoot()) < 1e-9)
  }

  @Test func `two claims of a surgery that come out alike tell no more than one`() throws {
    let once = Sample.cases(300)
    let twice = once.flatMap { [$0, $0] }
    let single = try OverturnProcedure(.given(1)).fit(once)
    // Twice the rows and twice the penalty: the same coefficients.
    let double = try OverturnProcedure(.given(2)).fit(twice)
    #expect(single.designEffect == 1 && abs(double.designEffect - 2) < 1e-9)
    for observation in once.prefix(20) {
      let (one, two) = (try single.score(observation.row), try double.score(observation.row))
      #expect(abs(one.lower - two.lower) < 1e-6 && abs(one.upper - two.upper) < 1e-6)
    }
    for (one, two) in zip(single.effects, double.effects) {
      #expect(abs(one.standardError - two.standardError) < 1e-6)
    }
  }

  @Test func `claims of a surgery that come out against each other make nothing narrower`() throws {
    let pairs = Sample.cases(200, effect: 0).flatMap { first in
      var second = first
      second.isOverturned.toggle()
      return [first, second]
    }
    #expect(try OverturnProcedure(.given(1)).fit(pairs).designEffect == 1)
  }
}
