public import Claims
public import Documents
import Foundation
public import Scoring
import Statistics
import Store

extension Workspace {
  /// Watches the model in force on everything it foretold, and the denials that came.
  ///
  /// - Parameters:
  ///   - asOf: Outcomes due by then, or by the end of a record that ends long before.
  ///   - population: `nil` for the only one.
  ///   - falseAlarmRate: As ``DriftWatch`` promises it.
  /// - Returns: What was watched, and every alarm with the policies that changed about then.
  /// - Throws: ``WorkflowError/noModel(_:)``, ``WorkflowError/nothingForetold``.
  public func monitor(
    asOf: CalendarDay, population: Population?, falseAlarmRate: Double
  ) throws -> MonitoredModel {
    let denials = try inventory(asOf: asOf).map(\.denial)
    let reviews = try store.externalReviews()
    let population = try Self.population(
      population, denials: denials, hasReviews: !reviews.isEmpty)
    guard let inForce = try modelInForce(population) else {
      throw WorkflowError.noModel(population)
    }
    let own = denials.filter { Population(of: $0) == population }
    let asOf = population == .externalReview ? asOf : try followedDay(until: asOf)
    let predictors = Predictors(families: rules.families)
    let forecasts = Self.forecasts(
      inForce.model,
      population == .externalReview
        ? TrainingSet(reviews: reviews, predictors: predictors, asOf: asOf)
        : TrainingSet(
          denials: own, population: population, predictors: predictors, asOf: asOf,
          horizonDays: inForce.model.horizonDays))
    guard let first = inForce.model.backtest?.origins.first?.day ?? forecasts.map(\.dueDay).min()
    else { throw WorkflowError.nothingForetold }
    let watch = try DriftWatch(
      forecasts, denials: own, firstDay: first.adding(days: 1), lastDay: asOf,
      falseAlarmRate: falseAlarmRate)
    let lines = Dictionary(grouping: own, by: \.payer.name).mapValues {
      Set($0.map(\.lineOfBusiness))
    }
    return MonitoredModel(
      modelID: inForce.id, asOf: asOf, watch: watch,
      policies: watch.alarms.map { alarm in
        rules.policies.filter {
          abs($0.day.days(since: alarm.likelyStart)) <= PolicyChange.daysAround
            && $0.concerns(payer: alarm.group, lines: lines[alarm.group] ?? [])
        }
      })
  }

  /// What refits foretold at past days, then what the model itself foretells of cases that became
  /// final after its day.
  private static func forecasts(
    _ model: OverturnModel, _ known: TrainingSet
  ) -> [DriftWatch.Forecast] {
    let tested = (model.backtest?.cases ?? []).map { foretold in
      DriftWatch.Forecast(
        dueDay: known.labelDay(ofCaseFrom: foretold.startDay), caseName: foretold.name,
        payer: foretold.payer, category: foretold.category, probability: foretold.probability,
        isOverturned: foretold.isOverturned)
    }
    let later = known.observations.filter { $0.labelDay > model.asOf }
    return tested
      + later.compactMap { observation in
        guard let score = try? model.score(observation.row) else { return nil }
        return DriftWatch.Forecast(
          dueDay: observation.labelDay, caseName: observation.caseName, payer: observation.payer,
          category: observation.category, probability: score.probability,
          isOverturned: observation.isOverturned)
      }
  }
}

/// What the monitor found.
public struct MonitoredModel: Sendable {
  public let modelID: Int
  public let asOf: CalendarDay
  public let watch: DriftWatch
  /// For each alarm the policies that changed about then.
  let policies: [[PolicyChange]]

  public var table: Table {
    Table(
      caption: "Alarms of model \(modelID), as of \(asOf)",
      columns: [
        Table.Column("Watch", priority: .essential), Table.Column("Of", priority: .essential),
        Table.Column("Raised in the week of", priority: .essential),
        Table.Column("Likely began in the week of", priority: .essential, isMarked: true),
        Table.Column("What changed", priority: .essential),
        Table.Column("Evidence", alignment: .trailing),
        Table.Column("Policies that changed about then", priority: .essential),
      ],
      rows: zip(watch.alarms, policies).map { alarm, policies in
        Table.Row([
          .text(alarm.kind.rawValue), .text(alarm.group), .day(alarm.raised.description),
          .day(alarm.likelyStart.description, mark: .estimated), .text(alarm.change),
          .number(alarm.evidence, digits: 0),
          .text(policies.map(\.words).joined(separator: "; ")),
        ])
      })
  }

  public var words: String {
    let near = watch.nearest.map { watch in
      "  \(watch.kind.rawValue): nearest \(watch.group), "
        + "\(Int((100 * min(1, watch.share)).rounded())) % of the way to an alarm"
    }
    return "\n\(watch.alarms.count) alarms. Watched \(watch.forecasts) outcomes due and "
      + "\(watch.denials) denials from \(watch.firstDay) to \(watch.lastDay), by week. While kinds "
      + "of denial stay as they were and chances are right within \(DriftWatch.tolerance) in log-odds, "
      + "the probability of any alarm ever is at most \(watch.falseAlarmRate). Chances learned from few "
      + "cases are further off by themselves: an alarm of chances says that they do not hold, not that "
      + "a payer changed.\n"
      + near.joined(separator: "\n")
  }
}
