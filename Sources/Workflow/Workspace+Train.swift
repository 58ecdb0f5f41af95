import Claims
import Scoring
import Store
import Worklists

extension Workspace {
  /// Fits the overturn model of a population as of a day, backtests it, and puts it in force unless
  /// it is worse than the one that is. One of an earlier day than that serves looking back alone.
  ///
  /// Where the record ends long before the day, it is learned from as of its end: whether an appeal was
  /// answered since then stands in files that nobody loaded, and no answer would count as none.
  public func train(_ asked: TrainingSettings) throws -> TrainedModel {
    let denials = try inventory(asOf: asked.asOf).map(\.denial)
    let reviews = try store.externalReviews()
    if denials.isEmpty, reviews.isEmpty { try refuse(beforeEverything: asked.asOf) }
    let population = try Self.population(
      asked.population, denials: denials, hasReviews: !reviews.isEmpty)
    var settings = asked
    // Reviews are known by year, whatever else is on record.
    if population != .externalReview { settings.asOf = try followedDay(until: asked.asOf) }
    let predictors = Predictors(families: rules.families)
    let stakes = try stakes(on: settings.asOf)
    let set =
      population == .externalReview
      ? TrainingSet(reviews: reviews, predictors: predictors, asOf: settings.asOf)
      : TrainingSet(
        denials: denials, population: population, predictors: predictors, asOf: settings.asOf,
        horizonDays: settings.horizonDays, stake: stakes)
    let model = try OverturnModel(
      trainingOn: set, asOf: settings.asOf,
      procedure: OverturnProcedure(
        settings.penalty ?? (population == .externalReview ? .drifting : .pooled)),
      origins: settings.origins(for: population),
      recoveredFraction: fraction(denials, population, asOf: settings.asOf),
      choice: population == .externalReview
        ? nil
        : AppealChoice(
          denials: denials, population: population, predictors: predictors, asOf: settings.asOf))
    let promotion = Promotion(
      of: model, against: try modelInForce(population, by: settings.asOf)?.model,
      cases: set.observations)
    let later = try modelInForce(population).map(\.model.asOf).flatMap {
      $0 > settings.asOf && !settings.isForced ? $0 : nil
    }
    let isPromoted = promotion.isPromoted || settings.isForced
    let id = try save(
      model, isInForce: isPromoted && later == nil, isPromoted: isPromoted,
      verdict: promotion.reason, at: settings.trainedAt)
    return TrainedModel(
      id: id, model: model, promotion: promotion, isInForce: isPromoted && later == nil,
      laterInForce: later, askedDay: asked.asOf)
  }

  /// What working a denial costs and has brought, by today's rules.
  private func stakes(on day: CalendarDay) throws -> (Denial) -> WorkStake? {
    let deadlines = try deadlineTable(on: day)
    let profiles = try profiles()
    let work = rules.work
    return { denial in
      guard let recoverable = denial.recoverable.value else { return nil }
      let effort = work.effort(for: denial.reading.route)
      let deadline = deadlines.deadline(for: denial, profile: profiles[denial.payer.key])
      return WorkStake(
        recoverable: recoverable, recovered: denial.recovered, cost: effort.cost,
        minutes: effort.minutes, actBy: deadline.alarm, knownDay: denial.knownDay)
    }
  }

  func profiles() throws -> [String: PayerProfile] {
    Dictionary(
      try store.payerProfiles().map { ($0.payer.key, $0) }, uniquingKeysWith: { $1 })
  }

  /// The population asked for, or the only one with anything to learn from.
  static func population(
    _ given: Population?, denials: [Denial], hasReviews: Bool
  ) throws -> Population {
    if let given { return given }
    var present = Set(denials.map { Population(of: $0) })
    if hasReviews { present.insert(.externalReview) }
    guard let only = present.first else { throw WorkflowError.nothingLoaded }
    guard present.count == 1 else {
      throw WorkflowError.severalPopulations(present.sorted { $0.rawValue < $1.rawValue })
    }
    return only
  }

  /// Wins of the last two months may not be paid yet; they are left out.
  private func fraction(
    _ denials: [Denial], _ population: Population, asOf: CalendarDay
  ) -> Estimate<Double> {
    guard population != .externalReview else {
      return .unknown(reason: "external reviews are published without money")
    }
    return RecoveredFraction.estimate(
      from: denials.filter { Population(of: $0) == population },
      settledBefore: asOf.adding(days: -60))
  }
}
