import Claims

/// An exported claim's columns.
enum ExportedClaimRow {
  static let table = "exported_claim"
  static let content = [
    "claim_number", "patient_control_number", "payer_identifier", "payer_name",
    "line_of_business", "status", "service_day", "received_day", "decided_day",
    "billed_cents", "allowed_cents", "paid_cents", "patient_responsibility_cents",
    "adjustment_group", "reason", "procedure", "diagnosis", "place_of_service", "provider",
  ]
  static let columns = ["file_id"] + content + ["digest"]
  static let identity = ["claim_number", "digest"]

  static func write(_ claim: ExportedClaim, file: Int, to row: inout RowValues) {
    row.add(file)
    let content = row.mark
    row.add(claim.claimNumber)
    row.add(claim.patientControlNumber)
    row.add(claim.payer)
    row.add(claim.lineOfBusiness.rawValue)
    row.add(claim.status.rawValue)
    row.add(claim.serviceDay)
    row.add(claim.receivedDay)
    row.add(claim.decidedDay)
    row.add(claim.billed)
    row.add(claim.allowed)
    row.add(claim.paid)
    row.add(claim.patientResponsibility)
    row.add(claim.adjustmentGroup)
    row.add(claim.reason)
    row.add(claim.procedure)
    row.add(claim.diagnosis)
    row.add(claim.placeOfService)
    row.add(claim.provider)
    row.addDigest(from: content)
  }

  static func read(_ fields: inout StoredFields) throws -> ExportedClaim {
    try ExportedClaim(
      claimNumber: fields.text(), patientControlNumber: fields.textIfAny(),
      payer: fields.payer(), lineOfBusiness: fields.value(), status: fields.value(),
      serviceDay: fields.dayIfAny(), receivedDay: fields.dayIfAny(),
      decidedDay: fields.dayIfAny(), billed: fields.money(), allowed: fields.moneyIfAny(),
      paid: fields.moneyIfAny(), patientResponsibility: fields.moneyIfAny(),
      adjustmentGroup: fields.textIfAny(), reason: fields.textIfAny(),
      procedure: fields.textIfAny(), diagnosis: fields.textIfAny(),
      placeOfService: fields.textIfAny(), provider: fields.textIfAny())
  }
}
