extension Schema {
  /// A practice's own rules of actions, and what people say about ranks.
  static let overrideTables = actionRuleTable + wordTable

  private static let actionRuleTable = fact(
    "action_rule",
    """
    name TEXT NOT NULL, action TEXT NOT NULL, level INTEGER NOT NULL CHECK (level >= 1),
    holder TEXT NOT NULL, verification TEXT NOT NULL
    """)

  private static let wordTable = """

    -- One row for each word of a person; the latest of a denial that holds on a day counts.
    CREATE TABLE rank_override (
      id INTEGER PRIMARY KEY,
      denial_id INTEGER NOT NULL REFERENCES denial (id),
      verdict TEXT NOT NULL CHECK (\(oneOf("verdict", ["first", "never", "cancelled"]))),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      made_by TEXT NOT NULL CHECK (trim(made_by) <> ''),
      -- The day it holds from, and when it was written down.
      day TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rank_override_of_denial ON rank_override (denial_id, day, id);

    """
}
