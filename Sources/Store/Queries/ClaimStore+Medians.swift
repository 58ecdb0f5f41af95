public import Claims
import GRDB

/// What a payer usually allows for one unit of a procedure.
public struct AllowedMedian: Sendable, Hashable {
  /// ``Payer/key``.
  public var payerKey: String
  /// The code, and after a hyphen the modifier that gives it another price.
  public var procedure: String
  /// For one unit, rounded to a cent.
  public var median: Money
  /// How many paid lines it rests on.
  public var count: Int

  public init(payerKey: String, procedure: String, median: Money, count: Int) {
    self.payerKey = payerKey
    self.procedure = procedure
    self.median = median
    self.count = count
  }
}

extension ClaimStore {
  /// The median allowed amount for one unit, by payer and procedure, over the lines paid by a day.
  ///
  /// Allowed is AMT*B6 where the payer states it, else paid + deductible, coinsurance and copayment
  /// (PR-1, PR-2, PR-3). Reversals and what they reverse are left out, and so are secondary and
  /// tertiary payments, whose paid amount is not what the contract allows.
  ///
  /// - Parameters:
  ///   - asOf: Only payments known by this day; `nil` for all.
  ///   - pricingModifiers: Modifiers that make another price: a line with one is counted under
  ///     code and modifier.
  /// - Returns: By payer, then procedure.
  /// - Throws: ``StoreError``.
  public func allowedMedians(
    asOf: CalendarDay? = nil, pricingModifiers: Set<String> = []
  ) throws -> [AllowedMedian] {
    var amounts: [LineKind: [Int]] = [:]
    try lookUp { lookup in
      try lookup.forEach("remitted_line", Self.allowedQuery, ["day": lookup.bound(asOf)]) {
        fields in
        let (payerKey, code) = try (fields.text(), fields.text())
        let modifiers: [String] = try ListText.items(fields.textIfAny()) ?? []
        let priced = modifiers.first(where: pricingModifiers.contains)
        let kind = LineKind(
          payerKey: payerKey, procedure: priced.map { "\(code)-\($0)" } ?? code)
        let (units, allowed) = try (fields.real(), fields.integer())
        let amount = (Double(allowed) / units).rounded(.toNearestOrAwayFromZero)
        amounts[kind, default: []].append(Int(amount))
      }
    }
    return amounts.map { kind, amounts in
      AllowedMedian(
        payerKey: kind.payerKey, procedure: kind.procedure,
        median: Money(cents: median(of: amounts)), count: amounts.count)
    }.sorted { ($0.payerKey, $0.procedure) < ($1.payerKey, $1.procedure) }
  }

  private struct LineKind: Hashable {
    let payerKey: String
    let procedure: String
  }

  /// Of an even count the mean of the two in the middle.
  private func median(of amounts: [Int]) -> Int {
    let sorted = amounts.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    let sum = Double(sorted[middle - 1] + sorted[middle])
    return Int((sum / 2).rounded(.toNearestOrAwayFromZero))
  }

  private static let allowedQuery = """
    SELECT p.payer_key, l.procedure, l.modifiers, l.units,
      coalesce(l.allowed_cents, l.paid_cents + (
        SELECT coalesce(sum(a.amount_cents), 0) FROM adjustment a
        WHERE a.claim_id = l.claim_id AND a.line_number = l.line_number
          AND a.adjustment_group = 'PR' AND a.reason IN ('1', '2', '3')))
    FROM payment p
    JOIN remitted_claim c ON c.payment_id = p.id
    JOIN remitted_line l ON l.claim_id = c.id
    WHERE p.known_day <= :day AND l.paid_cents > 0 AND l.units > 0
      AND c.status NOT IN ('2', '3', '20', '21', '22')
      AND NOT EXISTS (
        SELECT 1 FROM remitted_claim r JOIN payment q ON q.id = r.payment_id
        WHERE r.status = '22' AND r.patient_control_number = c.patient_control_number
          AND r.claim_number IS c.claim_number AND r.billed_cents = -c.billed_cents
          AND q.known_day <= :day AND (q.known_day, r.id) > (p.known_day, c.id))
    """
}
