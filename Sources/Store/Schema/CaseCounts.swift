extension Schema {
  /// Counts of a case's criteria that tell requirements met from exclusions that hold.
  static let caseCounts = """
    DROP VIEW v_case;
    CREATE VIEW v_case AS
    -- One row for each case, as it was reviewed last. Reviews kept before they said which criteria
    -- are exclusions have NULL for what is met and what excludes: unknown, not zero.
    SELECT case_name, reviewed_at, is_synthetic, payer_key, reference, policy,
      policy_effective_day, verdict,
      CASE WHEN is_told THEN met END AS criteria_met,
      CASE WHEN is_told THEN excluding END AS exclusions_that_hold,
      (SELECT count(*) FROM json_each(content, '$.criteria') c
        WHERE json_extract(c.value, '$.verdict') = 'unknown') AS criteria_unknown
    FROM (
      SELECT *,
        (SELECT count(*) FROM json_each(content, '$.criteria') c
          WHERE json_extract(c.value, '$.isExclusion') IS NULL) = 0 AS is_told,
        (SELECT count(*) FROM json_each(content, '$.criteria') c
          WHERE json_extract(c.value, '$.verdict') = 'met'
            AND json_extract(c.value, '$.isExclusion') = 0) AS met,
        (SELECT count(*) FROM json_each(content, '$.criteria') c
          WHERE json_extract(c.value, '$.verdict') = 'met'
            AND json_extract(c.value, '$.isExclusion') = 1) AS excluding
      FROM case_review
    ) r
    WHERE id = (SELECT max(id) FROM case_review WHERE case_name = r.case_name);
    """
}
