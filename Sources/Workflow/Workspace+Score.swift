public import Claims
import Foundation
public import Scoring
import Store

extension Workspace {
  /// Scores every open denial of a population with the model in force, and keeps the scores.
  ///
  /// - Throws: ``WorkflowError/noModel(_:)``, or ``WorkflowError/modelFromLater(modelDay:asOf:)``
  ///   when every model knows outcomes of days after `asOf`.
  public func score(
    asOf: CalendarDay, population: Population?
  ) throws -> ScoredDenials {
    let scored = try scoredInventory(asOf: asOf, population: population)
    guard scored.inForce != nil else { throw WorkflowError.noModel(scored.population) }
    return scored
  }

  /// The same, without scores where no model is in force.
  func scoredInventory(asOf: CalendarDay, population: Population?) throws -> ScoredDenials {
    let inventory = try inventory(asOf: asOf)
    if inventory.isEmpty { try refuse(beforeEverything: asOf) }
    let population = try Self.population(
      population, denials: inventory.map(\.denial), hasReviews: false)
    let own = inventory.filter { Population(of: $0.denial) == population }
    guard inventory.isEmpty || !own.isEmpty else { throw WorkflowError.noDenials(population) }
    let inForce = try modelInForce(population, by: asOf)
    if inForce == nil, let later = try modelInForce(population) {
      throw WorkflowError.modelFromLater(
        modelDay: later.model.asOf.description, asOf: asOf.description)
    }
    var scores: [Int: Score] = [:]
    if let inForce {
      let predictors = Predictors(families: rules.families)
      for stored in own where stored.denial.status == .open || stored.denial.wasOnlyCalled {
        scores[stored.id] = try inForce.model.score(predictors.row(of: stored.denial, on: asOf))
      }
      try keep(scores, model: inForce.id, asOf: asOf)
    }
    return ScoredDenials(
      asOf: asOf, population: population, inForce: inForce, inventory: own, scores: scores)
  }

  /// - Throws: ``WorkflowError/nothingKnown(by:first:)`` where denials are on record, all of later days.
  func refuse(beforeEverything day: CalendarDay) throws {
    guard let first = try store.denials().map(\.denial.knownDay).min(), day < first else { return }
    throw WorkflowError.nothingKnown(by: day.description, first: first.description)
  }

  private func keep(_ scores: [Int: Score], model: Int, asOf: CalendarDay) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try store.saveScores(
      scores.sorted { $0.key < $1.key }.map { id, score in
        StoredScore(
          denialID: id, modelID: model, asOf: asOf, probability: score.probability,
          lower: score.lower, upper: score.upper, logOdds: score.logOdds,
          contributions: String(decoding: try encoder.encode(score.contributions), as: UTF8.self))
      })
  }

  static let overturnKind = "overturn"

  func save(
    _ model: OverturnModel, isInForce: Bool, isPromoted: Bool, verdict: String, at moment: String
  ) throws -> Int {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let metrics = try encoder.encode(model.backtest?.performance)
    return try store.saveModel(
      StoredModel(
        kind: Self.overturnKind, population: model.population.rawValue, createdAt: moment,
        asOf: model.asOf,
        window: model.trainingWindow, metrics: String(decoding: metrics, as: UTF8.self),
        payload: Array(try encoder.encode(model)), isInForce: isInForce,
        isPromoted: isPromoted, verdict: verdict))
  }

  /// The model in force, or with a day the one to look at that day with.
  func modelInForce(_ population: Population, by day: CalendarDay? = nil) throws -> ModelInForce? {
    let (kind, population) = (Self.overturnKind, population.rawValue)
    let stored =
      if let day {
        try store.model(kind: kind, population: population, knowingNothingAfter: day)
      } else { try store.modelInForce(kind: kind, population: population) }
    guard let stored, let id = stored.id else { return nil }
    return ModelInForce(
      id: id, model: try JSONDecoder().decode(OverturnModel.self, from: Data(stored.payload)))
  }
}
