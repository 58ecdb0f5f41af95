public import Claims
import GRDB

extension ClaimStore {
  /// Keeps a person's word; earlier ones stay on record.
  ///
  /// - Throws: ``StoreError``, also for a denial that is not there.
  public func save(_ word: RankOverride, at moment: String) throws {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO rank_override (denial_id, verdict, reason, made_by, day, created_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          word.denial, word.verdict.rawValue, word.reason, word.by, word.day.description, moment,
        ])
    }
  }

  /// The words that hold on a day, one for each denial at most; cancelled ones are left out.
  public func overrides(on day: CalendarDay) throws -> [RankOverride] {
    try overrideHistory(on: day, last: true).filter { $0.verdict != .cancelled }
  }

  /// Every word about a denial by a day, oldest first.
  public func overrideHistory(of denial: Int, on day: CalendarDay) throws -> [RankOverride] {
    try overrideHistory(on: day, last: false, of: denial)
  }

  /// The same of every denial that anything was said of.
  public func overrideHistories(on day: CalendarDay) throws -> [Int: [RankOverride]] {
    Dictionary(grouping: try overrideHistory(on: day, last: false), by: \.denial)
  }

  private func overrideHistory(
    on day: CalendarDay, last: Bool, of denial: Int? = nil
  ) throws -> [RankOverride] {
    try lookUp { lookup in
      try lookup.all(
        "rank_override",
        """
        SELECT denial_id, verdict, reason, made_by, day FROM rank_override o
        WHERE day <= :day AND (:denial IS NULL OR denial_id = :denial) AND (:all OR NOT EXISTS (
          SELECT 1 FROM rank_override n WHERE n.denial_id = o.denial_id AND n.day <= :day
            AND (n.day > o.day OR (n.day = o.day AND n.id > o.id))))
        ORDER BY day, id
        """, ["day": day.description, "all": !last, "denial": denial]
      ) { fields in
        try RankOverride(
          denial: fields.integer(), verdict: fields.value(), reason: fields.text(),
          by: fields.text(), day: fields.day())
      }
    }
  }
}
