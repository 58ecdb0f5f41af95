import Claims
import Testing

@testable import Ingest

/// A payment of two claims with every loop that is read.
enum Payment {
  static let header = """
    BPR*I*550*C*ACH************20240131~TRN*1*CHECK77*1512345678~DTM*405*20240130~\
    N1*PR*BIG PLAN~REF*2U*60054~N1*PE*SPINE CENTER*XX*1234567893~
    """
  static let first = """
    LX*1~CLP*A17*1*1000*600*50*12*ICN1*24*1~CAS*OA*23*100~NM1*QC*1*DOE*JANE****MI*W1~\
    MOA***MA01*N522~REF*F8*OLD1~REF*G1*AUTH1~DTM*232*20240105~DTM*233*20240106~DTM*050*20240110~\
    SVC*HC:22551:59*600*500**1~DTM*472*20240105~CAS*CO*45*60*1*97*40~REF*6R*L1~AMT*B6*540~\
    LQ*HE*N130~SVC*HC:22845*400*200**2**3~DTM*150*20240105~DTM*151*20240106~CAS*PR*1*50~\
    CAS*CO*50*150~
    """
  static let second = "LX*2~CLP*A18*4*80*0~CAS*CO*29*80~"
  static let balances = "PLB*1234567893*20241231*WO:ICN0*50~"

  static func text(_ segments: String...) throws -> String {
    try interchange("835", guide: "005010X221A1", segments.joined())
  }

  static func reading(_ segments: String...) throws -> EDIReading {
    try EDIReading(interchange("835", guide: "005010X221A1", segments.joined()))
  }
}

struct RemittanceReaderTests {
  @Test func `blanks that a sender leaves around a number are no part of it`() throws {
    let text = try Payment.text(
      Payment.header, Payment.first.replacing("CLP*A17*", with: "CLP* A17 *"))
    #expect(try EDIReading(text).claims.map(\.patientControlNumber) == ["A17"])
  }

  @Test func `reads the payment`() throws {
    let reading = try Payment.reading(
      Payment.header, Payment.first, Payment.second, Payment.balances)
    let remittance = try #require(reading.remittances.first)
    #expect(remittance.payer == Payer(identifier: "60054", name: "BIG PLAN"))
    #expect(remittance.payeeName == "SPINE CENTER")
    #expect(remittance.payeeIdentifier == "1234567893")
    #expect(remittance.traceNumber == "CHECK77")
    #expect(remittance.originator == "1512345678")
    #expect(remittance.paymentDay.description == "2024-01-31")
    #expect(remittance.productionDay?.description == "2024-01-30")
    #expect(remittance.paid == Money(cents: 55_000))
    #expect(remittance.method == "ACH")
    #expect(remittance.contentDigest.count == 64)
    #expect(reading.issues.isEmpty)
  }

  @Test func `reads the claim, its names, days, references and remarks`() throws {
    let claim = try #require(try Payment.reading(Payment.header, Payment.first).claims.first)
    #expect(claim.patientControlNumber == "A17")
    #expect(claim.status == "1")
    #expect(claim.billed == Money(cents: 100_000))
    #expect(claim.paid == Money(cents: 60_000))
    #expect(claim.patientResponsibility == Money(cents: 5_000))
    #expect(claim.filingIndicator == "12")
    #expect(claim.claimNumber == "ICN1")
    #expect(claim.facilityCode == "24")
    #expect(claim.frequencyCode == "1")
    #expect(claim.patient == Person(lastName: "DOE", firstName: "JANE", memberNumber: "W1"))
    #expect(claim.servicePeriod?.first.description == "2024-01-05")
    #expect(claim.servicePeriod?.last.description == "2024-01-06")
    #expect(claim.receivedDay?.description == "2024-01-10")
    #expect(claim.originalClaimNumber == "OLD1")
    #expect(claim.authorizationNumber == "AUTH1")
    #expect(claim.adjustments == [adjustment("OA", "23", 10_000)])
    #expect(claim.remarks == ["MA01", "N522"])
    #expect(claim.balanceDifference == .zero)
  }

