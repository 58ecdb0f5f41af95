public import Claims
import GRDB

/// How far loading had come: what was loaded later is told from what was there.
public struct LoadMark: Sendable, Hashable, Codable {
  /// The last id of each table that loading adds to.
  var lastIDs: [String: Int]

  init(lastIDs: [String: Int]) { self.lastIDs = lastIDs }

  init(_ lookup: Lookup) throws {
    lastIDs = [:]
    for table in Schema.loadedTables {
      lastIDs[table] = try lookup.integer("SELECT max(id) FROM \(table)")
    }
  }

  func last(_ table: String) -> Int { lastIDs[table] ?? 0 }

  /// The further of both in every table.
  func merging(_ other: LoadMark) -> LoadMark {
    LoadMark(lastIDs: lastIDs.merging(other.lastIDs, uniquingKeysWith: max))
  }
}

extension ClaimStore {
  /// Whether every fact loaded has become denials: not after a load that was cut off.
  public func isDerivationCurrent() throws -> Bool {
    try lookUp { lookup in
      let loaded = try LoadMark(lookup)
      guard let derived = try DerivationMark(lookup) else {
        return loaded.lastIDs.values.allSatisfy { $0 == 0 }
      }
      return derived.asOf == nil && derived.mark.merging(loaded) == derived.mark
    }
  }

  /// How far loading has come now.
  public func loadMark() throws -> LoadMark { try lookUp { try LoadMark($0) } }

  /// Notes that every history up to `mark` has become denials as of a day.
  ///
  /// Marking twice changes nothing, and a mark never goes back while the day stays the same.
  public func markDerived(_ mark: LoadMark, asOf: CalendarDay?) throws {
    try write { database in
      let earlier = try DerivationMark(Lookup(database: database))
      let isSameDay = earlier?.asOf == asOf
      let furthest = isSameDay ? earlier?.mark.merging(mark) ?? mark : mark
      try database.execute(
        sql: "INSERT OR REPLACE INTO derivation_mark (id, as_of, last_ids) VALUES (1, ?, ?)",
        arguments: [asOf?.description, ContentText.text(furthest)])
    }
  }
}

/// What ``ClaimStore/markDerived(_:asOf:)`` noted last.
struct DerivationMark {
  let asOf: CalendarDay?
  let mark: LoadMark

  /// - Returns: `nil` when nothing was ever derived.
  init?(_ lookup: Lookup) throws {
    let stored = try lookup.first(
      "derivation_mark", "SELECT as_of, last_ids FROM derivation_mark"
    ) { fields in
      try (fields.dayIfAny(), fields.text())
    }
    guard let (day, text) = stored else { return nil }
    asOf = day
    mark = try ContentText.value(from: text, table: "derivation_mark")
  }
}
