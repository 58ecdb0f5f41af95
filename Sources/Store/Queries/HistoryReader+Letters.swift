import Claims
import GRDB

/// Letters, appeals and recoupments.
extension HistoryReader {
  /// The last version of each letter, under its own number or that of the claim it names.
  mutating func addNotices() throws {
    let joined = owners.notices(of: Set(keys))
    let notices = try lookup.all(
      DenialNotice.table,
      """
      SELECT n.id, n.history_key, n.file_id, n.content, (
        SELECT json_extract(o.content, '$.documentsOnFile') FROM denial_notice o
        WHERE o.identity = n.identity AND o.id < n.id
          AND json_extract(o.content, '$.documentsOnFile') IS NOT NULL
        ORDER BY o.id LIMIT 1)
      FROM (
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
        notice: fields.fact(DenialNotice.self), first: fields.integerIfAny()
      )
    }
    for found in notices {
      let key = owners.keys[found.id] ?? found.key
      var notice = found.notice
      notice.documentsAtTriage = found.first
      add(notice, to: \.notices, of: key, file: found.file)
    }
  }

  /// The last version of each appeal; a decision stands against a pending row read later, and one of the
  /// other of log and queue that says otherwise is told with it. What a person recorded in the queue and
  /// took back was never said.
  mutating func addAppeals() throws {
    let appeals = try lookup.all(
      Appeal.table,
      """
      SELECT file_id, content, (
        SELECT other.outcome FROM appeal other
        WHERE other.identity = last.identity AND other.outcome NOT IN ('pending', last.outcome)
          AND last.outcome <> 'pending' AND coalesce(other.decided_day, '') <= :day
          AND (json_extract(other.content, '$.record') IS NULL)
            <> (json_extract(last.content, '$.record') IS NULL)
          AND other.file_id NOT IN (SELECT file_id FROM withdrawn_record)
        ORDER BY other.id DESC LIMIT 1
      ) FROM (
        SELECT a.*, row_number() OVER (
          PARTITION BY a.identity ORDER BY a.outcome = 'pending', a.id DESC) AS place
        FROM json_each(:keys) k
        CROSS JOIN appeal a ON a.patient_control_number = k.value
        WHERE a.filed_day <= :day
          AND a.file_id NOT IN (SELECT file_id FROM withdrawn_record)
      ) last WHERE place = 1 ORDER BY filed_day, level, id
      """, arguments
    ) { fields in
      let (file, fact) = try (fields.integer(), fields.fact(Appeal.self))
      var appeal = fact
      appeal.otherAnswer = try fields.textIfAny().flatMap(AppealOutcome.init)
      return (file, appeal)
    }
    for (file, appeal) in appeals {
      add(appeal.known(by: asOf), to: \.appeals, of: appeal.patientControlNumber, file: file)
    }
  }

  /// Provider adjustments that name a claim number of the history, from one of its payers.
  mutating func addRecoupments() throws {
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
    appeal.otherAnswer = nil
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
