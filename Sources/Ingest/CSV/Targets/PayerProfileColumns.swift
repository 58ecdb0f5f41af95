import Claims

struct PayerProfileColumns: TargetColumns {
  private let payer: PayerColumns
  private let lineOfBusiness: ChoiceColumn<LineOfBusiness>
  private let funding: ChoiceColumn<PayerProfile.Funding>
  private let network: ChoiceColumn<PayerProfile.Network>
  private let state: StateColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    payer = try PayerColumns(&binder)
    lineOfBusiness = try binder.choice("line_of_business", LineOfBusiness.self, isRequired: true)
    funding = try binder.choice("funding", PayerProfile.Funding.self)
    network = try binder.choice("network", PayerProfile.Network.self)
    state = try StateColumn(&binder)
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    .payerProfile(
      PayerProfile(
        payer: try payer.read(record), lineOfBusiness: try lineOfBusiness.required(record),
        funding: try funding.value(record) ?? .unknown,
        network: try network.value(record) ?? .unknown, state: try state.value(record)))
  }
}

/// A two-letter state.
struct StateColumn {
  private let text: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    text = try binder.text("state")
  }

  func value(_ record: borrowing CSVRecord) throws(RowRefusal) -> String? {
    guard let state = try text.value(record) else { return nil }
    guard state.utf8.count == 2, state.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw text.cell.refusal("expected a state as two capital letters; correct it")
    }
    return state
  }
}
