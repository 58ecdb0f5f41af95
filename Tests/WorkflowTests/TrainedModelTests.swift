import Claims
import Scoring
import Statistics
import Testing

@testable import Workflow

/// What `train` says of where its cases come from.
struct TrainedModelTests {
  private static func trained(wonUndated: Int) throws -> TrainedModel {
    let first = try #require(CalendarDay("2025-01-01"))
    let cases = (0..<120).map { index in
      let filed = first.adding(days: index)
      return Observation(
        caseName: "case \(index)",
        row: DesignRow(
          numbers: ["x": Double(index % 7)], levels: ["payer": index.isMultiple(of: 3) ? "A" : "B"]),
        isOverturned: index.isMultiple(of: 2), startDay: filed, labelDay: filed.adding(days: 30),
        payer: "A", category: "authorization", amount: nil)
    }
    var ledger = SelectionLedger(horizonDays: 30)
    (ledger.overturned, ledger.upheld, ledger.wonUndated) = (60, 60, wonUndated)
    let model = try OverturnModel(
      trainingOn: TrainingSet(population: .synthetic, observations: cases, ledger: ledger),
      asOf: first.adding(days: 400), procedure: OverturnProcedure(.given(1)), origins: [],
      recoveredFraction: .unknown(reason: "test"))
    return TrainedModel(id: 1, model: model, promotion: .promoted("test"), isInForce: true)
  }

  @Test func `wins without their day are said to make every chance too low`() throws {
    let words = try Self.trained(wonUndated: 20).words
    #expect(words.contains("20 of 80 wins are left out for want of their day"))
    #expect(words.contains("every chance is too low"))
    #expect(try !Self.trained(wonUndated: 3).words.contains("too low"), "one in twenty is let pass")
  }
}
