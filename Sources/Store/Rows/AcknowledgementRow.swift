import Claims

/// An acknowledgement's columns.
enum AcknowledgementRow {
  static let table = "acknowledgement"
  static let content = [
    "payer_identifier", "payer_name", "patient_control_number", "is_rejected", "category",
    "status_code", "day", "billed_cents", "claim_number",
  ]
  static let columns = ["file_id"] + content + ["digest"]
  static let identity = ["patient_control_number", "digest"]

  static func write(_ acknowledgement: Acknowledgement, file: Int, to row: inout RowValues) {
    row.add(file)
    let content = row.mark
    row.add(acknowledgement.payer)
    row.add(acknowledgement.patientControlNumber)
    row.add(acknowledgement.isRejected)
    row.add(acknowledgement.category)
    row.add(acknowledgement.statusCode)
    row.add(acknowledgement.day)
    row.add(acknowledgement.billed)
    row.add(acknowledgement.claimNumber)
    row.addDigest(from: content)
  }

  static func read(_ fields: inout StoredFields) throws -> Acknowledgement {
    try Acknowledgement(
      payer: fields.payer(), patientControlNumber: fields.text(), isRejected: fields.flag(),
      category: fields.text(), statusCode: fields.text(), day: fields.dayIfAny(),
      billed: fields.moneyIfAny(), claimNumber: fields.textIfAny())
  }
}
