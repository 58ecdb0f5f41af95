import Claims
import GRDB

/// Reads one batch of histories: every kind of fact with one query for all keys.
struct HistoryReader {
  private let keys: [String]
  private let lookup: Lookup
  private let arguments: StatementArguments
  private let asOf: CalendarDay?
  private let owners: NoticeOwners
  private let syntheticFiles: Set<Int>
  private var histories: [String: ClaimHistory]

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

  private mutating func add<Fact>(
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

// MARK: - Letters, appeals, recoupments

extension HistoryReader {
  /// The last version of each letter, under its own number or that of the claim it names.
  private mutating func addNotices() throws {
    let joined = owners.notices(of: Set(keys))
    let notices = try lookup.all(
      DenialNotice.table,
      """
      SELECT n.id, n.history_key, n.file_id, n.content FROM (
        SELECT n.id FROM json_each(:keys) k
          CROSS JOIN denial_notice n ON n.history_key = k.value
        UNION SELECT value FROM json_each(:joined)
      ) f CROSS JOIN denial_notice n ON n.id = f.id
      WHERE n.notice_day <= :day AND NOT EXISTS (
        SELECT 1 FROM denial_notice m
        WHERE m.identity = n.identity AND m.id > n.id AND m.notice_day <= :day)
      ORDER BY n.notice_day, n.id
      """,
      ["keys": Lookup.list(keys), "joined": Lookup.list(joined), "day": lookup.bound(asOf)]
    ) { fields in
      try (
        id: fields.integer(), key: fields.text(), file: fields.integer(),
        notice: fields.fact(DenialNotice.self)
      )
    }
    for found in notices {
      let key = owners.keys[found.id] ?? found.key
      add(found.notice, to: \.notices, of: key, file: found.file)
    }
  }

  /// The last version of each appeal; a decision stands against a pending row read later. What a
  /// person recorded in the queue and took back was never said.
  private mutating func addAppeals() throws {
    let appeals = try lookup.all(
      Appeal.table,
      """
      SELECT file_id, content FROM (
        SELECT a.*, row_number() OVER (
          PARTITION BY a.identity ORDER BY a.outcome = 'pending', a.id DESC) AS place
        FROM json_each(:keys) k
        CROSS JOIN appeal a ON a.patient_control_number = k.value
        WHERE a.filed_day <= :day
          AND a.file_id NOT IN (SELECT file_id FROM withdrawn_record)
      ) WHERE place = 1 ORDER BY filed_day, level, id
      """, arguments
    ) { fields in
      try (fields.integer(), fields.fact(Appeal.self))
    }
    for (file, appeal) in appeals {
      add(appeal.known(by: asOf), to: \.appeals, of: appeal.patientControlNumber, file: file)
    }
  }

  /// Provider adjustments that name a claim number of the history, from one of its payers.
  private mutating func addRecoupments() throws {
    var owners: [String: Set<String>] = [:]
    for (key, history) in histories {
      for number in history.claimNumbers { owners[number, default: []].insert(key) }
    }
    let columns = ProviderAdjustmentRow.content.map { "a." + $0 }.joined(separator: ", ")
    let recoupments = try lookup.all(
      ProviderAdjustmentRow.table,
      """
      SELECT p.payer_key, p.file_id, p.known_day, \(columns) FROM json_each(:keys) k
      CROSS JOIN provider_adjustment a ON a.reference = k.value
      JOIN payment p ON p.id = a.payment_id
      WHERE p.known_day <= :day ORDER BY p.known_day, a.payment_id, a.sequence
      """, ["keys": Lookup.list(owners.keys), "day": lookup.bound(asOf)]
    ) { fields in
      try (
        payer: fields.text(), file: fields.integer(),
        recoupment: ClaimHistory.Recoupment(
          day: fields.day(), adjustment: ProviderAdjustmentRow.read(&fields))
      )
    }
    for found in recoupments {
      for key in owners[found.recoupment.adjustment.reference] ?? []
      where histories[key]?.payerKeys.contains(found.payer) == true {
        add(found.recoupment, to: \.recoupments, of: key, file: found.file)
      }
    }
  }
}

extension Lookup {
  /// The last day to include; every day is before the bound of `nil`.
  func bound(_ day: CalendarDay?) -> String { day?.description ?? "9999-12-31" }
}

extension StoredFields {
  mutating func fact<Fact: VersionedFact>(_ type: Fact.Type) throws -> Fact {
    try ContentText.value(from: text(), table: Fact.table)
  }
}

extension Appeal {
  /// What was known of the appeal on a day: one decided later was pending.
  fileprivate func known(by day: CalendarDay?) -> Appeal {
    guard let day, let decidedDay, decidedDay > day else { return self }
    var appeal = self
    appeal.outcome = .pending
    appeal.decidedDay = nil
    appeal.recovered = nil
    return appeal
  }
}

extension ClaimHistory {
  fileprivate var claimNumbers: Set<String> {
    Set(
      adjudications.compactMap(\.claim.claimNumber) + notices.compactMap(\.claimNumber)
        + exports.map(\.claimNumber) + appeals.compactMap(\.claimNumber))
  }

  fileprivate var payerKeys: Set<String> {
    Set(
      adjudications.map(\.remittance.payer.key) + notices.map(\.payer.key)
        + exports.map(\.payer.key))
  }
}
