import Adjudication
import Claims
import Testing

struct ClawbackTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  func won(_ recoupments: ClaimHistory.Recoupment...) -> ClaimHistory {
    history(
      payment(10, denied), payment(30, paid), appeals: [appeal(filed: 12)],
      recoupments: recoupments)
  }

  @Test func `a recoupment alone claws a won appeal back`() throws {
    let history = won(recoupment(60, 800))
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.status == .clawedBack)
    #expect(denial.decidedDay == day(60))
    #expect(denial.recovered == .zero)
    #expect(try adjudicator.soleDenial(of: history, asOf: 59).status == .overturned)
  }

  @Test func `what is returned later counts as won again`() throws {
    let denial = try adjudicator.soleDenial(of: won(recoupment(60, 800), recoupment(90, -800)))
    #expect(denial.status == .overturned)
    #expect(denial.decidedDay == day(90))
    #expect(denial.recovered == dollars(800))
  }

  @Test func `a part taken back is taken off`() throws {
    let denial = try adjudicator.soleDenial(of: won(recoupment(60, 300)))
    #expect(denial.status == .overturned)
    #expect(denial.recovered == dollars(500))
  }

  @Test func `a refund that the payer acknowledges moves nothing`() throws {
    let denial = try adjudicator.soleDenial(
      of: won(recoupment(60, 800), recoupment(60, -800, reason: "72")))
    #expect(denial.status == .clawedBack)
  }

  @Test(arguments: ["FB", "50", "L6"])
  func `a balance moved forward, a late charge and interest take nothing back`(reason: String)
    throws
  {
    let denial = try adjudicator.soleDenial(of: won(recoupment(60, 800, reason: reason)))
    #expect(denial.status == .overturned)
    #expect(denial.recovered == dollars(800))
  }

  @Test func `a recoupment of another claim is another claim's`() throws {
    let denial = try adjudicator.soleDenial(of: won(recoupment(60, 800, reference: "ICN7")))
    #expect(denial.status == .overturned)
  }

  @Test func `a reversal after winning claws back until it is paid again`() throws {
    let reversed = history(
      payment(10, denied), payment(30, paid), payment(60, paid.reversed),
      appeals: [appeal(filed: 12)])
    let denial = try adjudicator.soleDenial(of: reversed)
    #expect(denial.status == .clawedBack)
    #expect(denial.decidedDay == day(60))
    var again = reversed
    again.adjudications.append(payment(80, paid))
    #expect(try adjudicator.soleDenial(of: again).status == .overturned)
  }

  @Test func `a recovery put off takes the money when it comes`() throws {
    let history = history(
      payment(10, denied), payment(30, paid), payment(60, paid.reversed),
      payment(60, denied), appeals: [appeal(filed: 12)],
      recoupments: [recoupment(60, -800), recoupment(90, 800)])
    #expect(
      adjudicator.denials(of: history, asOf: day(61)).map(\.recovered) == [dollars(800), .zero])
    let denials = adjudicator.denials(of: history, asOf: day(365))
    #expect(denials.first?.status == .clawedBack)
    #expect(denials.first?.decidedDay == day(90))
    // What the correction denies is a denial of its own.
    #expect(denials.last?.status == .open && denials.last?.paymentDay == day(60))
  }
}
