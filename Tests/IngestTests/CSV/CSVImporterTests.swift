import Claims
import Foundation
import Ingest
import Testing

/// What an importer hands out, sorted into values and issues.
struct Import {
  var values: [Imported] = []
  var issues: [ImportIssue] = []
  var summary: CSVSummary

  init(_ text: String, by mapping: ColumnMapping, chunkBytes: Int = 1 << 20) throws {
    try self.init(Array(text.utf8), by: mapping, chunkBytes: chunkBytes)
  }

  init(_ bytes: [UInt8], by mapping: ColumnMapping, chunkBytes: Int = 1 << 20) throws {
    var values: [Imported] = []
    var issues: [ImportIssue] = []
    summary = try CSVImporter(mapping, chunkBytes: chunkBytes).read(bytes: bytes, file: "test.csv")
    {
      if case .issue(let issue) = $0 { issues.append(issue) } else { values.append($0) }
    }
    (self.values, self.issues) = (values, issues)
  }
}

/// The mappings the product ships.
let shipped = Result {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
  return try ColumnMapping.all(inFolder: root.appending(path: "Data/mappings").path())
}

func shippedMapping(_ name: String) throws -> ColumnMapping {
  try ColumnMapping.named(name, in: shipped.get())
}

struct ClaimRowTests {
  @Test func `an unknown reason of a denied row is noted once, with its line`() throws {
    let rows = ["C1,denied,Q99", "C2,denied,50", "C3,paid,Q98", "C4,denied,Q99", "C5,denied,Q97"]
    let text =
      "claim_number,status,reason,payer_name,billed,decided_day\n"
      + rows.map { $0 + ",Aetna,1.00,2026-02-01\n" }.joined()
    let read = try Import(text, by: shippedMapping("overturn-claims"))
    #expect(read.values.count == 5)
    #expect(read.issues.map(\.place) == [.line(2), .line(6)])
    #expect(read.issues.allSatisfy { $0.severity == .note && !$0.message.contains("Q9") })
  }

  @Test func `a denied row without its day of decision is told, one without any day each time`()
    throws
  {
    let rows = [
      "C1,denied,,2026-01-02", "C2,denied,,2026-01-03", "C3,paid,,", "C4,denied,,", "C5,denied,,",
      "C6,denied,2026-02-01,",
    ]
    let text =
      "claim_number,status,decided_day,service_day,reason,payer_name,billed\n"
      + rows.map { $0 + ",50,Aetna,1.00\n" }.joined()
    let read = try Import(text, by: shippedMapping("overturn-claims"))
    #expect(read.values.count == 6, "all are loaded")
    #expect(read.issues.map(\.place) == [.line(2), .line(5), .line(6)])
    #expect(read.issues.allSatisfy { $0.severity == .warning })
    #expect(read.issues[0].message.contains("the deadline is assumed"))
    #expect(read.issues[1].message.contains("no denial"))
  }

  private let header = "claim_number,payer_name,status,service_day,billed,paid\n"

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test func `every native field of a claim is read`() throws {
    let text = """
      claim_number,patient_control_number,payer_id,payer_name,line_of_business,status,service_day,\
      received_day,decided_day,billed,allowed,paid,patient_responsibility,group,reason,procedure,\
      diagnosis,place_of_service,provider,synthetic
      C1,P1,60054," Aetna, a payer with a long name",medicare-advantage,partial,2025-01-02,\
      2025-01-03,2025-02-28,1000,600.5,500.25,100.25,CO,50,22551,M50.12,24,Dr. Long Name of Ours,yes

      """
    let imported = try Import(text, by: shippedMapping("overturn-claims"))
    let claim = ExportedClaim(
      claimNumber: "C1", patientControlNumber: "P1",
      payer: Payer(identifier: "60054", name: "Aetna, a payer with a long name"),
      lineOfBusiness: .medicareAdvantage, status: .partial, serviceDay: try day("2025-01-02"),
      receivedDay: try day("2025-01-03"), decidedDay: try day("2025-02-28"),
      billed: Money(cents: 100_000), allowed: Money(cents: 60_050), paid: Money(cents: 50_025),
      patientResponsibility: Money(cents: 10_025), adjustmentGroup: "CO", reason: "50",
      procedure: "22551", diagnosis: "M50.12", placeOfService: "24",
      provider: "Dr. Long Name of Ours")
    #expect(imported.values == [.exportedClaim(claim)])
    #expect(imported.issues.isEmpty)
    #expect(imported.summary.isSynthetic)
    #expect(imported.summary.kind == "overturn-claims")
  }

