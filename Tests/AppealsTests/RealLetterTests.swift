import Appeals
import Claims
import ClinicalRecords
import Foundation
import Testing

/// Letters and fact patterns that others wrote, read where the shared folder is at hand.
struct RealLetterTests {
  private static let shared = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]

  private static func letter(_ name: String) throws -> DenialLetter {
    let path = try #require(shared) + "/data/letters/\(name)"
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    return DenialLetterReader().read(text, document: name)
  }

  @Test(.enabled(if: shared != nil, "OVERTURN_SHARED is not set"))
  func `a claim denied for necessity is read as its reader would`() throws {
    let letter = try Self.letter("medical_necessity_denial_001.txt")
    #expect(letter.payer?.value == "UNITED HEALTHCARE")
    #expect(letter.letterDay?.value == CalendarDay("2024-02-01"))
    #expect(letter.member.name?.value == "Jane Doe")
    #expect(letter.member.number?.value == "UHC987654321")
    #expect(letter.references.map(\.value.number) == ["CLM2024020100002"])
    #expect(letter.deadline?.value.limit == .days(60, .calendar))
    #expect(letter.lastDayToAppeal == CalendarDay("2024-04-01"))
    #expect(letter.diagnoses.map(\.value) == ["M05.79"])
    #expect(letter.procedures.map(\.value) == ["J0135"])
    #expect(letter.appealAddress?.value == "UHC Appeals, P.O. Box 740800, Atlanta, GA 30374")
    #expect(letter.appealFax?.value == "(800) 555-6789")
    #expect(letter.isPreService?.value == false)
    #expect(letter.reasons.first?.text.contains("does not meet") == true)
    #expect(!letter.peerToPeer.isOffered)
  }

  @Test(.enabled(if: shared != nil, "OVERTURN_SHARED is not set"))
  func `a coding denial has no deadline for an appeal`() throws {
    let letter = try Self.letter("coding_error_denial_001.txt")
    #expect(letter.payer?.value == "AETNA")
    #expect(letter.procedures.map(\.value) == ["29881"])
    #expect(letter.deadline == nil)
    #expect(letter.windows.map(\.value.purpose) == [.correctedClaim])
    #expect(letter.policies.isEmpty)
  }

  @Test(.enabled(if: shared != nil, "OVERTURN_SHARED is not set"))
  func `the fact patterns of external appeals are read, decisions aside`() throws {
    for example in try ExternalReviewCase.all(inFolder: try #require(Self.shared)) {
      let letter = DenialLetterReader().read(example.letter, document: example.number)
      #expect(letter.payer?.value == example.healthPlan)
      #expect(letter.deadline == nil && letter.letterDay == nil, "none is stated")
      #expect(letter.lineOfBusiness?.value == (example.isMedicaid ? .medicaid : nil))
      #expect(!example.letter.lowercased().contains("upheld"))
      #expect(!example.letter.lowercased().contains("overturned"))
    }
  }
}

/// Texts that are no letters at all.
struct OtherTextTests {
  private static let shared = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]

  @Test(.enabled(if: shared != nil, "OVERTURN_SHARED is not set"))
  func `a note read as a letter gives no deadline, no call and only its own words`() throws {
    let folder = URL(filePath: try #require(Self.shared) + "/data/notes")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    #expect(files.count > 20)
    for file in files.prefix(15) {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let letter = DenialLetterReader().read(text, document: file.lastPathComponent)
      #expect(letter.lastDayToAppeal == nil && !letter.peerToPeer.isOffered)
      let bytes = Array(text.utf8)
      for quote in letter.quotes {
        #expect(String(decoding: bytes[quote.range], as: UTF8.self) == quote.text)
      }
    }
  }

  @Test func `a letter of two hundred pages is read`() {
    let page = SampleLetters.commercial + "\n\u{0C}\n"
    let letter = DenialLetterReader().read(
      page + String(repeating: "Nothing further on this page.\n\n\u{0C}\n", count: 199),
      document: "long.txt")
    #expect(letter.lastDayToAppeal == CalendarDay("2027-02-20"))
    #expect(letter.letterDay?.quote.page == 1)
  }
}

/// A decided external appeal of New York, as the denial it was before its decision.
struct ExternalReviewCase: Decodable {
  let number: String
  let healthPlan: String
  let coverage: String
  let treatment: String
  let summary: String

  enum CodingKeys: String, CodingKey {
    case number = "case_number"
    case healthPlan = "health_plan"
    case coverage = "coverage_type"
    case treatment, summary
  }

  var isMedicaid: Bool { coverage == "Medicaid" }

  static func all(inFolder shared: String) throws -> [ExternalReviewCase] {
    let file = URL(filePath: shared + "/data/external_review/ny_dfs_spine_cases.json")
    return try JSONDecoder().decode([ExternalReviewCase].self, from: Data(contentsOf: file))
  }

  /// Plan, coverage, request and the patient's facts; every sentence of the reviewer is left out.
  var letter: String {
    let facts = summary.components(separatedBy: "\n").flatMap { $0.components(separatedBy: ". ") }
      .filter { sentence in
        let words = sentence.lowercased()
        return !["upheld", "overturned", "medically", "determination"].contains {
          words.contains($0)
        }
      }
    return """
      Health plan: \(healthPlan)
      Coverage: \(coverage)
      Requested service: \(treatment)

      The request is denied as not medically necessary.

      \(facts.joined(separator: ". "))
      """
  }
}
