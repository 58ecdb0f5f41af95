import GRDB
import GRDBSQLite

/// Many rows to one INSERT statement, bound through SQLite's C interface.
///
/// Several times the speed of a statement for each row, and ten times that of GRDB's records. Rows
/// wait in memory until ``flush()``, which the owner calls before rows that refer to these.
final class BulkInsert {
  private let database: Database
  private let columnCount: Int
  private let rowsPerStatement: Int
  // GRDB finalizes a statement that nobody holds.
  private let many: Statement
  private let one: Statement
  private var values = RowValues()

  /// With the columns of a unique index as `conflict`, a row that is present already is left out.
  init(
    into table: String, columns: [String], unless conflict: [String] = [], database: Database
  ) throws {
    self.database = database
    columnCount = columns.count
    rowsPerStatement = max(1, min(50, 600 / columns.count))
    let row = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
    let ending =
      conflict.isEmpty ? "" : " ON CONFLICT (\(conflict.joined(separator: ","))) DO NOTHING"
    func statement(rows: Int) throws -> Statement {
      let names = columns.joined(separator: ",")
      let places = Array(repeating: row, count: rows).joined(separator: ",")
      return try database.makeStatement(
        sql: "INSERT INTO \(table) (\(names)) VALUES \(places)\(ending)")
    }
    many = try statement(rows: rowsPerStatement)
    one = try statement(rows: 1)
  }

  /// Rows that wait.
  var count: Int { values.columns.count / columnCount }

  func add(_ row: (inout RowValues) -> Void) {
    row(&values)
    assert(values.columns.count % columnCount == 0, "a row has another number of columns")
  }

  /// Writes what waits.
  ///
  /// - Returns: How many rows were new.
  @discardableResult
  func flush() throws -> Int {
    defer { values.removeAll() }
    let whole = rowsPerStatement * columnCount
    var start = 0
    var written = 0
    while start < values.columns.count {
      let isWhole = values.columns.count - start >= whole
      let end = start + (isWhole ? whole : columnCount)
      written += try execute(isWhole ? many : one, values.columns[start..<end])
      start = end
    }
    return written
  }

  /// Leaves out what waits.
  func discard() { values.removeAll() }

  private func execute(_ statement: Statement, _ columns: ArraySlice<ColumnValue>) throws -> Int {
    try withExtendedLifetime(statement) {
      let handle = statement.sqliteStatement
      defer { sqlite3_reset(handle) }
      var place: Int32 = 0
      for column in columns {
        place += 1
        guard bind(column, at: place, of: handle) == SQLITE_OK else { throw lastError }
      }
      guard sqlite3_step(handle) == SQLITE_DONE else { throw lastError }
      return database.changesCount
    }
  }

  private func bind(_ column: ColumnValue, at place: Int32, of handle: OpaquePointer) -> Int32 {
    switch column {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, Int64(number))
    case .real(let number): return sqlite3_bind_double(handle, place, number)
    case .text(var text):
      // With its length, for a NUL inside is part of the text.
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(handle, place, $0.baseAddress, Int32($0.count), transient)
        }
      }
    }
  }

  private var lastError: DatabaseError {
    DatabaseError(
      resultCode: database.lastErrorCode, message: database.lastErrorMessage ?? "")
  }
}

/// Tells SQLite to copy the bytes (SQLITE_TRANSIENT, a cast that Swift does not import).
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
