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
  /// The week of the plan in which each denial that is not filed yet is worked, from 0.
  var weeks: [Int: Int] = [:]
  /// Filed after their last day: the payer may refuse them for it, and nothing is promised of them.
  var tooLate: Set<Int> = []
  /// How long after a win its payment comes; `nil` where no time is asked for.
  var lag: PaymentLag?

  /// - Parameters:
  ///   - denials: Pending appeals and those about to be filed.
  ///   - model: Its chances are of first appeals; of a later level nothing is foretold.
  ///   - shock: τ, by which a payer's decisions will move.
  ///   - deviation: Of the share recovered; `nil` where too few wins tell it.
  ///   - months: Among which the payment of a win falls; with none no time is told.
  ///   - day: The day looked from.
  /// - Returns: One for each denial, in the same order.
  /// - Throws: ``TrainingError``.
  func cases(
    _ denials: [StoredDenial], _ model: OverturnModel, shock: Double, deviation: Double?,
    months: [ExpectedCash.Month] = [], on day: CalendarDay
  ) throws -> [RecoverableCase] {
    let rows = denials.map { predictors.row(of: $0.denial, on: day) }
    let loadings = try model.trained.loadings(of: rows) ?? rows.map { _ in [] }
    let share = model.recoveredFraction.value.flatMap { recovered($0, deviation) }
    return denials.indices.map { place in
      let denial = denials[place].denial
      let waiting = share == nil ? nil : waiting(denials[place], rows[place], model, on: day)
      let chance = waiting.flatMap { Self.chance(of: $0, model, on: day) }
      return RecoverableCase(
        id: denials[place].id, key: denial.key, payer: denial.payer.key,
        recoverable: denial.recoverable,
        logOdds: chance.map { Self.conditional($0, shock: shock) },
        loadings: loadings[place], fraction: share ?? Self.whole,
        timing: chance == nil
          ? []
          : waiting.flatMap {
            timing(of: $0, payer: denial.payer, model, months, on: day)
          } ?? [])
    }
  }

  /// From the day's month to the last that the horizon of any of these denials reaches, and the
  /// longest wait for payment after it.
  func months(
    _ denials: [StoredDenial], _ model: OverturnModel, on day: CalendarDay
  ) -> [ExpectedCash.Month] {
    let filed = denials.map { filedDay($0, on: day) }.max() ?? day
    return ExpectedCash.months(
      from: day, through: max(day, filed).adding(days: model.horizonDays + (lag?.longest ?? 0)))
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

  /// `nil` where no model could score it, where it is past its first try, or was filed too late.
  private func waiting(
    _ stored: StoredDenial, _ row: DesignRow, _ model: OverturnModel, on day: CalendarDay
  ) -> ExpectedCash.Case? {
    let denial = stored.denial
    guard denial.isAtFirstTry, denial.status != .upheld, !tooLate.contains(stored.id),
      let chance = (try? model.score(row))?.probability
    else { return nil }
    return ExpectedCash.Case(
      row: row, filedDay: filedDay(stored, on: day), chance: chance, amount: nil,
      isAppealed: denial.status == .appealed)
  }

  /// Of one that is not appealed yet, the end of its preparation, from the week it is planned for.
  private func filedDay(_ stored: StoredDenial, on day: CalendarDay) -> CalendarDay {
    let denial = stored.denial
    guard denial.status != .appealed else { return denial.appeals.map(\.filedDay).min() ?? day }
    return day.adding(
      days: 7 * (weeks[stored.id] ?? 0) + work.effort(for: denial.reading.route).prepDays)
  }

  private static func chance(
    of each: ExpectedCash.Case, _ model: OverturnModel, on day: CalendarDay
  ) -> Double? {
    guard let course = model.decisionCourse else { return each.isAppealed ? nil : each.chance }
    return ExpectedCash.chanceLeft(of: each, course, on: day)
  }

  private func timing(
    of each: ExpectedCash.Case, payer: Payer, _ model: OverturnModel,
    _ months: [ExpectedCash.Month], on day: CalendarDay
  ) -> [Double]? {
    guard let course = model.decisionCourse, !months.isEmpty else { return nil }
    return ExpectedCash.shares(
      of: each, among: months, course, paidAfter: lag?.distribution(ofPayer: payer.key), on: day)
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

extension Denial {
  /// Nothing or one thing was filed, or one appeal more than once: several open appeals on the first level
  /// are one question to the payer.
  fileprivate var isAtFirstTry: Bool {
    appeals.count <= 1
      || appeals.allSatisfy { $0.kind.isAppeal && $0.level == 1 && $0.outcome == .pending }
  }
}
