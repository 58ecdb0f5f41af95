import Claims
import Foundation
import GRDB

/// The columns of one row on their way out, read in the order they were asked for.
///
/// Reads what ``RowValues`` writes. A value of another kind throws with table and column only,
/// where GRDB's own conversions would print the row or stop the program.
struct StoredFields {
  private let row: Row
  private let table: String
  private var index = 0

  init(_ row: Row, table: String) {
    self.row = row
    self.table = table
  }

  mutating func textIfAny() throws -> String? {
    switch next() {
    case .null: nil
    case .string(let text): text
    default: throw unreadable()
    }
  }

  mutating func integerIfAny() throws -> Int? {
    switch next() {
    case .null: nil
    case .int64(let number): Int(number)
    default: throw unreadable()
    }
  }

  mutating func realIfAny() throws -> Double? {
    switch next() {
    case .null: nil
    case .double(let number): number
    default: throw unreadable()
    }
  }

  mutating func bytes() throws -> [UInt8] {
    guard case .blob(let data) = next() else { throw unreadable() }
    return [UInt8](data)
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

  private mutating func next() -> DatabaseValue.Storage {
    defer { index += 1 }
    return (row[index] as DatabaseValue).storage
  }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw unreadable() }
    return value
  }

  /// Of the column read last.
  private func unreadable() -> StoreError {
    .unreadable(table: table, column: Array(row.columnNames)[index - 1])
  }
}
