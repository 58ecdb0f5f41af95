import Claims

/// A practice's own rows of the table of actions, as its contracts have them.
struct ActionRuleColumns: TargetColumns {
  private let name: TextColumn
  private let action: ChoiceColumn<Action>
  private let level: CountColumn
  private let holder: ChoiceColumn<ActionRule.Holder>
  private let payerIdentifier: TextColumn
  private let lineOfBusiness: ChoiceColumn<LineOfBusiness>
  private let funding: ChoiceColumn<PayerProfile.Funding>
  private let network: ChoiceColumn<PayerProfile.Network>
  private let claimKind: ChoiceColumn<SubmittedClaim.Kind>
  private let route: ChoiceColumn<Route>
  private let isPreService: ChoiceColumn<Bool>
  private let state: StateColumn
  private let after: ListColumn
  private let clock: TextColumn
  private let source: TextColumn
  private let verification: ChoiceColumn<Verification>
  private let verifiedDay: DayColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    name = try binder.text("name", isRequired: true)
    action = try binder.choice("action", Action.self, isRequired: true)
    level = try binder.count("level", isRequired: true)
    holder = try binder.choice("holder", ActionRule.Holder.self, isRequired: true)
    payerIdentifier = try binder.text("payer_id")
    lineOfBusiness = try binder.choice("line_of_business", LineOfBusiness.self)
    funding = try binder.choice("funding", PayerProfile.Funding.self)
    network = try binder.choice("network", PayerProfile.Network.self)
    claimKind = try binder.choice("claim_kind", SubmittedClaim.Kind.self)
    route = try binder.choice("route", Route.self)
    isPreService = try binder.flag("pre_service")
    state = try StateColumn(&binder)
    after = try binder.list("after")
    clock = try binder.text("clock")
    source = try binder.text("source", isRequired: true)
    verification = try binder.choice("verification", Verification.self, isRequired: true)
    verifiedDay = try binder.day("verified_day")
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    var earlier: [Action] = []
    for word in try after.value(record) {
      guard let action = Action(rawValue: word) else {
        let known = Action.allCases.map(\.rawValue).joined(separator: ", ")
        throw after.cell.refusal("expected actions of \(known); correct it")
      }
      earlier.append(action)
    }
    guard !earlier.contains(try action.required(record)) else {
      throw after.cell.refusal(
        "names the action itself, which cannot come before itself; take it out")
    }
    return .actionRule(
      ActionRule(
        name: try name.required(record), action: try action.required(record),
        level: try level.required(record, atLeast: 1), holder: try holder.required(record),
        payerIdentifier: try payerIdentifier.value(record),
        lineOfBusiness: try lineOfBusiness.value(record), funding: try funding.value(record),
        network: try network.value(record), claimKind: try claimKind.value(record),
        route: try route.value(record), isPreService: try isPreService.value(record),
        state: try state.value(record), after: earlier, clock: try clock.value(record),
        source: try source.required(record), verification: try verification.required(record),
        verifiedDay: try verifiedDay.value(record)))
  }
}
