import Claims
import Statistics

/// How much the overturn rate of all appealable denials hangs on which of them were appealed.
///
/// Three answers to one question, over the settled appealable denials: the model as it is used,
/// the model refitted with inverse-probability weights, and the bounds that need no model at all.
public struct SelectionSensitivity: Sendable, Hashable, Codable {
  /// The settled appealable denials the means are over.
  public let denials: Int
  /// Mean P(overturned) by the model in use.
  public let unweighted: Double
  /// The same by a refit in which each case counts P(appealed) / P(appealed | its kind), weights
  /// cut at their 1st and 99th percentile.
  public let weighted: Double
  /// As if every denial without an outcome (not appealed, too young to judge, withdrawn) would have
  /// been upheld, or overturned.
  public let leastPossible: Double
  public let mostPossible: Double
  /// (Σw)² / Σw²: how many cases the weighted refit is worth.
  public let effectiveCases: Double
}

extension SelectionSensitivity {
  /// Refits with `fit`, which is given cases and weights; `nil` when a fit is refused or there is
  /// no denial to speak of.
  init?(
    _ selection: AppealSelection, _ set: TrainingSet, choice: AppealChoice,
    fit: ([Observation], [Double]?) -> OverturnFit?
  ) {
    let appealable = choice.settled
    guard !appealable.isEmpty,
      let weights = Self.weights(of: set.observations, selection),
      let plain = fit(set.observations, nil), let weighted = fit(set.observations, weights)
    else { return nil }
    let rows = appealable.map { choice.predictors.row(of: $0) }
    func mean(_ fit: OverturnFit) -> Double? {
      let chances = rows.compactMap { try? fit.score($0).probability }
      return chances.isEmpty ? nil : chances.reduce(0, +) / Double(chances.count)
    }
    guard let unweighted = mean(plain), let reweighted = mean(weighted) else { return nil }
    let outcomes = appealable.compactMap {
      FirstLevelResult(of: $0, asOf: choice.asOf, horizonDays: set.ledger.horizonDays).isOverturned
    }
    let won = outcomes.count { $0 }
    let all = Double(appealable.count)
    self.init(
      denials: appealable.count, unweighted: unweighted, weighted: reweighted,
      leastPossible: Double(won) / all,
      mostPossible: (all - Double(outcomes.count - won)) / all,
      effectiveCases: Self.effectiveCases(weights))
  }

  private static func weights(
    of cases: [Observation], _ selection: AppealSelection
  ) -> [Double]? {
    let share = Double(selection.appealed) / Double(selection.denials)
    let raw = cases.map { share / max(1e-6, selection.overlap(of: $0.row)?.probability ?? share) }
    let sorted = raw.sorted()
    guard let first = sorted.first else { return nil }
    let low = sorted[Int(Double(sorted.count - 1) * 0.01)]
    let high = sorted[Int(Double(sorted.count - 1) * 0.99)]
    return raw.map { min(max($0, low), max(high, first)) }
  }

  private static func effectiveCases(_ weights: [Double]) -> Double {
    let sum = weights.reduce(0, +)
    return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
  }
}
