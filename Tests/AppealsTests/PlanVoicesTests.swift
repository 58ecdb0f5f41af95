import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Times, reasons and numbers in the voices of plans of several kinds.
struct PlanVoicesTests {
  private func read(_ body: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Health Plan\nDate: 11/17/2026\n\n" + body, document: "letter.txt")
  }

  @Test func `a standard appeal keeps its time beside an expedited one, and a call is no appeal`() {
    let letter = read(
      """
      The request is denied. You may file a standard appeal within 180 days after you get this notice, or an
      expedited one by phone at 888-447-6855. Your doctor may ask us to reconsider, by calling 800-223-9870, and a
      clinical peer reviewer will talk with him or her within 1 business day.
      """)
    #expect(
      letter.appealTime?.day == CalendarDay("2027-05-16") && letter.appealTime?.isSafe == true)
    #expect(letter.peerToPeer.phone?.value == "800-223-9870")
  }

  @Test func `a review after the denial of a reconsideration is not counted from the first denial`()
  {
    let letter = read(
      """
      The requested stay is denied. A request for reconsideration may be made not later than the 30th day after receipt
      of this denial. If that is denied, ask for an IRO within 45 days of receipt of the denial of reconsideration.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-17"))
    #expect(letter.externalTime == nil)
  }

  @Test func `a time may be told to run, and what stands behind a count need not begin it`() {
    let told = read(
      "Your request remains denied. You have 180 days, not 60, to appeal. The 180 days run from the day you "
        + "receive this corrected notice.")
    #expect(told.appealTime?.day == CalendarDay("2027-05-16") && told.appealTime?.isSafe == true)
    let plain = read("The request is denied. You may appeal within 180 days with your proof.")
    #expect(plain.deadline?.value.anchor == .unstated)
  }

  @Test func `a plan that speaks plainly sets its times too`() {
    let letter = DenialLetterReader().read(
      """
      Acme Foods Group Health Plan
      Notice: November 12, 2026

      We regret that the Plan cannot pay for the device (22867) at L4-L5. Your Summary Plan Description keeps out
      devices that the technology panel has not accepted.

      If you see it differently, write to the Plan Administrator within one hundred and eighty (180) days from when this
      reached you. After its answer there is a second, voluntary review within 60 days.
      """, document: "letter.txt")
    #expect(letter.letterDay?.value == CalendarDay("2026-11-12"))
    #expect(letter.appealTime?.day == CalendarDay("2027-05-11") && letter.contradictions.isEmpty)
    #expect(letter.reasons.first?.text.hasSuffix("has not accepted.") == true)
  }

  @Test func `a question about the reason heads it, and care to keep is asked for in its own time`()
  {
    let letter = read(
      """
      Denied service: 64635 radiofrequency ablation, right L4-L5

      What is our reason?
      You had one set of test shots. Two are needed. Superior clinical policy CP.MP.171.

      When must you ask for an appeal?
      By 01/18/2027.

      When must you ask to keep your services?
      Within 10 days of this notice.
      """)
    #expect(letter.procedures.map(\.value) == ["64635"])
    #expect(letter.reasons.first?.text.hasPrefix("You had one set of test shots.") == true)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-18"))
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .continuedCare])
  }

  @Test func `a reviewer's note on a portal is the reason, with the policy it names`() {
    let letter = read(
      """
      Reviewer note: No facet removal beyond half is planned. Fusion is outside Geisinger MP 220.
      Next steps: Peer-to-peer (until 11/23/2026): 570-555-0117.
      """)
    #expect(
      letter.reasons.first?.text.hasPrefix("No facet removal beyond half is planned.") == true)
    #expect(letter.policies.map(\.value) == ["MP 220"])
  }

  @Test func `a contractor of Medicare speaks for Medicare`() {
    let letter = DenialLetterReader().read(
      "Palmetto GBA - Jurisdiction J Part A\nDate: 11/16/2026\n\nDecision: NON-AFFIRMED\n",
      document: "letter.txt")
    #expect(letter.lineOfBusiness?.value == .medicare)
    #expect(letter.payer?.value == "Palmetto GBA")
  }
}
