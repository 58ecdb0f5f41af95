public import Claims
import GRDB

/// A worklist as it was made: for which day, from what, and where every denial stood.
public struct WorklistRun: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var denialID: Int
    /// `selected`, `deferred`, `expired`, `notAppealable`, ...
    public var bucket: String
    /// From 1; `nil` where the bucket has no order.
    public var rank: Int?
    /// JSON: how the line's value was reached.
    public var arithmetic: String

    public init(denialID: Int, bucket: String, rank: Int? = nil, arithmetic: String = "{}") {
      self.denialID = denialID
      self.bucket = bucket
      self.rank = rank
      self.arithmetic = arithmetic
    }
  }

  /// `nil` until it is saved.
  public var id: Int?
  public var asOf: CalendarDay
  public var createdAt: String
  public var modelID: Int?
  /// The minutes of work there were to give out.
  public var minutes: Int
  public var ruleVersion: String
  /// By bucket, then rank.
  public var entries: [Entry]

  public init(
    id: Int? = nil, asOf: CalendarDay, createdAt: String, modelID: Int?, minutes: Int,
    ruleVersion: String, entries: [Entry]
  ) {
    self.id = id
    self.asOf = asOf
    self.createdAt = createdAt
    self.modelID = modelID
    self.minutes = minutes
    self.ruleVersion = ruleVersion
    self.entries = entries
  }
}

extension ClaimStore {
  /// Adds a run; earlier ones stay.
  ///
  /// - Returns: Its id.
  @discardableResult
  public func saveWorklist(_ run: WorklistRun) throws -> Int {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO worklist_run (as_of, created_at, model_id, minutes, rule_version)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          run.asOf.description, run.createdAt, run.modelID, run.minutes, run.ruleVersion,
        ])
      let id = Int(database.lastInsertedRowID)
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO worklist_entry (run_id, denial_id, bucket, rank, arithmetic)
          VALUES (?, ?, ?, ?, ?)
          """)
      for entry in run.entries {
        try statement.execute(
          arguments: [id, entry.denialID, entry.bucket, entry.rank, entry.arithmetic])
      }
      return id
    }
  }

  /// Drops lists whose version ends with a mark, but for the last ones.
  public func dropWorklists(marked mark: String, butLast count: Int) throws {
    try write { database in
      let old = """
        SELECT id FROM worklist_run WHERE rule_version LIKE ? ORDER BY id DESC LIMIT -1 OFFSET ?
        """
      for table in ["worklist_entry WHERE run_id", "worklist_run WHERE id"] {
        try database.execute(
          sql: "DELETE FROM \(table) IN (\(old))", arguments: ["%; \(mark)", count])
      }
    }
  }

  /// `nil` before the first.
  public func lastWorklist() throws -> WorklistRun? {
    try lookUp { lookup in try worklists(lookup, "ORDER BY id DESC LIMIT 1").first }
  }

  /// The last one made for a day up to `day`, of several for one day the last made.
  public func lastWorklist(by day: CalendarDay) throws -> WorklistRun? {
    try lookUp { lookup in
      try worklists(
        lookup, "WHERE as_of <= ? ORDER BY as_of DESC, id DESC LIMIT 1", [day.description]
      ).first
    }
  }

  public func worklist(id: Int) throws -> WorklistRun? {
    try lookUp { lookup in try worklists(lookup, "WHERE id = ?", [id]).first }
  }

  private func worklists(
    _ lookup: Lookup, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [WorklistRun] {
    var runs = try lookup.all(
      "worklist_run",
      "SELECT id, as_of, created_at, model_id, minutes, rule_version FROM worklist_run "
        + condition, arguments
    ) { fields in
      try WorklistRun(
        id: fields.integer(), asOf: fields.day(), createdAt: fields.text(),
        modelID: fields.integerIfAny(), minutes: fields.integer(),
        ruleVersion: fields.text(), entries: [])
    }
    for index in runs.indices { runs[index].entries = try entries(lookup, run: runs[index].id) }
    return runs
  }

  private func entries(_ lookup: Lookup, run: Int?) throws -> [WorklistRun.Entry] {
    try lookup.all(
      "worklist_entry",
      """
      SELECT denial_id, bucket, rank, arithmetic FROM worklist_entry WHERE run_id = ?
      ORDER BY bucket, rank, denial_id
      """, [run]
    ) { fields in
      try WorklistRun.Entry(
        denialID: fields.integer(), bucket: fields.text(), rank: fields.integerIfAny(),
        arithmetic: fields.text())
    }
  }
}
