public import Claims
import Statistics

/// Refits the model at past days with only what was final then, and predicts the cases that came
/// after.
///
/// At an origin T the training cases are those whose label day is at most T (filed at least the
/// horizon before: an embargo as long as outcomes take), the test cases those filed after T and up
/// to the next origin. A case (one surgery) that stands in training is left out of the test.
public struct Backtest: Sendable, Hashable {
  public let origins: [CalendarDay]
  public let procedure: OverturnProcedure
  /// With fewer cases of either outcome a refit says nothing.
  public static let fewestOfEachOutcome = 15

  public init(origins: [CalendarDay], procedure: OverturnProcedure) {
    self.origins = origins.sorted()
    self.procedure = procedure
  }

  /// - Returns: `nil` when no origin has enough cases before it and any after it.
  public func run(on set: TrainingSet) -> BacktestResult? {
    var held: [BacktestResult.Case] = []
    var used: [BacktestResult.Origin] = []
    for (index, origin) in origins.enumerated() {
      let next = index + 1 < origins.count ? origins[index + 1] : nil
      let training = set.observations.filter { $0.labelDay <= origin }
      let test = Self.test(set.observations, after: origin, to: next, apartFrom: training)
      guard Self.suffices(training), !test.isEmpty,
        let predicted = predict(test, from: training, origin: origin)
      else { continue }
      held += predicted
      used.append(.init(day: origin, trainingCases: training.count, testCases: predicted.count))
    }
    return held.isEmpty ? nil : BacktestResult(origins: used, cases: held)
  }

  private func predict(
    _ test: [Observation], from training: [Observation], origin: CalendarDay
  ) -> [BacktestResult.Case]? {
    guard let trained = try? procedure.fit(training, needsIntervals: false) else { return nil }
    let rate = Double(training.count(where: \.isOverturned)) / Double(training.count)
    let payers = Dictionary(grouping: training, by: \.payer)
    return test.compactMap { observation in
      let own = payers[observation.payer] ?? []
      let won = own.count(where: \.isOverturned)
      guard let score = try? trained.score(observation.row) else { return nil }
      return BacktestResult.Case(
        origin: origin, name: observation.caseName, startDay: observation.startDay,
        probability: score.probability, baseRate: rate,
        payerRate: (Double(won) + 10 * rate) / (Double(own.count) + 10),
        isOverturned: observation.isOverturned, payer: observation.payer,
        category: observation.category, amount: observation.amount, stake: observation.stake)
    }
  }

  private static func test(
    _ cases: [Observation], after origin: CalendarDay, to next: CalendarDay?,
    apartFrom training: [Observation]
  ) -> [Observation] {
    let known = Set(training.map(\.caseName))
    return cases.filter { observation in
      observation.startDay > origin && next.map { observation.startDay <= $0 } ?? true
        && !known.contains(observation.caseName)
    }
  }

  private static func suffices(_ cases: [Observation]) -> Bool {
    let overturned = cases.count(where: \.isOverturned)
    return min(overturned, cases.count - overturned) >= fewestOfEachOutcome
  }
}
