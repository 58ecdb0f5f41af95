/// A claim as the practice sent it: an 837 claim loop.
public struct SubmittedClaim: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case professional, institutional, dental
  }

  public var kind: Kind
  /// CLM01, which a remittance repeats as CLP01.
  public var patientControlNumber: String
  /// CLM02.
  public var billed: Money
  public var payer: Payer
  /// SBR01: P primary, S secondary, T tertiary.
  public var payerSequence: String?
  /// SBR09, the claim filing indicator.
  public var filingIndicator: String?
  /// CLM05-1, CLM05-3: facility code; frequency 1 original, 7 replacement, 8 void.
  public var facilityCode: String?
  public var frequencyCode: String?
  /// REF*F8: the payer's number of the claim this one replaces.
  public var originalClaimNumber: String?
  /// REF*G1: the prior authorization.
  public var authorizationNumber: String?
  /// REF*D9: the clearinghouse's number.
  public var clearinghouseNumber: String?
  public var billingProvider: String?
  public var renderingProvider: String?
  public var subscriber: Person?
  public var patient: Person?
  public var patientBirthDay: CalendarDay?
  /// BHT04, when the file was made.
  public var submittedDay: CalendarDay?
  public var servicePeriod: ServicePeriod?
  /// ICD-10-CM codes as sent, principal first.
  public var diagnoses: [String]
  public var lines: [SubmittedLine]

  public init(
    kind: Kind, patientControlNumber: String, billed: Money, payer: Payer,
    payerSequence: String? = nil, filingIndicator: String? = nil,
    facilityCode: String? = nil, frequencyCode: String? = nil,
    originalClaimNumber: String? = nil, authorizationNumber: String? = nil,
    clearinghouseNumber: String? = nil, billingProvider: String? = nil,
    renderingProvider: String? = nil, subscriber: Person? = nil, patient: Person? = nil,
    patientBirthDay: CalendarDay? = nil, submittedDay: CalendarDay? = nil,
    servicePeriod: ServicePeriod? = nil, diagnoses: [String] = [],
    lines: [SubmittedLine] = []
  ) {
    self.kind = kind
    self.patientControlNumber = patientControlNumber
    self.billed = billed
    self.payer = payer
    self.payerSequence = payerSequence
    self.filingIndicator = filingIndicator
    self.facilityCode = facilityCode
    self.frequencyCode = frequencyCode
    self.originalClaimNumber = originalClaimNumber
    self.authorizationNumber = authorizationNumber
    self.clearinghouseNumber = clearinghouseNumber
    self.billingProvider = billingProvider
    self.renderingProvider = renderingProvider
    self.subscriber = subscriber
    self.patient = patient
    self.patientBirthDay = patientBirthDay
    self.submittedDay = submittedDay
    self.servicePeriod = servicePeriod
    self.diagnoses = diagnoses
    self.lines = lines
  }
}

/// One service line of a submitted claim: an LX loop.
public struct SubmittedLine: Sendable, Hashable, Codable {
  public var procedure: Procedure
  public var billed: Money
  public var units: Double
  public var servicePeriod: ServicePeriod?
  /// REF*6R.
  public var lineControlNumber: String?
  /// SV107: which diagnoses, 1-based, this line points at.
  public var diagnosisPointers: [Int]

  public init(
    procedure: Procedure, billed: Money, units: Double = 1,
    servicePeriod: ServicePeriod? = nil, lineControlNumber: String? = nil,
    diagnosisPointers: [Int] = []
  ) {
    self.procedure = procedure
    self.billed = billed
    self.units = units
    self.servicePeriod = servicePeriod
    self.lineControlNumber = lineControlNumber
    self.diagnosisPointers = diagnosisPointers
  }
}
