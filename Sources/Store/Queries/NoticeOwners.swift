import Claims
import GRDB

/// Letters whose own number leads to no claim, and the history that their claim number leads to.
///
/// Link keys in order: the patient control number, then the payer's claim number (CLP07). Among
/// claims of one number those of the letter's payer go first; where several numbers are left, the
/// letter stays alone.
struct NoticeOwners {
  /// History keys by notice id.
  private(set) var keys: [Int: String] = [:]

  private struct Candidate {
    var notice: Int
    var key: String
    var isOfPayer: Bool
  }

  init(_ lookup: Lookup) throws {
    let lost = try lookup.all(
      "denial_notice",
      """
      SELECT n.id, n.claim_number FROM denial_notice n
      WHERE n.claim_number IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM remitted_claim c WHERE c.patient_control_number = n.history_key)
      """
    ) { fields in
      try (id: fields.integer(), number: fields.text())
    }
    guard !lost.isEmpty else { return }
    let found = try lookup.all(
      "remitted_claim", Self.query,
      ["ids": Lookup.list(lost.map(\.id)), "numbers": Lookup.list(Set(lost.map(\.number)))]
    ) { fields in
      try Candidate(notice: fields.integer(), key: fields.text(), isOfPayer: fields.flag())
    }
    for (notice, candidates) in Dictionary(grouping: found, by: \.notice) {
      let own = Set(candidates.filter(\.isOfPayer).map(\.key))
      let keys = own.isEmpty ? Set(candidates.map(\.key)) : own
      if let key = keys.first, keys.count == 1 { self.keys[notice] = key }
    }
  }

  private static let query = """
    SELECT n.id, f.history_key, f.payer_key = n.payer_key FROM (
      SELECT c.claim_number, c.patient_control_number AS history_key, p.payer_key
      FROM remitted_claim c JOIN payment p ON p.id = c.payment_id
      WHERE c.claim_number IN (SELECT value FROM json_each(:numbers))
      UNION SELECT e.claim_number, e.history_key,
        CASE e.payer_identifier WHEN '' THEN e.payer_name ELSE e.payer_identifier END
      FROM exported_claim e WHERE e.claim_number IN (SELECT value FROM json_each(:numbers))
    ) f JOIN denial_notice n ON n.claim_number = f.claim_number
    WHERE n.id IN (SELECT value FROM json_each(:ids)) AND n.history_key <> f.history_key
    """

  /// Ids of the letters that belong to one of these histories.
  func notices(of histories: Set<String>) -> [Int] {
    keys.filter { histories.contains($0.value) }.map(\.key).sorted()
  }
}
