import Claims

struct DenialColumns: TargetColumns {
  private let reference: TextColumn
  private let origin: ChoiceColumn<DenialNotice.Origin>
  private let payer: PayerColumns
  private let lineOfBusiness: ChoiceColumn<LineOfBusiness>
  private let patientControlNumber: TextColumn
  private let claimNumber: TextColumn
  private let noticeDay: DayColumn
  private let reason: ReasonColumns
  private let remarks: ListColumn
  private let category: ChoiceColumn<DenialCategory>
  private let procedures: ListColumn
  private let diagnoses: ListColumn
  private let serviceDay: DayColumn
  private let isPreService: ChoiceColumn<Bool>
  private let billed: MoneyColumn
  private let statedDeadline: DayColumn
  private let documentsOnFile: CountColumn
  private let patient: PersonColumns

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    reference = try binder.text("reference", isRequired: true)
    origin = try binder.choice("origin", DenialNotice.Origin.self, isRequired: true)
    payer = try PayerColumns(&binder)
    lineOfBusiness = try binder.choice("line_of_business", LineOfBusiness.self)
    patientControlNumber = try binder.text("patient_control_number")
    claimNumber = try binder.text("claim_number")
    noticeDay = try binder.day("notice_day", isRequired: true)
    reason = try ReasonColumns(&binder)
    remarks = try binder.list("remarks")
    category = try binder.choice("category", DenialCategory.self)
    procedures = try binder.list("procedures")
    diagnoses = try binder.list("diagnoses")
    serviceDay = try binder.day("service_day")
    isPreService = try binder.flag("pre_service")
    billed = try binder.money("billed")
    statedDeadline = try binder.day("stated_deadline")
    documentsOnFile = try binder.count("documents_on_file")
    patient = try PersonColumns(&binder)
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    let why = try reason.read(record)
    return .denialNotice(
      DenialNotice(
        origin: try origin.required(record), payer: try payer.read(record),
        lineOfBusiness: try lineOfBusiness.value(record) ?? .unknown,
        reference: try reference.required(record),
        patientControlNumber: try patientControlNumber.value(record),
        claimNumber: try claimNumber.value(record), noticeDay: try noticeDay.required(record),
        adjustmentGroup: why.group.map(AdjustmentGroup.init(rawValue:)),
        reason: why.reason, remarks: try remarks.value(record),
        category: try category.value(record),
        procedures: try procedures.value(record).map { Procedure(text: $0) },
        diagnoses: try diagnoses.value(record), serviceDay: try serviceDay.value(record),
        isPreService: try isPreService.value(record) ?? false,
        billed: try billed.charge(record), statedDeadline: try deadline(record),
        documentsOnFile: try documentsOnFile.value(record, atLeast: 0),
        patient: try patient.read(record)))
  }

  private func deadline(_ record: borrowing CSVRecord) throws(RowRefusal) -> CalendarDay? {
    guard let deadline = try statedDeadline.value(record) else { return nil }
    guard deadline >= (try noticeDay.required(record)) else {
      throw statedDeadline.cell.refusal("is before '\(noticeDay.cell.name)'; correct one of them")
    }
    return deadline
  }
}

/// A patient; absent when no part is given.
private struct PersonColumns {
  private let lastName: TextColumn
  private let firstName: TextColumn
  private let memberNumber: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    lastName = try binder.text("patient_last")
    firstName = try binder.text("patient_first")
    memberNumber = try binder.text("member_number")
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Person? {
    let parts = (
      try lastName.value(record), try firstName.value(record), try memberNumber.value(record)
    )
    guard parts.0 != nil || parts.1 != nil || parts.2 != nil else { return nil }
    return Person(
      lastName: parts.0 ?? "", firstName: parts.1 ?? "", memberNumber: parts.2 ?? "")
  }
}
