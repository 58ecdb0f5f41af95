extension Schema {
  /// Several kinds of model beside one another, why one is not in force, and letters read.
  static let modelTables = """
    ALTER TABLE model ADD COLUMN kind TEXT NOT NULL DEFAULT 'overturn';
    -- Why it was put in force or not.
    ALTER TABLE model ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
    DROP INDEX model_in_force;
    CREATE UNIQUE INDEX model_in_force ON model (kind, population) WHERE in_force = 1;

    -- One row for each letter that was read, known by its bytes; a later reading replaces it.
    CREATE TABLE letter_reading (
      sha256 TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      read_at TEXT NOT NULL,
      -- What the printed codes say, what the words say, and what is to be used; NULL is unsure.
      category_by_codes TEXT,
      category_by_words TEXT,
      probability REAL CHECK (probability BETWEEN 0 AND 1),
      category TEXT,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    """

  static let modelViews = """
    CREATE VIEW v_model AS
    -- One row for each model that was fitted, in force or not; verdict says why.
    SELECT id, kind, population, created_at, as_of, window_first_day, window_last_day, in_force,
      verdict, metrics
    FROM model;

    CREATE VIEW v_score AS
    -- One row for each score of a denial by a model as of a day.
    SELECT s.denial_id, s.model_id, s.as_of, d.payer_key, d.payer_name, d.category, d.status,
      d.recoverable_cents, d.recoverable_mark, s.probability, s.lower, s.upper, s.log_odds,
      s.contributions
    FROM score s JOIN denial d ON d.id = s.denial_id WHERE d.is_withdrawn = 0;

    CREATE VIEW v_forecast AS
    -- One row for each case that an overturn model foretold out of time: predicted at origin with
    -- what was final then, and what became of it within the horizon.
    SELECT m.id AS model_id, m.population, m.in_force,
      json_extract(c.value, '$.origin') AS origin,
      json_extract(c.value, '$.name') AS case_name,
      json_extract(c.value, '$.startDay') AS start_day,
      json_extract(c.value, '$.probability') AS probability,
      json_extract(c.value, '$.baseRate') AS base_rate,
      json_extract(c.value, '$.isOverturned') AS is_overturned,
      json_extract(c.value, '$.payer') AS payer,
      json_extract(c.value, '$.category') AS category,
      json_extract(c.value, '$.amount.cents') AS amount_cents
    FROM model m, json_each(CAST(m.payload AS TEXT), '$.backtest.cases') c
    WHERE m.kind = 'overturn';

    CREATE VIEW v_coefficient AS
    -- One row for each coefficient of an overturn model: log-odds and standard error, of pooled
    -- factors that given their spreads.
    SELECT m.id AS model_id, m.population, m.in_force, c.key AS position,
      c.value AS log_odds,
      json_extract(CAST(m.payload AS TEXT),
        '$.trained.regression.standardErrors[' || c.key || ']') AS standard_error
    FROM model m, json_each(CAST(m.payload AS TEXT), '$.trained.regression.coefficients') c
    WHERE m.kind = 'overturn';
    """
}
