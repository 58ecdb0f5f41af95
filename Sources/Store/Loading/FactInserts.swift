import Claims
import GRDB

/// Writes facts that may be corrected: a changed fact is a new version beside the old one.
struct FactInserts {
  let file: Int
  let connection: LoadConnection

  /// What was added, and what it is beside the rest of its file.
  enum Addition {
    case known, new
    /// Another row of the file says otherwise of the same thing.
    case contradicting
  }

  func add<Fact: VersionedFact>(_ fact: Fact) throws -> Addition {
    let identity = ListText.text(fact.identity) ?? ""
    let content = try ContentText.text(fact)
    var digest = ContentDigest()
    digest.add(content)
    let columns = fact.columns
    let names = columns.map(\.name).joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return try connection.use { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO \(Fact.table) (version, file_id, identity, digest, content, \(names))
          VALUES (
            (SELECT count(*) + 1 FROM \(Fact.table) WHERE identity = ?), ?, ?, ?, ?, \(places))
          ON CONFLICT (identity, digest) DO NOTHING
          """)
      try statement.execute(
        arguments: [identity, file, identity, digest.value, content]
          + StatementArguments(columns.map(\.value)))
      guard database.changesCount > 0 else { return .known }
      let rows = try Int.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT count(*) FROM \(Fact.table)
            WHERE identity = ? AND file_id = ? AND \(Fact.finalRows)
            """), arguments: [identity, file])
      return rows ?? 0 > 1 ? .contradicting : .new
    }
  }
}
