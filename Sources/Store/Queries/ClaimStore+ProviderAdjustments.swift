public import Claims
import GRDB

/// A provider adjustment that names the claim of no denial on record, with its payment.
public struct StrayAdjustment: Sendable, Hashable {
  public var adjustment: ProviderAdjustment
  public var payer: Payer
  /// TRN02 and BPR16 of the payment that carries it.
  public var traceNumber: String
  public var paymentDay: CalendarDay
  /// The claim its reference names, of the same payer; `nil` when no remittance on record has it.
  public var patientControlNumber: String?
  public var isSynthetic: Bool

  public init(
    adjustment: ProviderAdjustment, payer: Payer, traceNumber: String, paymentDay: CalendarDay,
    patientControlNumber: String?, isSynthetic: Bool
  ) {
    self.adjustment = adjustment
    self.payer = payer
    self.traceNumber = traceNumber
    self.paymentDay = paymentDay
    self.patientControlNumber = patientControlNumber
    self.isSynthetic = isSynthetic
  }
}

extension ClaimStore {
  /// Provider adjustments that belong to no denial, in the order of their payments: no denial's
  /// history tells them, and without a list they only move the sum.
  ///
  /// - Parameter asOf: Only what was known by this day; `nil` for all that is loaded.
  /// - Returns: Each once; those whose claim has a denial of the payer are left out.
  /// - Throws: ``StoreError``.
  public func strayAdjustments(asOf: CalendarDay?) throws -> [StrayAdjustment] {
    let columns = ProviderAdjustmentRow.content.map { "a." + $0 }.joined(separator: ", ")
    return try lookUp { lookup in
      try lookup.all(
        ProviderAdjustmentRow.table,
        """
        WITH named (payer_key, claim_number, number) AS (
          SELECT q.payer_key, c.claim_number, min(c.patient_control_number)
          FROM remitted_claim c JOIN payment q ON q.id = c.payment_id
          WHERE q.known_day <= :day
            AND c.claim_number IN (SELECT reference FROM provider_adjustment WHERE reference <> '')
          GROUP BY 1, 2)
        SELECT \(columns), p.payer_identifier, p.payer_name, p.trace_number, p.payment_day,
          n.number, f.is_synthetic
        FROM provider_adjustment a JOIN payment p ON p.id = a.payment_id
        JOIN source_file f ON f.id = p.file_id
        LEFT JOIN named n ON n.payer_key = p.payer_key AND n.claim_number = a.reference
        WHERE p.known_day <= :day AND NOT EXISTS (SELECT 1 FROM denial d
          WHERE d.is_withdrawn = 0 AND d.known_day <= :day AND d.payer_key = p.payer_key
            AND a.reference <> ''
            AND (d.claim_number = a.reference OR d.patient_control_number = n.number))
        ORDER BY p.payment_day, p.id, a.sequence
        """, ["day": lookup.bound(asOf)]
      ) { fields in
        try StrayAdjustment(
          adjustment: ProviderAdjustmentRow.read(&fields), payer: fields.payer(),
          traceNumber: fields.text(), paymentDay: fields.day(),
          patientControlNumber: fields.textIfAny(), isSynthetic: fields.flag())
      }
    }
  }
}
