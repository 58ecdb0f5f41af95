public import Claims
import GRDB

/// A claim as it was sent, or as it waits to be, with how far it has come.
public struct SentClaim: Sendable, Hashable {
  public var claim: SubmittedClaim
  public var isSynthetic: Bool
  /// The first day a remittance for its patient control number was known; `nil` while none is.
  public var firstAdjudicatedDay: CalendarDay?
  /// Whether a 277CA has answered it, accepting or rejecting.
  public var isAcknowledged: Bool

  public init(
    claim: SubmittedClaim, isSynthetic: Bool, firstAdjudicatedDay: CalendarDay?,
    isAcknowledged: Bool
  ) {
    self.claim = claim
    self.isSynthetic = isSynthetic
    self.firstAdjudicatedDay = firstAdjudicatedDay
    self.isAcknowledged = isAcknowledged
  }

  /// Neither acknowledged nor adjudicated: as far as the record goes it was never sent.
  public var isUnsent: Bool { firstAdjudicatedDay == nil && !isAcknowledged }
}

extension ClaimStore {
  private static let sentClaimPage = 2000

  /// Hands over the original claims to primary payers, in the order of loading, as known on a day.
  ///
  /// Replacements and voids (frequency 7, 8), later payers' claims and claims without a number are
  /// left out. Read in pages, so memory stays flat.
  ///
  /// - Parameters:
  ///   - number: Only this patient control number; `nil` for all.
  ///   - asOf: Only what was known by this day.
  ///   - body: Takes one claim; what it throws ends the reading and is thrown on.
  /// - Throws: ``StoreError``, and what `body` throws.
  public func forEachSentClaim(
    number: String? = nil, asOf: CalendarDay?, body: (SentClaim) throws -> Void
  ) throws {
    var last = 0
    while true {
      let page = try lookUp { try $0.sentClaims(after: last, number, asOf, Self.sentClaimPage) }
      guard let end = page.last else { return }
      for found in page { try body(found.claim) }
      last = end.id
    }
  }
}

extension Lookup {
  fileprivate func sentClaims(
    after last: Int, _ number: String?, _ asOf: CalendarDay?, _ limit: Int
  ) throws -> [(id: Int, claim: SentClaim)] {
    let columns = SubmittedClaimRow.content.map { "c." + $0 }.joined(separator: ", ")
    var stored: [StoredSubmission] = []
    var progress: [(isSynthetic: Bool, adjudicated: CalendarDay?, isAcknowledged: Bool)] = []
    try forEach(
      SubmittedClaimRow.table,
      """
      SELECT c.id, c.file_id, f.is_synthetic,
        (SELECT min(p.known_day) FROM remitted_claim r JOIN payment p ON p.id = r.payment_id
          WHERE r.patient_control_number = c.patient_control_number AND p.known_day <= :day),
        EXISTS (SELECT 1 FROM acknowledgement a
          WHERE a.patient_control_number = c.patient_control_number
            AND coalesce(a.day, '') <= :day),
        \(columns)
      FROM submitted_claim c JOIN source_file f ON f.id = c.file_id
      WHERE c.id > :last AND coalesce(c.submitted_day, '') <= :day
        AND (:number IS NULL OR c.patient_control_number = :number)
        AND c.patient_control_number NOT IN ('', '0')
        AND coalesce(c.frequency_code, '1') = '1' AND coalesce(c.payer_sequence, 'P') = 'P'
      ORDER BY c.id LIMIT :limit
      """, ["last": last, "day": bound(asOf), "number": number, "limit": limit]
    ) { fields in
      let (id, file) = try (fields.integer(), fields.integer())
      try progress.append((fields.flag(), fields.dayIfAny(), fields.flag()))
      try stored.append(
        StoredSubmission(id: id, file: file, claim: SubmittedClaimRow.read(&fields)))
    }
    try stored.addDetails(self)
    return zip(stored, progress).map { submission, progress in
      (
        submission.id,
        SentClaim(
          claim: submission.claim, isSynthetic: progress.isSynthetic,
          firstAdjudicatedDay: progress.adjudicated, isAcknowledged: progress.isAcknowledged)
      )
    }
  }
}
