import Claims

/// A remitted claim's own columns; its lines, adjustments and remarks are rows of their own.
enum RemittedClaimRow {
  static let table = "remitted_claim"
  static let content = [
    "patient_control_number", "status", "billed_cents", "paid_cents",
    "patient_responsibility_cents", "filing_indicator", "claim_number", "facility_code",
    "frequency_code", "patient_last_name", "patient_first_name", "patient_member_number",
    "first_service_day", "last_service_day", "received_day", "original_claim_number",
    "authorization_number",
  ]
  static let columns = ["id", "payment_id", "may_deny"] + content

  static func write(
    _ claim: RemittedClaim, id: Int, payment: Int, mayDeny: Bool, to row: inout RowValues
  ) {
    row.add(id)
    row.add(payment)
    row.add(mayDeny)
    row.add(claim.patientControlNumber)
    row.add(claim.status)
    row.add(claim.billed)
    row.add(claim.paid)
    row.add(claim.patientResponsibility)
    row.add(claim.filingIndicator)
    row.add(claim.claimNumber)
    row.add(claim.facilityCode)
    row.add(claim.frequencyCode)
    row.add(claim.patient)
    row.add(claim.servicePeriod)
    row.add(claim.receivedDay)
    row.add(claim.originalClaimNumber)
    row.add(claim.authorizationNumber)
  }

  static func read(_ fields: inout StoredFields) throws -> RemittedClaim {
    try RemittedClaim(
      patientControlNumber: fields.text(), status: fields.text(), billed: fields.money(),
      paid: fields.money(), patientResponsibility: fields.moneyIfAny(),
      filingIndicator: fields.textIfAny(), claimNumber: fields.textIfAny(),
      facilityCode: fields.textIfAny(), frequencyCode: fields.textIfAny(),
      patient: fields.person(), servicePeriod: fields.period(),
      receivedDay: fields.dayIfAny(), originalClaimNumber: fields.textIfAny(),
      authorizationNumber: fields.textIfAny())
  }
}

/// A remitted line's columns.
enum RemittedLineRow {
  static let table = "remitted_line"
  static let content = [
    "qualifier", "procedure", "modifiers", "billed_cents", "paid_cents", "units",
    "first_service_day", "last_service_day", "line_control_number", "allowed_cents",
    "billed_units",
  ]
  static let key = ["claim_id", "line_number"]
  static let columns = key + content

  static func write(_ line: RemittedLine, claim: Int, number: Int, to row: inout RowValues) {
    row.add(claim)
    row.add(number)
    row.add(line.procedure)
    row.add(line.billed)
    row.add(line.paid)
    row.add(line.units)
    row.add(line.servicePeriod)
    row.add(line.lineControlNumber)
    row.add(line.allowed)
    row.add(line.billedUnits)
  }

  static func read(_ fields: inout StoredFields) throws -> RemittedLine {
    var line = try RemittedLine(
      procedure: fields.procedure(), billed: fields.money(), paid: fields.money(),
      units: fields.real(), servicePeriod: fields.period(),
      lineControlNumber: fields.textIfAny(), allowed: fields.moneyIfAny())
    line.billedUnits = try fields.realIfAny()
    return line
  }
}

/// An adjustment's columns; line 0 is the claim itself.
enum AdjustmentRow {
  static let table = "adjustment"
  static let content = ["adjustment_group", "reason", "amount_cents", "quantity"]
  static let key = ["claim_id", "line_number", "sequence"]
  static let columns = key + content

  static func write(
    _ adjustment: Adjustment, claim: Int, line: Int, sequence: Int, to row: inout RowValues
  ) {
    row.add(claim)
    row.add(line)
    row.add(sequence)
    row.add(adjustment.group.rawValue)
    row.add(adjustment.reason)
    row.add(adjustment.amount)
    row.add(adjustment.quantity)
  }

  static func read(_ fields: inout StoredFields) throws -> Adjustment {
    try Adjustment(
      group: AdjustmentGroup(rawValue: fields.text()), reason: fields.text(),
      amount: fields.money(), quantity: fields.realIfAny())
  }
}

/// A remark code's columns; line 0 is the claim itself.
enum RemarkRow {
  static let table = "remark"
  static let key = ["claim_id", "line_number", "sequence"]
  static let columns = key + ["code"]

  static func write(
    _ code: String, claim: Int, line: Int, sequence: Int, to row: inout RowValues
  ) {
    row.add(claim)
    row.add(line)
    row.add(sequence)
    row.add(code)
  }
}
