public import Claims

/// Reads denials and their outcomes out of what payers sent.
///
/// Pure: histories in, denials out; no clock, no store.
public struct Adjudicator: Sendable {
  public let catalogue: ReasonCatalogue

  public init(catalogue: ReasonCatalogue) {
    self.catalogue = catalogue
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