  @Test func `what is blank or absent is unknown, never zero`() throws {
    let imported = try Import(
      header + "C1,Aetna,paid,,12,\n", by: shippedMapping("overturn-claims"))
    let claim = ExportedClaim(
      claimNumber: "C1", payer: Payer(identifier: "", name: "Aetna"), status: .paid,
      billed: Money(cents: 1200))
    #expect(imported.values == [.exportedClaim(claim)])
    #expect(!imported.summary.isSynthetic)
  }

  @Test(arguments: [
    ("C2,Aetna,paid,2025-02-30,1,1", "column 'service_day': expected a day that exists"),
    ("C2,Aetna,paid,02/03/2025,1,1", "column 'service_day': expected a day that exists"),
    ("C2,Aetna,paid,,1.005,1", "column 'billed': expected an amount with at most two"),
    ("C2,Aetna,paid,,-5.00,1", "column 'billed': expected a charge of at least zero"),
    ("C2,Aetna,paid,,12A,1", "column 'billed': expected an amount with at most two"),
    ("C2,Aetna,paid,,1,\"1,000\"", "column 'paid': expected an amount with at most two"),
    ("C2,Aetna,Paid,,1,1", "column 'status': expected one of paid, denied, pending"),
    ("C2,Aetna,,,1,1", "column 'status': is blank and required"),
    (" ,Aetna,paid,,1,1", "column 'claim_number': is blank and required"),
    ("C2,,paid,,1,1", "column 'payer_name': names no payer"),
    ("C2,Aetna,paid,,1", "expected 6 fields as in the header, found 5"),
    ("C2,Aetna,paid,,1,1,1", "expected 6 fields as in the header, found 7"),
    ("C2,\"Aetna\"x,paid,,1,1", "expected a delimiter after a closing quote"),
  ])
  func `a row that does not fit is refused by line and the rows beside it load`(
    row: String, message: String
  ) throws {
    let text = header + "C1,\"Ae\ntna\",paid,,1,1\n\(row)\nC3,Aetna,denied,,1,0\n"
    for chunkBytes in [5, 1 << 20] {
      let imported = try Import(
        text, by: shippedMapping("overturn-claims"), chunkBytes: chunkBytes)
      #expect(imported.values.count == 2)
      #expect(imported.summary.rows == 2)
      #expect(imported.summary.refused == 1)
      let issue = try #require(imported.issues.first)
      #expect(issue.place == .line(4))
      #expect(issue.severity == .refused)
      #expect(issue.message.hasPrefix(message))
      #expect(issue.content == Array(row.utf8))
    }
  }

  @Test func `no refusal repeats what a cell holds`() throws {
    let secret = "Secretperson"
    let text =
      header
      + [
        "\(secret),Aetna,\(secret),,1,1", "1,A,paid,\(secret),1,1", "1,A,paid,,\(secret),1",
        "1,\(secret),paid", "1,\"\(secret)\"x,paid,,1,1", "1,\"\(secret)",
      ].joined(separator: "\n")
    let imported = try Import(text, by: shippedMapping("overturn-claims"))
    #expect(imported.issues.count == 6)
    #expect(imported.issues.allSatisfy { !$0.message.contains(secret) })
    #expect(
      imported.issues.allSatisfy { String(decoding: $0.content, as: UTF8.self).contains(secret) })
  }

  @Test func `a missing required column refuses the file by its name`() throws {
    let mapping = try shippedMapping("overturn-claims")
    #expect(
      throws: CSVError.missingColumns(
        file: "test.csv", mapping: "overturn-claims", columns: ["payer_name", "billed"])
    ) { try Import("claim_number,status\n1,paid\n", by: mapping) }
  }

  @Test func `a mapped column that stands there twice refuses the file`() throws {
    let mapping = try shippedMapping("overturn-claims")
    #expect(throws: CSVError.repeatedColumn(file: "test.csv", column: "billed")) {
      try Import("claim_number,payer_id,status,billed,billed\n", by: mapping)
    }
  }

  @Test func `columns a named mapping does not know are noted`() throws {
    let imported = try Import(
      "claim_number,payer_id,status,billed,mood\n1,2,paid,3,good\n",
      by: shippedMapping("overturn-claims"))
    #expect(imported.summary.rows == 1)
    #expect(imported.issues.map(\.severity) == [.note])
    #expect(imported.issues.first?.message.contains("'mood'") == true)
  }

  @Test func `an error of the receiver ends the reading`() throws {
    struct Full: Error {}
    let importer = CSVImporter(try shippedMapping("overturn-claims"))
    let bytes = Array((header + "C1,Aetna,paid,,1,1\n").utf8)
    #expect(throws: Full.self) {
      try importer.read(bytes: bytes, file: "test.csv") { _ in throw Full() }
    }
  }
}
