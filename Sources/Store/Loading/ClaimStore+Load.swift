public import Claims
import GRDB

extension ClaimStore {
  /// Loads one file in one transaction: after a crash or an error it is absent, never half there.
  ///
  /// A file of the same bytes and reader as one loaded before is not read again, unless nothing of
  /// it could be loaded then.
  ///
  /// - Parameters:
  ///   - file: Name, digest and kind of the file.
  ///   - loadedAt: The time of loading as the caller writes it.
  ///   - mayDeny: Whether an adjudication can hold a denial; only histories with one are read back
  ///     by ``forEachHistory(_:asOf:body:)``.
  ///   - reading: Adds what the file holds, in file order. An error it throws undoes the load and
  ///     is thrown on.
  /// - Returns: What was new, what was known and what was refused.
  /// - Throws: ``StoreError``, and what `reading` throws.
  public func load(
    _ file: SourceFile, loadedAt: String, mayDeny: (RemittedClaim) -> Bool,
    reading: (FileLoader) throws -> Void
  ) throws -> LoadSummary {
    try withoutActuallyEscaping(mayDeny) { mayDeny in
      try write { database in
        if try isKnown(file, database) { return LoadSummary(isKnownFile: true) }
        let id = try insert(file, loadedAt: loadedAt, database)
        let connection = LoadConnection(database)
        let loader = try FileLoader(file: id, connection: connection, mayDeny: mayDeny)
        // The loader's statements outlive the thread that writes with them.
        return try withExtendedLifetime(loader) {
          defer { connection.stop() }
          try reading(loader)
          return try loader.finish()
        }
      }
    }
  }

  private func isKnown(_ file: SourceFile, _ database: Database) throws -> Bool {
    let earlier = try Int.fetchOne(
      database, sql: "SELECT id FROM source_file WHERE sha256 = ? AND reader = ?",
      arguments: [file.digest, file.reader])
    guard let earlier else { return false }
    let isFruitless = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM import_issue WHERE file_id = :id AND severity = 'refused')
          AND NOT EXISTS (SELECT 1 FROM file_tally WHERE file_id = :id AND loaded + known > 0)
        """, arguments: ["id": earlier])
    guard isFruitless == true else { return true }
    try database.execute(sql: "DELETE FROM source_file WHERE id = ?", arguments: [earlier])
    return false
  }

  private func insert(_ file: SourceFile, loadedAt: String, _ database: Database) throws -> Int {
    try database.execute(
      sql: """
        INSERT INTO source_file (name, sha256, bytes, reader, kind, is_synthetic, loaded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.name, file.digest, file.bytes, file.reader, file.kind, file.isSynthetic, loadedAt,
      ])
    return Int(database.lastInsertedRowID)
  }
}
