public import Claims
import GRDB

/// A claim that was rejected before adjudication and neither accepted nor adjudicated since.
public struct StandingRejection: Sendable, Hashable {
  public var acknowledgement: Acknowledgement
  /// The first day of service of the claim as sent; `nil` when its 837 is not loaded.
  public var serviceDay: CalendarDay?
  public var isSynthetic: Bool

  public init(acknowledgement: Acknowledgement, serviceDay: CalendarDay?, isSynthetic: Bool) {
    self.acknowledgement = acknowledgement
    self.serviceDay = serviceDay
    self.isSynthetic = isSynthetic
  }
}

extension ClaimStore {
  /// Rejections that stand, the oldest first: of each claim and payer the latest, unless an
  /// acceptance of a later day or a remittance followed.
  ///
  /// An acceptance of the same day does not lift a rejection: the clearinghouse may have taken in
  /// what the payer turned away.
  ///
  /// - Parameter asOf: Only what was known by this day; `nil` for all that is loaded.
  /// - Returns: Each with what its 837 says of its service day.
  /// - Throws: ``StoreError``.
  public func rejections(asOf: CalendarDay?) throws -> [StandingRejection] {
    let columns = AcknowledgementRow.content.map { "a." + $0 }.joined(separator: ", ")
    return try lookUp { lookup in
      try lookup.all(
        AcknowledgementRow.table,
        """
        SELECT \(columns), f.is_synthetic,
          (SELECT min(c.first_service_day) FROM submitted_claim c
            WHERE c.patient_control_number = a.patient_control_number)
        FROM acknowledgement a JOIN source_file f ON f.id = a.file_id
        WHERE \(Lookup.isStandingRejection)
        ORDER BY coalesce(a.day, ''), a.patient_control_number, a.id
        """, ["day": lookup.bound(asOf)]
      ) { fields in
        let acknowledgement = try AcknowledgementRow.read(&fields)
        let isSynthetic = try fields.flag()
        return try StandingRejection(
          acknowledgement: acknowledgement, serviceDay: fields.dayIfAny(), isSynthetic: isSynthetic)
      }
    }
  }
}

extension Lookup {
  /// Of row `a` of `acknowledgement`, as known by `:day`.
  fileprivate static let isStandingRejection = """
    a.is_rejected = 1 AND coalesce(a.day, '') <= :day
      AND NOT EXISTS (SELECT 1 FROM acknowledgement b
        WHERE b.patient_control_number = a.patient_control_number
          AND coalesce(b.day, '') <= :day
          AND CASE b.is_rejected WHEN 0 THEN coalesce(b.day, '') > coalesce(a.day, '')
            ELSE b.payer_identifier = a.payer_identifier
              AND (coalesce(b.day, ''), b.id) > (coalesce(a.day, ''), a.id) END)
      AND NOT EXISTS (SELECT 1 FROM remitted_claim r JOIN payment p ON p.id = r.payment_id
        WHERE r.patient_control_number = a.patient_control_number
          AND p.known_day >= coalesce(a.day, '') AND p.known_day <= :day)
    """

  /// How many claims stand rejected, by all that is loaded.
  func rejectedClaims() throws -> Int {
    try integer(
      "SELECT count(DISTINCT a.patient_control_number) FROM acknowledgement a "
        + "WHERE \(Self.isStandingRejection)", ["day": bound(nil)])
  }
}
