public import Claims
public import Documents
import Foundation
import Reporting
public import Scoring
import Statistics

/// Claims to fix before they are sent.
public struct PredictedDenials: Sendable {
  public let modelID: Int
  public let model: DenialRiskModel
  public let asOf: CalendarDay
  /// Most dollars at risk first.
  public let claims: [PredictedDenial]

  public var table: Table {
    RiskTable(
      claims.map { claim in
        RiskTable.Line(
          number: claim.claim.patientControlNumber, payer: claim.claim.payer.name,
          procedures: claim.claim.lines.map(\.procedure.code), risk: claim.risk,
          atRisk: claim.atRisk, deniedIfAuthorized: claim.deniedIfAuthorized,
          documents: claim.documents)
      }, caption: "Claims to fix before sending, model \(modelID), as of \(asOf)"
    ).table
  }

  public var words: String {
    let known = claims.compactMap(\.atRisk.value)
    let sum = known.reduce(Money.zero, +)
    let unknown = claims.count - known.count
    return "\n\(claims.count) claims; expected loss \(sum.words) (estimated)"
      + (unknown > 0 ? ", \(unknown) of unknown value" : "") + ". A reason is named only where the "
      + "model gives it half of the denials of such claims and half as likely again as the next"
      + "\(recordWords)."
  }

  /// How often a named reason was the right one, of claims that came after those learned from.
  private var recordWords: String {
    guard let held = model.holdout else { return "; how often that comes true is not measured" }
    return
      "; of the \(held.reasonsNamed) denials among \(held.claims) later claims that got one, "
      + "\(held.reasonsRight) were denied for it"
  }
}

/// A denial-risk model as it was stored.
public struct TrainedRisk: Sendable {
  public let id: Int
  public let model: DenialRiskModel
  /// Shown to be worse than the base rate, and therefore not in force.
  public let isHeldBack: Bool

  public var words: String {
    let ledger = model.ledger
    let learned =
      "Model \(id), denials before sending: \(ledger.used) answered claims (\(ledger.denied) denied) "
      + "sent \(model.window.first) to \(model.window.last); of \(ledger.submitted) claims, "
      + "\(ledger.immature) sent in the last \(ledger.maturityDays) days and \(ledger.unanswered) "
      + "unanswered left out"
    guard let held = model.holdout else {
      return "\n" + learned + "\n  not tested out of time: too few later denials"
    }
    let area = held.area.map { String(format: "%.3f", $0.area) } ?? "unknown"
    let slope = held.calibration.map { String(format: "%.2f", $0.slope.value) } ?? "unknown"
    return "\n" + learned
      + "\n  out of time, fitted as of \(held.origin): \(held.claims) later claims, \(held.denied) "
      + "denied; area under the ROC curve \(area), log loss \(String(format: "%.4f", held.logLoss)) "
      + "(base rate alone \(String(format: "%.4f", held.baseRateLogLoss))), slope \(slope); "
      + "\(held.deniedInWorstTenth) of them in the worst tenth; reason named for "
      + "\(held.reasonsNamed), right for \(held.reasonsRight)"
      + (isHeldBack
        ? "\n  held back: its log loss is above the base rate's by more than chance; --force takes it"
        : "")
  }
}
