extension Schema {
  /// What the practice sent, what was rejected before adjudication, and exports of claims.
  ///
  /// `digest` tells one content from another under the same number: equal content is known once.
  static let submissionTables = """
    CREATE TABLE submitted_claim (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
      kind TEXT NOT NULL CHECK (\(oneOf("kind", ["professional", "institutional", "dental"]))),
      patient_control_number TEXT NOT NULL,
      billed_cents INTEGER NOT NULL,
      payer_identifier TEXT NOT NULL,
      payer_name TEXT NOT NULL,
      payer_sequence TEXT,
      filing_indicator TEXT,
      facility_code TEXT,
      frequency_code TEXT,
      original_claim_number TEXT,
      authorization_number TEXT,
      clearinghouse_number TEXT,
      billing_provider TEXT,
      rendering_provider TEXT,
      subscriber_last_name TEXT,
      subscriber_first_name TEXT,
      subscriber_member_number TEXT,
      patient_last_name TEXT,
      patient_first_name TEXT,
      patient_member_number TEXT,
      patient_birth_day TEXT,
      first_service_day TEXT,
      last_service_day TEXT,
      submitted_day TEXT,
      digest INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX submitted_claim_identity
      ON submitted_claim (patient_control_number, digest);

    CREATE TABLE submitted_line (
      claim_id INTEGER NOT NULL REFERENCES submitted_claim (id) DEFERRABLE INITIALLY DEFERRED,
      line_number INTEGER NOT NULL,
      qualifier TEXT NOT NULL,
      procedure TEXT NOT NULL,
      modifiers TEXT,
      billed_cents INTEGER NOT NULL,
      units REAL NOT NULL,
      first_service_day TEXT,
      last_service_day TEXT,
      line_control_number TEXT,
      diagnosis_pointers TEXT,
      PRIMARY KEY (claim_id, line_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE submitted_diagnosis (
      claim_id INTEGER NOT NULL REFERENCES submitted_claim (id) DEFERRABLE INITIALLY DEFERRED,
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (claim_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE acknowledgement (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
      payer_identifier TEXT NOT NULL,
      payer_name TEXT NOT NULL,
      patient_control_number TEXT NOT NULL,
      is_rejected INTEGER NOT NULL CHECK (is_rejected IN (0, 1)),
      category TEXT NOT NULL,
      status_code TEXT NOT NULL,
      day TEXT,
      billed_cents INTEGER,
      claim_number TEXT,
      digest INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX acknowledgement_identity
      ON acknowledgement (patient_control_number, digest);

    CREATE TABLE exported_claim (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
      claim_number TEXT NOT NULL,
      patient_control_number TEXT,
      payer_identifier TEXT NOT NULL,
      payer_name TEXT NOT NULL,
      line_of_business TEXT NOT NULL,
      status TEXT NOT NULL CHECK (\(oneOf("status", ["paid", "denied", "pending", "partial", "other"]))),
      service_day TEXT,
      received_day TEXT,
      decided_day TEXT,
      billed_cents INTEGER NOT NULL,
      allowed_cents INTEGER,
      paid_cents INTEGER,
      patient_responsibility_cents INTEGER,
      adjustment_group TEXT,
      reason TEXT,
      procedure TEXT,
      diagnosis TEXT,
      place_of_service TEXT,
      provider TEXT,
      digest INTEGER NOT NULL,
      -- The number its history goes by.
      history_key TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce(patient_control_number, claim_number)) VIRTUAL
    ) STRICT;
    CREATE UNIQUE INDEX exported_claim_identity ON exported_claim (claim_number, digest);
    CREATE INDEX exported_claim_of_history ON exported_claim (history_key);
    CREATE INDEX exported_claim_denied ON exported_claim (history_key) WHERE status = 'denied';
    """
}
