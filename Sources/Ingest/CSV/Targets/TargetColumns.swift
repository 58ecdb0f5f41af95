import Claims

/// The fields of one kind of row, tied to a file's columns.
protocol TargetColumns {
  init(_ binder: inout ColumnBinder) throws(MappingError)
  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported
}

extension ColumnMapping.Target {
  var columns: any TargetColumns.Type {
    switch self {
    case .claims: ClaimColumns.self
    case .denials: DenialColumns.self
    case .appeals: AppealColumns.self
    case .contractRates: ContractRateColumns.self
    case .externalReviews: ExternalReviewColumns.self
    case .payers: PayerProfileColumns.self
    case .deadlineRules: DeadlineRuleColumns.self
    case .actionRules: ActionRuleColumns.self
    case .chartReviews: ChartReviewColumns.self
    }
  }
}

/// A payer by identifier, by name, or by both.
struct PayerColumns {
  private let identifier: TextColumn
  private let name: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    identifier = try binder.text("payer_id", repeats: true)
    name = try binder.text("payer_name", repeats: true)
    binder.require(oneOf: [identifier.cell, name.cell])
    guard binder.mapping.columns["payer_id"] == nil, binder.mapping.columns["payer_name"] == nil
    else { return }
    throw MappingError(
      path: "$.columns",
      message: "\(binder.mapping.target.rawValue) need 'payer_id' or 'payer_name'; map one of them")
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Payer {
    let payer = Payer(
      identifier: try identifier.value(record) ?? "", name: try name.value(record) ?? "")
    guard !payer.key.isEmpty else {
      throw name.cell.refusal("names no payer, nor does '\(identifier.cell.name)'; fill one in")
    }
    return payer
  }
}
