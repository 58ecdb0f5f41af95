import Claims
import Foundation
import Ingest
import Testing

/// Public sample files of other EDI projects; they are not part of this one, so the tests run only
/// where the environment names their folder.
enum SharedFiles {
  static let folder = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]
    .map { URL(filePath: $0).appending(path: "data/x12") }

  static var all: [URL] {
    guard let folder,
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }
      .filter { !$0.hasDirectoryPath && $0.path.contains("/x12/") }
      .filter { !$0.path.contains("/expected_835/") && $0.lastPathComponent != "manifest.csv" }
      .sorted { $0.path < $1.path }
  }

  static func text(_ path: String) throws -> String {
    let folder = try #require(folder)
    return String(
      decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
  }
}

@Suite(.enabled(if: SharedFiles.folder != nil))
struct RealFileTests {
  @Test func `every file is loaded or refused with a place and a reason`() throws {
    var table = "file | kind | loaded | refused | other issues | first reason\n"
    var silent: [String] = []
    for file in SharedFiles.all {
      let reading = try EDIReading(EDIReader(path: file.path))
      let isTold = !reading.all.isEmpty
      if !isTold { silent.append(file.lastPathComponent) }
      table += Self.row(file, reading) + "\n"
      for issue in reading.refusals {
        guard case .segment(let number, _) = issue.place else {
          Issue.record("\(file.lastPathComponent): a refusal without a segment")
          continue
        }
        #expect(number > 0)
        #expect(issue.message.contains("expected"))
      }
    }
    print(table)
    #expect(SharedFiles.all.count > 150)
    #expect(silent.isEmpty)
  }

  @Test func `a file gives the same from memory and from disk`() throws {
    for file in SharedFiles.all {
      let bytes = [UInt8](try Data(contentsOf: file))
      let memory = try EDIReading(EDIReader(bytes: bytes))
      #expect(try memory.all == EDIReading(EDIReader(path: file.path)).all)
    }
  }

