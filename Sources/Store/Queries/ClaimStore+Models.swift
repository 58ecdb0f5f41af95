public import Claims
import Foundation
import GRDB

/// A fitted model as it is kept; what the payload holds is the caller's affair.
public struct StoredModel: Sendable, Hashable {
  /// `nil` until it is saved.
  public var id: Int?
  /// What it foretells, such as `overturn`; kinds never replace one another.
  public var kind: String
  /// Which denials it is for; populations never mix.
  public var population: String
  public var createdAt: String
  /// Nothing known later went into it.
  public var asOf: CalendarDay
  /// The first and last day of the training window.
  public var window: ServicePeriod
  /// JSON.
  public var metrics: String
  public var payload: [UInt8]
  public var isInForce: Bool
  /// Good enough to be in force, if only for looking back at its day.
  public var isPromoted: Bool
  /// Why it is in force or not, in words.
  public var verdict: String

  public init(
    id: Int? = nil, kind: String, population: String, createdAt: String, asOf: CalendarDay,
    window: ServicePeriod, metrics: String, payload: [UInt8], isInForce: Bool = true,
    isPromoted: Bool? = nil, verdict: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.population = population
    self.createdAt = createdAt
    self.asOf = asOf
    self.window = window
    self.metrics = metrics
    self.payload = payload
    self.isInForce = isInForce
    self.isPromoted = isPromoted ?? isInForce
    self.verdict = verdict
  }
}

extension ClaimStore {
  /// Adds a model; one in force takes the place of the one before of its kind and population.
  ///
  /// - Returns: Its id.
  @discardableResult
  public func saveModel(_ model: StoredModel) throws -> Int {
    try write { database in
      if model.isInForce { try retire(model.kind, model.population, database) }
      try database.execute(
        sql: """
          INSERT INTO model (kind, population, created_at, as_of, window_first_day, window_last_day,
            metrics, payload, in_force, is_promoted, verdict)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          model.kind, model.population, model.createdAt, model.asOf.description,
          model.window.first.description, model.window.last.description, model.metrics,
          Data(model.payload), model.isInForce, model.isPromoted, model.verdict,
        ])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Puts an earlier model in force again.
  public func putInForce(modelID: Int) throws {
    try write { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT kind, population FROM model WHERE id = ?", arguments: [modelID])
      guard let row else { return }
      try retire(row[0], row[1], database)
      try database.execute(
        sql: "UPDATE model SET in_force = 1, is_promoted = 1 WHERE id = ?", arguments: [modelID])
    }
  }

  /// `nil` when the population has none of the kind.
  public func modelInForce(kind: String, population: String) throws -> StoredModel? {
    try models("WHERE kind = ? AND population = ? AND in_force = 1", [kind, population]).first
  }

  /// The model to look at a day with: the one in force, unless it knows later days; else the latest
  /// that was good enough and does not. `nil` where there is none.
  public func model(
    kind: String, population: String, knowingNothingAfter day: CalendarDay
  ) throws -> StoredModel? {
    try models(
      """
      WHERE id = (
        SELECT id FROM model
        WHERE kind = ? AND population = ? AND is_promoted = 1 AND as_of <= ?
        ORDER BY in_force DESC, as_of DESC, id DESC LIMIT 1)
      """, [kind, population, day.description]
    ).first
  }

  public func model(id: Int) throws -> StoredModel? {
    try models("WHERE id = ?", [id]).first
  }

  /// In the order they were saved.
  public func models() throws -> [StoredModel] { try models("", []) }

  private func retire(_ kind: String, _ population: String, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE model SET in_force = 0 WHERE kind = ? AND population = ?",
      arguments: [kind, population])
  }

  private func models(_ condition: String, _ arguments: StatementArguments) throws
    -> [StoredModel]
  {
    try lookUp { lookup in
      try lookup.all(
        "model",
        """
        SELECT id, kind, population, created_at, as_of, window_first_day, window_last_day, metrics,
          payload, in_force, is_promoted, verdict
        FROM model \(condition) ORDER BY id
        """, arguments
      ) { fields in
        try StoredModel(
          id: fields.integer(), kind: fields.text(), population: fields.text(),
          createdAt: fields.text(),
          asOf: fields.day(), window: ServicePeriod(first: fields.day(), last: fields.day()),
          metrics: fields.text(), payload: fields.bytes(), isInForce: fields.flag(),
          isPromoted: fields.flag(), verdict: fields.text())
      }
    }
  }
}
