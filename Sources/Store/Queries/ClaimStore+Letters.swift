import GRDB

/// A letter as it was read last.
public struct StoredLetter: Sendable, Hashable {
  /// SHA-256 of its bytes.
  public var digest: String
  public var name: String
  public var readAt: String
  public var categoryByCodes: String
  public var categoryByWords: String?
  public var probability: Double
  /// `nil` is for a person to read.
  public var category: String?
  public var words: [String]

  public init(
    digest: String, name: String, readAt: String, categoryByCodes: String,
    categoryByWords: String?, probability: Double, category: String?, words: [String]
  ) {
    self.digest = digest
    self.name = name
    self.readAt = readAt
    self.categoryByCodes = categoryByCodes
    self.categoryByWords = categoryByWords
    self.probability = probability
    self.category = category
    self.words = words
  }
}

extension ClaimStore {
  /// Keeps a reading; one of the same bytes is replaced.
  public func keepLetter(_ letter: StoredLetter) throws {
    let words = try ContentText.text(letter.words)
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO letter_reading (sha256, name, read_at, category_by_codes,
            category_by_words, probability, category, content)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          letter.digest, letter.name, letter.readAt, letter.categoryByCodes,
          letter.categoryByWords, letter.probability, letter.category, words,
        ])
    }
  }

  /// In the order of their names.
  public func letters() throws -> [StoredLetter] {
    try lookUp { lookup in
      try lookup.all(
        "letter_reading",
        """
        SELECT sha256, name, read_at, coalesce(category_by_codes, ''), category_by_words,
          coalesce(probability, 0), category, content
        FROM letter_reading ORDER BY name, sha256
        """
      ) { fields in
        try StoredLetter(
          digest: fields.text(), name: fields.text(), readAt: fields.text(),
          categoryByCodes: fields.text(), categoryByWords: fields.textIfAny(),
          probability: fields.real(), category: fields.textIfAny(),
          words: ContentText.value(from: fields.text(), table: "letter_reading"))
      }
    }
  }
}
