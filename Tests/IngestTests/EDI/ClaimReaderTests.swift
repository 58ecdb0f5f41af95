import Claims
import Testing

@testable import Ingest

struct ClaimReaderTests {
  private static let parties = """
    BHT*0019*00*1*20240110*1200*CH~NM1*41*2*SENDER~HL*1**20*1~\
    NM1*85*2*SPINE CENTER*****XX*1234567893~HL*2*1*22*1~SBR*P********CI~\
    NM1*IL*1*DOE*JOHN****MI*W1~DMG*D8*19700203*M~NM1*PR*2*BIG PLAN*****PI*60054~
    """
  private static let dependent = "HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*JANE~DMG*D8*20100405*F~"
  private static let claim = """
    CLM*A17*1000***24:B:7*Y*A*Y*Y~DTP*435*D8*20240104~REF*F8*OLD1~REF*G1*AUTH1~REF*D9*CH1~\
    HI*ABK:M4806*ABF:M5416~HI*ABF:Z981~NM1*82*1*SURGEON*ANN****XX*1112223334~\
    SBR*S*18*******CI~NM1*PR*2*OTHER PLAN*****PI*999~REF*F8*NOTOURS~\
    LX*1~SV1*HC:22551:59:51*600*UN*1***1:2~DTP*472*D8*20240105~REF*6R*L1~\
    SVD*999*1*HC:22551**1~CAS*CO*45*1~DTP*573*D8*20240101~\
    LX*2~SV1*HC:22845*400*UN*2***3~DTP*472*RD8*20240105-20240106~
    """

  @Test func `reads who bills, who is insured and who was treated`() throws {
    let claim = try #require(try reading(Self.parties, Self.dependent, Self.claim).submitted.first)
    #expect(claim.kind == .professional)
    #expect(claim.payer == Payer(identifier: "60054", name: "BIG PLAN"))
    #expect(claim.payerSequence == "P")
    #expect(claim.filingIndicator == "CI")
    #expect(claim.billingProvider == "1234567893")
    #expect(claim.renderingProvider == "1112223334")
    #expect(claim.subscriber?.firstName == "JOHN")
    #expect(claim.patient?.firstName == "JANE")
    #expect(claim.patientBirthDay?.description == "2010-04-05")
    #expect(claim.submittedDay?.description == "2024-01-10")
  }

  @Test func `reads what identifies the claim, not what another payer says of it`() throws {
    let claim = try #require(try reading(Self.parties, Self.claim).submitted.first)
    #expect(claim.patientControlNumber == "A17")
    #expect(claim.billed == Money(cents: 100_000))
    #expect(claim.facilityCode == "24")
    #expect(claim.frequencyCode == "7")
    #expect(claim.originalClaimNumber == "OLD1")
    #expect(claim.authorizationNumber == "AUTH1")
    #expect(claim.clearinghouseNumber == "CH1")
    #expect(claim.diagnoses == ["M4806", "M5416", "Z981"])
    #expect(claim.patient == claim.subscriber)
    #expect(claim.patientBirthDay?.description == "1970-02-03")
  }

  @Test func `reads the lines with their days, numbers and pointers`() throws {
    let claim = try #require(try reading(Self.parties, Self.claim).submitted.first)
    #expect(claim.lines.map(\.procedure.code) == ["22551", "22845"])
    #expect(claim.lines[0].procedure.modifiers == ["59", "51"])
    #expect(claim.lines.map(\.billed.cents) == [60_000, 40_000])
    #expect(claim.lines.map(\.units) == [1, 2])
    #expect(claim.lines[0].lineControlNumber == "L1")
    #expect(claim.lines.map(\.diagnosisPointers) == [[1, 2], [3]])
    #expect(claim.servicePeriod?.first.description == "2024-01-05")
    #expect(claim.servicePeriod?.last.description == "2024-01-06")
  }

