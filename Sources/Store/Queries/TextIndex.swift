import GRDB

/// Full text search over passages that somebody else names, in memory (SQLite's FTS5).
///
/// Words are found by their stems and beginnings, case and accents aside: `inject` finds injections.
public struct TextIndex: Sendable {
  public struct Passage: Sendable, Hashable {
    /// The caller's own name for it.
    public let key: String
    public let text: String

    public init(key: String, text: String) {
      self.key = key
      self.text = text
    }
  }

  private let database: DatabaseQueue

  /// - Throws: What SQLite throws.
  public init(_ passages: [Passage]) throws {
    database = try DatabaseQueue()
    try database.write { db in
      try db.create(virtualTable: "passage", using: FTS5()) { table in
        table.tokenizer = .porter(wrapping: .unicode61())
        table.column("key").notIndexed()
        table.column("text")
      }
      for passage in passages {
        try db.execute(
          sql: "INSERT INTO passage (key, text) VALUES (?, ?)",
          arguments: [passage.key, passage.text])
      }
    }
  }

  /// The passages that hold every word of `words`, best first (BM25), at most `count`.
  ///
  /// - Returns: Nothing where `words` holds no word: the words are data, never search syntax.
  public func search(_ words: String, count: Int = 50) throws -> [Passage] {
    guard let pattern = FTS5Pattern(matchingAllPrefixesIn: words) else { return [] }
    return try database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT key, text FROM passage WHERE passage MATCH ? ORDER BY rank, rowid LIMIT ?
          """,
        arguments: [pattern, count]
      ).map { Passage(key: $0["key"], text: $0["text"]) }
    }
  }
}
