public import Claims
import GRDB

/// What the remittances of a payer say of its line of business: CLP06, and how many claims have it.
public struct FilingIndicatorCount: Sendable, Hashable {
  public var payerKey: String
  public var indicator: String
  public var claims: Int
  /// The patient control number of one of them.
  public var example: String

  public init(payerKey: String, indicator: String, claims: Int, example: String) {
    self.payerKey = payerKey
    self.indicator = indicator
    self.claims = claims
    self.example = example
  }
}

extension ClaimStore {
  /// The claim filing indicators of the payers that have a profile, by payer and indicator.
  ///
  /// - Parameter asOf: Only of payments known by this day; `nil` for all.
  /// - Returns: Reversals are not counted.
  /// - Throws: ``StoreError``.
  public func filingIndicators(asOf: CalendarDay?) throws -> [FilingIndicatorCount] {
    try lookUp { lookup in
      try lookup.all(
        "remitted_claim",
        """
        SELECT p.payer_key, c.filing_indicator, count(*), min(c.patient_control_number)
        FROM remitted_claim c JOIN payment p ON p.id = c.payment_id
        WHERE p.known_day <= :day AND c.filing_indicator IS NOT NULL AND c.status <> '22'
          AND p.payer_key IN (SELECT payer_key FROM payer_profile)
        GROUP BY 1, 2 ORDER BY 1, 2
        """, ["day": lookup.bound(asOf)]
      ) { fields in
        try FilingIndicatorCount(
          payerKey: fields.text(), indicator: fields.text(), claims: fields.integer(),
          example: fields.text())
      }
    }
  }
}
