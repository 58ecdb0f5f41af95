import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Denials that are not of the record alone: steps, exclusions, networks, devices, late requests.
struct OtherGroundsLetterTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `steps to be taken first are quoted with the one that is missing`() {
    let letter = read(
      """
      Canyon State Health
      Date: October 13, 2026
      Patient: Robin Synfield    Subscriber ID: SYN9000001    Auth #: CS-551200
      Requested procedure: 63047 Laminectomy lumbar L4-5

      Determination: Denied.
      Under our surgical pathway a member must first try and fail, in this order: (1) six weeks of physical therapy,
      (2) one image-guided epidural steroid injection, and (3) a formal home exercise program. The file shows steps 1
      and 2. Step 3 has not been completed, so the request is premature and is not medically necessary at this time.

      Appeals must be filed no later than 180 days after you receive this letter.
      """)
    #expect(letter.reasons.map(\.text).joined().contains("(3) a formal home exercise program"))
  }

  @Test func `an exclusion is a reason, and a call that is not available changes nothing`() {
    let letter = read(
      """
      Tidewater Blue
      October 14, 2026
      Member: Robin Synfield   ID: SYN9000001   Case #: TB-12003
      Requested: 22857 lumbar total disc arthroplasty, L4-5

      The request is denied. Artificial disc replacement of the lumbar spine is excluded under the member's benefit booklet,
      section 5, Exclusions and Limitations. Because the service is a contract exclusion, medical necessity was not reviewed
      and a peer-to-peer discussion is not available.

      You may appeal within 180 days of receipt of this notice.
      """)
    #expect(letter.reasons.map(\.text).joined().contains("is excluded under"))
    #expect(letter.peerToPeer.canChangeDecision?.value == false)
  }

  @Test func `a request out of network has its reason`() {
    let letter = read(
      """
      Tidewater Blue
      October 14, 2026
      Member: Robin Synfield   ID: SYN9000001   Case #: TB-12002
      Requested: 63047 lumbar laminectomy L4-5, Synthetic Spine Surgery Center

      We cannot approve in-network benefits for this request because Synthetic Spine Surgery Center is not in the network of
      the member's plan and network surgeons are available within 30 miles. The plan has no out-of-network benefits except in
      an emergency. This decision was not based on medical necessity.

      You may appeal within 180 days of receipt of this notice.
      """)
    #expect(letter.reasons.map(\.text).joined().hasPrefix("We cannot approve in-network benefits"))
  }

  @Test func `a code in the line of what is requested is the procedure`() {
    let letter = read(
      """
      Tidewater Blue
      October 14, 2026
      Member: Robin Synfield   ID: SYN9000001   Case #: TB-12004
      Requested: 22869 interspinous process device without fusion, L4-5

      We have denied this request. Medical Policy 7.01.107 considers interspinous spacers investigational because the
      evidence is insufficient to determine the effects on net health outcome.

      You may appeal within 180 days of receipt of this notice. Since the denial is for an experimental or investigational
      service you may also ask for an external review within 4 months of the final internal adverse determination.
      """)
    #expect(letter.procedures.map(\.value) == ["22869"])
    #expect(letter.policies.map(\.value) == ["Medical Policy 7.01.107"])
  }

  @Test func `a request denied as untimely has its reason and no time limit of the plan's rule`() {
    let letter = read(
      """
      Tidewater Blue
      October 14, 2026
      Member: Robin Synfield   ID: SYN9000001   Case #: TB-12007
      Requested: 63047 lumbar laminectomy L4-5    Scheduled date of surgery: 10/15/2026

      Administrative denial. Prior authorization must be requested at least five business days before an elective procedure.
      The request was received on October 13, 2026, one business day before the scheduled date, and is denied as untimely. You
      may reschedule and submit a new request.

      Provider administrative appeals must be submitted within 90 calendar days from the date of this letter.
      """)
    #expect(letter.reasons.map(\.text).joined().hasSuffix("denied as untimely."))
    #expect(letter.lastDayToAppeal == CalendarDay("2027-01-12") && letter.windows.count == 1)
  }
}
