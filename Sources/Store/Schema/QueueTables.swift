extension Schema {
  /// Who works on what, and what people recorded.
  static let queueTables = """
    -- The present state of a denial's work; a denial nobody touched has no row.
    CREATE TABLE work_item (
      denial_id INTEGER PRIMARY KEY REFERENCES denial (id),
      version INTEGER NOT NULL CHECK (version >= 1),
      holder TEXT
    ) STRICT;

    -- One row for each change a person made, never changed and never deleted.
    CREATE TABLE work_event (
      id INTEGER PRIMARY KEY,
      denial_id INTEGER NOT NULL REFERENCES denial (id),
      kind TEXT NOT NULL
        CHECK (\(oneOf("kind", ["taken", "released", "noted", "filed", "decided", "undone"]))),
      made_by TEXT NOT NULL CHECK (trim(made_by) <> ''),
      time INTEGER NOT NULL,
      note TEXT,
      -- The appeal it tells of, as JSON; its fact stands in `appeal`, under this file.
      appeal TEXT CHECK (appeal IS NULL OR json_valid(appeal)),
      file_id INTEGER REFERENCES source_file (id),
      undoes INTEGER UNIQUE REFERENCES work_event (id),
      holder_before TEXT,
      version INTEGER NOT NULL,
      -- What the sender called it, and a digest of what was asked under that name.
      request_key TEXT,
      request_digest TEXT,
      CHECK ((kind = 'undone') = (undoes IS NOT NULL)),
      CHECK ((request_key IS NULL) = (request_digest IS NULL))
    ) STRICT;
    CREATE INDEX work_event_of_denial ON work_event (denial_id, id);
    CREATE UNIQUE INDEX work_event_of_request ON work_event (made_by, request_key)
      WHERE request_key IS NOT NULL;
    CREATE TRIGGER work_event_stays BEFORE UPDATE ON work_event
      BEGIN SELECT raise(ABORT, 'a change on record stays as it is'); END;
    CREATE TRIGGER work_event_is_kept BEFORE DELETE ON work_event
      BEGIN SELECT raise(ABORT, 'a change on record is kept'); END;

    -- Appeals recorded and taken back: their facts stay in `appeal`, and were never said.
    CREATE TABLE withdrawn_record (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL UNIQUE REFERENCES source_file (id),
      event_id INTEGER NOT NULL REFERENCES work_event (id)
    ) STRICT;

    -- What somebody looks at again and again: a name for the filters of a page.
    CREATE TABLE saved_view (
      account TEXT NOT NULL,
      name TEXT NOT NULL CHECK (trim(name) <> ''),
      query TEXT NOT NULL,
      PRIMARY KEY (account, name)
    ) STRICT, WITHOUT ROWID;

    """
}
