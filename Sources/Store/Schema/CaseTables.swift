extension Schema {
  /// Cases whose charts were read beside a payer's policy.
  static let caseTables = """
    -- One row for each review of a case; the latest of a case counts. The chart's words are not
    -- kept: documents are named with the version that was read.
    CREATE TABLE case_review (
      id INTEGER PRIMARY KEY,
      case_name TEXT NOT NULL,
      reviewed_at TEXT NOT NULL,
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      payer_key TEXT NOT NULL,
      -- The reference of the denial it answers; NULL where nothing was denied yet.
      reference TEXT,
      -- The policy judged by and its effective day as far as it is known; NULL for none.
      policy TEXT,
      policy_effective_day TEXT,
      verdict TEXT,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    CREATE INDEX case_review_by_name ON case_review (case_name, id);

    CREATE VIEW v_case AS
    -- One row for each case, as it was reviewed last.
    SELECT case_name, reviewed_at, is_synthetic, payer_key, reference, policy,
      policy_effective_day, verdict,
      (SELECT count(*) FROM json_each(content, '$.criteria') c
        WHERE json_extract(c.value, '$.verdict') = 'met') AS criteria_met,
      (SELECT count(*) FROM json_each(content, '$.criteria') c
        WHERE json_extract(c.value, '$.verdict') = 'unknown') AS criteria_unknown
    FROM case_review r
    WHERE id = (SELECT max(id) FROM case_review WHERE case_name = r.case_name);
    """
}
