import Adjudication
public import Claims
public import Scoring

/// A claim not yet sent with its chance of denial, what that is worth and what might be done.
public struct PredictedDenial: Sendable, Hashable, Comparable {
  public let claim: SubmittedClaim
  public let risk: DenialRisk
  /// What the payer would allow.
  public let allowed: Estimate<Money>
  /// The chance of denial were an authorization number on the claim; `nil` where one is.
  public let deniedIfAuthorized: Double?
  /// What to have at hand against the likeliest reason.
  public let documents: [String]

  init(
    claim: SubmittedClaim, model: DenialRiskModel, predictors: ClaimPredictors,
    allowed: Estimate<Money>, catalogue: ReasonCatalogue
  ) throws(TrainingError) {
    self.claim = claim
    self.allowed = allowed
    risk = try model.risk(of: predictors.row(of: claim))
    if claim.authorizationNumber == nil {
      var authorized = claim
      authorized.authorizationNumber = "any"
      deniedIfAuthorized = try model.risk(of: predictors.row(of: authorized)).denied
    } else {
      deniedIfAuthorized = nil
    }
    documents =
      risk.likelyReason.flatMap { DenialCategory(rawValue: $0.name) }
      .map { catalogue.reading(of: $0).expectedDocuments } ?? []
  }

  /// P(denied) × expected allowed; unknown when that is.
  public var atRisk: Estimate<Money> {
    switch allowed {
    case .known(let amount, let ground), .estimated(let amount, let ground):
      .estimated(amount.share(risk.denied), basis: "P(denied) × \(ground)")
    case .unknown(let reason): .unknown(reason: reason)
    }
  }

  /// Most dollars at risk first, unknown dollars after them, then by chance and number.
  public static func < (one: PredictedDenial, other: PredictedDenial) -> Bool {
    let dollars = { (claim: PredictedDenial) in claim.atRisk.value?.cents ?? -1 }
    if dollars(one) != dollars(other) { return dollars(one) > dollars(other) }
    if one.risk.denied != other.risk.denied { return one.risk.denied > other.risk.denied }
    return one.claim.patientControlNumber < other.claim.patientControlNumber
  }
}
