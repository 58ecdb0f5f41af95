import Adjudication
import Claims
import Testing

/// How claim numbers link what is said of one claim.
struct ClaimNumberTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"), number: "icn1")
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN1 ")

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test func `capitals and blanks around it tell no two claims apart`() throws {
    let taken = history(
      payment(10, denied), payment(20, denied.reversed, trace: "R"), payment(20, paid, trace: "R"),
      recoupments: [recoupment(40, 800, reference: " Icn1")])
    let denial = try adjudicator.soleDenial(of: taken)
    #expect(denial.status == .clawedBack && denial.contradictions.isEmpty)
  }

  @Test func `a number like those of two claims links to neither`() throws {
    var other = denied
    other.claimNumber = "ICN1"
    other.lines[0].servicePeriod = ServicePeriod(day(7))
    let two = history(
      payment(10, denied), payment(10, other, by: otherPayer),
      recoupments: [recoupment(40, 800, reference: "Icn1")])
    #expect(adjudicator.denials(of: two).map(\.status) == [.open, .open])
    var won = two
    won.adjudications += [payment(30, paid, trace: "P")]
    #expect(adjudicator.denials(of: won).map(\.recovered) == [dollars(800), .zero])
    won.recoupments = [recoupment(40, 800, reference: "ICN1 ")]
    #expect(adjudicator.denials(of: won).map(\.recovered) == [.zero, .zero])
  }

  @Test func `a reversal with a number of its own takes back what it negates line by line`() throws
  {
    let first = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
    let second = claim(line(billed: 1000, paid: 800, "CO-45 200"))
    var reversal = second.reversed
    reversal.claimNumber = "ICN1R"
    let taken = history(
      payment(10, first), payment(20, second), payment(40, reversal, trace: "R"))
    let denial = try adjudicator.soleDenial(of: taken)
    #expect(denial.recovered == .zero && denial.contradictions.isEmpty)
    // In one payment the decision that stands beside it is the correction.
    var beside = payment(40, second, trace: "R")
    beside.remittance = payment(40, reversal, trace: "R").remittance
    let together = history(payment(10, first), beside, payment(40, reversal, trace: "R"))
    let told = try adjudicator.soleDenial(of: together)
    #expect(told.recovered == dollars(800))
    #expect(told.contradictions == ["reversal without its original"])
    // Of two it may take back either.
    let twice = history(
      payment(10, first), payment(20, second),
      payment(30, claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN2")),
      payment(40, reversal, trace: "R"))
    #expect(
      try adjudicator.soleDenial(of: twice).contradictions
        == ["reversal without its original", "paid twice"])
  }
}
