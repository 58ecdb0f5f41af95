public import Claims
public import Documents
import Foundation
public import Scoring
import Statistics

/// What `train` is asked for.
public struct TrainingSettings: Sendable, Hashable {
  public var asOf: CalendarDay
  /// `nil` for the only population in the database.
  public var population: Population?
  public var horizonDays: Int
  /// `nil` for the population's own: pooled, but for external reviews effects that drift by year.
  public var penalty: PenaltyChoice?
  /// One backtest origin instead of quarterly ones.
  public var holdoutFrom: CalendarDay?
  /// Put it in force even if it is worse than the one that is.
  public var isForced: Bool
  public var trainedAt: String

  public init(
    asOf: CalendarDay, population: Population?, horizonDays: Int, penalty: PenaltyChoice?,
    holdoutFrom: CalendarDay?, isForced: Bool = false, trainedAt: String
  ) {
    self.asOf = asOf
    self.population = population
    self.horizonDays = horizonDays
    self.penalty = penalty
    self.holdoutFrom = holdoutFrom
    self.isForced = isForced
    self.trainedAt = trainedAt
  }

  /// Eight quarters back from the last day whose appeals are mature; for reviews known by year,
  /// the end of the year three before the as-of day's.
  func origins(for population: Population) -> [CalendarDay] {
    if let holdoutFrom { return [holdoutFrom] }
    guard population != .externalReview else {
      return [CalendarDay(year: asOf.civil.year - 3, month: 12, day: 31)].compactMap(\.self)
    }
    let mature = asOf.adding(days: -horizonDays)
    return (1...8).map { mature.adding(days: -91 * $0) }
  }
}

/// A model as it was stored, with what a person wants to see of it.
public struct TrainedModel: Sendable {
  public let id: Int
  public let model: OverturnModel
  public let promotion: Promotion
  public let isInForce: Bool
  /// The day of the model in force, where that is later and stays.
  public var laterInForce: CalendarDay? = nil
  /// The day that was asked for; the record may end before it.
  public var askedDay: CalendarDay? = nil

  /// Coefficients with 90 % intervals and odds ratios.
  public var coefficientTable: Table {
    let columns = [
      Table.Column("Term", priority: .essential),
      Table.Column("Log-odds", alignment: .trailing, priority: .essential),
      Table.Column("Standard error", alignment: .trailing),
      Table.Column("90 % interval", alignment: .trailing),
      Table.Column("Odds ratio", alignment: .trailing, priority: .essential),
    ]
    let trained = model.trained
    let rows = ([trained.intercept].compactMap(\.self) + trained.effects).map { effect in
      let interval = effect.interval(level: 0.9)
      return Table.Row([
        .text(effect.name), .number(effect.logOdds, digits: 4),
        .number(effect.standardError, digits: 4),
        .interval(
          lower: .number(interval.lower, digits: 2), upper: .number(interval.upper, digits: 2)),
        .number(exp(effect.logOdds), digits: 2),
      ])
    }
    return Table(
      caption: "Coefficients of model \(id), \(model.population.words)", columns: columns,
      rows: rows)
  }

  /// Ledger and out-of-time results, in lines.
  public var words: String {
    (ledgerLines + backtestLines + selectionLines + [fractionLine, standingLine]).joined(
      separator: "\n")
  }

  private var ledgerLines: [String] {
    let ledger = model.ledger
    return [
      "", shortRecordLine,
      "Model \(id): learned from \(ledger.used) \(model.population.words) as known on \(model.asOf), "
        + "filed \(model.trainingWindow.first) to \(model.trainingWindow.last); "
        + model.trained.penaltyWords,
      "Of \(ledger.denials) denials: \(ledger.notAppealable) not appealable, "
        + "\(ledger.notAppealed) not appealed, \(ledger.immature) too young to judge, "
        + "\(ledger.withdrawn) withdrawn, "
        + (ledger.called > 0 ? "\(ledger.called) called about first, " : "")
        + "\(ledger.wonUndated) won on a day not on record; "
        + "\(ledger.overturned) overturned, \(ledger.upheld) upheld "
        + "and \(ledger.undecided) undecided at the horizon of \(ledger.horizonDays) days",
      undatedLine,
      model.droppedTerms.isEmpty
        ? nil
        : "The same in every case and left out: " + model.droppedTerms.joined(separator: ", "),
    ].compactMap(\.self)
  }

