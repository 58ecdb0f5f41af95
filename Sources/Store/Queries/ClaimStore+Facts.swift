public import Claims
import GRDB

/// A payer's answer to a request for authorization, which may be a denial without a claim.
public struct AuthorizationRecord: Sendable, Hashable {
  public var decision: AuthorizationDecision
  /// `true` when its file says that it is synthetic.
  public var isSynthetic: Bool

  public init(decision: AuthorizationDecision, isSynthetic: Bool) {
    self.decision = decision
    self.isSynthetic = isSynthetic
  }
}

extension ClaimStore {
  /// Every decision known by a day on the requests that were once denied, modified or pended: a
  /// later certification stands beside the refusal it settles.
  ///
  /// - Parameter asOf: Only decisions of this day and before; `nil` for all.
  /// - Returns: By day of decision; those without a day come first.
  /// - Throws: ``StoreError``.
  public func contestedAuthorizations(asOf: CalendarDay? = nil) throws -> [AuthorizationRecord] {
    try lookUp { lookup in
      try lookup.all(
        AuthorizationDecision.table,
        """
        SELECT d.content, f.is_synthetic
        FROM authorization_decision d JOIN source_file f ON f.id = d.file_id
        WHERE coalesce(d.decided_day, '') <= :day AND EXISTS (
          SELECT 1 FROM authorization_decision a
          WHERE a.identity = d.identity AND coalesce(a.decided_day, '') <= :day
            AND a.verdict IN ('denied', 'modified', 'pended'))
        ORDER BY coalesce(d.decided_day, ''), d.id
        """, ["day": lookup.bound(asOf)]
      ) { fields in
        try AuthorizationRecord(
          decision: fields.fact(AuthorizationDecision.self), isSynthetic: fields.flag())
      }
    }
  }

  /// The last version of every rate.
  public func contractRates() throws -> [ContractRate] { try lastVersions() }

  public func payerProfiles() throws -> [PayerProfile] { try lastVersions() }

  public func deadlineRules() throws -> [DeadlineRule] { try lastVersions() }

  public func actionRules() throws -> [ActionRule] { try lastVersions() }

  public func externalReviews() throws -> [ExternalReview] { try lastVersions() }

  /// Every version of every appeal, as the logs said it, in the order of loading; what was recorded
  /// and taken back is left out.
  public func appealVersions() throws -> [Appeal] {
    try lookUp { lookup in
      try lookup.all(
        Appeal.table,
        """
        SELECT content FROM appeal WHERE file_id NOT IN (SELECT file_id FROM withdrawn_record)
        ORDER BY id
        """
      ) { try $0.fact(Appeal.self) }
    }
  }

  /// The last day on which anything became known: the natural as-of day. `nil` without facts.
  ///
  /// A denied export row without another day is known from its service on; a service planned for
  /// later than the loading moves no day.
  public func latestKnownDay() throws -> CalendarDay? {
    let day = try lookUp { lookup in
      try lookup.first(
        "payment",
        """
        SELECT max(day) FROM (
          SELECT max(known_day) AS day FROM payment
          UNION ALL SELECT max(notice_day) FROM denial_notice
          UNION ALL SELECT max(max(filed_day, coalesce(decided_day, ''))) FROM appeal
            WHERE file_id NOT IN (SELECT file_id FROM withdrawn_record)
          UNION ALL SELECT max(decided_day) FROM authorization_decision
          UNION ALL SELECT max(coalesce(decided_day, received_day)) FROM exported_claim
          UNION ALL SELECT max(min(e.service_day, substr(f.loaded_at, 1, 10)))
            FROM exported_claim e JOIN source_file f ON f.id = e.file_id
            WHERE e.status = 'denied' AND e.decided_day IS NULL AND e.received_day IS NULL
        )
        """
      ) { try $0.dayIfAny() }
    }
    return day ?? nil
  }

  private func lastVersions<Fact: VersionedFact>() throws -> [Fact] {
    try lookUp { lookup in
      try lookup.all(
        Fact.table,
        """
        SELECT content FROM \(Fact.table) t WHERE NOT EXISTS (
          SELECT 1 FROM \(Fact.table) n WHERE n.identity = t.identity AND n.id > t.id)
        ORDER BY id
        """
      ) { try $0.fact(Fact.self) }
    }
  }
}
