import Appeals
import Claims
import Testing

/// Letters that ask back what was paid.
struct DemandLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/15/2026\n\n" + text, document: "letter.txt")
  }

  private static let demand = """
    RE: Overpayment, claim number 88120-4471, date of service: 03/12/2026

    Our retrospective review found that CPT 22612 was not medically necessary, because the records do
    not show instability. As a result you were overpaid. We request a refund of $18,400.00. Please send
    your check within 60 days of the date of this letter.

    If you disagree, you may dispute this determination in writing within 45 days of the date of this
    letter. If no refund or dispute is received, we will deduct the amount from future payments.
    """

  @Test func `the amount asked back, the day to pay it and the day to dispute it are apart`() {
    let letter = read(Self.demand)
    #expect(letter.demand?.value == Money(cents: 1_840_000))
    #expect(letter.appealTime?.day == CalendarDay("2026-11-29"))
    #expect(letter.repaymentTime?.day == CalendarDay("2026-12-14"))
    #expect(letter.isPreService?.value == false && letter.refusal != nil)
    #expect(letter.contradictions.isEmpty)
  }

  @Test(arguments: [
    ("Refund amount: $4,112.37", 411_237),
    ("We have determined that you were overpaid $950 on this claim.", 95_000),
    ("We will recoup the overpayment of $12,004.10 from future payments.", 1_200_410),
    ("Please remit $2,200.00 as a refund within 30 days.", 220_000),
  ])
  func `it is read in other words`(words: String, cents: Int) {
    #expect(read(words).demand?.value == Money(cents: cents))
  }

  @Test func `two amounts are for a person to tell apart, and a charge is no demand`() {
    let two = read("We request a refund of $100.00. Please repay $200.00.")
    #expect(two.demand == nil)
    #expect(two.contradictions.contains("the letter asks more than one amount back"))
    #expect(read("The request is denied. Billed amount: $18,400.00").demand == nil)
    #expect(read("If you are overpaid, we may ask for a refund.").demand == nil)
  }
}
