import Claims
import Revenue
import Scoring
import Store

/// At past month ends: what the appeals pending then were promised, by a model of that day, and what
/// they brought.
///
/// Nothing known later enters a promise: the inventory is adjudicated as of the day, the model fitted
/// on cases mature by then, and payers' shocks taken as assumed, for their estimate is of today. Surgery
/// not yet performed is in no promise: no claim tells what such a denial brought.
struct PastPromises {
  var record: ForecastRecord { ForecastRecord(promises) }
  private var promises: [ForecastRecord.Promise] = []

  /// Of the draws where nobody chose another.
  static let usualSeed: UInt64 = 1

  static let months = 9

  init(_ workspace: Workspace, _ model: OverturnModel, asOf: CalendarDay, seed: UInt64) throws {
    let now = Dictionary(
      try workspace.inventory(asOf: asOf).map { ($0.id, $0.denial) }, uniquingKeysWith: { $1 })
    for day in Self.monthEnds(before: asOf) {
      guard let promise = try Self.promise(workspace, model, day, seed: seed) else { continue }
      let last = day.adding(days: model.horizonDays)
      let cash = Self.cash(of: promise.pending.compactMap { now[$0.id] }, wonBy: last)
      // Sixty days more for the payment of what was won on the last day.
      let isMature = last.adding(days: 60) <= asOf
      promises.append(
        .init(
          asOf: day, about: promise.inventory, distribution: promise.distribution, cash: cash,
          isMature: isMature))
    }
  }

  /// What denials have brought that were first won by a day, take-backs deducted. The day of the win
  /// counts, not that of the present status, which money taken back in part moves.
  static func cash(of denials: [Denial], wonBy last: CalendarDay) -> Money {
    denials.filter { AppealWin(of: $0).map { $0.day <= last } ?? false }
      .reduce(.zero) { $0 + $1.recovered }
  }

  /// The last days of the months before, the earliest first.
  private static func monthEnds(before asOf: CalendarDay) -> [CalendarDay] {
    let (year, month, _) = asOf.civil
    return (0..<months).reversed().compactMap { back in
      let index = year * 12 + month - 1 - back
      return CalendarDay(year: index / 12, month: index % 12 + 1, day: 1)?.adding(days: -1)
    }.filter { $0 < asOf }
  }

  private static func promise(
    _ workspace: Workspace, _ model: OverturnModel, _ day: CalendarDay, seed: UInt64
  ) throws -> (
    pending: [StoredDenial], inventory: OpenInventory, distribution: RecoveryDistribution
  )? {
    let inventory = try workspace.inventory(asOf: day).filter {
      Population(of: $0.denial) == model.population
    }
    let pending = inventory.filter {
      $0.denial.status == .appealed && !$0.denial.isPreService
    }
    guard !pending.isEmpty,
      let then = try workspace.pastModel(
        inventory.map(\.denial), model.population, on: day, horizonDays: model.horizonDays)
    else { return nil }
    let shock = PayerShock.notEstimable(reason: "of a past day")
    let cases = try RevenueCases(
      predictors: Predictors(families: workspace.rules.families), work: workspace.rules.work
    ).cases(
      pending, then, shock: shock.deviation,
      deviation: RecoveredFraction.deviation(
        from: inventory.map(\.denial), settledBefore: day.adding(days: -60)), on: day)
    let open = OpenInventory(cases)
    guard open.counted > 0 else { return nil }
    let counted = pending.filter { open.apart[$0.id] == nil }
    return (
      counted, open,
      RecoveryDistribution(
        of: open, shock: shock.deviation, shockError: shock.logError, seed: seed)
    )
  }
}

extension Workspace {
  /// The model that would have been fitted on a day; `nil` where too little was decided by then.
  func pastModel(
    _ denials: [Denial], _ population: Population, on day: CalendarDay, horizonDays: Int
  ) throws -> OverturnModel? {
    let predictors = Predictors(families: rules.families)
    let set = TrainingSet(
      denials: denials, population: population, predictors: predictors, asOf: day,
      horizonDays: horizonDays)
    guard set.observations.count >= 50 else { return nil }
    return try? OverturnModel(
      trainingOn: set, asOf: day, procedure: OverturnProcedure(.pooled), origins: [],
      recoveredFraction: RecoveredFraction.estimate(
        from: denials.filter { Population(of: $0) == population },
        settledBefore: day.adding(days: -60)),
      choice: AppealChoice(
        denials: denials, population: population, predictors: predictors, asOf: day),
      examinesSelection: false)
  }
}
