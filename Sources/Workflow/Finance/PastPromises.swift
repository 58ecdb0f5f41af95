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

  /// Two years back; a month before the first at which a model can be made has no promise.
  static let months = 24

  init(
    _ workspace: Workspace, _ model: OverturnModel, asOf: CalendarDay, seed: UInt64,
    progress: (Double) -> Void = { _ in }
  ) throws {
    let now = Dictionary(
      try workspace.inventory(asOf: asOf).map { ($0.id, $0.denial) }, uniquingKeysWith: { $1 })
    // What came after the last file is not known, however late it is by now.
    let known = min(asOf, try workspace.store.latestKnownDay() ?? asOf)
    for (place, day) in Self.monthEnds(before: asOf).enumerated() {
      defer { progress(Double(place + 1) / Double(Self.months)) }
      guard let promise = try Self.promise(workspace, model, day, seed: seed) else { continue }
      let cash = Self.cash(of: promise.pending, as: now, horizonDays: model.horizonDays)
      // Sixty days more for the payment of what was won on the last day.
      let isMature = day.adding(days: model.horizonDays + 60) <= known
      promises.append(
        .init(
          asOf: day, about: promise.inventory, distribution: promise.distribution,
          cash: cash.promised, unpromised: cash.unpromised, isMature: isMature))
    }
  }

  /// What appeals that were pending then have brought by now, take-backs deducted.
  ///
  /// Promised is a win of the first level within the horizon from its own filing, as the model was
  /// taught; a later one, or one of a further level, is cash that nothing was promised of. The day of the
  /// win counts, not that of the present status, which money taken back in part moves.
  static func cash(
    of pending: [StoredDenial], as now: [Int: Denial], horizonDays: Int
  ) -> (promised: Money, unpromised: Money) {
    var (promised, unpromised) = (Money.zero, Money.zero)
    for then in pending {
      guard let denial = now[then.id], let win = AppealWin(of: denial),
        let filed = then.denial.appeals.map(\.filedDay).min()
      else { continue }
      if win.isOfFirstLevel, win.day <= filed.adding(days: horizonDays) {
        promised = promised + denial.recovered
      } else {
        unpromised = unpromised + denial.recovered
      }
    }
    return (promised, unpromised)
  }

  /// The last days of the months before, the earliest first.
  static func monthEnds(before asOf: CalendarDay) -> [CalendarDay] {
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
      predictors: Predictors(families: workspace.rules.families), work: workspace.rules.work,
      tooLate: workspace.filedTooLate(pending)
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