  @Test func `reads the lines with every triplet of their adjustments`() throws {
    let claim = try #require(try Payment.reading(Payment.header, Payment.first).claims.first)
    let line = try #require(claim.lines.first)
    #expect(line.procedure == Procedure(code: "22551", modifiers: ["59"]))
    #expect(line.billed == Money(cents: 60_000))
    #expect(line.paid == Money(cents: 50_000))
    #expect(line.servicePeriod?.first.description == "2024-01-05")
    #expect(line.lineControlNumber == "L1")
    #expect(line.allowed == Money(cents: 54_000))
    #expect(line.remarks == ["N130"])
    var discount = adjustment("CO", "45", 6_000)
    discount.quantity = 1
    #expect(line.adjustments == [discount, adjustment("CO", "97", 4_000)])
    let second = try #require(claim.lines.last)
    #expect(second.units == 2)
    #expect(second.servicePeriod?.last.description == "2024-01-06")
    #expect(second.adjustments == [adjustment("PR", "1", 5_000), adjustment("CO", "50", 15_000)])
  }

  @Test func `claims whose number the payer did not know stay apart`() throws {
    let reading = try Payment.reading(
      Payment.header, "LX*1~CLP*0*1*80*80***ICN1~CLP*0*1*90*90***ICN2~")
    let numbers = reading.claims.map(\.patientControlNumber)
    #expect(numbers == ["0 (payer's claim ICN1)", "0 (payer's claim ICN2)"])
  }

  @Test func `all six triplets of an adjustment segment are read`() throws {
    let cas = "CAS*CO*1*1**2*2**3*3**4*4**5*5**6*6*9~"
    let claim = try #require(
      try Payment.reading(Payment.header, "CLP*A*1*21*0~", cas).claims.first)
    #expect(claim.adjustments.map(\.reason) == ["1", "2", "3", "4", "5", "6"])
    #expect(claim.adjustments.map(\.amount.cents) == [100, 200, 300, 400, 500, 600])
    #expect(claim.adjustments.last?.quantity == 9)
    #expect(claim.balanceDifference == .zero)
  }

  @Test func `a provider adjustment is read with its reference`() throws {
    let plb = "PLB*1234567893*20241231*WO:ICN0*50*FB:NEXT*-12.5~"
    let adjustments = try Payment.reading(Payment.header, plb).providerAdjustments
    #expect(adjustments.map(\.reason) == ["WO", "FB"])
    #expect(adjustments.map(\.reference) == ["ICN0", "NEXT"])
    #expect(adjustments.map(\.amount.cents) == [5_000, -1_250])
    #expect(adjustments.first?.fiscalPeriodEnd?.description == "2024-12-31")
  }

  @Test func `a debit is a negative payment`() throws {
    let header = Payment.header.replacing("*C*ACH", with: "*D*ACH")
    #expect(try Payment.reading(header).remittances.first?.paid == Money(cents: -55_000))
  }

  @Test func `a claim without dates takes the span of its lines`() throws {
    let lines = "SVC*HC:1*5*5~DTM*472*20240107~SVC*HC:2*5*5~DTM*472*20240103~"
    let claim = try #require(
      try Payment.reading(Payment.header, "CLP*A*1*10*10~", lines).claims.first)
    #expect(claim.servicePeriod?.first.description == "2024-01-03")
    #expect(claim.servicePeriod?.last.description == "2024-01-07")
  }

  @Test func `a payment arrives before its claims and its balance after them`() throws {
    let all = try Payment.reading(
      Payment.header, Payment.first, Payment.second, Payment.balances
    ).all
    guard case .remittance = all.first, case .remittanceEnd = all.last else {
      Issue.record("expected a remittance first and its end last")
      return
    }
    #expect(all.count == 5)
  }

  private func adjustment(_ group: String, _ reason: String, _ cents: Int) -> Adjustment {
    Adjustment(
      group: AdjustmentGroup(rawValue: group), reason: reason, amount: Money(cents: cents))
  }
}

