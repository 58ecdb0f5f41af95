/// One claim as a payer adjudicated it: a CLP loop, or its counterpart in an export.
public struct RemittedClaim: Sendable, Hashable, Codable {
  /// CLP01, the practice's own number for the claim.
  public var patientControlNumber: String
  /// CLP02. `22` is a reversal; `4` does not mean denied (X12 RFI 1423).
  public var status: String
  /// CLP03.
  public var billed: Money
  /// CLP04.
  public var paid: Money
  /// CLP05.
  public var patientResponsibility: Money?
  /// CLP06, the claim filing indicator.
  public var filingIndicator: String?
  /// CLP07, the payer's claim number.
  public var claimNumber: String?
  /// CLP08 and CLP09: facility type and frequency code.
  public var facilityCode: String?
  public var frequencyCode: String?
  public var patient: Person?
  public var servicePeriod: ServicePeriod?
  /// DTM*050, when the payer received the claim.
  public var receivedDay: CalendarDay?
  /// REF*F8: the claim number this one corrects.
  public var originalClaimNumber: String?
  /// REF*G1: the prior authorization.
  public var authorizationNumber: String?
  /// Claim-level adjustments only; those of the lines stand with the lines.
  public var adjustments: [Adjustment]
  /// Remark codes of MOA and MIA.
  public var remarks: [String]
  public var lines: [RemittedLine]

  public init(
    patientControlNumber: String, status: String, billed: Money, paid: Money,
    patientResponsibility: Money? = nil, filingIndicator: String? = nil,
    claimNumber: String? = nil, facilityCode: String? = nil, frequencyCode: String? = nil,
    patient: Person? = nil, servicePeriod: ServicePeriod? = nil,
    receivedDay: CalendarDay? = nil, originalClaimNumber: String? = nil,
    authorizationNumber: String? = nil, adjustments: [Adjustment] = [],
    remarks: [String] = [], lines: [RemittedLine] = []
  ) {
    self.patientControlNumber = patientControlNumber
    self.status = status
    self.billed = billed
    self.paid = paid
    self.patientResponsibility = patientResponsibility
    self.filingIndicator = filingIndicator
    self.claimNumber = claimNumber
    self.facilityCode = facilityCode
    self.frequencyCode = frequencyCode
    self.patient = patient
    self.servicePeriod = servicePeriod
    self.receivedDay = receivedDay
    self.originalClaimNumber = originalClaimNumber
    self.authorizationNumber = authorizationNumber
    self.adjustments = adjustments
    self.remarks = remarks
    self.lines = lines
  }

  public var isReversal: Bool { status == "22" }

  /// CLP03 − Σ all CAS − CLP04, claim and line level together; zero when the claim balances.
  public var balanceDifference: Money {
    let claimLevel = adjustments.reduce(Money.zero) { $0 + $1.amount }
    let lineLevel = lines.reduce(Money.zero) { $0 + $1.adjusted }
    return billed - claimLevel - lineLevel - paid
  }
}

/// One service line of an adjudicated claim: an SVC loop.
public struct RemittedLine: Sendable, Hashable, Codable {
  /// SVC01, as adjudicated.
  public var procedure: Procedure
  /// SVC02 and SVC03.
  public var billed: Money
  public var paid: Money
  /// SVC05, units paid; 1 when absent.
  public var units: Double
  /// SVC07, units billed, where they are not those paid.
  public var billedUnits: Double?
  public var servicePeriod: ServicePeriod?
  /// REF*6R, the practice's own number for the line.
  public var lineControlNumber: String?
  /// AMT*B6, the allowed amount as the payer states it.
  public var allowed: Money?
  public var adjustments: [Adjustment]
  /// LQ*HE remark codes.
  public var remarks: [String]

  public init(
    procedure: Procedure, billed: Money, paid: Money, units: Double = 1,
    billedUnits: Double? = nil, servicePeriod: ServicePeriod? = nil,
    lineControlNumber: String? = nil, allowed: Money? = nil, adjustments: [Adjustment] = [],
    remarks: [String] = []
  ) {
    self.procedure = procedure
    self.billed = billed
    self.paid = paid
    self.units = units
    self.billedUnits = billedUnits
    self.servicePeriod = servicePeriod
    self.lineControlNumber = lineControlNumber
    self.allowed = allowed
    self.adjustments = adjustments
    self.remarks = remarks
  }

  /// Σ of the line's adjustments.
  public var adjusted: Money { adjustments.reduce(.zero) { $0 + $1.amount } }

  /// SVC02 − Σ CAS − SVC03; zero when the line balances.
  public var balanceDifference: Money { billed - adjusted - paid }
}
