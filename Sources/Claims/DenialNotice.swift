/// A denial known from a letter or a practice's own export, with or without a claim.
public struct DenialNotice: Sendable, Hashable, Codable {
  public enum Origin: String, Sendable, Hashable, Codable, CaseIterable {
    case letter, export
  }

  public var origin: Origin
  public var payer: Payer
  public var lineOfBusiness: LineOfBusiness
  /// The payer's or practice's reference of the case; names the denial where there is no claim.
  public var reference: String
  public var patientControlNumber: String?
  public var claimNumber: String?
  /// The date of the letter.
  public var noticeDay: CalendarDay
  public var adjustmentGroup: AdjustmentGroup?
  /// The CARC, where one is stated.
  public var reason: String?
  public var remarks: [String]
  /// A category given by a person, which wins over the codes.
  public var category: DenialCategory?
  public var procedures: [Procedure]
  public var diagnoses: [String]
  /// The day of service, or the day planned for it when ``isPreService``.
  public var serviceDay: CalendarDay?
  public var isPreService: Bool
  public var billed: Money?
  /// What the payer asks back of what it had paid.
  public var demanded: Money?
  /// The last day to appeal as the letter prints it.
  public var statedDeadline: CalendarDay?
  /// The last day for a call between physicians as the letter states it.
  public var statedCallDay: CalendarDay?
  /// How many of the expected documents were on file when the denial was triaged.
  public var documentsOnFile: Int?
  /// The number that an earlier file gave, where this one corrects it; no file gives both.
  public var documentsAtTriage: Int?
  public var patient: Person?

  public init(
    origin: Origin, payer: Payer, lineOfBusiness: LineOfBusiness = .unknown,
    reference: String, patientControlNumber: String? = nil, claimNumber: String? = nil,
    noticeDay: CalendarDay, adjustmentGroup: AdjustmentGroup? = nil, reason: String? = nil,
    remarks: [String] = [], category: DenialCategory? = nil, procedures: [Procedure] = [],
    diagnoses: [String] = [], serviceDay: CalendarDay? = nil, isPreService: Bool = false,
    billed: Money? = nil, demanded: Money? = nil, statedDeadline: CalendarDay? = nil,
    statedCallDay: CalendarDay? = nil, documentsOnFile: Int? = nil, patient: Person? = nil
  ) {
    self.origin = origin
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
    self.reference = reference
    self.patientControlNumber = patientControlNumber
    self.claimNumber = claimNumber
    self.noticeDay = noticeDay
    self.adjustmentGroup = adjustmentGroup
    self.reason = reason
    self.remarks = remarks
    self.category = category
    self.procedures = procedures
    self.diagnoses = diagnoses
    self.serviceDay = serviceDay
    self.isPreService = isPreService
    self.billed = billed
    self.demanded = demanded
    self.statedDeadline = statedDeadline
    self.statedCallDay = statedCallDay
    self.documentsOnFile = documentsOnFile
    self.patient = patient
  }
}
