extension Schema {
  /// Facts that come a row at a time and may be corrected by a later file.
  ///
  /// `content` is the whole value as JSON, from which it is read back; the other columns are for
  /// queries. A correction is another row with the same `identity` and the next `version`.
  static let factTables = [
    fact(
      "denial_notice",
      """
      origin TEXT NOT NULL, payer_key TEXT NOT NULL, reference TEXT NOT NULL,
      patient_control_number TEXT, claim_number TEXT, notice_day TEXT NOT NULL,
      reason TEXT, billed_cents INTEGER, stated_deadline TEXT,
      history_key TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce(patient_control_number, reference)) VIRTUAL
      """),
    fact(
      "appeal",
      """
      payer_key TEXT NOT NULL, patient_control_number TEXT NOT NULL, claim_number TEXT,
      level INTEGER NOT NULL CHECK (level >= 1), action TEXT NOT NULL, filed_day TEXT NOT NULL,
      outcome TEXT NOT NULL, decided_day TEXT, recovered_cents INTEGER, minutes INTEGER
      """),
    fact(
      "authorization_decision",
      """
      payer_key TEXT NOT NULL, reference_number TEXT NOT NULL, verdict TEXT NOT NULL,
      reason TEXT, decided_day TEXT
      """),
    fact(
      "contract_rate",
      """
      payer_key TEXT NOT NULL, procedure TEXT NOT NULL, allowed_cents INTEGER NOT NULL,
      first_day TEXT NOT NULL, last_day TEXT
      """),
    fact(
      "external_review",
      """
      reference TEXT NOT NULL, year INTEGER NOT NULL,
      is_overturned INTEGER NOT NULL CHECK (is_overturned IN (0, 1))
      """),
    fact(
      "payer_profile",
      """
      payer_key TEXT NOT NULL, line_of_business TEXT NOT NULL, funding TEXT NOT NULL,
      network TEXT NOT NULL, state TEXT
      """),
    fact(
      "deadline_rule",
      """
      name TEXT NOT NULL, level INTEGER NOT NULL, alarm_days INTEGER NOT NULL,
      limit_days INTEGER NOT NULL, anchor TEXT NOT NULL, verification TEXT NOT NULL
      """),
    """
    CREATE INDEX denial_notice_of_history ON denial_notice (history_key);
    CREATE INDEX appeal_of_number ON appeal (patient_control_number);
    """,
  ].joined(separator: "\n")

  static func fact(_ table: String, _ columns: String) -> String {
    """
    CREATE TABLE \(table) (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES source_file (id),
      identity TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      digest INTEGER NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      \(columns)
    ) STRICT;
    CREATE UNIQUE INDEX \(table)_identity ON \(table) (identity, digest);
    """
  }
}
