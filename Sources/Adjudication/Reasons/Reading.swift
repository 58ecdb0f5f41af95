public import Claims

/// What an adjustment says: a denial, no denial, or the payer's answer to an appeal.
public enum Reading: Sendable, Hashable {
  case denial(ReasonReading)
  case notDenial(NotDenial)
  case appealOutcome(AppealReply)

  /// An adjustment that takes money off without refusing the service.
  public enum NotDenial: String, Sendable, Hashable, CaseIterable {
    /// The contract's or the law's price, even where nothing is left to pay.
    case contractual
    /// Deductible, coinsurance, copayment and their like.
    case patientShare = "patient-share"
    /// What payers before this one decided (CARC 23).
    case priorPayer = "prior-payer"
    case sequestration
    case capitation
    /// Not decided yet.
    case pending
  }

  /// How a remittance answers an appeal. All of them leave the denial standing.
  public enum AppealReply: String, Sendable, Hashable, CaseIterable {
    /// CARC 193: the decision is maintained.
    case upheld
    /// CARC 95 and 285: not filed as the payer wants it.
    case appealProcedures = "appeal-procedures"
    /// CARC 286: filed too late.
    case appealLate = "appeal-late"
  }
}
