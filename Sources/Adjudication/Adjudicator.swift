public import Claims

/// Reads denials and their outcomes out of what payers sent.
///
/// Pure: histories in, denials out; no clock, no store. Everything of a denial but its outcome
/// (status, decided day, recovered, appeals, contradictions) and what a later letter says is as it
/// was known on its known day: derived on that day or later, it is the same. What is denied and
/// recoverable shrinks when the payer pays a part unasked or another payer pays.
public struct Adjudicator: Sendable {
  public let catalogue: ReasonCatalogue
  public let expectedAllowed: ExpectedAllowed

  public init(catalogue: ReasonCatalogue, expectedAllowed: ExpectedAllowed) {
    self.catalogue = catalogue
    self.expectedAllowed = expectedAllowed
  }

  /// Whether an adjudication can hold a denial or the answer to an appeal.
  ///
  /// Asked of every claim loaded. CLP02 decides only whether there was a decision at all: status 4
  /// is no denial, and a claim paid nothing is none without a reason that denies.
  public func mayDeny(_ claim: RemittedClaim) -> Bool {
    guard claim.isDecision else { return false }
    let isPaid = claim.paid > .zero
    return claim.adjustments.contains { catalogue.mayDeny($0, isPaid: isPaid) }
      || claim.lines.contains { line in
        let isPaid = line.paid > .zero
        return line.adjustments.contains { catalogue.mayDeny($0, isPaid: isPaid) }
      }
  }

  /// The denials of one patient control number, each payer's apart, as known on a day.
  ///
  /// A claim has one denial for each category, keyed `payer|patient control number|category` (or
  /// the reference where there is no claim). When lines that were paid are denied for the same
  /// category on a later day they make another, whose key adds that day.
  ///
  /// - Parameters:
  ///   - history: Adjudications in the order they became known, and within a payment in file
  ///     order; facts known after `day` are left out here.
  ///   - day: The as-of day.
  /// - Returns: By payer in the order of first appearance, then by first day and category. An
  ///   export row without any day cannot be placed in time and gives no denial.
  public func denials(of history: ClaimHistory, asOf day: CalendarDay) -> [Denial] {
    let threads = ClaimThread.threads(of: history, asOf: day)
    return threads.flatMap { thread in
      ThreadDenials(
        thread: thread, of: threads, history: history, catalogue: catalogue,
        expected: expectedAllowed, asOf: day
      ).denials()
    }
  }

  /// The pre-service denials among answers to requests for authorization.
  ///
  /// Denied and modified requests are one denial for each payer and reference, of category
  /// ``DenialCategory/upstreamAuthorization``; a later certification settles it.
  ///
  /// - Parameters:
  ///   - decisions: Without ``AuthorizationDecision/decidedDay`` an answer cannot be placed in
  ///     time and gives no denial.
  ///   - appeals: Those whose patient control or claim number is the request's reference count.
  ///   - day: The as-of day.
  ///   - isSynthetic: Whether a file behind them says that it is synthetic.
  /// - Returns: By payer and reference.
  public func denials(
    of decisions: [AuthorizationDecision], appeals: [Appeal] = [], asOf day: CalendarDay,
    isSynthetic: Bool = false
  ) -> [Denial] {
    AuthorizationDenials(
      catalogue: catalogue, expected: expectedAllowed, asOf: day, isSynthetic: isSynthetic
    ).denials(of: decisions, appeals: appeals)
  }
}

extension RemittedClaim {
  /// Whether CLP02 reports a decision. A reversal (22) takes one back; 23 was passed on, 25 only
  /// foretells, and 5, 10, 13, 15, 16, 17 and 27 of older guides are not decided.
  var isDecision: Bool {
    switch status {
    case "22", "23", "25", "5", "10", "13", "15", "16", "17", "27": false
    default: true
    }
  }
}
