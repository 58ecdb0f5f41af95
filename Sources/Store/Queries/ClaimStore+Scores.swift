public import Claims
import GRDB

/// A model's answer for one denial on one day.
public struct StoredScore: Sendable, Hashable {
  public var denialID: Int
  public var modelID: Int
  public var asOf: CalendarDay
  public var probability: Double
  /// The interval's ends, as probabilities.
  public var lower: Double
  public var upper: Double
  public var logOdds: Double
  /// JSON: the exact additive parts of the log-odds.
  public var contributions: String

  public init(
    denialID: Int, modelID: Int, asOf: CalendarDay, probability: Double, lower: Double,
    upper: Double, logOdds: Double, contributions: String
  ) {
    self.denialID = denialID
    self.modelID = modelID
    self.asOf = asOf
    self.probability = probability
    self.lower = lower
    self.upper = upper
    self.logOdds = logOdds
    self.contributions = contributions
  }
}

extension ClaimStore {
  /// Writes scores; one of the same denial, model and day is replaced.
  public func saveScores(_ scores: [StoredScore]) throws {
    try write { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO score (denial_id, model_id, as_of, probability, lower, upper,
            log_odds, contributions)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for score in scores {
        try statement.execute(
          arguments: [
            score.denialID, score.modelID, score.asOf.description, score.probability,
            score.lower, score.upper, score.logOdds, score.contributions,
          ])
      }
    }
  }

  /// The last score of each denial by a model, in the order of the denials.
  ///
  /// - Parameters:
  ///   - modelID: The model.
  ///   - asOf: No later scores; `nil` for the last of each denial.
  /// - Returns: One score for each denial scored.
  /// - Throws: ``StoreError``.
  public func scores(modelID: Int, asOf: CalendarDay? = nil) throws -> [StoredScore] {
    try lookUp { lookup in
      try lookup.all(
        "score",
        """
        SELECT denial_id, model_id, as_of, probability, lower, upper, log_odds, contributions
        FROM score s
        WHERE model_id = :model AND as_of = (
          SELECT max(as_of) FROM score t
          WHERE t.denial_id = s.denial_id AND t.model_id = :model AND t.as_of <= :day)
        ORDER BY denial_id
        """, ["model": modelID, "day": lookup.bound(asOf)]
      ) { fields in
        try StoredScore(
          denialID: fields.integer(), modelID: fields.integer(), asOf: fields.day(),
          probability: fields.real(), lower: fields.real(), upper: fields.real(),
          logOdds: fields.real(), contributions: fields.text())
      }
    }
  }
}
