import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters that print several times beside one another: which is the appeal's.
struct SeveralClocksTests {
  private func read(_ words: String, head: String = "Redwood Health Plan\nNovember 4, 2026\n")
    -> DenialLetter
  {
    DenialLetterReader().read(
      head + "\nThe surgery (CPT 63047, L4-L5) is not medically necessary.\n\n" + words,
      document: "letter.txt")
  }

  private static let sixty = "You may appeal within 60 days of this letter. "

  @Test(arguments: [
    "If you were already getting this service and want to keep it, ask within 15 days.",
    "We will reply within 30 days.",
    "The plan will furnish a written answer within 30 days.",
    "A post-service appeal must be submitted at least 45 days before arbitration is begun.",
  ])
  func `a time for something else leaves the appeal's alone`(words: String) {
    let letter = read(Self.sixty + words)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-03"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `who is asked to reconsider is appealed to, and reply times are the payer's`() {
    let letter = read(
      """
      If you wish us to reconsider this decision you must ask us in writing within 6 months from the
      date of this letter. We will reply within 30 days.
      """)
    #expect(
      letter.appealTime?.day == CalendarDay("2027-05-04") && letter.appealTime?.isSafe == true)
  }

  @Test func `the practice's time holds beside the member's in one sentence`() {
    let letter = read(
      """
      You have 30 calendar days from the notice date to ask for a provider reconsideration, and the
      member has 180 calendar days from receipt to file an appeal.
      """)
    #expect(
      letter.appealTime?.day == CalendarDay("2026-12-04") && letter.appealTime?.isSafe == true)
  }

  @Test func `a count from the notice or a later day is safe from the notice`() {
    let letter = read(
      "Provider appeal: within 60 days of this notice or of discharge, whichever is later.")
    #expect(
      letter.appealTime?.day == CalendarDay("2027-01-03") && letter.appealTime?.isSafe == true)
  }

  @Test func `the mailing date of a notice is its date`() {
    let letter = read(
      "Call 800-555-0166 within 7 business days of the mailing date to speak peer to peer.")
    #expect(letter.callTime?.day == CalendarDay("2026-11-13") && letter.callTime?.isSafe == true)
  }

  @Test func `records sent so that a case is opened again are no appeal`() {
    let letter = read(
      """
      If you send the missing records within 14 calendar days of this notice, we will open the case
      again without an appeal: fax 857-555-0104. After that you may appeal within 180 days of receiving
      this notice.
      """)
    #expect(letter.answerTime?.day == CalendarDay("2026-11-18"))
    #expect(letter.appealTime?.day == CalendarDay("2027-05-03"))
    #expect(letter.appealFax == nil)
  }

  @Test func `a reviewer whom physicians may reach is a call, whatever was said before`() {
    let letter = read(
      """
      You may also ask for an Independent Medical Review within six months of our written answer.
      Physicians may reach the reviewer at 800-555-0187 within five (5) business days of the notice.
      """)
    #expect(letter.callTime?.day == CalendarDay("2026-11-11"))
    #expect(letter.externalTime == nil)
    #expect(letter.peerToPeer.phone?.value == "800-555-0187")
  }

  @Test func `the day that a finding was made is the day of the decision`() {
    let letter = read(
      """
      This finding was made on November 2, 2026. Your provider may request a peer-to-peer within 14
      calendar days of the decision date.
      """)
    #expect(letter.decisionDay?.value == CalendarDay("2026-11-02"))
    #expect(letter.callTime?.day == CalendarDay("2026-11-16") && letter.callTime?.isSafe == true)
  }

  @Test func `a printed day and the count that ends on it are one`() {
    let letter = read(
      "You can appeal by May 3, 2027. That's 180 days from the date we mailed this.")
    #expect(letter.appealTime?.day == CalendarDay("2027-05-03"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test(arguments: [
    "The claims administrator will decide within 15 days.",
    "The claim was received on September 30, which is 135 days after the date of service.",
    "Your agreement requires that claims be received within 90 days.",
  ])
  func `another's days are not the reader's`(words: String) {
    let letter = read(Self.sixty + words)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-03"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `a surgeon may call to talk it over with the plan's doctors`() {
    let letter = read(
      """
      In a hurry? Ask for a fast appeal.
      Your surgeon can call 919-555-0120 by November 20, 2026 to talk it over with one of our doctors.
      """)
    #expect(letter.callTime?.day == CalendarDay("2026-11-20"))
    #expect(letter.peerToPeer.phone?.value == "919-555-0120")
  }

  @Test func `to ring the plan's consultant is a call, and to keep benefits is no appeal`() {
    let letter = read(
      Self.sixty
        + """
        Nothing keeps Dr. Synwell from ringing our consultant at 937-555-0101 until December 4, 2026.

        If our answer to your appeal is no, you can ask for a State fair hearing within 90 days of our answer.
        Keep your benefits: ask within 10 days of this notice.
        """)
    #expect(letter.appealTime?.day == CalendarDay("2027-01-03"))
    #expect(letter.callTime?.day == CalendarDay("2026-12-04"))
    #expect(letter.externalTime == nil)
  }
}
