import Claims

struct ExternalReviewColumns: TargetColumns {
  /// What an external reviewer decided about the plan's decision.
  private enum Determination: String, CaseIterable {
    case overturned, upheld
  }

  private let reference: TextColumn
  private let year: YearColumn
  private let determination: ChoiceColumn<Determination>
  private let attributes: [(name: String, column: TextColumn)]

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    reference = try binder.text("reference", isRequired: true)
    year = try binder.year("year")
    determination = try binder.choice("determination", Determination.self, isRequired: true)
    attributes = try binder.attributes()
  }

  func read(_ record: borrowing CSVRecord) throws(RowRefusal) -> Imported {
    var values: [String: String] = [:]
    for (name, column) in attributes { values[name] = try column.value(record) ?? "" }
    return .externalReview(
      ExternalReview(
        reference: try reference.required(record), year: try year.required(record),
        isOverturned: try determination.required(record) == .overturned, attributes: values))
  }
}
