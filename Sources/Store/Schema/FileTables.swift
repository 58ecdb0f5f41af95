extension Schema {
  /// Files, what became of their contents, and what was refused.
  static let fileTables = """
    CREATE TABLE source_file (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      -- What read it: X12, or a column mapping by name. Read otherwise, a file is another one.
      reader TEXT NOT NULL,
      -- What it turned out to hold, such as 835.
      kind TEXT NOT NULL,
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      loaded_at TEXT NOT NULL,
      UNIQUE (sha256, reader)
    ) STRICT;

    -- How many of each kind a file brought: new, known before, or refused.
    CREATE TABLE file_tally (
      file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      loaded INTEGER NOT NULL,
      known INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      PRIMARY KEY (file_id, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE import_issue (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
      severity TEXT NOT NULL CHECK (severity IN ('refused', 'warning', 'note')),
      place_kind TEXT NOT NULL CHECK (place_kind IN ('file', 'line', 'segment')),
      place_number INTEGER,
      place_byte INTEGER,
      message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX import_issue_of_file ON import_issue (file_id);

    -- The refused contents, and the only place that holds them.
    CREATE TABLE quarantine (
      issue_id INTEGER NOT NULL REFERENCES import_issue (id) ON DELETE CASCADE,
      piece INTEGER NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (issue_id, piece)
    ) STRICT, WITHOUT ROWID;
    """
}
