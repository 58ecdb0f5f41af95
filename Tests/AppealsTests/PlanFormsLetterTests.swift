import Appeals
import Claims
import ClinicalRecords
import Testing

/// Forms of administrators, portals and plans that letters of other kinds don't have.
struct PlanFormsLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `an administrator writes for a plan, and a plan's number is no plan`() {
    let letter = read(
      """
      Meridian Benefit Administrators, LLC
      Third Party Administrator for the
      Great Plains Grain Cooperative Employee Health Plan

      Date: November 3, 2026
      Participant: Leland Oster
      Plan No.: 501

      Benefits for CPT 22630 are denied.
      Specific reason for the determination: The notes do not document supervised therapy.
      """)
    #expect(letter.payer?.value == "Great Plains Grain Cooperative Employee Health Plan")
    #expect(letter.administrator?.value == "Meridian Benefit Administrators, LLC")
    #expect(letter.reasons.map(\.text) == ["The notes do not document supervised therapy."])
  }

  @Test func `a plan is named with its kind, and a member's number in groups`() {
    let letter = read(
      """
      Notice of Denial of Medical Coverage
      Date: 10/29/2026
      Member ID: HHX 7742 1180

      You have the right to ask Bluewater Senior Advantage (PPO) to review our decision.
      """)
    #expect(letter.payer?.value == "Bluewater Senior Advantage (PPO)")
    #expect(letter.member.number?.value == "HHX 7742 1180")
  }

  @Test func `the time to keep services going is not the time to appeal`() {
    let letter = read(
      """
      Example Community Plan
      Mail Date: Oct 20, 2026

      We did not approve 22552. You have 60 calendar days from the date of this notice to ask for an
      appeal. You must ask by December 19, 2026. If you want your services to continue during the appeal
      you must ask by October 30, 2026.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-19") && letter.contradictions.isEmpty)
  }

  @Test func `an appeal to the reviewer beside an independent review has its own time`() {
    let letter = read(
      """
      UTILIZATION REVIEW - NON-CERTIFICATION
      Date of decision: 11/06/2026
      Injured worker: Bram Falk

      You may request an Independent Medical Review within 30 days of receipt of this decision. An
      internal appeal may be filed within 10 days of this decision; it does not extend the time for IMR.
      """)
    #expect(letter.externalTime?.day == CalendarDay("2026-12-06"))
    #expect(letter.appealTime?.day == CalendarDay("2026-11-16"))
  }

  @Test func `a notice of intent dates itself to the minute and names its case behind RE`() {
    let letter = read(
      """
      Alpine Musculoskeletal Review, Inc.

      November 9, 2026 14:10 CT

      RE: Case # AMR-903117

      Alpine Musculoskeletal Review, on behalf of Redwood Mutual Health, is unable to approve 22612. An
      adverse determination will be issued on November 12, 2026 unless a peer to peer discussion is
      completed before noon on November 12, 2026. To schedule, call 877-555-0150.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-11-09") && letter.pending != nil)
    #expect(letter.references.map(\.value.number) == ["AMR-903117"])
    #expect(letter.payer?.value == "Redwood Mutual Health")
    #expect(letter.administrator?.value == "Alpine Musculoskeletal Review")
    #expect(letter.callTime?.day == CalendarDay("2026-11-12"))
  }

  @Test func `a portal's print is read by its columns, and what is pended is not denied`() {
    let letter = read(
      """
      TriState Health - Provider Portal                                   Printed 11/16/2026

      Auth ID            TS-4410-2299               Status          Denied
      Member             DOYLE, MARGUERITE          Member ID       TSH8812003
      Submitted          11/02/2026                 Decision Date   11/13/2026
      Urgency            Standard                   LOB             Commercial

      Line  Procedure  Description                     Units  Status    Reason
      1     63045      Laminectomy cervical            1      Denied    Not medically necessary
      2     22600      Arthrodesis cervical C4-5       1      Denied    Not medically necessary
      3     22842      Instrumentation                 1      Pended    Awaiting records
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-11-13"))
    #expect(letter.references.map(\.value.number) == ["TS-4410-2299"])
    #expect(letter.member.number?.value == "TSH8812003")
    #expect(letter.member.name?.value == "DOYLE, MARGUERITE")
    #expect(letter.lineOfBusiness?.value == .commercial)
    #expect(letter.procedures.map(\.value) == ["63045", "22600"])
    #expect(letter.approvedProcedures.isEmpty && letter.approvedPart == nil)
    #expect(read("Patient    Provider\nJo First    Dr. Last").member.name?.value == "Jo First")
  }

  @Test(arguments: [
    "Your request is pended. Please send the last two office notes by 11/21/2026.",
    "The case has been placed on hold. Please send the notes by 11/21/2026.",
    "Please send the notes by 11/21/2026. If we do not get these we will make a decision without them.",
  ])
  func `what is pended is not decided, and its day is kept`(words: String) {
    let letter = read("Example Health Plan\nDate: 11/14/2026\n\n" + words)
    #expect(letter.pending != nil && letter.closing == nil)
    #expect(letter.answerTime?.day == CalendarDay("2026-11-21"))
  }

  @Test func `a count from the statement's date is one from the letter`() {
    let letter = read(
      """
      Example Health Plan
      Statement date: 11/05/2026

      63048 is denied. To appeal, send the request within 120 days of the statement date.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2027-03-05"))
    #expect(letter.appealTime?.isSafe == true)
  }
}
