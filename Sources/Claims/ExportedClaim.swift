/// A claim in a practice's own export: one row, adjudicated or still pending.
public struct ExportedClaim: Sendable, Hashable, Codable {
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case paid, denied, pending, partial, other
  }

  public var claimNumber: String
  public var patientControlNumber: String?
  public var payer: Payer
  public var lineOfBusiness: LineOfBusiness
  public var status: Status
  public var serviceDay: CalendarDay?
  public var receivedDay: CalendarDay?
  public var decidedDay: CalendarDay?
  public var billed: Money
  public var allowed: Money?
  public var paid: Money?
  public var patientResponsibility: Money?
  public var adjustmentGroup: String?
  /// The CARC, or the export's own reason text.
  public var reason: String?
  public var procedure: String?
  public var diagnosis: String?
  public var placeOfService: String?
  public var provider: String?

  public init(
    claimNumber: String, patientControlNumber: String? = nil, payer: Payer,
    lineOfBusiness: LineOfBusiness = .unknown, status: Status, serviceDay: CalendarDay? = nil,
    receivedDay: CalendarDay? = nil, decidedDay: CalendarDay? = nil, billed: Money,
    allowed: Money? = nil, paid: Money? = nil, patientResponsibility: Money? = nil,
    adjustmentGroup: String? = nil, reason: String? = nil, procedure: String? = nil,
    diagnosis: String? = nil, placeOfService: String? = nil, provider: String? = nil
  ) {
    self.claimNumber = claimNumber
    self.patientControlNumber = patientControlNumber
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
    self.status = status
    self.serviceDay = serviceDay
    self.receivedDay = receivedDay
    self.decidedDay = decidedDay
    self.billed = billed
    self.allowed = allowed
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.adjustmentGroup = adjustmentGroup
    self.reason = reason
    self.procedure = procedure
    self.diagnosis = diagnosis
    self.placeOfService = placeOfService
    self.provider = provider
  }
}
