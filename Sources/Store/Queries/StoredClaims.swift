import Claims
import GRDB

/// A remitted claim with the ids of its row, its payment and its file.
struct StoredClaim {
  let id: Int
  let payment: Int
  let file: Int
  var claim: RemittedClaim
}

extension [StoredClaim] {
  /// Adds lines, adjustments and remarks: three queries for all claims.
  mutating func addDetails(_ lookup: Lookup) throws {
    let places = Dictionary(uniqueKeysWithValues: enumerated().map { ($1.id, $0) })
    let ids = Lookup.list(map(\.id))
    try lookup.forEachDetail(
      RemittedLineRow.table, RemittedLineRow.columns, key: RemittedLineRow.key, of: ids
    ) { fields in
      let (claim, _) = try (fields.integer(), fields.integer())
      let line = try RemittedLineRow.read(&fields)
      if let place = places[claim] { self[place].claim.lines.append(line) }
    }
    try lookup.forEachDetail(
      AdjustmentRow.table, AdjustmentRow.columns, key: AdjustmentRow.key, of: ids
    ) { fields in
      let (claim, line, _) = try (fields.integer(), fields.integer(), fields.integer())
      let adjustment = try AdjustmentRow.read(&fields)
      if let place = places[claim] { self[place].claim.add(adjustment, line: line) }
    }
    try lookup.forEachDetail(RemarkRow.table, RemarkRow.columns, key: RemarkRow.key, of: ids) {
      fields in
      let (claim, line, _) = try (fields.integer(), fields.integer(), fields.integer())
      let code = try fields.text()
      if let place = places[claim] { self[place].claim.add(remark: code, line: line) }
    }
  }
}

/// A submitted claim with the ids of its row and its file.
struct StoredSubmission {
  let id: Int
  let file: Int
  var claim: SubmittedClaim
}

extension [StoredSubmission] {
  /// Adds lines and diagnoses: two queries for all claims.
  mutating func addDetails(_ lookup: Lookup) throws {
    let places = Dictionary(uniqueKeysWithValues: enumerated().map { ($1.id, $0) })
    let ids = Lookup.list(map(\.id))
    try lookup.forEachDetail(
      SubmittedLineRow.table, SubmittedLineRow.columns, key: SubmittedLineRow.key, of: ids
    ) { fields in
      let (claim, _) = try (fields.integer(), fields.integer())
      let line = try SubmittedLineRow.read(&fields)
      if let place = places[claim] { self[place].claim.lines.append(line) }
    }
    try lookup.forEachDetail(
      SubmittedDiagnosisRow.table, SubmittedDiagnosisRow.columns, key: SubmittedDiagnosisRow.key,
      of: ids
    ) { fields in
      let (claim, _) = try (fields.integer(), fields.integer())
      let code = try fields.text()
      if let place = places[claim] { self[place].claim.diagnoses.append(code) }
    }
  }
}

extension Lookup {
  /// Rows of a table that is clustered by claim, in the order of its key.
  fileprivate func forEachDetail(
    _ table: String, _ columns: [String], key: [String], of ids: String,
    body: (inout StoredFields) throws -> Void
  ) throws {
    let names = columns.map { "t." + $0 }.joined(separator: ", ")
    try forEach(
      table,
      """
      SELECT \(names) FROM json_each(?) k CROSS JOIN \(table) t ON t.claim_id = k.value
      ORDER BY \(key.map { "t." + $0 }.joined(separator: ", "))
      """, [ids], body: body)
  }
}

extension RemittedClaim {
  /// Line 0 is the claim itself.
  fileprivate mutating func add(_ adjustment: Adjustment, line: Int) {
    if line == 0 {
      adjustments.append(adjustment)
    } else if lines.indices.contains(line - 1) {
      lines[line - 1].adjustments.append(adjustment)
    }
  }

  fileprivate mutating func add(remark: String, line: Int) {
    if line == 0 {
      remarks.append(remark)
    } else if lines.indices.contains(line - 1) {
      lines[line - 1].remarks.append(remark)
    }
  }
}
