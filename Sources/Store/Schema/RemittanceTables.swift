extension Schema {
  /// Payments with their claims, lines and adjustments.
  ///
  /// Rows of a claim are clustered by the claim's id, which counts up, so that loading appends to
  /// each table. `line_number` 0 is the claim itself.
  static let remittanceTables = """
    CREATE TABLE payment (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
      payer_identifier TEXT NOT NULL,
      payer_name TEXT NOT NULL,
      payer_key TEXT NOT NULL GENERATED ALWAYS AS (
        CASE payer_identifier WHEN '' THEN payer_name ELSE payer_identifier END) VIRTUAL,
      payee_name TEXT NOT NULL,
      payee_identifier TEXT NOT NULL,
      trace_number TEXT NOT NULL,
      originator TEXT NOT NULL,
      payment_day TEXT NOT NULL,
      production_day TEXT,
      paid_cents INTEGER NOT NULL,
      method TEXT NOT NULL,
      content_digest TEXT NOT NULL,
      known_day TEXT NOT NULL,
      payee_key TEXT NOT NULL GENERATED ALWAYS AS (
        CASE payee_identifier WHEN '' THEN payee_name ELSE payee_identifier END) VIRTUAL,
      -- BPR02 - (sum CLP04 - sum PLB), NULL when the file did not say.
      balance_difference_cents INTEGER,
      unbalanced_claims INTEGER NOT NULL DEFAULT 0,
      unbalanced_lines INTEGER NOT NULL DEFAULT 0,
      claims INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE UNIQUE INDEX payment_identity ON payment (
      payer_key, originator, trace_number, payment_day, paid_cents, payee_key);

    CREATE TABLE provider_adjustment (
      payment_id INTEGER NOT NULL REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED,
      sequence INTEGER NOT NULL,
      reason TEXT NOT NULL,
      reference TEXT NOT NULL,
      amount_cents INTEGER NOT NULL,
      fiscal_period_end TEXT,
      PRIMARY KEY (payment_id, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX provider_adjustment_reference ON provider_adjustment (reference);

    CREATE TABLE remitted_claim (
      id INTEGER PRIMARY KEY,
      payment_id INTEGER NOT NULL REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED,
      may_deny INTEGER NOT NULL CHECK (may_deny IN (0, 1)),
      patient_control_number TEXT NOT NULL,
      status TEXT NOT NULL,
      billed_cents INTEGER NOT NULL,
      paid_cents INTEGER NOT NULL,
      patient_responsibility_cents INTEGER,
      filing_indicator TEXT,
      claim_number TEXT,
      facility_code TEXT,
      frequency_code TEXT,
      patient_last_name TEXT,
      patient_first_name TEXT,
      patient_member_number TEXT,
      first_service_day TEXT,
      last_service_day TEXT,
      received_day TEXT,
      original_claim_number TEXT,
      authorization_number TEXT
    ) STRICT;
    CREATE INDEX remitted_claim_of_number ON remitted_claim (patient_control_number);
    CREATE INDEX remitted_claim_denying ON remitted_claim (patient_control_number)
      WHERE may_deny = 1;
    CREATE INDEX remitted_claim_reversal
      ON remitted_claim (patient_control_number, claim_number) WHERE status = '22';

    CREATE TABLE remitted_line (
      claim_id INTEGER NOT NULL REFERENCES remitted_claim (id) DEFERRABLE INITIALLY DEFERRED,
      line_number INTEGER NOT NULL,
      qualifier TEXT NOT NULL,
      procedure TEXT NOT NULL,
      modifiers TEXT,
      billed_cents INTEGER NOT NULL,
      paid_cents INTEGER NOT NULL,
      units REAL NOT NULL,
      first_service_day TEXT,
      last_service_day TEXT,
      line_control_number TEXT,
      allowed_cents INTEGER,
      PRIMARY KEY (claim_id, line_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE adjustment (
      claim_id INTEGER NOT NULL REFERENCES remitted_claim (id) DEFERRABLE INITIALLY DEFERRED,
      line_number INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      adjustment_group TEXT NOT NULL,
      reason TEXT NOT NULL,
      amount_cents INTEGER NOT NULL,
      quantity REAL,
      PRIMARY KEY (claim_id, line_number, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE remark (
      claim_id INTEGER NOT NULL REFERENCES remitted_claim (id) DEFERRABLE INITIALLY DEFERRED,
      line_number INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (claim_id, line_number, sequence)
    ) STRICT, WITHOUT ROWID;
    """
}
