import GRDB

/// Collects rows for one statement, many to a batch.
///
/// Rows wait in memory until ``flush()``, which the owner calls before rows that refer to these.
final class BulkRows {
  /// When a row is left out because it is present already.
  enum Omission {
    case never
    /// The columns of a unique index hold the same; any other conflict is an error.
    case same([String])
    /// Some unique index holds the same, if there is one; for tables that number their own rows.
    case anyConflict
  }

  private let connection: LoadConnection
  private let statements: RowStatements
  private var values = RowValues()

  /// Rows to insert.
  init(
    into table: String, columns: [String], omitting omission: Omission = .never,
    connection: LoadConnection
  ) throws {
    self.connection = connection
    statements = try connection.use {
      try RowStatements(into: table, columns: columns, omitting: omission, database: $0)
    }
  }

  /// Rows to run a statement with, one after another.
  init(each sql: String, columnCount: Int, connection: LoadConnection) throws {
    self.connection = connection
    statements = try connection.use {
      try RowStatements(each: sql, columnCount: columnCount, database: $0)
    }
  }

  private var columnCount: Int { statements.columnCount }

  /// Rows that wait.
  var count: Int { values.columns.count / columnCount }

  func add(_ row: (inout RowValues) -> Void) {
    row(&values)
    assert(values.columns.count % columnCount == 0, "a row has another number of columns")
  }

  /// Hands over what waits, to be written behind what was handed over before.
  func flush() throws {
    guard count > 0 else { return }
    values = try connection.write(values, by: statements)
  }

  /// Writes what waits at once, before rows of other tables that were handed over.
  ///
  /// - Returns: How many rows were new.
  func flushNow() throws -> Int {
    defer { values.removeAll() }
    return try connection.use { _ in
      let before = statements.written
      try statements.insert(values)
      return statements.written - before
    }
  }

  /// How many of all rows were new, once everything is written.
  func settled() throws -> Int {
    try flush()
    try connection.settle()
    return try connection.use { _ in statements.written }
  }
}
