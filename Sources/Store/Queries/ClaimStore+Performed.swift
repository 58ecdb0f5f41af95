public import Claims
import GRDB

/// A service that a claim, sent or answered, says was performed.
public struct PerformedService: Sendable, Hashable {
  public let memberNumber: String
  public let patientControlNumber: String
  public let procedure: String
  public let day: CalendarDay
}

extension ClaimStore {
  /// What was billed of some members, by the claims sent and answered by a day; tells of surgery that was
  /// denied before it was performed whether it took place.
  ///
  /// - Returns: In the order of days; claims that are reversals are left out.
  /// - Throws: ``StoreError``.
  public func performedServices(
    ofMembers members: Set<String>, by day: CalendarDay
  ) throws -> [PerformedService] {
    guard !members.isEmpty else { return [] }
    return try lookUp { lookup in
      try lookup.all(
        "remitted_claim",
        """
        SELECT c.patient_member_number, c.patient_control_number, l.procedure,
          coalesce(l.first_service_day, c.first_service_day) AS day
        FROM remitted_claim c JOIN payment p ON p.id = c.payment_id
          JOIN remitted_line l ON l.claim_id = c.id
        WHERE c.patient_member_number IN (SELECT value FROM json_each(:members))
          AND p.known_day <= :day AND c.status <> '22' AND day IS NOT NULL
        UNION
        SELECT coalesce(c.patient_member_number, c.subscriber_member_number),
          c.patient_control_number, l.procedure,
          coalesce(l.first_service_day, c.first_service_day) AS day
        FROM submitted_claim c JOIN submitted_line l ON l.claim_id = c.id
        WHERE coalesce(c.patient_member_number, c.subscriber_member_number)
            IN (SELECT value FROM json_each(:members))
          AND coalesce(c.submitted_day, '') <= :day AND day IS NOT NULL
        ORDER BY day, 2, 3
        """, ["members": Lookup.list(members.sorted()), "day": day.description]
      ) { fields in
        try PerformedService(
          memberNumber: fields.text(), patientControlNumber: fields.text(),
          procedure: fields.text(), day: fields.day())
      }
    }
  }
}
