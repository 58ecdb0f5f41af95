public import Claims
import Foundation
public import Statistics

/// The predictors of a claim as it would be sent: what stands on it, nothing a payer said later.
public struct ClaimPredictors: Sendable {
  private let families: ProcedureFamilies

  static let payer = "payer"
  /// The term whose levels are `yes` and `no`, and which a practice can change before sending.
  public static let authorization = "authorization on the claim"

  public init(families: ProcedureFamilies) {
    self.families = families
  }

  /// The row of a claim.
  ///
  /// Units: natural logarithm of billed dollars; service lines and diagnoses counted. The crossed
  /// terms let a payer deny one family of procedures, or a missing authorization, more than others
  /// do.
  public func row(of claim: SubmittedClaim) -> DesignRow {
    let codes = claim.lines.map(\.procedure)
    let family = families.family(of: codes.map(\.code))
    let authorization = claim.authorizationNumber == nil ? "no" : "yes"
    var row = DesignRow()
    row.levels = [
      Self.payer: claim.payer.key,
      "claim": claim.kind.rawValue,
      "filing indicator": claim.filingIndicator ?? "none",
      "place of service": claim.facilityCode ?? "none",
      "procedure family": family,
      "procedure": codes.first?.code ?? "none",
      "modifiers": codes.first.map { $0.modifiers.sorted().joined(separator: " ") } ?? "none",
      "principal diagnosis": claim.diagnoses.first ?? "none",
      "surgeon": claim.renderingProvider ?? "none",
      Self.authorization: authorization,
      "payer and procedure family": "\(claim.payer.key), \(family)",
      "payer and authorization": "\(claim.payer.key), \(authorization)",
    ]
    row.numbers = [
      "service lines": Double(claim.lines.count), "diagnoses": Double(claim.diagnoses.count),
    ]
    if claim.billed.cents >= 100 {
      row.numbers["log billed dollars"] = log(Double(claim.billed.cents) / 100)
    }
    return row
  }
}
