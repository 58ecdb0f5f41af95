public import Claims
import Documents

/// Whether what was loaded adds up, for the top of every report.
public struct Reconciliation: Sendable, Hashable {
  public var files: Int
  public var payments: Int
  public var claims: Int
  /// Σ BPR02.
  public var paid: Money
  /// Σ CLP04.
  public var claimsPaid: Money
  /// Σ PLB amounts, which reduce payments.
  public var providerAdjustments: Money
  public var unbalancedPayments: Int
  public var unbalancedClaims: Int
  public var refused: Int
  public var warnings: Int
  /// The last day anything loaded became known.
  public var latestDay: CalendarDay?

  public init(
    files: Int, payments: Int, claims: Int, paid: Money, claimsPaid: Money,
    providerAdjustments: Money, unbalancedPayments: Int, unbalancedClaims: Int, refused: Int,
    warnings: Int, latestDay: CalendarDay?
  ) {
    self.files = files
    self.payments = payments
    self.claims = claims
    self.paid = paid
    self.claimsPaid = claimsPaid
    self.providerAdjustments = providerAdjustments
    self.unbalancedPayments = unbalancedPayments
    self.unbalancedClaims = unbalancedClaims
    self.refused = refused
    self.warnings = warnings
    self.latestDay = latestDay
  }

  /// Σ BPR02 − (Σ CLP04 − Σ PLB); zero when the payments are explained to the cent.
  public var difference: Money { paid - (claimsPaid - providerAdjustments) }

  /// Its figures are of everything loaded, and say so on a page as of an earlier day.
  func blocks(asOf day: CalendarDay) -> [Block] {
    let adds = difference == .zero && unbalancedPayments == 0 && unbalancedClaims == 0
    let sum =
      "\(files) files, \(payments) payments and \(claims) adjudicated claims are loaded, known up "
      + "to \(latestDay?.description ?? "no day")."
    let later =
      latestDay.map { $0 > day } ?? false
      ? " That is everything loaded: these counts and sums are not as of \(day), unlike the rest of the "
        + "page." : ""
    let verdict =
      adds
      ? "The payments equal what their claims and provider adjustments add up to, to the cent."
      : "The payments differ by \(difference.words) from what their claims and provider adjustments "
        + "add up to; \(unbalancedPayments) payments and \(unbalancedClaims) claims do not balance."
    let level: Block.NoticeLevel = adds && refused == 0 ? .info : .warning
    let rest = " \(refused) parts of files were refused, \(warnings) carry a warning."
    return [
      .notice(level, sum + later + " " + verdict + rest),
      .details(summary: later.isEmpty ? "The sum" : "The sum of everything loaded", [arithmetic]),
    ]
  }

  private var arithmetic: Block {
    .arithmetic([
      ArithmeticLine(
        .start, "Paid on claims", .dollars(cents: claimsPaid.cents), note: "sum of CLP04"),
      ArithmeticLine(
        .minus, "Provider adjustments", .dollars(cents: providerAdjustments.cents),
        note: "sum of PLB amounts"),
      ArithmeticLine(
        .equals, "Expected payments", .dollars(cents: (claimsPaid - providerAdjustments).cents)),
      ArithmeticLine(.minus, "Payments", .dollars(cents: paid.cents), note: "sum of BPR02"),
      ArithmeticLine(
        .equals, "Unexplained", .dollars(cents: (claimsPaid - providerAdjustments - paid).cents)),
    ])
  }
}