  @Test func `a new subscriber forgets the patient and the payer before`() throws {
    let next = "HL*4*1*22*0~SBR*S~NM1*IL*1*ROE*ANN****MI*W2~CLM*B1*5~LX*1~SV1*HC:1*5*UN*1~"
    let submitted = try reading(Self.parties, Self.dependent, Self.claim, next).submitted
    #expect(submitted.count == 2)
    #expect(submitted[1].patient?.lastName == "ROE")
    #expect(submitted[1].payer == Payer(identifier: "", name: ""))
    #expect(submitted[1].payerSequence == "S")
    #expect(submitted[1].billingProvider == "1234567893")
  }

  @Test func `institutional lines are procedures or revenue codes`() throws {
    let claim = """
      CLM*I1*300~DTP*434*RD8*20240101-20240103~HI*ABJ:R69*ABK:M4806~\
      LX*1~SV2*0360*HC:22551*200*UN*1~LX*2~SV2*0120**100*DA*2~
      """
    let submitted = try #require(
      try reading(Self.parties, claim, guide: "005010X223A2").submitted.first)
    #expect(submitted.kind == .institutional)
    #expect(submitted.lines[0].procedure == Procedure(code: "22551"))
    #expect(submitted.lines[1].procedure == Procedure(qualifier: "NU", code: "0120"))
    #expect(submitted.lines[1].units == 2)
    #expect(submitted.diagnoses == ["M4806"])
    #expect(submitted.servicePeriod?.last.description == "2024-01-03")
  }

  @Test func `dental lines are read as far as code, charge and units`() throws {
    let claim = "CLM*D1*25~DTP*472*D8*20240105~LX*1~SV3*AD:D0120*25****1~"
    let submitted = try #require(
      try reading(Self.parties, claim, guide: "005010X224A2").submitted.first)
    #expect(submitted.kind == .dental)
    #expect(submitted.lines.map(\.procedure) == [Procedure(qualifier: "AD", code: "D0120")])
  }

  @Test func `where the guide is not named the service lines tell the kind`() throws {
    let submitted = try reading(Self.parties, Self.claim, guide: "005010").submitted
    #expect(submitted.map(\.kind) == [.professional])
    let withoutLines = try reading(Self.parties, "CLM*A*1~", guide: "005010")
    #expect(withoutLines.submitted.isEmpty)
    #expect(withoutLines.refusals.count == 1)
  }

  @Test func `service lines tell the kind better than a version that a sender got wrong`() throws {
    let claim = "CLM*D1*25~LX*1~SV3*AD:D0120*25****1~"
    let reading = try reading(Self.parties, claim, guide: "004010X096A1")
    #expect(reading.submitted.map(\.kind) == [.dental])
  }

  @Test func `a transaction without a claim is named, not passed in silence`() throws {
    #expect(try reading(Self.parties).issues.map(\.severity) == [.note])
  }

  @Test(arguments: [
    ("CLM*A17*1000*", "CLM*A17**", "CLM02"), ("CLM*A17*", "CLM**", "CLM01"),
    ("*600*UN", "*6OO*UN", "SV102"), ("D8*20240105", "D8*20240132", "DTP03"),
    ("20240105-20240106", "20240106-20240105", "DTP03"), ("SV1*HC:22845", "SV1*", "SV101"),
  ])
  func `one bad element refuses its claim, the next loads`(
    right: String, wrong: String, element: String
  ) throws {
    let next = "CLM*B1*5~LX*1~SV1*HC:1*5*UN*1~"
    let reading = try reading(Self.parties, Self.claim.replacing(right, with: wrong), next)
    #expect(reading.submitted.map(\.patientControlNumber) == ["B1"])
    #expect(reading.refusals.map { $0.message.hasPrefix(element) } == [true])
    #expect(reading.refusals.first?.content.starts(with: "CLM*".utf8) == true)
  }

  @Test func `a birth day that does not exist is unknown, the claim loads`() throws {
    let reading = try reading(Self.parties.replacing("19700203", with: "19700231"), Self.claim)
    #expect(reading.submitted.map(\.patientBirthDay) == [nil])
    #expect(reading.issues.map(\.severity) == [.warning])
  }

  private func reading(_ segments: String..., guide: String = "005010X222A1") throws -> EDIReading {
    try EDIReading(interchange("837", guide: guide, segments.joined()))
  }
}