  /// A loss counts without its day, a win does not.
  private var undatedLine: String? {
    let ledger = model.ledger
    let wins = ledger.wonUndated + ledger.overturned
    guard 20 * ledger.wonUndated > wins else { return nil }
    return "\(ledger.wonUndated) of \(wins) wins are left out for want of their day, which tells "
      + "whether they came within the horizon, and no loss is: every chance is too low for it. "
      + "Record the days of decisions and train again"
  }

  private var shortRecordLine: String? {
    guard let askedDay, askedDay > model.asOf else { return nil }
    return "The record ends on \(model.asOf): learned as of that day and not of \(askedDay), for "
      + "what was answered since stands in files not loaded yet. Load them and train again"
  }

  private var backtestLines: [String] {
    guard let backtest = model.backtest, let performance = backtest.performance else {
      return ["Not tested out of time: too few decided cases to hold any out"]
    }
    let origins = backtest.origins.map(\.day.description).joined(separator: ", ")
    var lines = [
      "Out of time, refitted at \(origins): \(performance.cases) later cases, "
        + "\(performance.overturned) overturned, mean chance "
        + Self.digits(performance.meanProbability),
      "  log loss \(Self.digits(performance.logLoss)) (base rate alone "
        + "\(Self.digits(performance.baseRateLogLoss))), Brier \(Self.digits(performance.brier)) "
        + "(\(Self.digits(performance.baseRateBrier)))",
    ]
    if let area = performance.area {
      let interval = area.interval(level: 0.9).map { Self.words($0) } ?? "no interval"
      lines.append("  area under the ROC curve \(Self.digits(area.area)) (90 % \(interval))")
    }
    if let calibration = performance.calibration {
      lines.append(
        "  calibration in the large \(Self.digits(calibration.inTheLarge.value)) (90 % "
          + "\(Self.words(calibration.inTheLarge.interval(level: 0.9)))), slope "
          + "\(Self.digits(calibration.slope.value)) (90 % "
          + "\(Self.words(calibration.slope.interval(level: 0.9))))")
    }
    return lines
  }

  private var selectionLines: [String] {
    guard let selection = model.selection, let sensitivity = model.sensitivity else { return [] }
    return [
      "Selection: \(selection.appealed) of \(selection.denials) settled appealable denials were "
        + "appealed; mean chance of them all \(Self.digits(sensitivity.unweighted)), weighted by "
        + "1/P(appealed) \(Self.digits(sensitivity.weighted)), without any model between "
        + "\(Self.digits(sensitivity.leastPossible)) and \(Self.digits(sensitivity.mostPossible))"
    ]
  }

  private var standingLine: String {
    if promotion.isPromoted, let laterInForce {
      return "Kept for looking back at \(model.asOf); the model of \(laterInForce) stays in force; "
        + "--force puts this one in its place"
    }
    return switch (promotion.isPromoted, isInForce) {
    case (true, _): "Put in force: \(promotion.reason)"
    case (false, true): "Put in force as asked, though \(promotion.reason)"
    case (false, false):
      "Not put in force, \(promotion.reason); --force puts it in force all the same"
    }
  }

  private var fractionLine: String {
    switch model.recoveredFraction {
    case .known(let value, let ground), .estimated(let value, let ground):
      "Recovered when won: \(Self.digits(value)) of the recoverable amount, from \(ground)"
    case .unknown(let reason): "Recovered when won: unknown, \(reason)"
    }
  }

  private static func digits(_ value: Double) -> String { String(format: "%.4f", value) }

  private static func words(_ interval: ConfidenceInterval) -> String {
    "\(String(format: "%.3f", interval.lower)) to \(String(format: "%.3f", interval.upper))"
  }
}
