import Claims
import GRDB

/// Writes facts that may be corrected: a changed fact is a new version beside the old one.
struct FactInserts {
  let file: Int
  let connection: LoadConnection

  /// - Returns: `false` when this content is known.
  func add<Fact: VersionedFact>(_ fact: Fact) throws -> Bool {
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
      return database.changesCount > 0
    }
  }
}
