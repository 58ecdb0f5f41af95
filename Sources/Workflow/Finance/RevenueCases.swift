import Claims
import Foundation
import Revenue
import Scoring
import Statistics
import Store
import Worklists

/// Denials as terms of a forecast: what is recoverable, the chance left, and how it moves with what the
/// model does not know.
struct RevenueCases {
  let predictors: Predictors
  let work: WorkTable

  /// - Parameters:
  ///   - denials: Pending appeals and those about to be filed.
  ///   - model: Its chances are of first appeals; of a later level nothing is foretold.
  ///   - shock: τ, by which a payer's decisions will move.
  ///   - deviation: Of the share recovered; `nil` where too few wins tell it.
  ///   - day: The day looked from.
  /// - Returns: One for each denial, in the same order.
  /// - Throws: ``TrainingError``.
  func cases(
    _ denials: [StoredDenial], _ model: OverturnModel, shock: Double, deviation: Double?,
    on day: CalendarDay
  ) throws -> [RecoverableCase] {
    let rows = denials.map { predictors.row(of: $0.denial, on: day) }
    let loadings = try model.trained.loadings(of: rows) ?? rows.map { _ in [] }
    let share = model.recoveredFraction.value.flatMap { recovered($0, deviation) }
    return denials.indices.map { place in
      let denial = denials[place].denial
      let chance = share == nil ? nil : chance(denial, rows[place], model, on: day)
      return RecoverableCase(
        id: denials[place].id, payer: denial.payer.key, recoverable: denial.recoverable,
        logOdds: chance.map { Self.conditional($0, shock: shock) },
        loadings: loadings[place], fraction: share ?? Self.whole)
    }
  }

  private static let whole: RecoveredShare = {
    guard let share = RecoveredShare(mean: 1, deviation: 0) else {
      preconditionFailure("a share of one is a share")
    }
    return share
  }()

  /// Held below what a beta distribution allows.
  private func recovered(_ mean: Double, _ deviation: Double?) -> RecoveredShare? {
    let most = (mean * (1 - mean)).squareRoot() * 0.99
    return RecoveredShare(mean: mean, deviation: min(deviation ?? 0, most))
  }

  private func chance(
    _ denial: Denial, _ row: DesignRow, _ model: OverturnModel, on day: CalendarDay
  ) -> Double? {
    guard denial.appeals.count <= 1, denial.status != .upheld,
      let chance = (try? model.score(row))?.probability
    else { return nil }
    let isAppealed = denial.status == .appealed
    guard let course = model.decisionCourse else { return isAppealed ? nil : chance }
    let filed =
      isAppealed
      ? denial.appeals.map(\.filedDay).min() ?? day
      : day.adding(days: work.effort(for: denial.reading.route).prepDays)
    return ExpectedCash.chanceLeft(
      of: ExpectedCash.Case(
        row: row, filedDay: filed, chance: chance, amount: nil, isAppealed: isAppealed),
      course, on: day)
  }

  /// η of a payer without a shock whose chance, averaged over shocks, is p:
  ///
  ///     η = logit(p) √(1 + c² τ²),   c = 16 √3 / (15 π)
  ///
  /// Source: Zeger, Liang and Albert (1988), Biometrics 44:1049–1060.
  static func conditional(_ chance: Double, shock: Double) -> Double {
    let p = min(1 - 1e-6, max(1e-6, chance))
    let c = 16 * 3.0.squareRoot() / (15 * Double.pi)
    return log(p / (1 - p)) * (1 + c * c * shock * shock).squareRoot()
  }
}
