public import Claims
public import Statistics

/// Which denials this practice chooses to appeal: P(appealed | denial), and what that choice does
/// to the overturn rates seen.
///
/// Only appealed denials have outcomes. Where a denial is of a kind that is hardly ever appealed,
/// its score is extrapolation. Weighting by 1/P(appealed) repairs selection on what is recorded;
/// what staff saw and nobody recorded it cannot repair, which is why bounds stand beside it.
///
/// Source: Rosenbaum and Rubin (1983), Biometrika 70:41–55; Manski (1989), Journal of Human
/// Resources 24:343–360.
public struct AppealSelection: Sendable, Hashable, Codable {
  public let fit: FittedLogisticRegression
  /// Appealable denials old enough to tell whether they were appealed.
  public let denials: Int
  public let appealed: Int
  /// The P(appealed) that all but a hundredth of the appealed exceed: below it there is next to no
  /// experience.
  public let leastOverlap: Double
  /// Deciles of P(appealed), of the appealed and of the others.
  public let appealedDeciles: [Double]
  public let otherDeciles: [Double]

  /// Denials known fewer days ago may yet be appealed.
  public static let graceDays = 90

  /// P(appealed) of a denial, and whether it is outside what was ever appealed; `nil` for a row
  /// that the model can't take.
  public func overlap(of row: DesignRow) -> (probability: Double, isOutside: Bool)? {
    let completed = row.completed(by: fit.design)
    guard let probability = try? fit.prediction(for: completed).probability else { return nil }
    return (probability, probability < leastOverlap)
  }
}

/// The denials of a population on a day, from which the practice chose what to appeal.
public struct AppealChoice: Sendable {
  /// Appealable and known at least ``AppealSelection/graceDays`` ago, appealed or not: younger ones
  /// count on neither side, for of these only the appealed could be told.
  let settled: [Denial]
  let predictors: Predictors
  let asOf: CalendarDay

  public init(
    denials: [Denial], population: Population, predictors: Predictors, asOf: CalendarDay
  ) {
    settled = denials.filter {
      Population(of: $0) == population && $0.reading.isAppealable
        && $0.knownDay.adding(days: AppealSelection.graceDays) <= asOf
    }
    self.asOf = asOf
    self.predictors = predictors
  }
}

extension AppealSelection {
  /// Fits P(appealed) on the settled denials; `nil` when too few were appealed, or too few not.
  init?(choice: AppealChoice, ridge: Double = 1) {
    let outcomes = choice.settled.map { !$0.appeals.isEmpty }
    let appealed = outcomes.count { $0 }
    guard min(appealed, outcomes.count - appealed) >= Backtest.fewestOfEachOutcome else {
      return nil
    }
    var builder = DesignBuilder()
    for denial in choice.settled { builder.add(choice.predictors.row(of: denial)) }
    guard let design = try? builder.design(coding: .oneHot) else { return nil }
    let varying = design.dropping(design.constantTerms)
    guard let fit = try? LogisticRegression(ridge: Ridge(ridge)).fit(varying, outcomes: outcomes),
      let probabilities = try? fit.probabilities(of: varying)
    else { return nil }
    let chosen = zip(probabilities, outcomes).filter(\.1).map(\.0).sorted()
    let others = zip(probabilities, outcomes).filter { !$0.1 }.map(\.0).sorted()
    self.init(
      fit: fit, denials: outcomes.count, appealed: appealed,
      leastOverlap: Self.quantile(chosen, 0.01), appealedDeciles: Self.deciles(chosen),
      otherDeciles: Self.deciles(others))
  }

  private static func deciles(_ sorted: [Double]) -> [Double] {
    (1...9).map { quantile(sorted, Double($0) / 10) }
  }

  /// The order statistic at ⌈n q⌉ (type 1 of R's `quantile`).
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = Int((Double(sorted.count) * share).rounded(.up))
    return sorted[min(sorted.count - 1, max(0, place - 1))]
  }
}
