public import Claims
import Foundation
import GRDB

/// A fitted model as it is kept; what the payload holds is the caller's affair.
public struct StoredModel: Sendable, Hashable {
  /// `nil` until it is saved.
  public var id: Int?
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

  public init(
    id: Int? = nil, population: String, createdAt: String, asOf: CalendarDay,
    window: ServicePeriod, metrics: String, payload: [UInt8], isInForce: Bool = true
  ) {
    self.id = id
    self.population = population
    self.createdAt = createdAt
    self.asOf = asOf
    self.window = window
    self.metrics = metrics
    self.payload = payload
    self.isInForce = isInForce
  }
}

extension ClaimStore {
  /// Adds a model; one in force takes the place of the one before in its population.
  ///
  /// - Returns: Its id.
  @discardableResult
  public func saveModel(_ model: StoredModel) throws -> Int {
    try write { database in
      if model.isInForce { try retire(model.population, database) }
      try database.execute(
        sql: """
          INSERT INTO model (population, created_at, as_of, window_first_day, window_last_day,
            metrics, payload, in_force)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          model.population, model.createdAt, model.asOf.description,
          model.window.first.description, model.window.last.description, model.metrics,
          Data(model.payload), model.isInForce,
        ])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Puts an earlier model in force again.
  public func putInForce(modelID: Int) throws {
    try write { database in
      let population = try String.fetchOne(
        database, sql: "SELECT population FROM model WHERE id = ?", arguments: [modelID])
      guard let population else { return }
      try retire(population, database)
      try database.execute(
        sql: "UPDATE model SET in_force = 1 WHERE id = ?", arguments: [modelID])
    }
  }

  /// `nil` when the population has none.
  public func modelInForce(population: String) throws -> StoredModel? {
    try models("WHERE population = ? AND in_force = 1", [population]).first
  }

  public func model(id: Int) throws -> StoredModel? {
    try models("WHERE id = ?", [id]).first
  }

  /// In the order they were saved.
  public func models() throws -> [StoredModel] { try models("", []) }

  private func retire(_ population: String, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE model SET in_force = 0 WHERE population = ?", arguments: [population])
  }

  private func models(_ condition: String, _ arguments: StatementArguments) throws
    -> [StoredModel]
  {
    try lookUp { lookup in
      try lookup.all(
        "model",
        """
        SELECT id, population, created_at, as_of, window_first_day, window_last_day, metrics,
          payload, in_force
        FROM model \(condition) ORDER BY id
        """, arguments
      ) { fields in
        try StoredModel(
          id: fields.integer(), population: fields.text(), createdAt: fields.text(),
          asOf: fields.day(), window: ServicePeriod(first: fields.day(), last: fields.day()),
          metrics: fields.text(), payload: fields.bytes(), isInForce: fields.flag())
      }
    }
  }
}
