import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Which day a letter's clock begins with, and whose clock it is.
struct ClockWordsTests {
  private func read(_ words: String) -> DenialLetter { .ofLaminectomy(words) }

  @Test func `a count from a dated denial begins with that day, not with the letter that names it`()
  {
    let letter = read("You may appeal within 180 days of the denial letter of October 30, 2026.")
    #expect(
      letter.appealTime?.day == CalendarDay("2027-04-28") && letter.appealTime?.isSafe == true)
  }

  @Test(arguments: [
    "A decision on the appeal is made in 60 days.",
    "There are 2 kinds of appeals: Standard - 30 days. Fast - 72 hours.",
  ])
  func `how soon the payer answers is no time to appeal`(promise: String) {
    let letter = read(
      "You may appeal within 65 calendar days of the date of this letter. " + promise)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-08"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `a standard appeal with days from the notice is the reader's time`() {
    let letter = read("Standard appeal: 60 days from the date of this letter.")
    #expect(letter.appealTime?.day == CalendarDay("2027-01-03"))
  }

  @Test func `the name of a form for pre-service appeals counts from no service`() {
    let letter = read(
      "Pre-service appeal: send it within 30 days of this letter on the Pre-Service Appeal form.")
    #expect(
      letter.appealTime?.day == CalendarDay("2026-12-04") && letter.appealTime?.isSafe == true)
  }

  @Test func `a review of the decision that the member may ask for is an appeal`() {
    let letter = read(
      "You may ask for a review of this decision within 180 days of the day you got this letter.")
    #expect(letter.deadline?.value.anchor == .receipt)
  }

  @Test func `a reconsideration by phone beside talk of a medical director is the call`() {
    let letter = read(
      """
      The ordering physician may talk to our medical director about this case. Reconsideration must be
      requested within 14 calendar days of the date of this letter by calling 800-555-0124.

      An appeal may be filed within 180 calendar days after this notice is received.
      """)
    #expect(letter.callTime?.day == CalendarDay("2026-11-18"))
    #expect(letter.peerToPeer.phone?.value == "800-555-0124")
    #expect(letter.deadline?.value.limit == .days(180, .calendar))
  }

  @Test(arguments: [
    "Your doctor may speak with our doctor: call 1-844-555-0181 within 5 business days.",
    "The reviewing physician can be reached at 1-844-555-0181 between 1 and 3 PM.",
  ])
  func `a physician who can be reached is a call between physicians`(words: String) {
    let letter = read("You may appeal within 60 days of this letter.\n\n" + words)
    #expect(letter.peerToPeer.phone?.value == "1-844-555-0181")
    #expect(letter.windows.allSatisfy { $0.value.purpose != .externalReview })
  }

  @Test func `a call that upheld decides no appeal, and the denial before it keeps its clock`() {
    let letter = read(
      "Thank you for the peer-to-peer call. After the call the physician upheld the denial of "
        + "October 30, 2026.")
    #expect(letter.upholding == nil)
    #expect(letter.deniedBeforeCall?.value == CalendarDay("2026-10-30"))
    #expect(read("A peer-to-peer call may be asked for.").deniedBeforeCall == nil)
  }

  @Test func `a plan that keeps its decision after it was asked to reconsider upholds it`() {
    let letter = read(
      """
      You asked us to reconsider our decision of August 31, 2026. We are keeping our decision not to
      precertify. If you do not agree, write to OPM within 90 days after the date of this letter.
      """)
    #expect(letter.upholding?.text == "We are keeping our decision not to\nprecertify.")
    #expect(letter.externalTime?.day == CalendarDay("2027-02-02"))
  }

  @Test func `days refused in advance are a stay, unless the operation is refused beside them`() {
    let head = """
      Redwood Health Plan
      November 3, 2026
      Procedure: 22633 L4-L5, planned for 11/16/2026


      """
    let days = "Days 11/17/2026 and 11/18/2026 are not approved in advance. Recovery takes one day."
    let both = days + " The requested code 22633 is denied as well."
    let reader = DenialLetterReader()
    #expect(reader.read(head + days, document: "letter.txt").stay != nil)
    #expect(reader.read(head + both, document: "letter.txt").stay == nil)
  }

  @Test(arguments: [
    "If the plan has a second level you have 60 days from the date you receive our first decision.",
    "If more than 3 business days have passed, you can file an appeal.",
    "A request for a specialty review must come within 10 working days of the appeal's denial.",
    """
    You may ask the Department of Managed Health Care for an Independent Medical Review. You must ask
    within 6 months of the grievance decision.
    """,
  ])
  func `a clock of another step is no second time for the appeal`(other: String) {
    let letter = read("You may appeal within 180 days from the date of this letter. " + other)
    #expect(letter.appealTime?.day == CalendarDay("2027-05-03"))
    #expect(letter.contradictions.isEmpty)
    #expect(letter.externalTime == nil)
  }

  @Test func `a case that records open again has a day for the records`() {
    let letter = read(
      """
      If the records are sent within 14 days of this notice the case is opened again. After that an appeal
      may be made within 180 days of this notice.
      """)
    #expect(letter.answerTime?.day == CalendarDay("2026-11-18"))
    #expect(letter.appealTime?.day == CalendarDay("2027-05-03"))
  }

  @Test func `the doctor whom a letter names to call about the decision is the call`() {
    let letter = read(
      "Your doctor can call Bay Coastal IPA, Dr. L. Marsh, at (415) 555-0142 about this decision.")
    #expect(letter.peerToPeer.phone?.value == "(415) 555-0142")
  }

  @Test func `the last appeal that a plan offers is decided and used up`() {
    let letter = read(
      """
      The committee met on November 4, 2026. It voted to leave the denial as it stands.

      This was the last appeal that the plan offers.
      """)
    #expect(letter.upholding != nil && letter.exhaustion != nil)
  }

  @Test func `a reconsideration of the Medicare reviewer leads to a judge, not to the plan`() {
    let letter = DenialLetterReader().read(
      """
      MAXIMUS Federal Services
      Reconsideration Notice
      11/05/2026
      Medicare health plan: Ocean View Medicare (PPO)

      We decided that the plan does not have to approve the surgery. The plan's decision stands. The records
      do not show that walking is limited.

      If you disagree you may ask for a hearing before an Administrative Law Judge. You must ask in writing
      within 60 days of receiving this notice.
      """, document: "letter.txt")
    #expect(letter.payer?.value == "Ocean View Medicare (PPO)")
    #expect(letter.lineOfBusiness?.value == .medicareAdvantage)
    #expect(letter.upholding != nil && letter.deadline == nil)
    #expect(letter.nextLevelTime?.day == CalendarDay("2027-01-04"))
  }
}
