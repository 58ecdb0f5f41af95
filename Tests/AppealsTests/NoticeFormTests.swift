import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Notices in the forms of programs and payers: Medicaid, Medicare Advantage, self-funded plans,
/// workers' compensation, faxes before a decision, approvals in part.
struct NoticeFormTests {
  @Test func `sixty days and the day they end on are one time limit`() {
    let letter = read(
      """
      SUNRISE COMMUNITY HEALTH PLAN (Medicaid Managed Care)
      NOTICE OF ADVERSE BENEFIT DETERMINATION
      Date of Notice: 08/04/2026
      Auth tracking #: PA-26-0771182

      Your doctor asked us to approve: Lumbar laminectomy, L4-L5 (CPT 63030).

      Reason: The notes do not show that you tried physical therapy. We used MCG guideline S-810.

      YOU CAN APPEAL. You have 60 calendar days from the date of this notice to file an appeal. Your
      appeal must be received by October 3, 2026. If you want to keep getting services while your
      appeal is reviewed, you must ask within 10 days of this notice.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-10-03"))
    #expect(letter.contradictions.isEmpty)
    #expect(letter.deadline?.value.limit == .day(CalendarDay("2026-10-03")!))
    #expect(letter.policies.map(\.value) == ["MCG guideline S-810"])
    #expect(letter.references.map(\.value.number) == ["PA-26-0771182"])
    #expect(letter.isPreService?.value == true)
  }

  @Test func `sixty days and another day are two`() {
    let letter = read(
      """
      Date: 08/04/2026

      You have 60 days from the date of this notice to file an appeal. Your appeal must be received
      by September 30, 2026.
      """)
    #expect(letter.lastDayToAppeal == nil && !letter.contradictions.isEmpty)
  }

  @Test func `Medicare's form names its plan in the right to appeal`() {
    let letter = read(
      """
      NOTICE OF DENIAL OF MEDICAL COVERAGE

      Date: July 20, 2026                     Member number: 1EG4-TE5-MK73

      We've denied the services listed below requested by your doctor: 22612 Arthrodesis, posterior
      lumbar; 22840 Instrumentation

      You have the right to ask Evergreen Advantage HMO to review our decision by asking us for an
      appeal. Ask Evergreen Advantage HMO for an appeal within 65 days of the date of this notice.
      Mail: PO Box 4000, Salem OR 97301
      """)
    #expect(letter.payer?.value == "Evergreen Advantage HMO")
    #expect(letter.lineOfBusiness?.value == .medicareAdvantage)
    #expect(letter.procedures.map(\.value) == ["22612", "22840"])
    #expect(letter.lastDayToAppeal == CalendarDay("2026-09-23"))
  }

  @Test
  func `who administers is not whose guideline was used, and a second level has its own time`() {
    let letter = read(
      """
      GOLDLEAF INDUSTRIES EMPLOYEE HEALTH PLAN
      administered by Midland TPA Services
      06/30/2026
      Participant: Tomasz Wrona      ID: GLF-0099213

      Proposed date of service: 07/22/2026

      Clinical rationale: There is no evidence of conservative therapy. Guideline applied: eviCore
      CMM-601 Anterior Cervical Discectomy and Fusion.

      A first-level appeal must be submitted no later than 180 days following receipt of this
      notice. A second voluntary appeal may be filed within 60 days of the first-level decision.
      """)
    #expect(letter.administrator?.value == "Midland TPA Services")
    #expect(letter.isPreService?.value == true)
    #expect(letter.lastDayToAppeal == CalendarDay("2026-12-27"))
    #expect(letter.windows.map(\.value.purpose) == [.appeal, .furtherAppeal])
    #expect(letter.member.name?.value == "Tomasz Wrona")
  }

  @Test func `a utilization review's determination has its date and its kind of coverage`() {
    let letter = read(
      """
      STATE FUND MUTUAL - UTILIZATION REVIEW DETERMINATION
      Claimant: Luis Echeverria       Claim: 05-774412-A
      Date of determination: 06/01/2026

      1. L4-5 microdiscectomy, left (63030)       Non-certified

      RATIONALE: MTUS/ACOEM recommends discectomy. The records do not include the MRI report.

      You must submit the Application for Independent Medical Review (DWC Form IMR) within 30 days of
      the date of this determination. The requesting physician may discuss this with the reviewer,
      Dr. A. Kemp, at (916) 555-0188.
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-06-01"))
    #expect(letter.payer?.value == "STATE FUND MUTUAL")
    #expect(letter.lineOfBusiness?.value == .workersCompensation)
    #expect(letter.procedures.map(\.value) == ["63030"])
    #expect(letter.peerToPeer.phone?.value == "(916) 555-0188")
  }

  @Test func `a denial that is announced is none, and an MRI's age is no time for a call`() {
    let letter = read(
      """
      URGENT FAX          TO: Ridge Spine Associates     DATE 9/14/26  TIME 16:02
      FROM: CareLogic UM (on behalf of Lakeshore Health)

      NOTICE OF INTENT TO DENY / PEER TO PEER OPPORTUNITY
      The above request does not appear to meet criteria (Lakeshore Medical Policy SUR-112, eff. 1/1/26):
      records lack (1) MRI within 12 months.
      P2P must be COMPLETED by 9/16/26 5:00 PM ET. Call 866-555-0190 opt 2 to schedule. If no
      additional information is received by then an adverse determination will be issued.
      """)
    #expect(letter.pending != nil)
    #expect(letter.letterDay?.value == CalendarDay("2026-09-14"))
    #expect(letter.windows.map(\.value.limit) == [.day(CalendarDay("2026-09-16")!)])
    #expect(letter.peerToPeer.acceptsNewFacts == nil)
    #expect(letter.reasons.first?.text.contains("MRI within 12 months") == true)
    #expect(read("We denied the request.\n").pending == nil)
  }

  @Test func `of an approval in part only what was refused is asked for again`() {
    let letter = read(
      """
      HEALTHFIRST NW
      Date: 2026-07-28
      Re: Partial approval     ID 44-009812-02    Authorization No. A260728-1180

      We reviewed the request from Dr. Bell for: 22633 L4-5; 22634 L5-S1; 63052.
      APPROVED: 22633 at L4-5 and 63052, valid 07/28/2026 to 10/26/2026.
      DENIED: 22634 at L5-S1 - there is no instability or stenosis at L5-S1. The request does not
      meet Spine Fusion Policy HF-220 section C.
      """)
    #expect(letter.payer?.value == "HEALTHFIRST NW")
    #expect(letter.procedures.map(\.value) == ["22634"])
    #expect(letter.levels.map(\.value.description) == ["L5-S1"])
    #expect(letter.reasons.map(\.text).first?.contains("no instability or stenosis") == true)
    #expect(letter.references.map(\.value.number) == ["A260728-1180"])
    #expect(letter.member.number?.value == "44-009812-02")
    #expect(letter.approval == nil)
  }

  @Test func `a ZIP code is no procedure`() {
    let letter = read(
      """
      Send appeals to PO Box 22551, Springfield IL 62701 or 1 Main Street, St. Louis MO 63110.
      """)
    #expect(letter.procedures.isEmpty)
  }

  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test
  func `the day of notification is the letter's day, and times are counted from the date above`() {
    let letter = DenialLetterReader().read(
      """
      Example Health Plan
      Notification date: 10/29/2026

      The request is denied. An appeal must reach us within 60 calendar days of the mail date above.
      Peer-to-peer: call 800-918-8924 within 14 calendar days of the date above.
      """, document: "letter.txt")
    #expect(letter.letterDay?.value == CalendarDay("2026-10-29"))
    #expect(
      letter.appealTime?.day == CalendarDay("2026-12-28") && letter.appealTime?.isSafe == true)
    #expect(letter.callTime?.day == CalendarDay("2026-11-12") && letter.callTime?.isSafe == true)
  }
}
