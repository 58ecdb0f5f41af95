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
  private var texts: [UInt8] = []

  /// When a row is left out because it is present already.
  enum Omission {
    case never
    /// The columns of a unique index hold the same; any other conflict is an error.
    case same([String])
    /// Some unique index holds the same, if there is one; for tables that number their own rows.
    case anyConflict
  }

  init(
    into table: String, columns: [String], omitting omission: Omission = .never,
    database: Database
  ) throws {
    self.database = database
    columnCount = columns.count
    rowsPerStatement = max(1, min(50, 600 / columns.count))
    let row = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
    let ending =
      switch omission {
      case .never: ""
      case .same(let columns): " ON CONFLICT (\(columns.joined(separator: ","))) DO NOTHING"
      case .anyConflict: " ON CONFLICT DO NOTHING"
      }
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

  /// The texts lie end to end while the statement runs, so that SQLite need not copy each of them.
  private func execute(_ statement: Statement, _ columns: ArraySlice<ColumnValue>) throws -> Int {
    texts.removeAll(keepingCapacity: true)
    for case .text(let text) in columns { texts.append(contentsOf: text.utf8) }
    // Never without an address, which SQLite would take for NULL.
    texts.append(0)
    return try withExtendedLifetime(statement) {
      let handle = statement.sqliteStatement
      return try texts.withUnsafeBytes { texts in
        defer {
          sqlite3_reset(handle)
          sqlite3_clear_bindings(handle)
        }
        guard bind(columns, texts, to: handle) == SQLITE_OK else { throw lastError }
        guard sqlite3_step(handle) == SQLITE_DONE else { throw lastError }
        return database.changesCount
      }
    }
  }

  private func bind(
    _ columns: ArraySlice<ColumnValue>, _ texts: UnsafeRawBufferPointer, to handle: OpaquePointer
  ) -> Int32 {
    var place: Int32 = 0
    var start = 0
    for column in columns {
      place += 1
      let result: Int32
      switch column {
      case .null: result = sqlite3_bind_null(handle, place)
      case .integer(let number): result = sqlite3_bind_int64(handle, place, Int64(number))
      case .real(let number): result = sqlite3_bind_double(handle, place, number)
      case .text(let text):
        // With its length, for a NUL inside is part of the text.
        let count = text.utf8.count
        let bytes = UnsafeRawBufferPointer(rebasing: texts[start..<start + count])
        result = sqlite3_bind_text(
          handle, place, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(count), nil)
        start += count
      }
      if result != SQLITE_OK { return result }
    }
    return SQLITE_OK
  }

  private var lastError: DatabaseError {
    DatabaseError(
      resultCode: database.lastErrorCode, message: database.lastErrorMessage ?? "")
  }
}
