import Claims

struct ContractRateColumns: TargetColumns {
  private let payer: PayerColumns
  private let procedure: TextColumn
  private let allowed: MoneyColumn
  private let firstDay: DayColumn
  private let lastDay: DayColumn
  private let source: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    payer = try PayerColumns(&binder)
    procedure = try binder.text("procedure", isRequired: true)
    allowed = try binder.money("allowed", isRequired: true)
    firstDay = try binder.day("first_day", isRequired: true)
    lastDay = try binder.day("last_day")
    source = try binder.text("source", isRequired: true, repeats: true)
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    let rate = ContractRate(
      payer: try payer.read(record), procedure: try procedure.required(record),
      allowed: try allowed.required(record), firstDay: try firstDay.required(record),
      lastDay: try lastDay.value(record), source: try source.required(record))
    guard rate.allowed >= .zero else {
      throw allowed.cell.refusal("expected an amount of zero or more; correct it")
    }
    if let last = rate.lastDay, last < rate.firstDay {
      throw lastDay.cell.refusal("is before '\(firstDay.cell.name)'; correct one of them")
    }
    return .contractRate(rate)
  }
}
