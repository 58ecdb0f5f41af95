import GRDB

/// Collects rows for one table, many to a batch.
///
/// Rows wait in memory until ``flush()``, which the owner calls before rows that refer to these.
final class BulkInsert {
  /// When a row is left out because it is present already.
  enum Omission {
    case never
    /// The columns of a unique index hold the same; any other conflict is an error.
    case same([String])
    /// Some unique index holds the same, if there is one; for tables that number their own rows.
    case anyConflict
  }

  private let connection: LoadConnection
  private let columnCount: Int
  private let statements: InsertStatements
  private var values = RowValues()

  init(
    into table: String, columns: [String], omitting omission: Omission = .never,
    connection: LoadConnection
  ) throws {
    self.connection = connection
    columnCount = columns.count
    statements = try connection.use {
      try InsertStatements(into: table, columns: columns, omitting: omission, database: $0)
    }
  }

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
    let before = try connection.use { _ in statements.written }
    try connection.insert(values, by: statements)
    values.removeAll()
    return try connection.use { _ in statements.written } - before
  }

  /// How many of all rows were new, once everything is written.
  func settled() throws -> Int {
    try flush()
    try connection.settle()
    return try connection.use { _ in statements.written }
  }
}
