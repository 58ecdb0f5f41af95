extension Schema {
  /// Outcomes of chart reviews as the practice's own tables have them.
  static let chartReviewTable = fact(
    "chart_review",
    """
    payer_key TEXT NOT NULL, reference TEXT, patient_control_number TEXT, claim_number TEXT,
    day TEXT NOT NULL, policy TEXT, met INTEGER NOT NULL CHECK (met >= 0),
    not_met INTEGER NOT NULL CHECK (not_met >= 0), open INTEGER NOT NULL CHECK (open >= 0)
    """)
}
