import GRDB

/// Reads rows of one table as fields, in the order of the query's columns.
struct Lookup {
  let database: Database

  func forEach(
    _ table: String, _ sql: String, _ arguments: StatementArguments = [],
    body: (inout StoredFields) throws -> Void
  ) throws {
    let statement = try database.cachedStatement(sql: sql)
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while try rows.next() != nil {
      var fields = StoredFields(statement.sqliteStatement, table: table)
      try body(&fields)
    }
  }

  func all<Value>(
    _ table: String, _ sql: String, _ arguments: StatementArguments = [],
    read: (inout StoredFields) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try forEach(table, sql, arguments) { values.append(try read(&$0)) }
    return values
  }

  func first<Value>(
    _ table: String, _ sql: String, _ arguments: StatementArguments = [],
    read: (inout StoredFields) throws -> Value
  ) throws -> Value? {
    try all(table, sql, arguments, read: read).first
  }

  func integer(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
  }

  /// A list for `json_each`: one query for a batch, whatever its length.
  static func list(_ items: some Collection<String>) -> String {
    ListText.text(Array(items)) ?? "[]"
  }

  static func list(_ ids: some Collection<Int>) -> String {
    ListText.text(Array(ids)) ?? "[]"
  }
}

extension ClaimStore {
  func lookUp<Value>(_ body: (Lookup) throws -> Value) throws -> Value {
    try read { try body(Lookup(database: $0)) }
  }
}