  private static func row(_ file: URL, _ reading: EDIReading) -> String {
    let loaded = [
      (reading.remittances.count, "payments"), (reading.claims.count, "paid claims"),
      (reading.submitted.count, "claims"), (reading.acknowledgements.count, "acknowledgements"),
      (reading.authorizations.count, "decisions"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let first = reading.refusals.first ?? reading.issues.first
    return [
      file.pathComponents.suffix(2).joined(separator: "/").suffix(70), reading.outcome.kind[...],
      loaded.isEmpty ? "-" : loaded[...], "\(reading.refusals.count)",
      "\(reading.issues.count - reading.refusals.count)",
      (first.map { "\($0.place): \($0.message)" } ?? "")[...],
    ].joined(separator: " | ")
  }
}

@Suite(.enabled(if: SharedFiles.folder != nil))
struct ExpectedPaymentTests {
  /// What another parser says of the same claim, as far as money and identity go.
  private struct Expected: Decodable {
    var patientControlNumber: String
    var chargeAmount: Double
    var paymentAmount: Double
    var patientResponsibilityAmount: Double?
    var payerControlNumber: String?
    var claimStatusCode: String
    var serviceDateFrom: String?
    var serviceDateTo: String?
    var serviceLines: [Line]?

    struct Line: Decodable {
      var chargeAmount: Double?
      var paidAmount: Double?
    }
  }

  @Test(arguments: [
    ("835-denial.dat", "835-denial.json"), ("835-minimal.dat", "835-minimal.json"),
    ("negotiated_discount.dat", "negotiated_discount.json"),
  ])
  func `totals agree with another parser's`(file: String, expected: String) throws {
    let text = try SharedFiles.text(
      "835/Healthcare-Data-Insight+api-examples/edi_files_835_\(file)")
    let json = Data(try SharedFiles.text("expected_835/\(expected)").utf8)
    let claims = try JSONDecoder().decode([Expected].self, from: json)
    // One of the files states the wrong count of segments, which this product refuses.
    let reading = try EDIReading(Self.withRightCount(text))
    #expect(reading.claims.count == claims.count)
    for (claim, expected) in zip(reading.claims, claims) {
      #expect(claim.patientControlNumber == expected.patientControlNumber)
      #expect(claim.status == expected.claimStatusCode)
      #expect(claim.billed.cents == Self.cents(expected.chargeAmount))
      #expect(claim.paid.cents == Self.cents(expected.paymentAmount))
      #expect(
        claim.patientResponsibility?.cents
          == expected.patientResponsibilityAmount.map(Self.cents))
      #expect(claim.claimNumber == expected.payerControlNumber)
    }
  }

  /// The rows of the other parser's table: one for each service line, the claim on its first.
  @Test(arguments: ["835-denial", "negotiated_discount"])
  func `lines, adjustments and remarks agree with another parser's table`(name: String) throws {
    let text = try SharedFiles.text(
      "835/Healthcare-Data-Insight+api-examples/edi_files_835_\(name).dat")
    let table = try SharedFiles.text("expected_835/\(name).csv")
    let rows = try CSVReader.rows(of: Array(table.utf8), file: name).map(\.values)
    let reading = try EDIReading(Self.withRightCount(text))
    let claim = try #require(reading.claims.first)
    let head = try #require(rows.first)
    let lines = rows.filter { $0["PatientControlNumber"] == claim.patientControlNumber }
    #expect(Self.money(head["ChargeAmount"]) == claim.billed)
    #expect(Self.money(head["PaymentAmount"]) == claim.paid)
    #expect(Self.adjustments(head, "Adj") == claim.adjustments.map { Self.words($0) })
    #expect(lines.count == claim.lines.count)
    for (row, line) in zip(lines, claim.lines) {
      #expect(row["LineProcedureCode"] == line.procedure.code)
      #expect(Self.money(row["LineChargeAmount"]) == line.billed)
      #expect(Self.money(row["LinePaidAmount"]) == line.paid)
      #expect(Self.adjustments(row, "LineAdj") == line.adjustments.map { Self.words($0) })
      let remarks = (1...4).compactMap { row["LineRemarkCode\($0)"] }.filter { !$0.isEmpty }
      #expect(remarks == line.remarks)
    }
  }

  @Test(arguments: ["835-denial", "negotiated_discount"])
  func `the payment's identity agrees with another parser's table`(name: String) throws {
    let text = try SharedFiles.text(
      "835/Healthcare-Data-Insight+api-examples/edi_files_835_\(name).dat")
    let table = try SharedFiles.text("expected_835/\(name)-Transactions.csv")
    let row = try #require(CSVReader.rows(of: Array(table.utf8), file: name).first?.values)
    let payment = try #require(EDIReading(Self.withRightCount(text)).remittances.first)
    #expect(Self.money(row["TotalPaymentAmount"]) == payment.paid)
    #expect(row["PaymentDate"] == payment.paymentDay.description)
    #expect(row["CheckOrEftTraceNumber"] == payment.traceNumber)
    #expect(row["PayerName"] == payment.payer.name)
    #expect(row["ProductionDate"] == payment.productionDay?.description)
    #expect(row["PayeeLastNameOrOrgName"] == payment.payeeName)
  }

  private static func money(_ text: String?) -> Money? {
    text.flatMap { Money(decimal: $0.utf8) }
  }

  /// `CO 45 12.00`, from the table's group words.
  private static func adjustments(_ row: [String: String], _ prefix: String) -> [String] {
    let groups = [
      "CONTRACTUAL": "CO", "PATIENT_RESPONSIBILITY": "PR", "OTHER": "OA", "PAYOR_INITIATED": "PI",
    ]
    return (1...5).compactMap { number in
      guard let group = row["\(prefix)\(number)Group"], !group.isEmpty else { return nil }
      let amount = money(row["\(prefix)\(number)Amount"])?.description ?? "?"
      return "\(groups[group] ?? group) \(row["\(prefix)\(number)ReasonCode"] ?? "?") \(amount)"
    }
  }

  private static func words(_ adjustment: Adjustment) -> String {
    "\(adjustment.group.rawValue) \(adjustment.reason) \(adjustment.amount)"
  }

  @Test func `the wrong count of segments in one of them is refused`() throws {
    let text = try SharedFiles.text(
      "835/Healthcare-Data-Insight+api-examples/edi_files_835_negotiated_discount.dat")
    let reading = try EDIReading(text)
    #expect(reading.claims.isEmpty)
    #expect(reading.refusals.map { $0.message.contains("SE01 to count 72") } == [true])
  }

  private static func withRightCount(_ text: String) -> String {
    text.replacing("SE*34*", with: "SE*72*")
  }

  private static func cents(_ dollars: Double) -> Int { Int((dollars * 100).rounded()) }
}
