import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters of Medicaid plans, administrators, BlueCard and workers' compensation, each synthetic.
struct OtherPayersLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `a Medicaid notice counts and prints one and the same last day`() {
    let letter = read(
      """
      Example Community Health Plan
      A Medicaid Managed Care Organization
      Date of Notice: September 28, 2026

      This service is denied.
      The notes do not show that you tried six weeks of physical therapy.

      You can ask for an appeal within 60 calendar days from the date on this notice. Your appeal must
      be received by November 27, 2026.

      If you want to keep getting this service during the appeal, you must ask within 15 calendar days
      of the date this notice was mailed.

      You may file a grievance within 90 days of the event.

      State Hearing: You may ask for a state hearing within 120 calendar days of our appeal decision.
      """)
    #expect(letter.contradictions.isEmpty)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-11-27"))
    #expect(letter.appealTime?.isSafe == true)
    #expect(letter.windows.contains { $0.value.purpose == .continuedCare })
    #expect(letter.windows.contains { $0.value.purpose == .grievance })
  }

  @Test func `a plan that knows only grievances sets the time to appeal by them`() {
    let letter = read(
      "Example Plan\nDate: 10/08/2026\n\nYou may file a grievance within 60 days of this notice.\n")
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-07"))
  }

  @Test func `a second level is no second time limit for the first`() {
    let letter = read(
      """
      EXAMPLE BENEFIT ADMINISTRATORS, LLC
      10/02/2026

      RE:   Patient:        Pat Example
            UM Ref #:       EBA-2026-55512
            Proposed DOS:   11/24/2026
            CPT:            63047, 63048

      The request is NON-CERTIFIED. The records do not document six weeks of conservative care.
      A peer-to-peer discussion can be scheduled by calling 555-010-0120 within five (5) business days
      of this letter.

      You have one hundred eighty (180) days following receipt of this notice to submit a written
      appeal. A second level appeal may be submitted within 60 days of the first level decision.
      External review may be requested within four (4) months after the final internal adverse
      determination.
      """)
    #expect(letter.contradictions.isEmpty && letter.upholding == nil && letter.pending == nil)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-03-31"))
    #expect(letter.callTime?.day == CalendarDay("2026-10-09"))
    #expect(letter.references.map(\.value.number) == ["EBA-2026-55512"])
    #expect(letter.serviceDay?.value == CalendarDay("2026-11-24"))
    #expect(letter.isPreService?.value == true)
  }

  @Test func `where practice and member have different times, the practice's holds if shorter`() {
    func times(_ provider: Int, _ member: Int) -> DenialLetter {
      read(
        """
        Example Blue Plan
        October 6, 2026

        Provider appeals: \(provider) days from the date of this letter. Member appeals: \(member) days
        from receipt of this letter.
        """)
    }
    #expect(times(90, 180).lastDayToAppeal == CalendarDay("2027-01-04"))
    #expect(times(90, 180).contradictions.isEmpty)
    #expect(times(365, 180).deadline == nil && times(365, 180).contradictions.count == 1)
  }

  @Test func `a review decision of workers' compensation is dated by its decision`() {
    let letter = read(
      """
      UTILIZATION REVIEW DECISION
      Claims Administrator: Example Mutual Workers Compensation
      Date of Decision: 10/01/2026
      Date RFA received: 09/24/2026
      Date of Injury: 04/02/2025

      CLINICAL RATIONALE
      The MTUS / ACOEM Low Back Disorders Guideline was used. The RFA does not include documentation of
      physical therapy. Therefore the request is not medically necessary.

      DISPUTE: The injured employee must request Independent Medical Review using the enclosed form
      within 30 calendar days of the mailing of this decision.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-10-01"))
    #expect(letter.policies.map(\.value) == ["MTUS", "ACOEM"])
    #expect(letter.deadline == nil, "an independent review is no appeal to the payer")
    #expect(letter.windows.map(\.value.purpose) == [.externalReview])
  }

  @Test func `a count from the decision begins on its day, where the letter dates it`() {
    let letter = read(
      """
      Example Plan
      Letter date: 10/08/2026
      Date of decision: 10/05/2026

      Peer to peer. Your physician may talk with our physician reviewer by calling 1-800-010-0204
      within 10 business days of the decision date.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-10-08"))
    #expect(letter.callTime?.day == CalendarDay("2026-10-19") && letter.callTime?.isSafe == true)
  }

  @Test(arguments: [
    ("Guideline: Example Lumbar Decompression v3", "Example Lumbar Decompression v3"),
    ("Reviewed under Medical Policy\nSURG.00071 \"Lumbar Laminectomy\".", "SURG.00071"),
  ])
  func `a policy is known by its label or its number`(words: String, name: String) {
    #expect(read("Example Plan\n\n\(words)\n").policies.map(\.value) == [name])
  }

  @Test(arguments: [
    (
      "Your provider may ask to speak with one of our medical directors. The provider must call "
        + "(555) 010-0113, option 2, within 14 days of the date of this notice.",
      "(555) 010-0113, option 2", "2026-10-22" as String?
    ),
    (
      "The reviewing physician is available Monday 10:00 AM - 2:00 PM at (555) 010-0141 to discuss this "
        + "decision.", "(555) 010-0141", nil
    ),
  ])
  func `a call is offered in the words of any plan`(words: String, phone: String, day: String?) {
    let letter = read("Example Plan\nDate: 10/08/2026\n\n\(words)\n")
    #expect(letter.peerToPeer.phone?.value == phone)
    #expect(letter.callTime?.day == day.flatMap { CalendarDay($0) })
  }

  @Test func `a count from the date of a statement of benefits is one from the letter`() {
    let letter = read(
      """
      Example Plan
      Statement date: 10/20/2026

      You may file an appeal within 180 days of the date of this statement.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-18"))
    #expect(letter.appealTime?.isSafe == true)
  }

  @Test func `of a letter that approves a part, the denied levels count`() {
    let letter = read(
      """
      Example Plan
      Date: 10/09/2026

      We have completed our review of your request for posterior lumbar interbody fusion L3-S1.

      APPROVED:
      22633 L4-5
      22634 L5-S1

      DENIED:
      22634 L3-4

      We approved fusion at L4-5 and L5-S1. We are unable to approve fusion at L3-4 because the imaging
      you sent does not show instability at this level.
      """)
    #expect(letter.approval != nil)
    #expect(letter.levels.map(\.value) == [SpinalLevel("L3-4")])
  }

  @Test func `Medicare's own form of denial is of Medicare Advantage`() {
    let letter = read("Notice of Denial of Medical Coverage\nDate: 10/07/2026\n")
    #expect(letter.lineOfBusiness?.value == .medicareAdvantage)
  }
}
