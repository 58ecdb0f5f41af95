import Scoring

extension PaymentLag {
  /// What the months are months of.
  var monthWord: String { pooled == nil ? "decision" : "payment" }

  /// How long payment takes, of how many wins, or why that is unknown.
  var words: String {
    guard let pooled else {
      return
        "Months are those of the decision: how long payment takes after it is unknown (\(paid) paid wins "
        + "decided before \(decidedBefore); \(Self.fewestPaid) are needed), so that cash comes later "
        + "than here."
    }
    let (half, most) = (pooled.quantile(0.5), pooled.quantile(0.9))
    return
      "Months are those of the payment, taken as long after the decision as \(paid) paid wins decided "
      + "before \(decidedBefore) took: half within \(Self.days(half)), 9 in 10 within "
      + "\(Self.days(most)). \(payersOfTheirOwn) of \(payers) payers have \(Self.fewestOfPayer) or more "
      + "and their own wait; that of the others is pooled from all, and so estimated."
      + withoutLogWords + unpaidWords
  }

  private var withoutLogWords: String {
    withoutLog > 0
      ? " \(withoutLog) of the wins a remittance alone tells: it is decision and payment, 0 days."
      : ""
  }

  private var unpaidWords: String {
    unpaid > 0
      ? " \(unpaid) more wins of that time are in the log and paid by no remittance: in no wait."
      : ""
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}
