import Claims
import GRDB

/// Reads one batch of histories: every kind of fact with one query for all keys.
struct HistoryReader {
  let keys: [String]
  let lookup: Lookup
  let arguments: StatementArguments
  let asOf: CalendarDay?
  let owners: NoticeOwners
  private let syntheticFiles: Set<Int>
  private(set) var histories: [String: ClaimHistory]

  init(keys: [String], owners: NoticeOwners, asOf: CalendarDay?, lookup: Lookup) throws {
    self.keys = keys
    self.owners = owners
    self.asOf = asOf
    self.lookup = lookup
    arguments = ["keys": Lookup.list(keys), "day": lookup.bound(asOf)]
    syntheticFiles = try Set(
      lookup.all("source_file", "SELECT id FROM source_file WHERE is_synthetic = 1") {
        try $0.integer()
      })
    histories = Dictionary(
      uniqueKeysWithValues: keys.map { ($0, ClaimHistory(patientControlNumber: $0)) })
  }

  mutating func read() throws -> [ClaimHistory] {
    try addAdjudications()
    try addSubmissions()
    try addNotices()
    try addAppeals()
    try addExports()
    try addRecoupments()
    return keys.compactMap { histories[$0] }
  }

  mutating func add<Fact>(
    _ fact: Fact, to place: WritableKeyPath<ClaimHistory, [Fact]>, of key: String, file: Int
  ) {
    histories[key]?[keyPath: place].append(fact)
    if syntheticFiles.contains(file) { histories[key]?.isSynthetic = true }
  }
}

// MARK: - Claims

extension HistoryReader {
  private mutating func addAdjudications() throws {
    let columns = RemittedClaimRow.content.map { "c." + $0 }.joined(separator: ", ")
    var claims = try lookup.all(
      RemittedClaimRow.table,
      """
      SELECT c.id, c.payment_id, p.file_id, \(columns)
      FROM json_each(:keys) k
      CROSS JOIN remitted_claim c ON c.patient_control_number = k.value
      JOIN payment p ON p.id = c.payment_id
      WHERE p.known_day <= :day ORDER BY p.known_day, c.id
      """, arguments
    ) { fields in
      try StoredClaim(
        id: fields.integer(), payment: fields.integer(), file: fields.integer(),
        claim: RemittedClaimRow.read(&fields))
    }
    try claims.addDetails(lookup)
    let payments = try payments(Set(claims.map(\.payment)))
    for stored in claims {
      guard let remittance = payments[stored.payment] else { continue }
      add(
        ClaimHistory.Adjudication(remittance: remittance, claim: stored.claim),
        to: \.adjudications, of: stored.claim.patientControlNumber, file: stored.file)
    }
  }

  private func payments(_ ids: Set<Int>) throws -> [Int: Remittance] {
    let columns = PaymentRow.content.map { "p." + $0 }.joined(separator: ", ")
    let payments = try lookup.all(
      PaymentRow.table,
      "SELECT p.id, \(columns) FROM json_each(?) k CROSS JOIN payment p ON p.id = k.value",
      [Lookup.list(ids.sorted())]
    ) { fields in
      try (fields.integer(), PaymentRow.read(&fields))
    }
    return Dictionary(uniqueKeysWithValues: payments)
  }

  private mutating func addSubmissions() throws {
    let columns = SubmittedClaimRow.content.map { "c." + $0 }.joined(separator: ", ")
    var claims = try lookup.all(
      SubmittedClaimRow.table,
      """
      SELECT c.id, c.file_id, \(columns) FROM json_each(:keys) k
      CROSS JOIN submitted_claim c ON c.patient_control_number = k.value
      WHERE coalesce(c.submitted_day, '') <= :day ORDER BY coalesce(c.submitted_day, ''), c.id
      """, arguments
    ) { fields in
      try StoredSubmission(
        id: fields.integer(), file: fields.integer(), claim: SubmittedClaimRow.read(&fields))
    }
    try claims.addDetails(lookup)
    for stored in claims {
      add(
        stored.claim, to: \.submissions, of: stored.claim.patientControlNumber,
        file: stored.file)
    }
  }

  /// Every version of each exported claim in the order of loading; what another reading of the
  /// same file says of a claim stands for what the earlier reading said.
  private mutating func addExports() throws {
    let columns = ExportedClaimRow.content.map { "e." + $0 }.joined(separator: ", ")
    let exports = try lookup.all(
      ExportedClaimRow.table,
      """
      SELECT e.history_key, e.file_id, \(columns) FROM json_each(:keys) k
      CROSS JOIN exported_claim e ON e.history_key = k.value
      JOIN source_file f ON f.id = e.file_id
      WHERE coalesce(e.decided_day, e.received_day, e.service_day, '') <= :day AND NOT EXISTS (
        SELECT 1 FROM exported_claim n JOIN source_file m ON m.id = n.file_id
        WHERE n.claim_number = e.claim_number AND n.id > e.id
          AND m.sha256 = f.sha256 AND m.id > f.id)
      ORDER BY e.id
      """, arguments
    ) { fields in
      try (fields.text(), fields.integer(), ExportedClaimRow.read(&fields))
    }
    for (key, file, export) in exports { add(export, to: \.exports, of: key, file: file) }
  }
}

extension Lookup {
  /// The last day to include; every day is before the bound of `nil`.
  func bound(_ day: CalendarDay?) -> String { day?.description ?? "9999-12-31" }
}
