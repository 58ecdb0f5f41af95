import Adjudication
import Claims
import Testing

struct ExportTests {
  let adjudicator: Adjudicator

  init() throws {
    adjudicator = try productAdjudicator()
  }

  func row(
    _ status: ExportedClaim.Status, decided: Int? = 12, reason: String? = "50", paid: Int = 0
  ) -> ExportedClaim {
    ExportedClaim(
      claimNumber: "ICN1", patientControlNumber: "P1", payer: spinePayer, status: status,
      serviceDay: day(5), receivedDay: day(8), decidedDay: decided.map(day),
      billed: dollars(1000), paid: dollars(paid), adjustmentGroup: "CO", reason: reason,
      procedure: "63047")
  }

  @Test func `a day that stands for the day of decision says what it is`() throws {
    let received = try adjudicator.soleDenial(of: history(exports: [row(.denied, decided: nil)]))
    #expect(received.knownDay == day(8))
    #expect(received.inferredDay == .received)
    #expect(received.inferredStart == .received)
    var unreceived = row(.denied, decided: nil)
    unreceived.receivedDay = nil
    let served = try adjudicator.soleDenial(of: history(exports: [unreceived]))
    #expect(served.knownDay == day(5))
    #expect(served.inferredDay == .service)
    let after = [row(.pending, reason: nil), unreceived]
    #expect(
      try adjudicator.soleDenial(of: history(exports: after)).inferredDay == .earlierRow)
    #expect(
      try adjudicator.soleDenial(of: history(exports: [row(.denied)])).inferredDay == nil)
  }

  @Test func `a later row that gives the day of decision mends it, unless an appeal came first`()
    throws
  {
    let rows = [row(.denied, decided: nil), row(.denied, decided: 40)]
    let told = try adjudicator.soleDenial(of: history(exports: rows))
    #expect(told.knownDay == day(40))
    #expect(told.inferredDay == nil)
    let appealed = try adjudicator.soleDenial(
      of: history(appeals: [appeal(filed: 20)], exports: rows))
    #expect(appealed.knownDay == day(8), "the row of day 40 answers the appeal")
    #expect(appealed.inferredDay == .received)
  }

  @Test func `a later version that is paid settles the denial`() throws {
    let rows = [row(.denied), row(.paid, decided: 70, reason: nil, paid: 800)]
    let denial = try adjudicator.soleDenial(of: history(exports: rows))
    #expect(denial.status == .reprocessed)
    #expect(denial.decidedDay == day(70))
    #expect(denial.recovered == dollars(800))
    #expect(denial.knownDay == day(12))
    #expect(try adjudicator.soleDenial(of: history(exports: rows), asOf: 69).status == .open)
    let won = try adjudicator.soleDenial(
      of: history(appeals: [appeal(filed: 20)], exports: rows))
    #expect(won.status == .overturned)
  }

  @Test func `an older export loaded later undoes nothing`() throws {
    let rows = [row(.paid, decided: 70, reason: nil, paid: 800), row(.denied)]
    #expect(try adjudicator.soleDenial(of: history(exports: rows)).status == .reprocessed)
  }

  @Test func `paid on the day it was denied is settled, though the amount is not told`() throws {
    var paid = row(.paid, reason: nil)
    paid.paid = nil
    let denial = try adjudicator.soleDenial(of: history(exports: [row(.denied), paid]))
    #expect(denial.status == .reprocessed)
  }

  @Test func `pending again is with the payer until it is denied again`() throws {
    let rows = [row(.denied), row(.pending, decided: nil, reason: nil)]
    #expect(try adjudicator.soleDenial(of: history(exports: rows)).status == .closed)
    let again = rows + [row(.denied, decided: 40)]
    let denial = try adjudicator.soleDenial(of: history(exports: again))
    #expect(denial.status == .open)
    #expect(denial.knownDay == day(12), "the clock runs from the first denial")
  }

  @Test(arguments: [12, 30])
  func `a changed reason takes the place of the first`(decided: Int) throws {
    let rows = [row(.denied), row(.denied, decided: decided, reason: "197")]
    let denial = try adjudicator.soleDenial(of: history(exports: rows))
    #expect(denial.reading.category == .authorization)
    #expect(denial.knownDay == day(decided))
    #expect(denial.status == .open)
  }

  @Test func `a letter of a claim that the export pays is settled too`() throws {
    let letter = DenialNotice(
      origin: .letter, payer: spinePayer, reference: "L1", patientControlNumber: "P1",
      noticeDay: day(14), adjustmentGroup: .contractual, reason: "50",
      procedures: [Procedure(code: "63047")])
    let denial = try adjudicator.soleDenial(
      of: history(
        notices: [letter],
        exports: [row(.denied), row(.paid, decided: 70, reason: nil, paid: 800)]))
    #expect(denial.origin == .letter)
    #expect(denial.status == .reprocessed)
    #expect(denial.recovered == dollars(800))
  }

  @Test func `an export that pays what the remittances deny is told`() throws {
    let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied),
        exports: [row(.denied), row(.paid, decided: 70, reason: nil, paid: 800)]))
    #expect(denial.status == .open)
    #expect(denial.contradictions == ["paid in the export, still denied in the remittances"])
  }
}
