import Appeals
import Claims
import ClinicalRecords
import Foundation
import MedicalPolicies

/// A `case.json`: who asks whom for which operation.
///
/// `request_date` and `request` are read by ``SurgeryRequest``; the rest is the practice's. What is
/// left out is not known.
struct CaseFile {
  let name: String
  let isSynthetic: Bool
  private(set) var request: SurgeryRequest
  let payer: Payer
  let patient: Patient
  let memberNumber: String?
  /// The claim's number, the practice's or the payer's, where there is a claim.
  let claim: String?
  let plannedDay: CalendarDay?
  /// The procedures as the contract names them, where it names them otherwise.
  let contractProcedures: [String]
  /// Whether the case file names them.
  let saysContractProcedures: Bool
  let practice: AppealCase.Practice
  /// Who bears the plan's risk; `nil` where the payer's profile is to say.
  let funding: PayerProfile.Funding?
  /// What a person says the denial is about, which wins over the letter's words.
  let denialCategory: DenialCategory?
  /// The day of the letter as a person read it, used where none could be read.
  let letterDay: CalendarDay?

  private struct Written: Decodable {
    struct Person: Decodable {
      var name: String?
      var birth_date: CalendarDay?
      var sex: Patient.Sex?
      var member_number: String?
    }

    struct Office: Decodable {
      var name: String
      var address: [String]?
      var phone: String?
      var surgeon: String?
      var credentials: String?
    }

    var `case`: String
    var synthetic: Bool?
    var patient: Person?
    var payer_id: String?
    var claim: String?
    var planned_service_day: CalendarDay?
    var contract_procedures: [String]?
    var practice: Office?
    var denial_category: DenialCategory?
    var letter_date: CalendarDay?
    var funding: PayerProfile.Funding?
  }

  /// - Throws: ``FormatError`` for the request, ``WorkflowError/caseFile(_:field:)`` for the rest;
  ///   neither repeats what a field holds.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    try self.init(data, named: URL(filePath: path).lastPathComponent)
  }

  init(_ data: Data, named file: String) throws {
    request = try SurgeryRequest(json: Array(data), file: file)
    let written = try Self.written(data, file)
    name = written.case
    isSynthetic = written.synthetic ?? false
    payer = Payer(identifier: written.payer_id ?? "", name: request.payer ?? "")
    guard !payer.key.isEmpty else { throw WorkflowError.caseFile(file, field: "request/payer") }
    patient = Patient(
      name: written.patient?.name, birthDay: written.patient?.birth_date,
      sex: written.patient?.sex)
    memberNumber = written.patient?.member_number
    claim = written.claim
    plannedDay = written.planned_service_day
    contractProcedures = written.contract_procedures ?? request.procedureCodes
    saysContractProcedures = written.contract_procedures != nil
    denialCategory = written.denial_category
    letterDay = written.letter_date
    funding = written.funding
    practice = AppealCase.Practice(
      name: written.practice?.name ?? "", addressLines: written.practice?.address ?? [],
      phone: written.practice?.phone, surgeon: written.practice?.surgeon,
      credentials: written.practice?.credentials)
  }

  /// The same without what the letter plainly approves: nobody asks for that again.
  func asking(after letter: DenialLetter?) -> CaseFile {
    guard let letter, letter.approvedPart != nil else { return self }
    var file = self
    let codes = request.procedureCodes.filter { !letter.approvedProcedures.contains($0) }
    if !codes.isEmpty { file.request.procedureCodes = codes }
    let denied = letter.levels.map(\.value)
    let levels = request.levels.filter(denied.contains)
    if !levels.isEmpty { file.request.levels = levels }
    return file
  }

  private static func written(_ data: Data, _ file: String) throws -> Written {
    do {
      let written = try JSONDecoder().decode(Written.self, from: data)
      guard !written.case.isEmpty else { throw WorkflowError.caseFile(file, field: "case") }
      return written
    } catch let error as DecodingError {
      throw WorkflowError.caseFile(file, field: Self.place(error))
    }
  }

  /// The path of the field that is missing or of another kind.
  private static func place(_ error: DecodingError) -> String {
    let keys: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    return keys.map(\.stringValue).joined(separator: "/")
  }
}
