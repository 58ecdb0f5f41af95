import Claims

/// One column's value on its way into the database.
enum ColumnValue: Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
}

/// The columns of one or more rows, in the order of the table's column list.
struct RowValues {
  private(set) var columns: [ColumnValue] = []

  mutating func removeAll() { columns.removeAll(keepingCapacity: true) }

  mutating func add(_ text: String?) { columns.append(text.map { .text($0) } ?? .null) }
  mutating func add(_ number: Int?) { columns.append(number.map { .integer($0) } ?? .null) }
  mutating func add(_ number: Double?) { columns.append(number.map { .real($0) } ?? .null) }
  mutating func add(_ flag: Bool) { columns.append(.integer(flag ? 1 : 0)) }
  mutating func add(_ amount: Money?) { add(amount?.cents) }
  mutating func add(_ day: CalendarDay?) { add(day.map(DayText.text)) }

  mutating func add(_ payer: Payer) {
    add(payer.identifier)
    add(payer.name)
  }

  mutating func add(_ person: Person?) {
    add(person?.lastName)
    add(person?.firstName)
    add(person?.memberNumber)
  }

  mutating func add(_ period: ServicePeriod?) {
    add(period?.first)
    add(period?.last)
  }

  mutating func add(_ procedure: Procedure) {
    add(procedure.qualifier)
    add(procedure.code)
    add(ListText.text(procedure.modifiers))
  }

  /// Adds a digest of the columns from `first` on: equal contents, equal digest.
  mutating func addDigest(from first: Int = 0) {
    var digest = ContentDigest()
    for column in columns[first...] { digest.add(column) }
    add(digest.value)
  }
}
