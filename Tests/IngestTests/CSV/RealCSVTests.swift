import Claims
import Foundation
import Ingest
import Testing

/// The folder of shared real inputs; tests of them are skipped, visibly, where it is not set.
private let shared = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]

@Suite(.enabled(if: shared != nil, "OVERTURN_SHARED names no folder of real inputs"))
struct RealCSVTests {
  private func path(_ name: String) throws -> String { try #require(shared) + "/data/" + name }

  private func fixture(_ name: String) throws -> ColumnMapping {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try ColumnMapping(path: folder.appending(path: "../Fixtures/CSV/\(name).json").path())
  }

  private func read(
    _ path: String, by mapping: ColumnMapping
  ) throws -> (values: [Imported], summary: CSVSummary) {
    var values: [Imported] = []
    let summary = try CSVImporter(mapping).read(path: path) { values.append($0) }
    return (values, summary)
  }

  // Counted with Python's csv module: Counter((row["Report Year"], row["Determination"])).
  private static let counts: [Int: (upheld: Int, overturned: Int)] = [
    2001: (334, 202), 2002: (450, 241), 2003: (456, 283), 2004: (479, 299), 2005: (650, 315),
    2006: (639, 443), 2007: (773, 570), 2008: (839, 680), 2009: (801, 640), 2010: (786, 656),
    2011: (755, 690), 2012: (617, 588), 2013: (726, 495),
  ]

  @Test func `every California determination loads, by year and outcome`() throws {
    let path = try path("imr/imr_determinations_2001_2013.csv")
    let mapping = try ColumnMapping.matching(path: path, in: shipped.get())
    #expect(mapping.name == "california-dmhc-imr")
    let (values, summary) = try read(path, by: mapping)
    #expect(summary.rows == 14_407)
    #expect(summary.refused == 0)
    #expect(!summary.isSynthetic)
    let reviews = values.compactMap {
      if case .externalReview(let review) = $0 { review } else { nil }
    }
    #expect(reviews.count == 14_407)
    for (year, count) in Self.counts {
      let ofYear = reviews.filter { $0.year == year }
      #expect(ofYear.count(where: \.isOverturned) == count.overturned)
      #expect(ofYear.count { !$0.isOverturned } == count.upheld)
    }
    #expect(reviews.count { $0.attributes["age range"] == "11-20" } == 1402)
    #expect(reviews.count { $0.attributes["age range"] == "" } == 1195)
    #expect(reviews.count { $0.attributes["gender"] == "" } == 1195)
    #expect(reviews.count { $0.attributes["diagnosis sub category"] == "Back Pain" } == 556)
    #expect(Set(reviews.map(\.reference)).count == 14_407)
    #expect(
      reviews.first
        == ExternalReview(
          reference: "EI06-5319", year: 2006, isOverturned: false,
          attributes: [
            "diagnosis category": "Cardiac/Circulatory", "diagnosis sub category": "",
            "treatment category": "Cardio Vascular", "treatment sub category": "",
            "type": "Experimental/Investigational", "age range": "51-64", "gender": "Male",
          ]))
  }

  // Counted with Python's csv module: Counter(row[column]).
  @Test func `an export with days as dd-MM-yyyy and blanks before names loads`() throws {
    let path = try path("claims/enhanced_health_insurance_claims.csv")
    let mapping = try fixture("posted-claims-enhanced")
    let chosen = try ColumnMapping.matching(path: path, in: shipped.get() + [mapping])
    #expect(chosen == mapping)
    let (values, summary) = try read(path, by: chosen)
    #expect(summary.rows == 4500)
    #expect(summary.refused == 0)
    let claims = values.compactMap { if case .exportedClaim(let claim) = $0 { claim } else { nil } }
    #expect(claims.count { $0.payer.name == "Cigna Healthcare" } == 732)
    #expect(claims.count { $0.status == .denied } == 1512)
    #expect(claims.count { $0.reason == "197" } == 302)
    #expect(claims.count { $0.decidedDay == nil } == 1466)
    #expect(claims.first?.serviceDay == CalendarDay("2024-06-07"))
    #expect(claims.first?.billed == Money(cents: 380_795))
  }

  @Test func `an export with days as MM/dd/yyyy loads`() throws {
    let path = try path("claims/claim_data.csv")
    let mapping = try fixture("posted-claims-2024")
    let (values, summary) = try read(path, by: mapping)
    #expect(summary.rows == 1000)
    #expect(summary.refused == 0)
    let claims = values.compactMap { if case .exportedClaim(let claim) = $0 { claim } else { nil } }
    #expect(claims.count { $0.serviceDay == CalendarDay("2024-07-28") } == 16)
    #expect(claims.count { $0.lineOfBusiness == .medicare } == 233)
    #expect(claims.count { $0.status == .pending } == 338)
    #expect(claims.first?.allowed == Money(cents: 21_800))
  }

  @Test func `the wrong date pattern is refused row by row, not read as another day`() throws {
    var mapping = try fixture("posted-claims-2024")
    mapping.dates = try #require(DatePattern("dd/MM/yyyy"))
    let path = try path("claims/claim_data.csv")
    let (values, summary) = try read(path, by: mapping)
    #expect(summary.rows + summary.refused == 1000)
    #expect(summary.refused > 500)
    let rows = values.count {
      if case .issue(let issue) = $0 { issue.severity == .refused } else { true }
    }
    #expect(rows == 1000)
  }
}
