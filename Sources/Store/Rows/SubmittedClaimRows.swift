import Claims

/// A submitted claim's own columns; its lines and diagnoses are rows of their own.
enum SubmittedClaimRow {
  static let table = "submitted_claim"
  static let content = [
    "kind", "patient_control_number", "billed_cents", "payer_identifier", "payer_name",
    "payer_sequence", "filing_indicator", "facility_code", "frequency_code",
    "original_claim_number", "authorization_number", "clearinghouse_number",
    "billing_provider", "rendering_provider", "subscriber_last_name",
    "subscriber_first_name", "subscriber_member_number", "patient_last_name",
    "patient_first_name", "patient_member_number", "patient_birth_day", "first_service_day",
    "last_service_day", "submitted_day",
  ]
  static let columns = ["id", "file_id"] + content + ["digest"]
  static let identity = ["patient_control_number", "digest"]

  static func write(_ claim: SubmittedClaim, id: Int, file: Int, to row: inout RowValues) {
    row.add(id)
    row.add(file)
    row.add(claim.kind.rawValue)
    row.add(claim.patientControlNumber)
    row.add(claim.billed)
    row.add(claim.payer)
    row.add(claim.payerSequence)
    row.add(claim.filingIndicator)
    row.add(claim.facilityCode)
    row.add(claim.frequencyCode)
    row.add(claim.originalClaimNumber)
    row.add(claim.authorizationNumber)
    row.add(claim.clearinghouseNumber)
    row.add(claim.billingProvider)
    row.add(claim.renderingProvider)
    row.add(claim.subscriber)
    row.add(claim.patient)
    row.add(claim.patientBirthDay)
    row.add(claim.servicePeriod)
    row.add(claim.submittedDay)
    row.add(digest(of: claim))
  }

  /// Equal for the same claim sent again on another day in another file.
  private static func digest(of claim: SubmittedClaim) -> Int {
    var values = RowValues()
    values.add(claim.kind.rawValue)
    values.add(claim.billed)
    values.add(claim.payer)
    for text in [
      claim.payerSequence, claim.filingIndicator, claim.facilityCode, claim.frequencyCode,
      claim.originalClaimNumber, claim.authorizationNumber, claim.billingProvider,
      claim.renderingProvider,
    ] {
      values.add(text)
    }
    values.add(claim.subscriber)
    values.add(claim.patient)
    values.add(claim.patientBirthDay?.number)
    values.add(claim.servicePeriod?.first.number)
    values.add(claim.servicePeriod?.last.number)
    claim.diagnoses.forEach { values.add($0) }
    for line in claim.lines { addContent(of: line, to: &values) }
    return values.digest()
  }

  private static func addContent(of line: SubmittedLine, to values: inout RowValues) {
    values.add(line.procedure)
    values.add(line.billed)
    values.add(line.units)
    values.add(line.servicePeriod?.first.number)
    values.add(line.servicePeriod?.last.number)
    values.add(line.lineControlNumber)
    values.add(ListText.text(line.diagnosisPointers))
  }

  static func read(_ fields: inout StoredFields) throws -> SubmittedClaim {
    var claim = try SubmittedClaim(
      kind: fields.value(), patientControlNumber: fields.text(), billed: fields.money(),
      payer: fields.payer(), payerSequence: fields.textIfAny(),
      filingIndicator: fields.textIfAny(), facilityCode: fields.textIfAny(),
      frequencyCode: fields.textIfAny(), originalClaimNumber: fields.textIfAny(),
      authorizationNumber: fields.textIfAny(), clearinghouseNumber: fields.textIfAny(),
      billingProvider: fields.textIfAny(), renderingProvider: fields.textIfAny(),
      subscriber: fields.person(), patient: fields.person(),
      patientBirthDay: fields.dayIfAny())
    claim.servicePeriod = try fields.period()
    claim.submittedDay = try fields.dayIfAny()
    return claim
  }
}

/// A submitted line's columns.
enum SubmittedLineRow {
  static let table = "submitted_line"
  static let content = [
    "qualifier", "procedure", "modifiers", "billed_cents", "units", "first_service_day",
    "last_service_day", "line_control_number", "diagnosis_pointers",
  ]
  static let key = ["claim_id", "line_number"]
  static let columns = key + content

  static func write(_ line: SubmittedLine, claim: Int, number: Int, to row: inout RowValues) {
    row.add(claim)
    row.add(number)
    row.add(line.procedure)
    row.add(line.billed)
    row.add(line.units)
    row.add(line.servicePeriod)
    row.add(line.lineControlNumber)
    row.add(ListText.text(line.diagnosisPointers))
  }

  static func read(_ fields: inout StoredFields) throws -> SubmittedLine {
    try SubmittedLine(
      procedure: fields.procedure(), billed: fields.money(), units: fields.real(),
      servicePeriod: fields.period(), lineControlNumber: fields.textIfAny(),
      diagnosisPointers: fields.list())
  }
}

/// A diagnosis of a submitted claim, principal first.
enum SubmittedDiagnosisRow {
  static let table = "submitted_diagnosis"
  static let key = ["claim_id", "position"]
  static let columns = key + ["code"]

  static func write(_ code: String, claim: Int, position: Int, to row: inout RowValues) {
    row.add(claim)
    row.add(position)
    row.add(code)
  }
}
