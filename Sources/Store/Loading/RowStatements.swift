import Foundation
import GRDB
import GRDBSQLite

/// A statement prepared for many rows and for one, bound through SQLite's C interface.
///
/// Several times the speed of a statement for each row, and ten times that of GRDB's records.
/// Everything here happens in the turn of whoever has the connection.
///
/// `OR FAIL` and references checked at the commit: a statement that SQLite might have to take back
/// alone would first copy every page it touches, and a load is only ever taken back whole.
final class RowStatements: @unchecked Sendable {
  let columnCount: Int
  private let rowsPerStatement: Int
  // Kept by the connection, for the next file: to prepare them takes longer than to run them for a
  // week's payment. Values of an earlier run are bound anew before a step.
  private let many: Statement
  private let one: Statement
  /// How many rows were new so far.
  private(set) var written = 0

  init(
    into table: String, columns: [String], omitting omission: BulkRows.Omission,
    database: Database
  ) throws {
    columnCount = columns.count
    rowsPerStatement = max(1, min(50, 600 / columns.count))
    let row = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
    let names = columns.joined(separator: ",")
    func statement(rows: Int) throws -> Statement {
      let places = Array(repeating: row, count: rows).joined(separator: ",")
      return try database.cachedStatement(
        sql: "INSERT OR FAIL INTO \(table) (\(names)) VALUES \(places)\(omission.clause)")
    }
    many = try statement(rows: rowsPerStatement)
    one = try statement(rows: 1)
  }

  /// Not an insert: a row is what one run of it is bound to.
  init(each sql: String, columnCount: Int, database: Database) throws {
    self.columnCount = columnCount
    rowsPerStatement = 1
    one = try database.cachedStatement(sql: sql)
    many = one
  }

  /// Writes rows; `turn` runs one statement, in a turn with the connection.
  func insert(
    _ values: RowValues, turn: (() throws -> Int) throws -> Int = { try $0() }
  ) throws {
    try values.withContents { columns, texts in
      let whole = rowsPerStatement * columnCount
      var columns = columns[...]
      var texts = texts[...]
      while !columns.isEmpty {
        let isWhole = columns.count >= whole
        let rows = UnsafeBufferPointer(rebasing: columns.prefix(isWhole ? whole : columnCount))
        let used = try turn {
          try execute(isWhole ? many : one, rows, UnsafeBufferPointer(rebasing: texts))
        }
        columns = columns.dropFirst(rows.count)
        texts = texts.dropFirst(used)
      }
    }
  }

  /// - Returns: How many bytes of `texts` belonged to `columns`.
  private func execute(
    _ statement: Statement, _ columns: UnsafeBufferPointer<ColumnValue>,
    _ texts: UnsafeBufferPointer<UInt8>
  ) throws -> Int {
    try withExtendedLifetime(statement) {
      let handle = statement.sqliteStatement
      defer { sqlite3_reset(handle) }
      guard let used = bind(columns, texts, to: handle), sqlite3_step(handle) == SQLITE_DONE else {
        throw Self.lastError(of: handle)
      }
      written += Int(sqlite3_changes(sqlite3_db_handle(handle)))
      return used
    }
  }

  /// Texts are bound where they lie, for they outlive the step: SQLite need not copy them.
  private func bind(
    _ columns: UnsafeBufferPointer<ColumnValue>, _ texts: UnsafeBufferPointer<UInt8>,
    to handle: OpaquePointer
  ) -> Int? {
    let bytes = UnsafeRawPointer(texts.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var start = 0
    for (index, column) in columns.enumerated() {
      let place = Int32(index + 1)
      let result: Int32
      switch column {
      case .null: result = sqlite3_bind_null(handle, place)
      case .integer(let number): result = sqlite3_bind_int64(handle, place, Int64(number))
      case .real(let number): result = sqlite3_bind_double(handle, place, number)
      case .text(let count):
        // With its length, for a NUL inside is part of the text.
        result = sqlite3_bind_text(handle, place, bytes.map { $0 + start }, Int32(count), nil)
        start += count
      case .digest(let count, let length):
        let digest = ContentDigest(
          of: columns[index - count..<index],
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: texts[start - length..<start])))
        result = sqlite3_bind_int64(handle, place, Int64(digest.value))
      }
      if result != SQLITE_OK { return nil }
    }
    return start
  }

  private static func lastError(of handle: OpaquePointer) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "")
  }
}

extension BulkRows.Omission {
  fileprivate var clause: String {
    switch self {
    case .never: ""
    case .same(let columns): " ON CONFLICT (\(columns.joined(separator: ","))) DO NOTHING"
    case .anyConflict: " ON CONFLICT DO NOTHING"
    }
  }
}
