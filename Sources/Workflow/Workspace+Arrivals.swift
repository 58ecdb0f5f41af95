import Claims
import Scoring
import Store
import Worklists

extension Workspace {
  /// The work that the denials of the last half year brought, at the chances the model gives them now;
  /// `nil` without a model, or where fewer than ``fewestWeeks`` weeks are on record.
  func arriving(_ scored: ScoredDenials, _ planner: ActionPlanner) throws -> ArrivingWork? {
    guard let model = scored.inForce?.model,
      let first = scored.inventory.map(\.denial.knownDay).min()
    else { return nil }
    let days = min(ArrivingWork.usualWeeks * 7, scored.asOf.days(since: first) + 1)
    guard days >= Self.fewestWeeks * 7 else { return nil }
    let since = scored.asOf.adding(days: -(days / 7 * 7))
    let profiles = try profiles()
    let predictors = Predictors(families: rules.families)
    let arrivals = try scored.inventory.filter { $0.denial.knownDay > since }.compactMap { stored in
      let score =
        try scored.scores[stored.id]
        ?? model.score(predictors.row(of: stored.denial, on: stored.denial.knownDay))
      return planner.arrival(
        of: stored.denial, profile: profiles[stored.denial.payer.key],
        chance: OverturnChance(score), recoveredFraction: model.recoveredFraction)
    }
    return ArrivingWork(arrivals, weeks: days / 7)
  }

  /// Of fewer weeks nobody can tell what keeps coming.
  private static let fewestWeeks = 8
}

extension OverturnChance {
  init?(_ score: Score) {
    self.init(
      probability: score.probability, lower: score.lower, upper: score.upper,
      isExtrapolated: score.isExtrapolation)
  }
}
