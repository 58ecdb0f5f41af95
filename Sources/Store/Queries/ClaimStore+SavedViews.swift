import GRDB

/// A name for the filters of a page.
public struct SavedView: Sendable, Hashable {
  public let name: String
  /// As it stands in the address.
  public let query: String

  public init(name: String, query: String) {
    self.name = name
    self.query = query
  }
}

extension ClaimStore {
  public static let mostViews = 20

  /// - Returns: `false` when the account has as many as it may.
  public func save(_ view: SavedView, of account: String) throws -> Bool {
    try write { database in
      let count = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM saved_view WHERE account = ? AND name <> ?",
        arguments: [account, view.name])
      guard (count ?? 0) < Self.mostViews else { return false }
      try database.execute(
        sql: "INSERT OR REPLACE INTO saved_view (account, name, query) VALUES (?, ?, ?)",
        arguments: [account, view.name, view.query])
      return true
    }
  }

  public func removeView(_ name: String, of account: String) throws {
    try write {
      try $0.execute(
        sql: "DELETE FROM saved_view WHERE account = ? AND name = ?", arguments: [account, name])
    }
  }

  public func savedViews(of account: String) throws -> [SavedView] {
    try lookUp { lookup in
      try lookup.all(
        "saved_view", "SELECT name, query FROM saved_view WHERE account = ? ORDER BY name",
        [account]
      ) { fields in
        try SavedView(name: fields.text(), query: fields.text())
      }
    }
  }
}
