import Claims
import Foundation
import Ingest
import Testing

/// A claims mapping with `columns` beside the required ones, and `settings` beside the columns.
func claimsMapping(_ columns: String = "", _ settings: String = "") throws -> ColumnMapping {
  let json = """
    {"name": "test", "target": "claims"\(settings), "columns": {
      "claim_number": {"header": "Number"}, "payer_name": {"header": ["Payer", "Carrier"]},
      "status": {"value": "denied"}, "billed": {"header": "Billed"}\(columns)}}
    """
  return try ColumnMapping(json: Data(json.utf8), file: "test.json")
}

/// Reads one cell as the day of service, or as the billed amount, of a claim.
private func claim(_ cell: [UInt8], _ field: String, _ settings: String) throws -> ExportedClaim? {
  let mapping = try claimsMapping(
    #", "service_day": {"header": "Day"}, "paid": {"header": "Paid"}"#,
    settings + #", "delimiter": "|""#)
  let one = Array("1".utf8)
  let cells = ["Billed", "Day", "Paid"].map { name -> [UInt8] in
    name == field ? cell : name == "Billed" ? one : []
  }
  let bytes =
    Array("Number|Payer|Billed|Day|Paid\nC|P|".utf8)
    + Array(cells.joined(separator: [UInt8(ascii: "|")])) + Array("\n".utf8)
  let imported = try Import(bytes, by: mapping)
  guard case .exportedClaim(let claim)? = imported.values.first else {
    #expect(imported.issues.map(\.place) == [.line(2)])
    return nil
  }
  return claim
}

struct CellFormatTests {
  @Test(arguments: [
    ("yyyy-MM-dd", "2024-02-29"), ("MM/dd/yyyy", "02/29/2024"), ("dd-MM-yyyy", "29-02-2024"),
    ("yyyyMMdd", "20240229"), ("M/d/yyyy", "2/29/2024"), ("M/d/yyyy", "02/29/2024"),
    ("dd.MM.yyyy", " 29.02.2024 "), ("yyyy-MM-dd HH:mm:ss", "2024-02-29 23:59:00"),
    ("yyyy-MM-ddTHH:mm", "2024-02-29T00:00"),
  ])
  func `a day is read as its pattern says`(pattern: String, text: String) throws {
    let claim = try claim(Array(text.utf8), "Day", #", "dates": "\#(pattern)""#)
    #expect(claim?.serviceDay == CalendarDay("2024-02-29"))
  }

  @Test(arguments: [
    ("yyyy-MM-dd", "2023-02-29"), ("yyyy-MM-dd", "2024-2-29"), ("yyyy-MM-dd", "2024-02-29 "),
    ("yyyy-MM-dd", "2024-02-29x"), ("MM/dd/yyyy", "29/02/2024"), ("dd-MM-yyyy", "29-02-24"),
    ("yyyyMMdd", "2024022"), ("yyyyMMdd", "202402290"), ("M/d/yyyy", "2/029/2024"),
    ("yyyy-MM-dd HH:mm:ss", "2024-02-29 24:00:00"), ("yyyy-MM-dd", "0000-01-01"),
  ])
  func `a day that is not written so, or does not exist, is refused`(
    pattern: String, text: String
  ) throws {
    let settings = #", "trim": false, "dates": "\#(pattern)""#
    #expect(try claim(Array(text.utf8), "Day", settings) == nil)
  }

  @Test(arguments: [
    "yy-MM-dd", "MM/dd", "yyyy-MM-yyyy", "Mdyyyy", "yyyy-DD-MM", "yyyy-MMM-dd", "", "yyyy-é",
  ])
  func `a pattern that would leave a day open is none`(pattern: String) {
    #expect(DatePattern(pattern) == nil)
  }

  private static let american = #"{"thousands": ",", "sign": "$", "parentheses": true}"#
  private static let german = #"{"decimal": ",", "thousands": ".", "sign": "€"}"#

  @Test(arguments: [
    ("{}", "1250.5", 125_050), ("{}", "-3", -300), ("{}", ".75", 75), ("{}", "7.", 700),
    (american, "$1,250.50", 125_050), (american, "1250.50", 125_050),
    (american, "($1,250.50)", -125_050), (american, "$(5)", -500), (american, "-$5", -500),
    (american, "$-5.1", -510), (american, "$ 12,345,678.90", 1_234_567_890),
    (german, "1.250,50 €", 125_050), (german, "-1250", -125_000), (german, "€5", 500),
    (#"{"thousands": " "}"#, "1 250.5", 125_050),
  ])
  func `an amount is read as its format says`(format: String, text: String, cents: Int) throws {
    let claim = try claim(Array(text.utf8), "Paid", #", "money": \#(format)"#)
    #expect(claim?.paid == Money(cents: cents))
  }

  @Test(arguments: [
    ("{}", "1.005"), ("{}", "1,000"), ("{}", "$5"), ("{}", "(5)"), ("{}", "1e3"), ("{}", "-"),
    ("{}", "+5"), ("{}", "5-"), ("{}", "123456789012345"), ("{}", "--5"), ("{}", "1.2.3"),
    (american, "1,25.00"), (american, "1250,500"), (american, "1,2500"), (american, ",250"),
    (american, "(5"), (american, "-(5)"), (american, "$$5"), (american, "$"), (american, "1.5,0"),
    (german, "1250.50"), (german, "1.250.50"), (american, "()"), (american, "1,"),
  ])
  func `an amount that is not written so is refused, never rounded`(
    format: String, text: String
  ) throws {
    #expect(try claim(Array(text.utf8), "Billed", #", "money": \#(format)"#) == nil)
  }

  @Test(arguments: [
    ("{}", "123456789012345", "14 digits"), ("{}", "99999999999999999999999.99", "14 digits"),
    (american, "($999,999,999,999,999.00)", "14 digits"), ("{}", "1.005", "two decimals"),
    ("{}", "123456789012345.005", "two decimals"), ("{}", "1,000", "money format"),
  ])
  func `an amount that can't be read is told why`(
    format: String, text: String, reason: String
  ) throws {
    let mapping = try claimsMapping(#", "paid": {"header": "Paid", "money": \#(format)}"#)
    let imported = try Import("Number,Payer,Billed,Paid\n1,A,2,\"\(text)\"\n", by: mapping)
    let issue = try #require(imported.issues.first)
    #expect(issue.message.contains(reason) && !issue.message.contains(text))
  }

  @Test func `a currency sign is known in the file's own encoding`() throws {
    let settings = #", "encoding": "windows-1252", "money": {"sign": "€"}"#
    let claim = try claim([0x80] + Array("5.00".utf8), "Billed", settings)
    #expect(claim?.billed == Money(cents: 500))
  }

  @Test func `a value map translates its words and refuses the others`() throws {
    let mapping = try claimsMapping(
      #", "line_of_business": {"header": "Plan", "values": {"Régime": "auto"}, "default": "other"}"#
        + #", "reason": {"header": "Reason", "values": {"CO-50": "50"}}"#,
      #", "encoding": "latin-1""#)
    var bytes = Array("Number,Payer,Billed,Plan,Reason\n1,A,2,R".utf8) + [0xE9]
    bytes += Array("gime,CO-50\n2,A,2,,\n3,A,2,commercial,\n4,A,2,HMO,\n5,A,2,,50\n".utf8)
    let imported = try Import(bytes, by: mapping)
    let claims = imported.values.compactMap { value in
      if case .exportedClaim(let claim) = value { claim } else { nil }
    }
    #expect(claims.map(\.lineOfBusiness) == [.auto, .other, .commercial])
    #expect(claims.map(\.reason) == ["50", nil, nil])
    let refused = imported.issues.filter { $0.severity == .refused }
    #expect(refused.map(\.place) == [.line(5), .line(6)])
  }
}
