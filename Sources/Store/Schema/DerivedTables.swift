extension Schema {
  /// What the product makes of what it read: denials, models, scores and worklists.
  static let derivedTables = """
    -- The present state of every denial; `content` is the whole value as JSON.
    CREATE TABLE denial (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      origin TEXT NOT NULL,
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      payer_key TEXT NOT NULL,
      payer_name TEXT NOT NULL,
      line_of_business TEXT NOT NULL,
      patient_control_number TEXT,
      claim_number TEXT,
      category TEXT NOT NULL,
      route TEXT NOT NULL,
      is_appealable INTEGER NOT NULL CHECK (is_appealable IN (0, 1)),
      adjustment_group TEXT,
      reason TEXT,
      is_pre_service INTEGER NOT NULL CHECK (is_pre_service IN (0, 1)),
      service_day TEXT,
      notice_day TEXT,
      payment_day TEXT,
      known_day TEXT NOT NULL,
      decided_day TEXT,
      billed_cents INTEGER,
      denied_cents INTEGER,
      recoverable_cents INTEGER,
      recoverable_mark TEXT NOT NULL CHECK (recoverable_mark IN ('known', 'estimated', 'unknown')),
      recovered_cents INTEGER NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      -- 1 when a later reading no longer yields it; its id stays taken.
      is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
      CHECK ((recoverable_cents IS NULL) = (recoverable_mark = 'unknown'))
    ) STRICT;
    CREATE INDEX denial_of_status ON denial (status);
    CREATE INDEX denial_of_number ON denial (patient_control_number);
    CREATE INDEX denial_of_claim ON denial (claim_number);

    -- How far, and as of which day, histories have become denials.
    CREATE TABLE derivation_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      as_of TEXT,
      last_ids TEXT NOT NULL CHECK (json_valid(last_ids))
    ) STRICT;

    CREATE TABLE model (
      id INTEGER PRIMARY KEY,
      population TEXT NOT NULL,
      created_at TEXT NOT NULL,
      as_of TEXT NOT NULL,
      window_first_day TEXT NOT NULL,
      window_last_day TEXT NOT NULL,
      metrics TEXT NOT NULL CHECK (json_valid(metrics)),
      payload BLOB NOT NULL,
      in_force INTEGER NOT NULL DEFAULT 0 CHECK (in_force IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX model_in_force ON model (population) WHERE in_force = 1;

    CREATE TABLE score (
      denial_id INTEGER NOT NULL REFERENCES denial (id),
      model_id INTEGER NOT NULL REFERENCES model (id),
      as_of TEXT NOT NULL,
      probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
      lower REAL NOT NULL CHECK (lower BETWEEN 0 AND 1),
      upper REAL NOT NULL CHECK (upper BETWEEN 0 AND 1),
      log_odds REAL NOT NULL,
      contributions TEXT NOT NULL CHECK (json_valid(contributions)),
      PRIMARY KEY (model_id, as_of, denial_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX score_of_denial ON score (denial_id, model_id, as_of);

    CREATE TABLE worklist_run (
      id INTEGER PRIMARY KEY,
      as_of TEXT NOT NULL,
      created_at TEXT NOT NULL,
      model_id INTEGER REFERENCES model (id),
      minutes INTEGER NOT NULL CHECK (minutes >= 0),
      rule_version TEXT NOT NULL
    ) STRICT;

    CREATE TABLE worklist_entry (
      run_id INTEGER NOT NULL REFERENCES worklist_run (id),
      denial_id INTEGER NOT NULL REFERENCES denial (id),
      bucket TEXT NOT NULL CHECK (bucket <> ''),
      rank INTEGER,
      arithmetic TEXT NOT NULL CHECK (json_valid(arithmetic)),
      PRIMARY KEY (run_id, denial_id)
    ) STRICT, WITHOUT ROWID;
    """
}
