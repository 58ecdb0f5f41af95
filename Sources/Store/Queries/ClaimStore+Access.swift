public import Access
import GRDB

extension ClaimStore {
  // MARK: - Accounts

  /// Every account, by name.
  public func accounts() throws -> [Account] {
    try lookUp { try $0.all("account", Self.accountQuery + "ORDER BY name", read: Self.account) }
  }

  /// Names are the same in capitals and small letters.
  public func account(_ name: String) throws -> Account? {
    try lookUp {
      try $0.first("account", Self.accountQuery + "WHERE name = ?", [name], read: Self.account)
    }
  }

  /// Adds an account, or replaces one of the same name.
  public func save(_ account: Account, by actor: String, at seconds: Int) throws {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO account (name, role, password, one_time_key, last_step, is_disabled)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password,
            one_time_key = excluded.one_time_key, last_step = excluded.last_step,
            is_disabled = excluded.is_disabled
          """,
        arguments: [
          account.name, account.role.rawValue, account.password.text, account.oneTimeKey,
          account.lastStep, account.isDisabled,
        ])
      if account.isDisabled {
        for table in ["session", "api_token"] {
          try database.execute(
            sql: "UPDATE \(table) SET is_revoked = 1 WHERE account = ?", arguments: [account.name])
        }
      }
      try Self.append(
        to: database, actor: actor, .account, "account \(account.name)",
        outcome: account.isDisabled ? "disabled" : "saved as \(account.role.rawValue)", at: seconds)
    }
  }

  /// Keeps the step of a code, unless it or a later one was used: of two that send one code at the
  /// same time, one gets in.
  public func useStep(_ step: Int, of name: String) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "UPDATE account SET last_step = ? WHERE name = ? AND coalesce(last_step, -1) < ?",
        arguments: [step, name, step])
      return database.changesCount == 1
    }
  }

  private static let accountQuery =
    "SELECT name, role, password, one_time_key, last_step, is_disabled FROM account "

  private static func account(_ fields: inout StoredFields) throws -> Account {
    try Account(
      name: fields.text(), role: fields.value(), password: PasswordHash(stored: fields.text()),
      oneTimeKey: fields.textIfAny(), lastStep: fields.integerIfAny(), isDisabled: fields.flag())
  }

  // MARK: - The first account

  /// Keeps the digest of a secret that makes the first account.
  ///
  /// - Returns: `false` when there are accounts already: then nothing is kept.
  public func offerSetup(digest: String, expires: Int) throws -> Bool {
    try write { database in
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM account") == 0 else {
        return false
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO setup_secret (id, digest, expires) VALUES (1, ?, ?)",
        arguments: [digest, expires])
      return true
    }
  }

  /// Spends the secret.
  ///
  /// - Returns: `false` for a wrong, spent or old one, and where there are accounts already.
  public func spendSetup(digest: String, at seconds: Int) throws -> Bool {
    try write { database in
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM account") == 0 else {
        return false
      }
      try database.execute(
        sql: "DELETE FROM setup_secret WHERE digest = ? AND expires > ?",
        arguments: [digest, seconds])
      return database.changesCount == 1
    }
  }

  // MARK: - Sessions

  public func save(_ session: Session) throws {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO session (digest, account, created, last_seen, is_revoked)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          session.digest, session.account, session.created, session.lastSeen, session.isRevoked,
        ])
    }
  }

  /// A revoked one stays revoked.
  public func touchSession(_ digest: String, at seconds: Int) throws {
    try write { database in
      try database.execute(
        sql: "UPDATE session SET last_seen = max(last_seen, ?) WHERE digest = ?",
        arguments: [seconds, digest])
    }
  }

  public func revokeSessions(_ condition: SessionScope) throws {
    try write { database in
      switch condition {
      case .one(let digest):
        try database.execute(
          sql: "UPDATE session SET is_revoked = 1 WHERE digest = ?", arguments: [digest])
      case .all(let account):
        try database.execute(
          sql: "UPDATE session SET is_revoked = 1 WHERE account = ?", arguments: [account])
      }
    }
  }

  public enum SessionScope: Sendable, Hashable {
    case one(digest: String)
    case all(account: String)
  }

  public func session(digest: String) throws -> Session? {
    try lookUp { lookup in
      try lookup.first(
        "session",
        "SELECT digest, account, created, last_seen, is_revoked FROM session WHERE digest = ?",
        [digest]
      ) { fields in
        try Session(
          digest: fields.text(), account: fields.text(), created: fields.integer(),
          lastSeen: fields.integer(), isRevoked: fields.flag())
      }
    }
  }

  // MARK: - Tokens

  public func save(_ token: APIToken, by actor: String, at seconds: Int) throws {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO api_token (digest, name, account, scopes, created, expires, is_revoked)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          token.digest, token.name, token.account,
          ListText.text(token.scopes.map(\.rawValue).sorted()), token.created, token.expires,
          token.isRevoked,
        ])
      try Self.append(
        to: database, actor: actor, .token, "token \(token.name)",
        outcome: token.isRevoked ? "revoked" : "made", at: seconds)
    }
  }

  public func tokens() throws -> [APIToken] {
    try lookUp { try $0.all("api_token", Self.tokenQuery + "ORDER BY name", read: Self.token) }
  }

  public func token(digest: String) throws -> APIToken? {
    try lookUp {
      try $0.first("api_token", Self.tokenQuery + "WHERE digest = ?", [digest], read: Self.token)
    }
  }

  private static let tokenQuery =
    "SELECT digest, name, account, scopes, created, expires, is_revoked FROM api_token "

  private static func token(_ fields: inout StoredFields) throws -> APIToken {
    try APIToken(
      digest: fields.text(), name: fields.text(), account: fields.text(),
      scopes: Set(fields.list(of: Permission.self)), created: fields.integer(),
      expires: fields.integer(), isRevoked: fields.flag())
  }
}