struct BalanceTests {
  @Test func `a payment that adds up has no difference`() throws {
    let claims = "CLP*A*1*100*80~CAS*CO*45*20~SVC*HC:1*100*80~"
    let reading = try Payment.reading(
      Payment.header.replacing("*550*", with: "*70*"), claims, "PLB*1*20241231*WO:X*10~")
    // The line lacks its adjustment, the claim does not.
    #expect(
      reading.balances
        == [BalanceCheck(payment: .zero, unbalancedClaims: 0, unbalancedLines: 1)])
  }

  @Test(arguments: [(70, 0), (80, 1000), (60, -1000)])
  func `the difference of the payment is BPR02 less claims and PLB`(paid: Int, difference: Int)
    throws
  {
    let header = Payment.header.replacing("*550*", with: "*\(paid)*")
    let reading = try Payment.reading(
      header, "CLP*A*1*80*80~", "PLB*1*20241231*WO:X*10~")
    #expect(reading.balances.map(\.payment.cents) == [difference])
    #expect(reading.issues.isEmpty == (difference == 0))
  }

  @Test func `a claim that does not add up is told at its place and loads`() throws {
    let reading = try Payment.reading(
      Payment.header.replacing("*550*", with: "*80*"), "CLP*A*1*100*80~")
    #expect(reading.balances.map(\.unbalancedClaims) == [1])
    #expect(reading.claims.count == 1)
    let issue = try #require(reading.issues.first)
    #expect(issue.severity == .warning)
    #expect(issue.place == .segment(10, byte: 308))
  }
}

struct PatientShareTests {
  @Test(arguments: [
    ("CLP*A*1*100*60*40~CAS*PR*1*40~", 0), ("CLP*A*1*100*60~CAS*PR*1*40~", 0),
    ("CLP*A*1*100*60*10~CAS*PR*1*40~", 1), ("CLP*A*1*100*60*40~CAS*CO*45*40~", 1),
    // A reversal takes the share back; payers write it with either sign, or none.
    ("CLP*A*22*-100*-60*40~CAS*PR*1*-40~", 0),
  ])
  func `the share that a claim states is that of its adjustments, or it is told`(
    claim: String, told: Int
  ) throws {
    let paid = claim.contains("*22*") ? "-60" : "60"
    let reading = try Payment.reading(
      Payment.header.replacing("*550*", with: "*\(paid)*"), claim)
    let issues = reading.issues.filter { $0.message.contains("CLP05") }
    #expect(issues.count == told)
    #expect(reading.claims.count == 1)
  }
}

struct TransactionIdentityTests {
  @Test func `the same payment sent again has the same digest`() throws {
    let text = try Payment.text(Payment.header, Payment.second)
    let again = text.replacing("~", with: "~\r\n").replacing("000000007", with: "000000008")
    let first = try EDIReading(text).remittances.map(\.contentDigest)
    #expect(try EDIReading(again).remittances.map(\.contentDigest) == first)
    let other = text.replacing("CHECK77", with: "CHECK78")
    #expect(try EDIReading(other).remittances.map(\.contentDigest) != first)
  }

  @Test func `a transaction that is not wanted is passed over`() throws {
    let text = try Payment.text(Payment.header, Payment.second)
    var asked: [String] = []
    let outcome = try EDIReader(bytes: Array(text.utf8)).read { transaction in
      asked.append(transaction.contentDigest)
      return false
    } into: { _ in
      Issue.record("nothing was wanted")
    }
    #expect(outcome.passedOver == 1)
    #expect(asked == (try EDIReading(text)).remittances.map(\.contentDigest))
  }

  @Test func `a sender that calls itself synthetic marks the file`() throws {
    let text = try interchange(
      "835", guide: "005010X221A1", Payment.header, sender: "SYNTHETIC")
    #expect(try EDIReading(text).outcome.isSynthetic)
    #expect(try !Payment.reading(Payment.header).outcome.isSynthetic)
  }

  @Test func `what the sink throws stops the reading`() throws {
    struct Full: Error {}
    let text = try Payment.text(Payment.header, Payment.second)
    #expect(throws: Full.self) {
      try EDIReader(bytes: Array(text.utf8)).read { _ in throw Full() }
    }
  }
}
