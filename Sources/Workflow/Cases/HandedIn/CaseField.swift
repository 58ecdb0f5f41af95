import Claims
import ClinicalRecords
import MedicalPolicies

/// What is asked of a case before it is reviewed; the value is its place in a case file.
public enum CaseField: String, Sendable, Hashable, CaseIterable {
  case patientName = "patient/name"
  case birthDay = "patient/birth_date"
  case sex = "patient/sex"
  case memberNumber = "patient/member_number"
  case payer = "request/payer"
  case payerIdentifier = "payer_id"
  case administrator = "request/administrator"
  case planType = "request/plan_type"
  case state = "request/state"
  case funding
  case procedures = "request/cpt"
  case diagnoses = "request/icd10"
  case levels = "request/level"
  case side = "request/side"
  case requestDay = "request_date"
  case plannedDay = "planned_service_day"
  case contractProcedures = "contract_procedures"
  case claim
  case denialCategory = "denial_category"
  case letterDay = "letter_date"
  case practiceName = "practice/name"
  case practiceAddress = "practice/address"
  case practicePhone = "practice/phone"
  case surgeon = "practice/surgeon"
  case credentials = "practice/credentials"

  public var label: String {
    switch self {
    case .patientName: "Patient's name"
    case .birthDay: "Date of birth"
    case .sex: "Sex"
    case .memberNumber: "Member number"
    case .payer: "Payer"
    case .payerIdentifier: "Payer's identifier on remittances"
    case .administrator: "Who decides for the payer"
    case .planType: "Plan"
    case .state: "State"
    case .funding: "Funding"
    case .procedures: "Procedures (CPT)"
    case .diagnoses: "Diagnoses (ICD-10)"
    case .levels: "Levels"
    case .side: "Side"
    case .requestDay: "Day of the request"
    case .plannedDay: "Planned day of surgery"
    case .contractProcedures: "Procedures as the contract names them"
    case .claim: "Claim number"
    case .denialCategory: "What the denial is about"
    case .letterDay: "Date of the letter"
    case .practiceName: "Practice"
    case .practiceAddress: "Address"
    case .practicePhone: "Phone"
    case .surgeon: "Surgeon"
    case .credentials: "Credentials"
    }
  }

  public enum Kind: Sendable, Hashable {
    case text, day, lines
    /// One of these, or not known.
    case choice([String])
  }

  public var kind: Kind {
    switch self {
    case .birthDay, .requestDay, .plannedDay, .letterDay: .day
    case .practiceAddress: .lines
    case .sex: .choice(Patient.Sex.allCases.map(\.rawValue))
    case .planType: .choice(PlanType.allCases.map(\.rawValue))
    case .side: .choice(SurgeryRequest.RequestedSide.allCases.map(\.rawValue))
    case .funding:
      .choice(PayerProfile.Funding.allCases.filter { $0 != .unknown }.map(\.rawValue))
    case .denialCategory: .choice(DenialCategory.allCases.map(\.rawValue))
    default: .text
    }
  }

  /// Without these no case is reviewed.
  public var isRequired: Bool { [.patientName, .payer, .procedures, .requestDay].contains(self) }

  /// The same for every case of a practice, mostly.
  public var isOfPractice: Bool { rawValue.hasPrefix("practice/") }

  /// Holds several values, as people write them: parted by commas or lines.
  var isList: Bool {
    switch self {
    case .procedures, .diagnoses, .levels, .contractProcedures, .practiceAddress: true
    default: false
    }
  }

  /// What is wanted where what was said is not taken.
  var expectation: String {
    switch self {
    case .patientName: "expected the name that letter and chart have"
    case .payer: "expected the payer's name"
    case .procedures: "expected at least one CPT code"
    case .requestDay:
      "expected the day the surgery was asked for, from which the policy's windows run back"
    case .birthDay, .plannedDay, .letterDay: "expected a day, such as 1958-03-14"
    case .levels: "expected levels such as L4-5 or L5-S1, parted by commas"
    default: "expected a value of its kind, or nothing"
    }
  }

  /// The field at a place of a case file, such as `/request/level[0]`.
  init?(place: String) {
    let path = place.split(separator: "/").map { $0.prefix { $0 != "[" } }.joined(separator: "/")
    self.init(rawValue: path)
  }
}
