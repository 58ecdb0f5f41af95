import Claims

struct DeadlineRuleColumns: TargetColumns {
  private let name: TextColumn
  private let payerIdentifier: TextColumn
  private let lineOfBusiness: ChoiceColumn<LineOfBusiness>
  private let funding: ChoiceColumn<PayerProfile.Funding>
  private let network: ChoiceColumn<PayerProfile.Network>
  private let claimKind: ChoiceColumn<SubmittedClaim.Kind>
  private let route: ChoiceColumn<Route>
  private let isPreService: ChoiceColumn<Bool>
  private let state: StateColumn
  private let level: CountColumn
  private let alarmDays: CountColumn
  private let limitDays: CountColumn
  private let dayKind: ChoiceColumn<DeadlineRule.DayKind>
  private let anchor: ChoiceColumn<DeadlineRule.Anchor>
  private let receiptDays: CountColumn
  private let source: TextColumn
  private let verification: ChoiceColumn<Verification>
  private let verifiedDay: DayColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    name = try binder.text("name", isRequired: true)
    payerIdentifier = try binder.text("payer_id")
    lineOfBusiness = try binder.choice("line_of_business", LineOfBusiness.self)
    funding = try binder.choice("funding", PayerProfile.Funding.self)
    network = try binder.choice("network", PayerProfile.Network.self)
    claimKind = try binder.choice("claim_kind", SubmittedClaim.Kind.self)
    route = try binder.choice("route", Route.self)
    isPreService = try binder.flag("pre_service")
    state = try StateColumn(&binder)
    level = try binder.count("level", isRequired: true)
    alarmDays = try binder.count("alarm_days", isRequired: true)
    limitDays = try binder.count("limit_days")
    dayKind = try binder.choice("day_kind", DeadlineRule.DayKind.self, isRequired: true)
    anchor = try binder.choice("anchor", DeadlineRule.Anchor.self, isRequired: true)
    receiptDays = try binder.count("receipt_days")
    source = try binder.text("source", isRequired: true)
    verification = try binder.choice("verification", Verification.self, isRequired: true)
    verifiedDay = try binder.day("verified_day")
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    let (alarm, limit) = try days(record)
    return .deadlineRule(
      DeadlineRule(
        name: try name.required(record), payerIdentifier: try payerIdentifier.value(record),
        lineOfBusiness: try lineOfBusiness.value(record), funding: try funding.value(record),
        network: try network.value(record), claimKind: try claimKind.value(record),
        route: try route.value(record), isPreService: try isPreService.value(record),
        state: try state.value(record),
        level: try level.required(record, atLeast: 1),
        alarmDays: alarm, limitDays: limit, dayKind: try dayKind.required(record),
        anchor: try anchor.required(record),
        receiptDays: try receiptDays.value(record, atLeast: 0) ?? 0,
        source: try source.required(record), verification: try verification.required(record),
        verifiedDay: try verifiedDay.value(record)))
  }

  /// Ten years: no payer gives longer, and a slip of the keyboard would never alarm.
  private static let mostDays = 3650

  private func tooLong(_ column: CountColumn) -> RowRefusal {
    column.cell.refusal("expected at most \(Self.mostDays) days; correct it")
  }

  /// The safe and the last number of days; without a last one they are the same.
  private func days(
    _ record: borrowing CSVRecord
  ) throws(RowRefusal) -> (alarm: Int, limit: Int) {
    let alarm = try alarmDays.required(record, atLeast: 1)
    guard alarm <= Self.mostDays else { throw tooLong(alarmDays) }
    guard let limit = try limitDays.value(record, atLeast: 1) else { return (alarm, alarm) }
    guard limit <= Self.mostDays else { throw tooLong(limitDays) }
    guard limit >= alarm else {
      throw limitDays.cell.refusal(
        "is less than '\(alarmDays.cell.name)'; an alarm never comes after its limit")
    }
    return (alarm, limit)
  }
}
