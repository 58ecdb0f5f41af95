/// One decision not to pay (or not to allow), to be worked as one case.
///
/// A claim has at most one denial for each category: all its lines and codes that lead to the same
/// argument are one denial. A denial may have no claim yet (a letter before surgery).
public struct Denial: Sendable, Hashable, Codable {
  /// Where the denial was first read.
  public enum Origin: String, Sendable, Hashable, Codable, CaseIterable {
    case remittance, letter, export, authorization
  }

  /// Where the denial stands on the as-of day.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Neither appealed nor settled: to be ranked.
    case open
    /// Appealed, not decided.
    case appealed
    case overturned
    case partiallyOverturned = "partially-overturned"
    case upheld
    /// Paid later without an appeal on record.
    case reprocessed
    /// Won and taken back by a later reversal or recoupment.
    case clawedBack = "clawed-back"
    /// Replaced or voided by the practice itself, or withdrawn.
    case closed
  }

  /// Who says what was recovered.
  public enum RecoveryWitness: String, Sendable, Hashable, Codable, CaseIterable {
    case remittances
    /// The practice's log alone: the money is not, or not yet, in any remittance.
    case appealLog = "appeal-log"
  }

  /// Stable over re-readings: payer, claim (or reference) and category.
  public var key: String
  public var origin: Origin
  /// `true` when any file behind it says it is synthetic.
  public var isSynthetic: Bool
  public var payer: Payer
  public var lineOfBusiness: LineOfBusiness
  public var claimKind: SubmittedClaim.Kind?
  public var patientControlNumber: String?
  public var claimNumber: String?
  /// The letter's or request's own reference, where it began with one.
  public var reference: String?
  public var patient: Person?
  /// Before the service is rendered there is no claim and no reason code, only a letter.
  public var isPreService: Bool

  /// The largest denying adjustment's group and CARC; `nil` without codes.
  public var group: AdjustmentGroup?
  public var reason: String?
  public var remarks: [String]
  public var reading: ReasonReading

  public var serviceDay: CalendarDay?
  /// BPR16 of the remittance that first denied it.
  public var paymentDay: CalendarDay?
  /// DTM*405 of that remittance.
  public var productionDay: CalendarDay?
  /// The date of a letter, or the day that the practice's own log gives.
  public var noticeDay: CalendarDay?
  /// Which of the two; `nil` for a decision on an authorization, whose day is as good as a letter's.
  public var noticeOrigin: DenialNotice.Origin?
  /// The first day the practice could have known: nothing of the denial is used before it.
  public var knownDay: CalendarDay
  /// What ``knownDay`` is where an export does not tell the day of its decision; `nil` where it does.
  public var inferredDay: InferredDay?
  /// A deadline printed in a letter, or kept in the practice's own list.
  public var statedDeadline: CalendarDay?
  /// Which of the two told it; `nil` where neither did.
  public var statedDeadlineOrigin: DenialNotice.Origin?
  /// The last day for a call between physicians, where a letter states one.
  public var statedCallDay: CalendarDay?

  public var procedures: [Procedure]
  public var diagnoses: [String]
  /// Documents on file, of those expected; `nil` when nobody looked.
  public var documentsOnFile: Int?
  /// As counted at first, where a later list counts others: those may have come after the appeal.
  public var documentsAtTriage: Int?
  public var hasAuthorization: Bool

  /// Charges of the whole claim and of its denied part, as first denied; where the payer has paid a
  /// part unasked, of what it denies still.
  public var billed: Money?
  public var denied: Money?
  /// min(denied, max(0, expected allowed − paid − patient share − other payers)) on the denied part.
  public var recoverable: Estimate<Money>

  public var status: Status
  /// When the status was reached, as far as known.
  public var decidedDay: CalendarDay?
  /// Net paid on the denied part since the denial, recoupments taken off; of a denial that was
  /// appealed after a part had been paid, since the appeal.
  public var recovered: Money
  /// BPR16 of the remittance that first paid on it after it was appealed; `nil` where none has.
  public var recoveryPaymentDay: CalendarDay?
  /// `nil` where nobody says whether anything was.
  public var recoveryWitness: RecoveryWitness?
  public var appeals: [Appeal]
  /// Where the appeal log and the remittances disagree, in words without names.
  public var contradictions: [String]
  /// Reviews of its chart, oldest first; `nil` where there is none.
  public var chartReviews: [ChartFindings]?

  public init(
    key: String, origin: Origin, isSynthetic: Bool, payer: Payer,
    lineOfBusiness: LineOfBusiness, claimKind: SubmittedClaim.Kind? = nil,
    patientControlNumber: String? = nil, claimNumber: String? = nil, reference: String? = nil,
    patient: Person? = nil,
    isPreService: Bool = false, group: AdjustmentGroup? = nil, reason: String? = nil,
    remarks: [String] = [], reading: ReasonReading, serviceDay: CalendarDay? = nil,
    paymentDay: CalendarDay? = nil, productionDay: CalendarDay? = nil,
    noticeDay: CalendarDay? = nil, noticeOrigin: DenialNotice.Origin? = nil,
    knownDay: CalendarDay, statedDeadline: CalendarDay? = nil,
    procedures: [Procedure] = [], diagnoses: [String] = [], documentsOnFile: Int? = nil,
    hasAuthorization: Bool = false, billed: Money? = nil, denied: Money? = nil,
    recoverable: Estimate<Money>, status: Status = .open, decidedDay: CalendarDay? = nil,
    recovered: Money = .zero, recoveryWitness: RecoveryWitness? = nil, appeals: [Appeal] = [],
    contradictions: [String] = []
  ) {
    self.key = key
    self.origin = origin
    self.isSynthetic = isSynthetic
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
    self.claimKind = claimKind
    self.patientControlNumber = patientControlNumber
    self.claimNumber = claimNumber
    self.reference = reference
    self.patient = patient
    self.isPreService = isPreService
    self.group = group
    self.reason = reason
    self.remarks = remarks
    self.reading = reading
    self.serviceDay = serviceDay
    self.paymentDay = paymentDay
    self.productionDay = productionDay
    self.noticeDay = noticeDay
    self.noticeOrigin = noticeOrigin
    self.knownDay = knownDay
    self.statedDeadline = statedDeadline
    self.procedures = procedures
    self.diagnoses = diagnoses
    self.documentsOnFile = documentsOnFile
    self.hasAuthorization = hasAuthorization
    self.billed = billed
    self.denied = denied
    self.recoverable = recoverable
    self.status = status
    self.decidedDay = decidedDay
    self.recovered = recovered
    self.recoveryWitness = recoveryWitness
    self.appeals = appeals
    self.contradictions = contradictions
  }

  /// What a biller looks it up by: the practice's number, else `before surgery` where there is no
  /// claim yet, else the payer's number or the letter's.
  public var workName: String {
    if let patientControlNumber { return patientControlNumber }
    if isPreService { return reference.map { "before surgery, \($0)" } ?? "before surgery" }
    return claimNumber ?? reference ?? "no number"
  }

  /// The last review of its chart by a day.
  public func lastReview(by day: CalendarDay) -> ChartFindings? {
    chartReviews?.last { $0.day <= day }
  }

  /// The day for which a service that is still to come is planned.
  public var plannedDay: CalendarDay? { isPreService ? serviceDay : nil }

  /// The day from which the time to file is counted: the letter's date, else the payment day, for
  /// the date of a denial is that of its remittance (BPR16).
  public var clockStart: CalendarDay { noticeDay ?? paymentDay ?? knownDay }

  /// What ``clockStart`` is where nobody tells the day of the denial: no last day is sure then.
  public var inferredStart: InferredDay? {
    noticeDay == nil && paymentDay == nil ? inferredDay : nil
  }

  /// The earliest day from which a payer may count: the letter's date, or without a letter the
  /// earliest of payment day, production day and the practice's own, so that an alarm is never late.
  public var alarmStart: CalendarDay {
    if let noticeDay, noticeOrigin != .export { return noticeDay }
    return [noticeDay, paymentDay, productionDay].compactMap(\.self).min() ?? knownDay
  }
}
