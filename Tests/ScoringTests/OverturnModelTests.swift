import Claims
import Foundation
import Scoring
import Statistics
import Testing

struct OverturnModelTests {
  private func model(_ cases: [Observation]) throws -> OverturnModel {
    try OverturnModel(
      trainingOn: TrainingSet(
        population: .firstLevel, observations: cases,
        ledger: SelectionLedger(horizonDays: 30)),
      asOf: Sample.day("2026-01-01"), procedure: OverturnProcedure(.given(1)), origins: [],
      recoveredFraction: .unknown(reason: "test"))
  }

  @Test func `too few cases of one outcome are called too few, not all the same`() {
    var cases = Array(Sample.cases(3))
    for index in cases.indices { cases[index].isOverturned = index == 1 }
    let procedure = OverturnProcedure(.crossValidated)
    #expect(throws: TrainingError.tooFewCases(overturned: 1, of: 3)) { try procedure.fit(cases) }
    cases[1].isOverturned = false
    #expect(throws: TrainingError.refused(.oneClass)) { try procedure.fit(cases) }
  }

  @Test func `contributions add up to the log-odds to the bit`() throws {
    let cases = Sample.cases(300)
    let model = try model(cases)
    for observation in cases.prefix(50) {
      let score = try model.score(observation.row)
      #expect(score.contributions.reduce(0) { $0 + $1.logOdds } == score.logOdds)
      #expect(score.lower < score.probability && score.probability < score.upper)
    }
  }

  @Test func `a stored model scores as the one that was stored`() throws {
    let cases = Sample.cases(300)
    let model = try model(cases)
    let stored = try JSONDecoder().decode(
      OverturnModel.self, from: JSONEncoder().encode(model))
    for observation in cases.prefix(20) {
      #expect(try stored.score(observation.row) == model.score(observation.row))
    }
  }

  @Test func `a payer never seen gets the population's value, wider, and says extrapolation`()
    throws
  {
    let model = try model(Sample.cases(300))
    let known = try model.score(DesignRow(numbers: ["x": 0], levels: ["payer": "A"]))
    let unseen = try model.score(DesignRow(numbers: ["x": 0], levels: ["payer": "Z"]))
    #expect(unseen.isExtrapolation && !known.isExtrapolation)
    #expect(unseen.upper - unseen.lower > known.upper - known.lower)
  }

  @Test func `a term that never varies is left out and named`() throws {
    var cases = Sample.cases(300)
    for index in cases.indices { cases[index].row.numbers["constant"] = 3 }
    #expect(try model(cases).droppedTerms == ["constant"])
  }

  @Test func `one outcome only is refused`() {
    var cases = Sample.cases(100)
    for index in cases.indices { cases[index].isOverturned = true }
    #expect(throws: TrainingError.refused(.oneClass)) { try model(cases) }
  }

  @Test func `no cases are refused with the remedy`() {
    #expect(throws: TrainingError.noCases(nil)) { try model([]) }
  }
}
