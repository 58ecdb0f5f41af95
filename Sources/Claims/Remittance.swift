/// One payment from one payer to one payee: an 835 transaction up to its first claim.
public struct Remittance: Sendable, Hashable, Codable {
  public var payer: Payer
  /// N1*PE: name and NPI or tax number.
  public var payeeName: String
  public var payeeIdentifier: String
  /// TRN02, the check or transfer number.
  public var traceNumber: String
  /// TRN03, who originated the payment.
  public var originator: String
  /// BPR16.
  public var paymentDay: CalendarDay
  /// DTM*405, when the payer produced the remittance.
  public var productionDay: CalendarDay?
  /// BPR02, negative when BPR03 says debit.
  public var paid: Money
  /// BPR04: CHK, ACH, NON, ...
  public var method: String
  /// A digest of everything between ST and SE; the same payment sent again has the same one.
  public var contentDigest: String

  public init(
    payer: Payer, payeeName: String, payeeIdentifier: String, traceNumber: String,
    originator: String, paymentDay: CalendarDay, productionDay: CalendarDay?, paid: Money,
    method: String, contentDigest: String
  ) {
    self.payer = payer
    self.payeeName = payeeName
    self.payeeIdentifier = payeeIdentifier
    self.traceNumber = traceNumber
    self.originator = originator
    self.paymentDay = paymentDay
    self.productionDay = productionDay
    self.paid = paid
    self.method = method
    self.contentDigest = contentDigest
  }

  /// The first day on which the practice could have known of the payment: the later of payment
  /// and production. Training never looks before it; the filing alarm, which must not be late,
  /// starts at the earlier one.
  public var knownDay: CalendarDay { max(paymentDay, productionDay ?? paymentDay) }
}

/// A provider-level balance (PLB): money moved without a claim, such as a recoupment.
public struct ProviderAdjustment: Sendable, Hashable, Codable {
  /// PLB03-1 and the like: `WO` overpayment recovery, `FB` forwarding balance, `72` refund, ...
  public var reason: String
  /// PLB03-2: a claim number or the payer's own control number.
  public var reference: String
  /// Positive reduces the payment.
  public var amount: Money
  /// PLB02, the end of the provider's fiscal period.
  public var fiscalPeriodEnd: CalendarDay?

  public init(
    reason: String, reference: String, amount: Money, fiscalPeriodEnd: CalendarDay? = nil
  ) {
    self.reason = reason
    self.reference = reference
    self.amount = amount
    self.fiscalPeriodEnd = fiscalPeriodEnd
  }
}

/// What remains unexplained after every stated adjustment; all zero when a payment balances.
///
/// Source: ASC X12 835 TR3, section 1.10.2 (balancing).
public struct BalanceCheck: Sendable, Hashable, Codable {
  /// BPR02 − (Σ CLP04 − Σ PLB amounts).
  public var payment: Money
  /// Claims whose CLP03 − Σ CAS ≠ CLP04.
  public var unbalancedClaims: Int
  /// Lines whose SVC02 − Σ CAS ≠ SVC03.
  public var unbalancedLines: Int

  public init(payment: Money, unbalancedClaims: Int, unbalancedLines: Int) {
    self.payment = payment
    self.unbalancedClaims = unbalancedClaims
    self.unbalancedLines = unbalancedLines
  }
}
