import Foundation

/// The parameters the simulated payers and staff follow: what a model should find again.
///
///     logit P(overturned) = intercept + payer + category + family
///       + documents (d − 3) + amount log(dollars / 10,000) + drift years before the last day
///     logit P(appealed) = intercept + documents (d − 3) + amount log(dollars / 10,000)
///
/// Where charts are reviewed, each requirement met or not met adds its effect of ``Reviews`` to the
/// log-odds of P(overturned) given the review; what staff do does not depend on it.
///
/// A claim is denied with probability base × payer × surgery, then for reason k with weight
/// share(k) × Π flaws(k), where each flaw seen on the claim multiplies the weights of the reasons
/// it invites; the weights it adds make the claim more likely to be denied at all.
public struct PracticeTruth: Sendable, Hashable, Codable {
  /// An effect on the log-odds for each name.
  public typealias Effects = [String: Double]

  public struct Overturn: Sendable, Hashable, Codable {
    public var intercept = 0.1
    /// By payer identifier.
    public var payers: Effects = [
      "SYN01": 0.5, "SYN02": -0.6, "SYN03": 0.2, "SYN04": -0.3, "SYN05": 0.7, "SYN06": 0.3,
      "SYN07": -0.8, "SYN08": 0.0, "SYN09": -0.4,
    ]
    public var categories: Effects = [
      "medical-necessity": -0.1, "experimental": -1.1, "authorization": 0.2,
      "documentation": 0.8, "coding": 0.4, "frequency": -0.4, "site-of-service": -0.2,
    ]
    public var families: Effects = [
      "lumbar-decompression": 0.3, "lumbar-fusion": -0.4, "cervical-fusion": 0.1,
      "epidural-injection": 0.0, "spinal-cord-stimulation": -0.5, "sacroiliac-fusion": -0.6,
      "facet-procedure": 0.1, "vertebral-augmentation": 0.2,
    ]
    /// For each document on file, of six, counted from three.
    public var documents = 0.45
    /// For each factor e of denied dollars.
    public var amount = -0.10
    /// A year earlier than the last day: appeals get harder.
    public var drift = 0.15

    public init() {}
  }

  public struct Selection: Sendable, Hashable, Codable {
    public var intercept = 0.5
    public var documents = 0.30
    public var amount = 0.45

    public init() {}
  }

  /// What is wrong with a claim as it is sent, and how often.
  public struct Flaws: Sendable, Hashable, Codable {
    /// Share of surgeries without an authorization on the claims.
    public var authorizationMissingShare = 0.2
    /// Factors on denials by category when the authorization is missing.
    public var authorizationMissing: Effects = ["authorization": 4.0]
    /// Share of surgeries whose claims name an unspecified diagnosis.
    public var unspecifiedDiagnosisShare = 0.1
    public var unspecifiedDiagnosis: Effects = ["coding": 4.0, "medical-necessity": 1.6]

    public init() {}
  }

  /// Reviews of charts on clinical grounds, and what their findings do to the log-odds of winning.
  public struct Reviews: Sendable, Hashable, Codable {
    /// Of clinical denials that someone triaged.
    public var share: Double
    /// What the policy requires, in number.
    public var requirements = 8
    /// Of the requirements of charts that lose.
    public var metShare = 0.5
    public var notMetShare = 0.15
    /// For each requirement met, or not met, instead of left open.
    public var met = 0.45
    public var notMet = -0.35
    /// Charts reviewed again before filing, and what was still open at their first review of what
    /// the second settled.
    public var againShare = 0.5
    public var settledLateShare = 0.25

    public init(share: Double) {
      self.share = share
    }
  }

  public var overturn = Overturn()
  public var selection = Selection()
  public var flaws = Flaws()
  /// `nil` where no chart is reviewed.
  public var reviews: Reviews?
  /// P(denied) of a claim without flaws, at an average payer and surgery.
  public var denialBase = 0.105
  /// Share of overturned appeals that are paid in part, and what those pay.
  public var partialShare = 0.22
  public var partialPaid = 0.6
  /// Share of wins taken back later, half of them by a provider adjustment alone.
  public var clawbackShare = 0.04
  /// Share of denials left alone that are paid anyway.
  public var reprocessedShare = 0.05
  /// Mean days from filing to decision.
  public var daysToOverturn = 38.0
  public var daysToUphold = 58.0
  /// Share of weekly payments sent a second time in another file.
  public var resentShare = 0.015
  /// Share of claims rejected before adjudication, fixed and sent again.
  public var rejectedShare = 0.03

  public init() {}

  /// The log-odds that an appeal is won.
  func overturnLogOdds(
    payer: String, category: String, family: String, documents: Int, dollars: Double,
    yearsBefore: Double
  ) -> Double {
    overturn.intercept + (overturn.payers[payer] ?? 0) + (overturn.categories[category] ?? 0)
      + (overturn.families[family] ?? 0) + overturn.documents * Double(documents - 3)
      + overturn.amount * logDollars(dollars) + overturn.drift * yearsBefore
  }

  /// The log-odds that staff appeal.
  func selectionLogOdds(documents: Int, dollars: Double) -> Double {
    selection.intercept + selection.documents * Double(documents - 3)
      + selection.amount * logDollars(dollars)
  }

  /// For each kind of denial its probability at an average payer and surgery.
  func denialWeights(of claim: SyntheticClaim) -> [Double] {
    DenialKind.all.map { kind in
      var weight = denialBase * kind.share
      if !claim.hasAuthorization { weight *= flaws.authorizationMissing[kind.category] ?? 1 }
      if claim.diagnoses == [Surgery.unspecifiedDiagnosis] {
        weight *= flaws.unspecifiedDiagnosis[kind.category] ?? 1
      }
      return weight
    }
  }

  private func logDollars(_ dollars: Double) -> Double { log(max(1, dollars) / 10_000) }
}
