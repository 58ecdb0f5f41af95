import Claims
import Testing

@testable import Ingest

struct RefusedClaimTests {
  @Test(arguments: [
    ("CAS*OA*23*100~", "CAS*OA*23~", "CAS03: expected an amount for the adjustment reason"),
    ("CAS*OA*23*100~", "CAS*OA**100~", "CAS02: expected a reason"),
    ("CAS*OA*23*100~", "CAS*OA*23*1OO~", "CAS03: expected an amount of dollars"),
    ("*1000*600*", "*1000.123*600*", "CLP03: expected an amount of dollars with at most two"),
    ("*1000*600*50*", "*1000**50*", "CLP04: expected an amount"),
    ("DTM*472*20240105", "DTM*472*20240230", "DTM02: expected a day of the calendar"),
    ("DTM*232*20240105", "DTM*232*240105", "DTM02: expected a day of the calendar"),
    ("*600*500**1~", "*600*500**one~", "SVC05: expected a number"),
    ("SVC*HC:22551:59*", "SVC**", "SVC01: expected a value"),
    ("CLP*A17*", "CLP**", "CLP01: expected a value"),
  ])
  func `one bad element refuses its claim with place and bytes, the rest loads`(
    right: String, wrong: String, message: String
  ) throws {
    let text = try Payment.text(
      Payment.header, Payment.first.replacing(right, with: wrong), Payment.second)
    let reading = try EDIReading(text)
    #expect(reading.claims.map(\.patientControlNumber) == ["A18"])
    #expect(reading.remittances.count == 1)
    let refusal = try #require(reading.refusals.first)
    #expect(reading.refusals.count == 1)
    #expect(refusal.message.hasPrefix(message))
    let content = String(decoding: refusal.content, as: UTF8.self)
    #expect(content.hasPrefix("CLP*"))
    #expect(content.hasSuffix("CAS*CO*50*150~"))
    guard case .segment(_, let byte) = refusal.place else {
      Issue.record("expected a segment")
      return
    }
    let name = String(message.prefix(3)) + "*"
    #expect(text.utf8.dropFirst(byte).starts(with: name.utf8))
    #expect(reading.issues.contains { $0.severity == .warning })
  }

  @Test func `a refused claim keeps no content in its message`() throws {
    let reading = try Payment.reading(
      Payment.header, Payment.first.replacing("*600*500**1~", with: "*600*500**DOE~"))
    #expect(reading.refusals.count == 1)
    #expect(!reading.issues.contains { $0.message.contains("DOE") })
  }

  @Test(arguments: [
    ("BPR*I*550*", "BPR*I*5,50*", "BPR02"), ("20240131", "20240132", "BPR16"),
    ("BPR*I*550*C*ACH************20240131~", "", "BPR: expected"),
  ])
  func `a payment without amount or day is refused whole`(
    right: String, wrong: String, element: String
  ) throws {
    let reading = try Payment.reading(
      Payment.header.replacing(right, with: wrong), Payment.first, Payment.balances)
    #expect(reading.remittances.isEmpty)
    #expect(reading.claims.isEmpty)
    #expect(reading.providerAdjustments.isEmpty)
    #expect(reading.balances.isEmpty)
    #expect(reading.refusals.count == 1)
    #expect(reading.refusals.first?.message.hasPrefix(element) == true)
    #expect(reading.refusals.first?.content.starts(with: "ST*835".utf8) == true)
  }

  @Test func `a production day that does not exist is unknown, the payment loads`() throws {
    let reading = try Payment.reading(
      Payment.header.replacing("20240130", with: "20240230"), Payment.second)
    #expect(reading.remittances.map(\.productionDay) == [nil])
    #expect(reading.claims.count == 1)
    #expect(reading.issues.contains { $0.message.hasPrefix("DTM02") && $0.severity == .warning })
  }

  @Test func `a bad provider adjustment is refused alone`() throws {
    let reading = try Payment.reading(
      Payment.header, Payment.second, "PLB*1*20241231*WO:X*1.234~PLB*1*20241231*WO:Y*10~")
    #expect(reading.providerAdjustments.map(\.reference) == ["Y"])
    #expect(reading.refusals.map(\.content) == [Array("PLB*1*20241231*WO:X*1.234".utf8)])
  }
}

struct UnknownReasonTests {
  @Test func `an unknown reason code is a note, once, and the claim loads`() throws {
    let cas = "CAS*CO*XX*10~"
    let reading = try Payment.reading(
      Payment.header, "CLP*A*1*10*0~", cas, "CLP*B*1*10*0~", cas)
    #expect(reading.claims.map { $0.adjustments[0].reason } == ["XX", "XX"])
    #expect(reading.issues.count { $0.severity == .note } == 1)
  }

  @Test(arguments: [
    ("99999999999999999.99", "14 digits"), ("1.234", "two decimals"), ("9x", "two decimals"),
  ])
  func `an amount that is too large is told from one that is badly written`(
    amount: String, words: String
  ) throws {
    let header = Payment.header.replacing("BPR*I*550", with: "BPR*I*\(amount)")
    let reading = try Payment.reading(header, Payment.second)
    #expect(reading.issues.first?.message.contains("BPR02") == true)
    #expect(reading.issues.first?.message.contains(words) == true)
  }

  @Test func `a group outside the code list is warned of once`() throws {
    let odd = "LX*1~CLP*A18*1*80*0~CAS*XX*29*40~CAS*CR*29*20~CAS*XX*50*20~"
    let reading = try Payment.reading(Payment.header, odd)
    let told = reading.issues.filter { $0.message.hasPrefix("CAS01") }
    #expect(told.map(\.severity) == [.warning])
    #expect(reading.claims.first?.adjustments.count == 3)
  }

  // The envelope of these tests is dated 2024 or before.
  @Test func `a payment dated years after its file is warned of`() throws {
    let header = Payment.header.replacing("20240131", with: "20640131")
    let reading = try Payment.reading(header, Payment.second)
    let told = reading.issues.filter { $0.message.hasPrefix("BPR16") }
    #expect(told.map(\.severity) == [.warning])
    #expect(reading.remittances.count == 1)
  }

  @Test func `bytes of a name that are not UTF-8 are noted once`() throws {
    let text = try Payment.text(
      Payment.header, Payment.first.replacing("DOE", with: "M#LLER"), Payment.second)
    let bytes = Array(text.utf8).map { $0 == UInt8(ascii: "#") ? 0xFC : $0 }
    let reading = try EDIReading(EDIReader(bytes: bytes))
    let told = reading.issues.filter { $0.message.contains("UTF-8") }
    #expect(told.map(\.severity) == [.note])
    #expect(reading.claims.first?.patient?.lastName == "M\u{FFFD}LLER")
  }

  @Test(arguments: ["1", "45", "306", "A1", "B7", "P32", "W1"])
  func `published codes are known`(code: String) {
    #expect(PublishedReasons.contains(code))
  }

  @Test(arguments: ["", "0", "307", "XX", "A9", "B24", "045X", "-1", "A", "4 5"])
  func `others are not`(code: String) {
    #expect(!PublishedReasons.contains(code))
  }
}
