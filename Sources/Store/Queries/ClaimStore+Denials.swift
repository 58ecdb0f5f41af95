public import Claims
import GRDB

/// A denial with the id that stays its own, however often it is derived again.
public struct StoredDenial: Sendable, Hashable {
  public var id: Int
  public var denial: Denial

  public init(id: Int, denial: Denial) {
    self.id = id
    self.denial = denial
  }
}

/// Which denials to read; a `nil` field fits all.
public struct DenialFilter: Sendable, Hashable {
  public var statuses: Set<Denial.Status>?
  public var isSynthetic: Bool?
  public var patientControlNumber: String?
  /// Only those with an appeal or a contradiction.
  public var isNotable: Bool

  public init(
    statuses: Set<Denial.Status>? = nil, isSynthetic: Bool? = nil,
    patientControlNumber: String? = nil, isNotable: Bool = false
  ) {
    self.isNotable = isNotable
    self.statuses = statuses
    self.isSynthetic = isSynthetic
    self.patientControlNumber = patientControlNumber
  }
}

extension ClaimStore {
  /// Writes denials under their keys: a known key keeps its id.
  ///
  /// - Parameter denials: The denials in their present state.
  /// - Returns: Their ids, in the order given.
  /// - Throws: ``StoreError``.
  @discardableResult
  public func upsertDenials(_ denials: [Denial]) throws -> [Int] {
    let contents = try denials.mappedInParallel { try ContentText.text($0) }
    return try write { database in
      let statement = try database.cachedStatement(sql: DenialRow.upsert)
      return try zip(denials, contents).compactMap { denial, content in
        try Int.fetchOne(statement, arguments: DenialRow.arguments(denial, content: content))
      }
    }
  }

  /// Withdraws every denial that no history yields any more; it comes back under its id if it is
  /// ever derived again.
  ///
  /// Not by claim: a denial of a letter or an export may have no patient control number.
  ///
  /// - Parameter ids: Of all the denials there are; by id, for a practice has too many keys to hold.
  /// - Returns: How many were withdrawn.
  /// - Throws: ``StoreError``.
  @discardableResult
  public func withdrawDenials(except ids: Set<Int>) throws -> Int {
    try write { database in
      try database.execute(
        sql: """
          UPDATE denial SET is_withdrawn = 1
          WHERE is_withdrawn = 0 AND id NOT IN (SELECT value FROM json_each(?))
          """, arguments: [Lookup.list(ids)])
      return database.changesCount
    }
  }

  /// The ids of all denials by key, withdrawn ones too: what stood on an earlier day keeps its id.
  public func denialIDs() throws -> [String: Int] {
    try lookUp { lookup in
      try Dictionary(
        uniqueKeysWithValues: lookup.all("denial", "SELECT key, id FROM denial") { fields in
          try (fields.text(), fields.integer())
        })
    }
  }

  /// In the order of their ids.
  public func denials(_ filter: DenialFilter = DenialFilter()) throws -> [StoredDenial] {
    let statuses = filter.statuses.map { Lookup.list($0.map(\.rawValue).sorted()) }
    return try lookUp { lookup in
      try DenialRow.all(
        lookup,
        """
        SELECT id, content FROM denial
        WHERE is_withdrawn = 0
          AND (:statuses IS NULL OR status IN (SELECT value FROM json_each(:statuses)))
          AND (:synthetic IS NULL OR is_synthetic = :synthetic)
          AND (:number IS NULL OR patient_control_number = :number)
          AND (NOT :notable OR json_array_length(content, '$.appeals') > 0
            OR json_array_length(content, '$.contradictions') > 0)
        ORDER BY id
        """,
        [
          "statuses": statuses, "synthetic": filter.isSynthetic,
          "number": filter.patientControlNumber, "notable": filter.isNotable,
        ])
    }
  }

  /// - Returns: `nil` for an id that was never given; a withdrawn denial is still found.
  public func denial(id: Int) throws -> StoredDenial? {
    try lookUp { lookup in
      try DenialRow.all(lookup, "SELECT id, content FROM denial WHERE id = ?", [id]).first
    }
  }
}

/// A denial's columns; `content` holds the whole value.
private enum DenialRow {
  static let columns = [
    "key", "status", "origin", "is_synthetic", "payer_key", "payer_name", "line_of_business",
    "patient_control_number", "claim_number", "category", "route", "is_appealable",
    "adjustment_group", "reason", "is_pre_service", "service_day", "notice_day", "payment_day",
    "known_day", "decided_day", "billed_cents", "denied_cents", "recoverable_cents",
    "recoverable_mark", "recovered_cents", "content", "is_withdrawn",
  ]

  static let upsert = """
    INSERT INTO denial (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (key) DO UPDATE SET
    \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    RETURNING id
    """

  static func arguments(_ denial: Denial, content: String) -> StatementArguments {
    var values = RowValues()
    values.add(denial.key)
    values.add(denial.status.rawValue)
    values.add(denial.origin.rawValue)
    values.add(denial.isSynthetic)
    values.add(denial.payer.key)
    values.add(denial.payer.name)
    values.add(denial.lineOfBusiness.rawValue)
    values.add(denial.patientControlNumber)
    values.add(denial.claimNumber)
    values.add(denial.reading.category.rawValue)
    values.add(denial.reading.route.rawValue)
    values.add(denial.reading.isAppealable)
    values.add(denial.group?.rawValue)
    values.add(denial.reason)
    values.add(denial.isPreService)
    for day in [
      denial.serviceDay, denial.noticeDay, denial.paymentDay, denial.knownDay,
      denial.decidedDay,
    ] {
      values.add(day)
    }
    values.add(denial.billed)
    values.add(denial.denied)
    values.add(denial.recoverable.value)
    values.add(denial.recoverable.mark.rawValue)
    values.add(denial.recovered)
    values.add(content)
    values.add(false)
    return StatementArguments(values.databaseValues)
  }

  /// Of rows of id and content; so many are held as text at a time.
  static func all(
    _ lookup: Lookup, _ sql: String, _ arguments: StatementArguments, holding limit: Int = 4096
  ) throws -> [StoredDenial] {
    var denials: [StoredDenial] = []
    var rows: [(id: Int, content: String)] = []
    func decode() throws {
      denials += try rows.mappedInParallel { row in
        try StoredDenial(
          id: row.id, denial: ContentText.value(from: row.content, table: "denial"))
      }
      rows.removeAll(keepingCapacity: true)
    }
    try lookup.forEach("denial", sql, arguments) { fields in
      rows.append(try (fields.integer(), fields.text()))
      if rows.count == limit { try decode() }
    }
    try decode()
    return denials
  }
}

extension RowValues {
  fileprivate var databaseValues: [DatabaseValue] {
    withContents { columns, texts in
      var texts = texts[...]
      return columns.map { column in
        switch column {
        case .null: return .null
        case .integer(let number): return number.databaseValue
        case .real(let number): return number.databaseValue
        case .digest: preconditionFailure("a denial has no digest")
        case .text(let count):
          defer { texts = texts.dropFirst(count) }
          return String(decoding: texts.prefix(count), as: UTF8.self).databaseValue
        }
      }
    }
  }
}
