import Claims
import GRDB

extension ChartReview: VersionedFact {
  static var table: String { "chart_review" }
  var identity: [String] {
    [
      payer.key, reference ?? "", patientControlNumber ?? "", claimNumber ?? "",
      findings.policy ?? "", findings.day.description,
    ]
  }
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("payer_key", payer.key), ("reference", reference),
      ("patient_control_number", patientControlNumber), ("claim_number", claimNumber),
      ("day", findings.day.description), ("policy", findings.policy), ("met", findings.met),
      ("not_met", findings.notMet), ("open", findings.open),
    ]
  }
}
