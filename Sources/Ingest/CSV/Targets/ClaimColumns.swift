import Claims

struct ClaimColumns: TargetColumns {
  private let claimNumber: TextColumn
  private let patientControlNumber: TextColumn
  private let payer: PayerColumns
  private let lineOfBusiness: ChoiceColumn<LineOfBusiness>
  private let status: ChoiceColumn<ExportedClaim.Status>
  private let serviceDay: DayColumn
  private let receivedDay: DayColumn
  private let decidedDay: DayColumn
  private let billed: MoneyColumn
  private let allowed: MoneyColumn
  private let paid: MoneyColumn
  private let patientResponsibility: MoneyColumn
  private let reason: ReasonColumns
  private let procedure: TextColumn
  private let diagnosis: TextColumn
  private let placeOfService: TextColumn
  private let provider: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    claimNumber = try binder.text("claim_number", isRequired: true)
    patientControlNumber = try binder.text("patient_control_number")
    payer = try PayerColumns(&binder)
    lineOfBusiness = try binder.choice("line_of_business", LineOfBusiness.self)
    status = try binder.choice("status", ExportedClaim.Status.self, isRequired: true)
    serviceDay = try binder.day("service_day")
    receivedDay = try binder.day("received_day")
    decidedDay = try binder.day("decided_day")
    billed = try binder.money("billed", isRequired: true)
    allowed = try binder.money("allowed")
    paid = try binder.money("paid")
    patientResponsibility = try binder.money("patient_responsibility")
    reason = try ReasonColumns(&binder)
    procedure = try binder.text("procedure")
    diagnosis = try binder.text("diagnosis")
    placeOfService = try binder.text("place_of_service", repeats: true)
    provider = try binder.text("provider", repeats: true)
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    let why = try reason.read(record)
    return .exportedClaim(
      ExportedClaim(
        claimNumber: try claimNumber.required(record),
        patientControlNumber: try patientControlNumber.value(record),
        payer: try payer.read(record),
        lineOfBusiness: try lineOfBusiness.value(record) ?? .unknown,
        status: try status.required(record),
        serviceDay: try serviceDay.value(record),
        receivedDay: try receivedDay.value(record),
        decidedDay: try decidedDay.value(record),
        billed: try billed.requiredCharge(record),
        allowed: try allowed.value(record),
        paid: try paid.value(record),
        patientResponsibility: try patientResponsibility.value(record),
        adjustmentGroup: why.group,
        reason: why.reason,
        procedure: try procedure.value(record),
        diagnosis: try diagnosis.value(record),
        placeOfService: try placeOfService.value(record),
        provider: try provider.value(record)))
  }
}
