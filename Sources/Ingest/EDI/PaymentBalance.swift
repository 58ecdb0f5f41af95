import Claims
import X12

/// The sums of a payment while it is read, and what does not add up at its end.
///
///     BPR02 = Σ CLP04 − Σ PLB,  CLP03 − Σ CAS = CLP04,  SVC02 − Σ CAS = SVC03,  CLP03 = Σ SVC02,
///     CLP05 = Σ CAS of group PR, but in a reversal
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
  private var unequalShares = Tally()
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
    var adjusted = Self.sum(claim.adjustments)
    var unbalanced = 0
    // By index: a copy of every line costs more than the sums.
    for index in claim.lines.indices {
      let billed = claim.lines[index].billed
      let lineAdjusted = Self.sum(claim.lines[index].adjustments)
      charges += billed
      adjusted.add(lineAdjusted)
      if billed - lineAdjusted.all != claim.lines[index].paid { unbalanced += 1 }
    }
    unbalancedLines.add(unbalanced, at: position)
    unbalancedClaims.add(claim.billed - adjusted.all == claim.paid ? 0 : 1, at: position)
    unequalCharges.add(claim.lines.isEmpty || charges == claim.billed ? 0 : 1, at: position)
    let share = claim.isReversal ? nil : claim.patientResponsibility
    unequalShares.add(share.map { $0 == adjusted.patient } ?? true ? 0 : 1, at: position)
  }

  /// Of adjustments, all and those that the patient bears.
  private struct Sums {
    var all = Money.zero
    var patient = Money.zero

    mutating func add(_ more: Sums) {
      all += more.all
      patient += more.patient
    }
  }

  private static func sum(_ adjustments: [Adjustment]) -> Sums {
    var sums = Sums()
    for index in adjustments.indices {
      let amount = adjustments[index].amount
      sums.all += amount
      if adjustments[index].group == .patient { sums.patient += amount }
    }
    return sums
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
      (unequalShares, "CLP05 to equal the adjustments of group PR"),
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
