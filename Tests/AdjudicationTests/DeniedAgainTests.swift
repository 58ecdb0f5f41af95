import Adjudication
import Claims
import Testing

/// A service that is denied more than once: again after it was paid, or by two payers.
struct DeniedAgainTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN2")
  let deniedAnew = claim(line(billed: 1000, "CO-45 200", "CO-50 800"), number: "ICN3")

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test(arguments: [40, 41])
  func `denied for the same reason after it was paid is a denial of its own`(again: Int) throws {
    let history = history(
      payment(10, denied), payment(20, denied.reversed, trace: "R"), payment(20, paid, trace: "R"),
      payment(40, paid.reversed, trace: "B"), payment(again, deniedAnew, trace: "N"),
      appeals: [
        appeal(filed: 12, .overturned, decided: 19, recovered: 800), appeal(filed: 50),
      ])
    let denials = adjudicator.denials(of: history, asOf: day(100))
    try #require(denials.count == 2)
    #expect(denials.map(\.status) == [.clawedBack, .appealed])
    #expect(denials[0].recovered == .zero && denials[0].appeals.map(\.filedDay) == [day(12)])
    // With its own clock, its own number, and the whole amount.
    #expect(denials[1].paymentDay == day(again) && denials[1].claimNumber == "ICN3")
    #expect(denials[1].recoverable == denials[0].recoverable)
    #expect(denials[1].appeals.map(\.filedDay) == [day(50)])
    #expect(Set(denials.map(\.key)).count == 2)
    // Before it was known there was one, and it had been won.
    #expect(try adjudicator.soleDenial(of: history, asOf: 39).status == .overturned)
  }

  @Test func `a payment cut down for the same reason leaves what stays, and denies the rest anew`()
    throws
  {
    let cut = claim(line(billed: 1000, paid: 500, "CO-45 200", "CO-50 300"), number: "ICN3")
    let history = history(
      payment(10, denied), payment(20, denied.reversed, trace: "R"), payment(20, paid, trace: "R"),
      payment(40, paid.reversed, trace: "B"), payment(40, cut, trace: "B"),
      appeals: [appeal(filed: 12, .overturned, decided: 19, recovered: 800)])
    let denials = adjudicator.denials(of: history, asOf: day(100))
    try #require(denials.count == 2)
    #expect(denials[0].recovered == dollars(500))
    #expect(denials[1].status == .open && denials[1].recoverable.value == dollars(300))
    // What comes for the rest later is the second denial's.
    let rest = claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN3")
    var later = history
    later.adjudications += [
      payment(60, cut.reversed, trace: "D"), payment(60, rest, trace: "D"),
    ]
    let settled = adjudicator.denials(of: later, asOf: day(100))
    #expect(settled.map(\.recovered) == [dollars(500), dollars(300)])
  }

  @Test func `denied again before anything was paid is the same denial`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), payment(20, denied.reversed, trace: "R"),
        payment(30, deniedAnew, trace: "N")))
    #expect(denial.status == .open && denial.claimNumber == "ICN1")
  }

  // One surgery cannot bring its allowed amount twice.
  @Test(arguments: [true, false])
  func `of a service that both payers deny only the first one's denial is worth its amount`(
    secondFirst: Bool
  ) throws {
    let second = payment(
      secondFirst ? 8 : 20, claim(line(billed: 1000, "CO-50 1000"), status: "2", number: "S1"),
      by: otherPayer)
    let denials = adjudicator.denials(of: history(payment(10, denied), second), asOf: day(100))
    try #require(denials.count == 2)
    let ours = try #require(denials.first { $0.payer.key == spinePayer.key })
    let theirs = try #require(denials.first { $0.payer.key == otherPayer.key })
    #expect(ours.recoverable.value == dollars(800))
    #expect(theirs.recoverable.mark == .unknown)
    #expect("\(theirs.recoverable)".contains("first payer denies the same service"))
  }

  @Test func `once the first payer has paid, what the second denies has its own worth`() throws {
    let first = claim(line(billed: 1000, paid: 600, "CO-45 200", "PR-2 200"))
    let second = claim(line(billed: 1000, "OA-23 800", "CO-50 200"), status: "2", number: "S1")
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, first), payment(20, second, by: otherPayer)))
    #expect(!"\(denial.recoverable)".contains("first payer denies"))
  }
}
