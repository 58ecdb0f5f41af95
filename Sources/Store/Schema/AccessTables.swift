extension Schema {
  /// Who may sign in, who is, and what they did. Times are Unix seconds; secrets are kept as digests.
  static let accessTables = """
    CREATE TABLE account (
      name TEXT PRIMARY KEY COLLATE NOCASE,
      role TEXT NOT NULL,
      password TEXT NOT NULL,
      one_time_key TEXT,
      last_step INTEGER,
      is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1))
    ) STRICT;

    CREATE TABLE session (
      digest TEXT PRIMARY KEY,
      account TEXT NOT NULL REFERENCES account (name),
      created INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE api_token (
      digest TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      account TEXT NOT NULL REFERENCES account (name),
      scopes TEXT NOT NULL CHECK (json_valid(scopes)),
      created INTEGER NOT NULL,
      expires INTEGER NOT NULL,
      is_revoked INTEGER NOT NULL CHECK (is_revoked IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    -- The secret that makes the first account; spent once.
    CREATE TABLE setup_secret (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      digest TEXT NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;

    -- Written only at its end; each line's digest holds the line before.
    CREATE TABLE audit_entry (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      verb TEXT NOT NULL,
      object TEXT NOT NULL,
      outcome TEXT NOT NULL,
      digest TEXT NOT NULL
    ) STRICT;
    -- How far the spool of what was seen has been written into the audit.
    CREATE TABLE audit_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      last INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
      BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;
    CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
      BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;

    """
}
