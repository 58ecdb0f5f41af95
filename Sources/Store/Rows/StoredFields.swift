import Claims
import GRDBSQLite

/// The columns of one row on their way out, read in the order they were asked for.
///
/// Reads what ``RowValues`` writes, through SQLite's C interface: GRDB's own conversions end text
/// at a NUL, and print the row or stop the program at a value of another kind. Here that throws,
/// with table and column only.
struct StoredFields {
  private let statement: OpaquePointer
  private let table: String
  private var index: Int32 = -1

  /// The statement stands at a row for as long as its fields are read.
  init(_ statement: OpaquePointer, table: String) {
    self.statement = statement
    self.table = table
  }

  mutating func textIfAny() throws -> String? {
    guard try next(SQLITE_TEXT) else { return nil }
    guard let bytes = sqlite3_column_text(statement, index) else { throw unreadable() }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  mutating func integerIfAny() throws -> Int? {
    try next(SQLITE_INTEGER) ? Int(sqlite3_column_int64(statement, index)) : nil
  }

  mutating func realIfAny() throws -> Double? {
    try next(SQLITE_FLOAT) ? sqlite3_column_double(statement, index) : nil
  }

  mutating func bytes() throws -> [UInt8] {
    guard try next(SQLITE_BLOB) else { throw unreadable() }
    let count = Int(sqlite3_column_bytes(statement, index))
    // No pointer to no bytes.
    guard let start = sqlite3_column_blob(statement, index) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  mutating func text() throws -> String { try required(textIfAny()) }
  mutating func integer() throws -> Int { try required(integerIfAny()) }
  mutating func real() throws -> Double { try required(realIfAny()) }
  mutating func flag() throws -> Bool { try integer() != 0 }

  mutating func moneyIfAny() throws -> Money? { try integerIfAny().map(Money.init(cents:)) }
  mutating func money() throws -> Money { try Money(cents: integer()) }

  mutating func dayIfAny() throws -> CalendarDay? {
    try textIfAny().map { try required(CalendarDay($0)) }
  }

  mutating func day() throws -> CalendarDay { try required(dayIfAny()) }

  mutating func list<Item: Decodable>(of item: Item.Type = Item.self) throws -> [Item] {
    try required(ListText.items(textIfAny()))
  }

  mutating func value<Named: RawRepresentable<String>>(_ type: Named.Type = Named.self) throws
    -> Named
  {
    try required(Named(rawValue: text()))
  }

  mutating func payer() throws -> Payer {
    try Payer(identifier: text(), name: text())
  }

  mutating func person() throws -> Person? {
    let (last, first, member) = try (textIfAny(), textIfAny(), textIfAny())
    return last.map { Person(lastName: $0, firstName: first ?? "", memberNumber: member ?? "") }
  }

  mutating func period() throws -> ServicePeriod? {
    let (first, last) = try (dayIfAny(), dayIfAny())
    return first.map { ServicePeriod(first: $0, last: last ?? $0) }
  }

  mutating func procedure() throws -> Procedure {
    try Procedure(qualifier: text(), code: text(), modifiers: list())
  }

  /// Goes on to the next column.
  ///
  /// - Returns: `false` when it is NULL.
  private mutating func next(_ kind: Int32) throws -> Bool {
    index += 1
    switch sqlite3_column_type(statement, index) {
    case kind: return true
    case SQLITE_NULL: return false
    default: throw unreadable()
    }
  }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw unreadable() }
    return value
  }

  /// Of the column read last.
  private func unreadable() -> StoreError {
    let name = sqlite3_column_name(statement, index).map { String(cString: $0) }
    return .unreadable(table: table, column: name ?? "unnamed")
  }
}
