import Adjudication
public import Claims
import Foundation
import Ingest
public import Scoring
import Statistics
import Store

extension Workspace {
  private static let denialRiskKind = "denial-risk"

  /// Fits the model of denials before sending, as far as the record reaches, and puts it in force
  /// unless it was shown to be worse than the base rate: every model is made in one way, so that a
  /// new one is the one before with more claims.
  ///
  /// - Returns: `nil` when no claims of the population were submitted, answered and denied often
  ///   enough to learn from, or all are alike.
  /// - Throws: ``TrainingError`` when a fit is refused, and ``StoreError``.
  public func trainDenialRisk(
    asOf: CalendarDay, population: Population, at moment: String, isForced: Bool = false
  ) throws -> TrainedRisk? {
    let asOf = try followedDay(until: asOf)
    let set = try submissions(asOf: asOf, population: population)
    guard let window = set.window, set.tellsClaimsApart, set.ledger.denied >= 15,
      set.ledger.paid >= 15
    else { return nil }
    let model = try DenialRiskModel(trainingOn: set, asOf: asOf)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let inForce = try store.modelInForce(
      kind: Self.denialRiskKind, population: population.rawValue)
    let isWorse = model.holdout?.isWorseThanBaseRate ?? false
    let isPromoted = isForced || !isWorse
    let id = try store.saveModel(
      StoredModel(
        kind: Self.denialRiskKind, population: population.rawValue, createdAt: moment,
        asOf: asOf, window: window,
        metrics: String(decoding: try encoder.encode(model.holdout), as: UTF8.self),
        payload: Array(try encoder.encode(model)),
        // One of an earlier day takes no later one's place.
        isInForce: isPromoted && inForce.map { $0.asOf <= asOf } ?? true,
        isPromoted: isPromoted, verdict: isWorse ? "worse than the base rate" : ""))
    return TrainedRisk(id: id, model: model, isHeldBack: !isPromoted)
  }

  /// The chance of denial of claims before they are sent.
  ///
  /// - Parameters:
  ///   - names: Patient control numbers of claims on record, or files of claims, which are read and
  ///     not loaded.
  ///   - unsubmitted: Every claim on record that nobody acknowledged or adjudicated.
  ///   - asOf: Nothing known later is used.
  ///   - population: `nil` for the only one with a model.
  /// - Returns: Each claim with its risk, most dollars at risk first.
  /// - Throws: ``WorkflowError`` when there is no model, or nothing goes by a name.
  public func predictDenials(
    _ names: [String], unsubmitted: Bool, asOf: CalendarDay, population: Population?
  ) throws -> PredictedDenials {
    let inForce = try denialRiskInForce(population)
    guard inForce.model.asOf <= asOf else {
      throw WorkflowError.modelFromLater(
        modelDay: inForce.model.asOf.description, asOf: asOf.description)
    }
    var claims: [SubmittedClaim] = []
    for name in names { claims += try self.claims(named: name, asOf: asOf) }
    if unsubmitted {
      try store.forEachSentClaim(asOf: asOf) { sent in
        let isOwn = sent.isSynthetic == (inForce.model.population == .synthetic)
        if sent.isUnsent, isOwn { claims.append(sent.claim) }
      }
    }
    let predictors = ClaimPredictors(families: rules.families)
    let expected = try adjudicator(asOf: asOf).expectedAllowed
    let predicted = try claims.map { claim in
      try PredictedDenial(
        claim: claim, model: inForce.model, predictors: predictors,
        allowed: expected.allowed(of: claim, knownBy: asOf), catalogue: rules.reasons)
    }
    return PredictedDenials(
      modelID: inForce.id, model: inForce.model, asOf: asOf, claims: predicted.sorted())
  }

  /// The same of one claim on record, by its number alone: never of a file.
  ///
  /// - Throws: ``WorkflowError/noSuchClaim`` for a number that no claim has.
  public func predictDenial(
    ofClaim number: String, asOf: CalendarDay, population: Population?
  ) throws -> (model: Int, modelDay: CalendarDay, claim: PredictedDenial) {
    let inForce = try denialRiskInForce(population)
    guard inForce.model.asOf <= asOf else {
      throw WorkflowError.modelFromLater(
        modelDay: inForce.model.asOf.description, asOf: asOf.description)
    }
    var found: SubmittedClaim?
    try store.forEachSentClaim(number: number, asOf: asOf) { found = $0.claim }
    guard let found else { throw WorkflowError.noSuchClaim }
    let predicted = try PredictedDenial(
      claim: found, model: inForce.model,
      predictors: ClaimPredictors(families: rules.families),
      allowed: adjudicator(asOf: asOf).expectedAllowed.allowed(of: found, knownBy: asOf),
      catalogue: rules.reasons)
    return (inForce.id, inForce.model.asOf, predicted)
  }

  private func claims(named name: String, asOf: CalendarDay) throws -> [SubmittedClaim] {
    if FileManager.default.fileExists(atPath: name) {
      var claims: [SubmittedClaim] = []
      try EDIReader(path: name).read { item in
        if case .submittedClaim(let claim) = item { claims.append(claim) }
      }
      guard !claims.isEmpty else { throw WorkflowError.noClaims(name) }
      return claims
    }
    var found: SubmittedClaim?
    try store.forEachSentClaim(number: name, asOf: asOf) { found = $0.claim }
    guard let found else { throw WorkflowError.noSuchClaim }
    return [found]
  }

  func denialRiskInForce(
    _ population: Population?
  ) throws -> (id: Int, model: DenialRiskModel) {
    let stored = try store.models().filter {
      $0.kind == Self.denialRiskKind && $0.isInForce
        && (population == nil || $0.population == population?.rawValue)
    }
    guard let only = stored.first, let id = only.id else { throw WorkflowError.noRiskModel }
    guard stored.count == 1 else {
      throw WorkflowError.severalPopulations(
        stored.compactMap { Population(rawValue: $0.population) })
    }
    return (id, try JSONDecoder().decode(DenialRiskModel.self, from: Data(only.payload)))
  }

  private func submissions(asOf: CalendarDay, population: Population) throws -> SubmissionSet {
    let denials = Dictionary(
      grouping: try inventory(asOf: asOf).map(\.denial), by: { $0.patientControlNumber ?? "" })
    var builder = SubmissionSetBuilder(
      population: population, predictors: ClaimPredictors(families: rules.families), asOf: asOf)
    try store.forEachSentClaim(asOf: asOf) { sent in
      guard sent.isSynthetic == (population == .synthetic) else { return }
      builder.add(
        sent.claim, firstAnswer: sent.firstAdjudicatedDay,
        denials: denials[sent.claim.patientControlNumber] ?? [])
    }
    do {
      return try builder.set()
    } catch {
      throw TrainingError.refused(error)
    }
  }
}
