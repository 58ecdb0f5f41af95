import Claims
import GRDB

/// Which histories there are: numbers with an adjudication that may deny, a notice or a denied
/// export. A notice or export without a patient control number goes by its own reference.
struct HistoryKeys {
  let lookup: Lookup

  /// The next keys in order; three sorted scans, merged.
  ///
  /// - Parameters:
  ///   - last: The last key of the page before; `nil` for the first page.
  ///   - limit: At most this many.
  ///   - owners: Histories that a letter joins by its claim number.
  /// - Returns: No keys after the last page.
  /// - Throws: ``StoreError``.
  func page(after last: String?, limit: Int, besides owners: NoticeOwners) throws -> [String] {
    // An empty number is a key like any other.
    let comparison = last == nil ? ">=" : ">"
    return try lookup.all(
      "remitted_claim",
      """
      SELECT patient_control_number AS history_key FROM remitted_claim
        WHERE may_deny = 1 AND patient_control_number \(comparison) :last
      UNION SELECT history_key FROM denial_notice WHERE history_key \(comparison) :last
      UNION SELECT history_key FROM exported_claim
        WHERE status = 'denied' AND history_key \(comparison) :last
      UNION SELECT value FROM json_each(:owners) WHERE value \(comparison) :last
      ORDER BY 1 LIMIT :limit
      """,
      ["last": last ?? "", "limit": limit, "owners": Lookup.list(Set(owners.keys.values))]
    ) { try $0.text() }
  }

  /// Keys of histories with facts loaded after `mark`; `nil` when any may have changed.
  func touched(since mark: LoadMark) throws -> [String]? {
    for table in ["contract_rate", "payer_profile", "deadline_rule"] {
      let isChanged = try lookup.integer(
        "SELECT EXISTS (SELECT 1 FROM \(table) WHERE id > ?)", [mark.last(table)])
      if isChanged != 0 { return nil }
    }
    let arguments = Dictionary(
      uniqueKeysWithValues: Schema.loadedTables.map { ($0, mark.last($0)) })
    return try lookup.all("remitted_claim", Self.touchedQuery, StatementArguments(arguments)) {
      try $0.text()
    }
  }

  /// A corrected notice or export also touches the history that it stood in before; a provider
  /// adjustment that of the denial whose claim number it names.
  private static let touchedQuery = """
    WITH touched (history_key) AS (
      SELECT patient_control_number FROM remitted_claim WHERE id > :remitted_claim
      UNION SELECT patient_control_number FROM submitted_claim WHERE id > :submitted_claim
      UNION SELECT patient_control_number FROM appeal WHERE id > :appeal
      UNION SELECT a.patient_control_number FROM withdrawn_record w
        JOIN appeal a ON a.file_id = w.file_id WHERE w.id > :withdrawn_record
      UNION SELECT older.history_key FROM denial_notice n
        JOIN denial_notice older ON older.identity = n.identity WHERE n.id > :denial_notice
      UNION SELECT older.history_key FROM exported_claim e
        JOIN exported_claim older ON older.claim_number = e.claim_number
        WHERE e.id > :exported_claim
      UNION SELECT d.patient_control_number FROM provider_adjustment a
        JOIN denial d ON d.claim_number = a.reference
        WHERE a.payment_id > :payment AND d.patient_control_number IS NOT NULL
    )
    SELECT history_key FROM touched t
    WHERE EXISTS (SELECT 1 FROM remitted_claim c
        WHERE c.may_deny = 1 AND c.patient_control_number = t.history_key)
      OR EXISTS (SELECT 1 FROM denial_notice n WHERE n.history_key = t.history_key)
      OR EXISTS (SELECT 1 FROM exported_claim e
        WHERE e.status = 'denied' AND e.history_key = t.history_key)
    ORDER BY 1
    """
}
