extension Schema {
  /// Views for notebooks; each says what a row is.
  static let views = """
    CREATE VIEW v_denial AS
    -- One row for each denial in its present state. Money in cents; a recoverable amount that is
    -- unknown is NULL, never 0. recoverable_mark says known, estimated or unknown.
    SELECT id, key, status, origin, is_synthetic, payer_key, payer_name, line_of_business,
      patient_control_number, claim_number, category, route, is_appealable, adjustment_group,
      reason, is_pre_service, service_day, notice_day, payment_day, known_day, decided_day,
      billed_cents, denied_cents, recoverable_cents, recoverable_mark, recovered_cents,
      json_array_length(content, '$.appeals') AS appeals
    FROM denial WHERE is_withdrawn = 0;

    CREATE VIEW v_payment AS
    -- One row for each payment: BPR02 beside the sums of its claims (CLP04) and of its provider
    -- adjustments (PLB). difference_cents is paid - (claims - adjustments); 0 when it balances.
    SELECT id, file_name, is_synthetic, payer_key, payer_name, trace_number, payment_day,
      production_day, known_day, claims, paid_cents, claims_paid_cents,
      provider_adjustment_cents,
      paid_cents - claims_paid_cents + provider_adjustment_cents AS difference_cents,
      unbalanced_claims, unbalanced_lines
    FROM (
      SELECT p.*, f.name AS file_name, f.is_synthetic,
        coalesce(s.paid, 0) AS claims_paid_cents,
        (SELECT coalesce(sum(amount_cents), 0) FROM provider_adjustment a
          WHERE a.payment_id = p.id) AS provider_adjustment_cents
      FROM payment p
      JOIN source_file f ON f.id = p.file_id
      LEFT JOIN (
        SELECT payment_id, sum(paid_cents) AS paid FROM remitted_claim GROUP BY payment_id
      ) s ON s.payment_id = p.id
    );

    CREATE VIEW v_adjustment AS
    -- One row for each adjustment (CAS reason and amount) with its line, claim and payment.
    -- line_number 0 is an adjustment of the claim as a whole, without a procedure. Positive
    -- amounts reduce the payment. Rows of reversals (status 22) are included, with their signs.
    SELECT p.payer_key, p.payer_name, p.payment_day, p.known_day, c.patient_control_number,
      c.claim_number, c.status, a.claim_id, a.line_number, l.procedure,
      a.adjustment_group, a.reason, a.amount_cents, a.quantity,
      l.billed_cents AS line_billed_cents, l.paid_cents AS line_paid_cents
    FROM adjustment a
    JOIN remitted_claim c ON c.id = a.claim_id
    JOIN payment p ON p.id = c.payment_id
    LEFT JOIN remitted_line l ON l.claim_id = a.claim_id AND l.line_number = a.line_number;
    """
}
