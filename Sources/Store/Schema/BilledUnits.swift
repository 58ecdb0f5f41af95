extension Schema {
  /// The units that a payer says were billed (SVC07), and which models were good enough for their day.
  static let billedUnits = """
    ALTER TABLE remitted_line ADD COLUMN billed_units REAL;
    ALTER TABLE model ADD COLUMN is_promoted INTEGER NOT NULL DEFAULT 0
      CHECK (is_promoted IN (0, 1));
    UPDATE model SET is_promoted = in_force;
    """
}
