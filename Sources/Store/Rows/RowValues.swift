import Claims

/// One column's value on its way into the database; a text's bytes lie in ``RowValues/texts``.
enum ColumnValue: Hashable {
  case null
  case integer(Int)
  case real(Double)
  /// By its length in bytes.
  case text(Int)
  /// Of so many columns before it, with so many bytes of text: worked out by who writes the row.
  case digest(columns: Int, bytes: Int)
}

/// The columns of one or more rows, in the order of the table's column list.
///
/// Texts lie end to end in one array of bytes: loading writes millions, and none of them becomes
/// an object of its own.
struct RowValues: Sendable {
  /// A place between two columns.
  struct Mark {
    fileprivate let column: Int
    fileprivate let byte: Int
  }

  private(set) var columns: [ColumnValue] = []
  /// Behind one byte that is no text's: SQLite would take a text without an address for NULL.
  private(set) var texts: [UInt8] = [0]

  /// Where the next column will be.
  var mark: Mark { Mark(column: columns.count, byte: texts.count) }

  mutating func removeAll() {
    columns.removeAll(keepingCapacity: true)
    texts.removeSubrange(1...)
  }

  /// Calls `body` with the columns, and the texts one after another.
  func withContents<Result>(
    _ body: (UnsafeBufferPointer<ColumnValue>, UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try columns.withUnsafeBufferPointer { columns in
      try texts.withUnsafeBufferPointer { texts in
        try body(columns, UnsafeBufferPointer(rebasing: texts[1...]))
      }
    }
  }

  /// A digest of all columns: equal contents, equal digest.
  func digest() -> Int {
    withContents { ContentDigest(of: $0[...], UnsafeRawBufferPointer($1)).value }
  }
}

// MARK: - Adding columns

extension RowValues {
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      texts.append(contentsOf: bytes)
      columns.append(.text(bytes.count))
    }
  }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { columns.append(.null) }
  }

  mutating func add(_ number: Int?) { columns.append(number.map { .integer($0) } ?? .null) }
  mutating func add(_ number: Double?) { columns.append(number.map { .real($0) } ?? .null) }
  mutating func add(_ flag: Bool) { columns.append(.integer(flag ? 1 : 0)) }
  mutating func add(_ amount: Money?) { add(amount?.cents) }

  mutating func add(_ day: CalendarDay?) {
    guard let day else { return columns.append(.null) }
    let start = texts.count
    DayText.append(day, to: &texts)
    columns.append(.text(texts.count - start))
  }

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

  /// A digest of the columns from `mark` on.
  mutating func addDigest(from mark: Mark) {
    columns.append(
      .digest(columns: columns.count - mark.column, bytes: texts.count - mark.byte))
  }
}
