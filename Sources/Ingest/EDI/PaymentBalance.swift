import Claims
import X12

/// The sums of a payment while it is read, and what does not add up at its end.
///
///     BPR02 = Σ CLP04 − Σ PLB,  CLP03 − Σ CAS = CLP04,  SVC02 − Σ CAS = SVC03,  CLP03 = Σ SVC02
///
/// Differences are told, never repaired. Source: ASC X12 835 TR3, section 1.10.2.
struct PaymentBalance {
  var paid = Money.zero
  /// Σ PLB, positive reducing the payment.
  var provider = Money.zero
  private var claims = Money.zero
  private var unbalancedClaims = Tally()
  private var unbalancedLines = Tally()
  private var unequalCharges = Tally()
  private var refused = Tally()

  /// How many, and where the first is.
  private struct Tally {
    var count = 0
    var first: Position?

    mutating func add(_ more: Int, at position: Position) {
      guard more > 0 else { return }
      count += more
      first = first ?? position
    }
  }

  mutating func add(_ claim: RemittedClaim, at position: Position) {
    claims += claim.paid
    var charges = Money.zero
    var adjusted = claim.adjustments.reduce(Money.zero) { $0 + $1.amount }
    var unbalanced = 0
    // By index: a copy of every line costs more than the sums.
    for index in claim.lines.indices {
      let billed = claim.lines[index].billed
      let lineAdjusted = claim.lines[index].adjusted
      charges += billed
      adjusted += lineAdjusted
      if billed - lineAdjusted != claim.lines[index].paid { unbalanced += 1 }
    }
    unbalancedLines.add(unbalanced, at: position)
    unbalancedClaims.add(claim.billed - adjusted == claim.paid ? 0 : 1, at: position)
    unequalCharges.add(claim.lines.isEmpty || charges == claim.billed ? 0 : 1, at: position)
  }

  mutating func refuse(at position: Position) {
    refused.add(1, at: position)
  }

  var check: BalanceCheck {
    BalanceCheck(
      payment: paid - (claims - provider), unbalancedClaims: unbalancedClaims.count,
      unbalancedLines: unbalancedLines.count)
  }

  /// One issue for each equation that does not hold, at the first place where it fails.
  func issues(at start: Position) -> [ImportIssue] {
    var issues: [ImportIssue] = []
    if check.payment != .zero {
      let because = refused.count > 0 ? " (parts of it were refused)" : ""
      issues.append(
        warning(start, "expected BPR02 to equal the claims' payments less PLB\(because)"))
    }
    for (tally, equation) in [
      (refused, "every claim and provider adjustment of the payment to load"),
      (unbalancedClaims, "CLP03 less all adjustments to equal CLP04"),
      (unbalancedLines, "SVC02 less the line's adjustments to equal SVC03"),
      (unequalCharges, "CLP03 to equal the charges of the lines"),
    ] {
      guard let first = tally.first else { continue }
      issues.append(warning(first, "expected \(equation); \(tally.count) do not, this the first"))
    }
    return issues
  }

  private func warning(_ position: Position, _ text: String) -> ImportIssue {
    ImportIssue(
      severity: .warning, place: .init(position),
      message: "\(text); compare with the payer's own statement")
  }
}
