import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Letters by who writes them and how: vendors, to patients, portals, faxes, in unusual counts of days.
struct WriterLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `of two names in the head the one that the other writes for pays`() {
    let letter = read(
      """
      Alderbrook Musculoskeletal Review, Inc.            Maple Grove Health Plan
      Delegated utilization management for Maple Grove Health Plan

      October 14, 2026

      Ordering Provider: Dana Synwell
      Member: Robin Synfield                 DOB: 03/14/1958      Health Plan ID: SYN9000001
      Case ID: AMR-2210455                   Line of Business: Commercial PPO
      CPT 63047, Lumbar laminectomy, single level L4-5

      Dear Provider:

      Alderbrook has completed its review and cannot approve the request. The guideline used, Alderbrook Lumbar
      Decompression MSK-112, requires six weeks of provider-directed treatment in the past year with re-evaluation.
      Those records were not sent.

      RECONSIDERATION OPTION: You may send further records or request a peer-to-peer call with Alderbrook within
      10 calendar days of this letter at 877-555-0188. After 10 days you must follow the appeal process.

      APPEALS are handled by Maple Grove Health Plan, not by Alderbrook: Maple Grove Appeals, P.O. Box 880, Dayton
      OH 45400. Your appeal must reach Maple Grove within 180 days from the date on this letter.
      """)
    #expect(letter.payer?.value == "Maple Grove Health Plan")
    #expect(letter.administrator?.value == "Alderbrook Musculoskeletal Review, Inc.")
    #expect(
      letter.lastDayToAppeal == CalendarDay("2027-04-12")
        && letter.callTime?.day == CalendarDay("2026-10-24"))
    #expect(letter.policies.map(\.value) == ["Alderbrook Lumbar Decompression MSK-112"])
    #expect(letter.reasons.map(\.text).joined().hasSuffix("Those records were not sent."))
  }

  @Test func `a letter to the patient in plain words has its reason and its six months`() {
    let letter = read(
      """
      Cedar Bluff Insurance Company
      October 15, 2026

      Robin Synfield
      12 Sample Lane
      Columbus, OH 43000

      Subject: We can't approve your surgery
      Your ID: SYN9000001
      Our file: CB-90-77123

      Dear Robin Synfield,

      Dr. Synwell asked if your plan would cover an operation on your lower back (laminectomy, code 63047, at L4-L5).
      A doctor who works for us looked at your records. We're sorry, but we can't approve it. Here is why: your
      plan covers this surgery only if other care didn't help. We did not see that you had shots or physical
      therapy for six weeks. Because of that the surgery isn't considered medically necessary.

      What you can do: You have six months from the day you got this letter to ask us to look again. That is called
      an appeal. Your doctor can do it for you if you say so in writing.

      Copy: Dana Synwell, MD, Synthetic Spine Surgery Center
      """)
    #expect(
      letter.lastDayToAppeal == CalendarDay("2027-04-15") && letter.appealTime?.isSafe == true)
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.reasons.map(\.text).joined().contains("Here is why"))
  }

  @Test func `a portal's printout has its days behind their labels`() {
    let letter = read(
      """
      Provider Portal - Authorization Detail                                     Printed 10/16/2026 09:14 AM
      Plan: Blue Basin Health
      Member Name: SYNFIELD, ROBIN
      Member ID: SYN9000001
      DOB: 1958-03-14
      Auth Number: BB26-3301177
      Status: DENIED
      Status Date: 10/14/2026
      Request Date: 10/12/2026
      Service Type: Outpatient Surgery
      Procedure Code: 63047
      Procedure Description: LAM FACETECTOMY & FORAMOTOMY 1 SEG LUMBAR
      Diagnosis: M48.062
      Service From: 11/24/2026
      Service To: 11/24/2026
      Decision Reason: Medical necessity not met
      Reviewer Comments: MCG S-830 not met. Submitted notes do not include PT records or duration of conservative tx. Pain scores not given.
      P2P Phone: 888-555-0161
      P2P Deadline: 10/21/2026 17:00 ET
      Appeal Due: 04/12/2027
      Appeal Fax: 888-555-0162
      """)
    #expect(letter.letterDay?.value == CalendarDay("2026-10-14"))
    #expect(
      letter.lastDayToAppeal == CalendarDay("2027-04-12")
        && letter.callTime?.day == CalendarDay("2026-10-21"))
    #expect(
      letter.serviceDay?.value == CalendarDay("2026-11-24") && letter.isPreService?.value == true)
    #expect(letter.reasons.count == 2)
  }

  @Test func `the heads of a fax's pages are no part of a sentence that runs over them`() {
    let letter = read(
      """
      10/14/2026 15:22   FROM: GRANITE PEAK UM   8005550100   TO: 5550100100   PAGE 1 OF 2
      GRANITE PEAK HEALTH                                     Case GP-2026-5567
      Member: Robin Synfield   ID: SYN9000001   DOB: 03/14/1958

      October 14, 2026

      Dear Dr. Synwell:

      We have denied the request for CPT 63047, lumbar laminectomy at L4-5. The denial is based on Granite Peak
      Clinical Policy SP-210. The records do not show that the member has completed six weeks of physical therapy or
      \u{0C}10/14/2026 15:22   FROM: GRANITE PEAK UM   8005550100   TO: 5550100100   PAGE 2 OF 2
      GRANITE PEAK HEALTH                                     Case GP-2026-5567
      Member: Robin Synfield   ID: SYN9000001   DOB: 03/14/1958

      that symptoms limit daily activities.

      Peer to peer: call 800-555-0144 by close of business October 20, 2026.
      Appeals: within 60 business days of the date of this letter. Fax 800-555-0145.
      """)
    #expect(
      letter.reasons.map(\.text).joined(separator: " ").hasSuffix(
        "six weeks of physical therapy or that symptoms limit daily activities."))
    #expect(letter.references.map(\.value.number) == ["GP-2026-5567"])
    #expect(
      letter.lastDayToAppeal == CalendarDay("2027-01-06")
        && letter.callTime?.day == CalendarDay("2026-10-20"))
  }

  @Test func `a decision that remains unchanged upholds`() {
    let letter = read(
      """
      Harborline Health
      Appeals Department

      November 20, 2026

      Synthetic Spine Surgery Center

      Member: Robin Synfield     Member ID: SYN9000001
      Appeal number: AP-2026-0091    Original reference: HH-2026-104417

      Dear Dr. Synwell:

      We have completed our review of the first level appeal received October 30, 2026 for lumbar laminectomy, CPT
      63047, L4-5. A physician board certified in orthopedic surgery who was not involved in the first decision
      reviewed the file. After this review our original decision remains unchanged. The request is still denied
      because the record does not show a functional limitation measured by a validated instrument.

      NEXT STEP: You may request a second level appeal within 60 days of the date of this letter. A second level
      appeal is voluntary. You may instead ask for external review within four months.
      """)
    #expect(letter.upholding != nil)
    #expect(letter.windows.map(\.value.purpose) == [.furtherAppeal, .externalReview])
  }

  @Test func `a last day is counted to the hundred and eightieth day`() {
    let letter = read(
      """
      Silver Creek HMO

      Notice date: Oct 16, 2026
      Member name: Robin Synfield
      Member #: SYN9000001
      Tracking #: SC-00991

      Your request for 63047 (lumbar laminectomy L4-5) is not approved. InterQual 2026 Procedures criteria: Laminectomy,
      Lumbar was not met: no documentation of at least six weeks of NSAIDs and PT or home exercise.

      The treating physician has 2 business days from receipt of this notice to request a peer-to-peer discussion,
      (800) 555-0170. Requests after that time cannot be accepted.

      A provider appeal on behalf of the member must be received in our office by the close of business on the
      180th calendar day after the date of this notice.
      """)
    #expect(letter.lastDayToAppeal == CalendarDay("2027-04-14"))
    #expect(letter.callTime?.day == CalendarDay("2026-10-20") && letter.callTime?.isSafe == true)
  }

  @Test func `what the notes list only is part of the reason`() {
    let letter = read(
      """
      Ridgeline Health Partners
      10/14/2026

      RE: Robin Synfield  ID# SYN9000001  Ref# RHP-332211
      Procedure: Lumbar Laminectomy (63047) L4-5

      Based on the MCG Care Guidelines, 28th Edition, Lumbar Laminectomy (ORG: S-830 (ISC)), the requested procedure
      does not meet criteria for medical necessity. The guideline calls for failure of 6 weeks of nonoperative therapy,
      including 3 or more of: NSAIDs, activity modification, physical therapy, epidural steroid injection. Your notes
      list only naproxen.

      You may appeal in writing within one hundred and eighty (180) days of receipt.
      """)
    #expect(letter.reasons.map(\.text).joined().hasSuffix("Your notes\nlist only naproxen."))
    #expect(letter.member.number?.value == "SYN9000001" && letter.references.count == 1)
  }
}
