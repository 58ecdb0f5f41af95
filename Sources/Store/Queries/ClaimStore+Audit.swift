public import Access
import GRDB

extension ClaimStore {
  /// Adds a line to the audit, after the last one there is, whoever wrote that.
  public func audit(
    actor: String, _ verb: AuditEntry.Verb, _ object: String, outcome: String = "done",
    at seconds: Int
  ) throws {
    try write {
      try Self.append(
        to: $0, actor: actor, verb, object, outcome: outcome, at: seconds)
    }
  }

  /// Adds what a spool holds, each line once however often the spool is read.
  public func audit(_ lines: [SpooledEntry]) throws {
    try write { database in
      let last = try Self.spoolMark(database)
      let new = lines.filter { $0.number > last }
      for line in new {
        try Self.append(
          to: database, actor: line.actor, line.verb, line.object, outcome: line.outcome,
          at: line.time)
      }
      guard let end = new.map(\.number).max() else { return }
      try database.execute(
        sql: "INSERT OR REPLACE INTO audit_mark (id, last) VALUES (1, ?)", arguments: [end])
    }
  }

  /// The number of the last spooled line in the audit; 0 before the first.
  public func spoolMark() throws -> Int { try read { try Self.spoolMark($0) } }

  private static func spoolMark(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT last FROM audit_mark") ?? 0
  }

  /// The same within a transaction: what is recorded and that it was are kept together or not at all.
  static func append(
    to database: Database, actor: String, _ verb: AuditEntry.Verb, _ object: String,
    outcome: String = "done", at seconds: Int
  ) throws {
    let last = try entries(Lookup(database: database), "ORDER BY number DESC LIMIT 1").first
    let entry = AuditEntry(
      after: last, time: seconds, actor: actor, verb: verb, object: object, outcome: outcome)
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO audit_entry (number, time, actor, verb, object, outcome, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      entry.number, entry.time, entry.actor, entry.verb.rawValue, entry.object, entry.outcome,
      entry.digest,
    ])
  }

  /// Follows the audit from its beginning.
  ///
  /// - Returns: Its last entry; `nil` while it is empty.
  /// - Throws: `AuditCheck.Fault` for the first entry that does not follow, ``StoreError``.
  public func checkAudit() throws -> AuditEntry? {
    try lookUp { lookup in
      var check = AuditCheck()
      try lookup.forEach("audit_entry", Self.auditQuery + "ORDER BY number") { fields in
        try check.follow(Self.entry(&fields))
      }
      return check.last
    }
  }

  /// The last entries, the newest first.
  public func auditEntries(limit: Int) throws -> [AuditEntry] {
    try lookUp { try Self.entries($0, "ORDER BY number DESC LIMIT ?", [limit]) }
  }

  /// `nil` for a number that there is not.
  public func auditEntry(_ number: Int) throws -> AuditEntry? {
    try lookUp { try Self.entries($0, "WHERE number = ?", [number]).first }
  }

  private static let auditQuery =
    "SELECT number, time, actor, verb, object, outcome, digest FROM audit_entry "

  private static func entries(
    _ lookup: Lookup, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [AuditEntry] {
    try lookup.all("audit_entry", auditQuery + condition, arguments, read: entry)
  }

  private static func entry(_ fields: inout StoredFields) throws -> AuditEntry {
    try AuditEntry(
      number: fields.integer(), time: fields.integer(), actor: fields.text(),
      verb: fields.value(), object: fields.text(), outcome: fields.text(), digest: fields.text())
  }
}
