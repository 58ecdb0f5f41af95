/// Everything on record of one patient control number, in the order it became known.
public struct ClaimHistory: Sendable, Hashable {
  /// An adjudication with the payment that carried it.
  public struct Adjudication: Sendable, Hashable {
    public var remittance: Remittance
    public var claim: RemittedClaim

    public init(remittance: Remittance, claim: RemittedClaim) {
      self.remittance = remittance
      self.claim = claim
    }
  }

  /// A provider adjustment that names one of the claim numbers, and the day it became known.
  public struct Recoupment: Sendable, Hashable {
    public var day: CalendarDay
    public var adjustment: ProviderAdjustment

    public init(day: CalendarDay, adjustment: ProviderAdjustment) {
      self.day = day
      self.adjustment = adjustment
    }
  }

  public var patientControlNumber: String
  /// `true` when any file behind the history says that it is synthetic.
  public var isSynthetic: Bool
  public var submissions: [SubmittedClaim]
  /// By known day, and within one payment in file order.
  public var adjudications: [Adjudication]
  public var notices: [DenialNotice]
  public var appeals: [Appeal]
  public var exports: [ExportedClaim]
  public var recoupments: [Recoupment]

  public init(
    patientControlNumber: String, isSynthetic: Bool = false, submissions: [SubmittedClaim] = [],
    adjudications: [Adjudication] = [], notices: [DenialNotice] = [],
    appeals: [Appeal] = [], exports: [ExportedClaim] = [],
    recoupments: [Recoupment] = []
  ) {
    self.patientControlNumber = patientControlNumber
    self.isSynthetic = isSynthetic
    self.submissions = submissions
    self.adjudications = adjudications
    self.notices = notices
    self.appeals = appeals
    self.exports = exports
    self.recoupments = recoupments
  }
}
