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
}
