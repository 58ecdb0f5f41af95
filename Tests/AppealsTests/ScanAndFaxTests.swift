import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

@testable import Appeals

/// What scans, faxes and forms do to a letter's days and words.
struct ScanAndFaxTests {
  private static func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read(text, document: "letter.txt")
  }

  @Test func `what else the payer promises is no time to appeal`() {
    for rest in [
      "Standard Appeal - We'll give you a written decision within 30 days. 7 calendar days for a drug.",
      "Decisions are issued within 14 days.",
    ] {
      let letter = DenialLetter.ofLaminectomy(
        "Appeal: ask us for an appeal within 65 days of the date of this notice. \(rest)")
      #expect(letter.appealTime?.day == CalendarDay("2027-01-08"), "\(rest)")
    }
  }

  @Test func `an appeal that leaves the review's time alone is no review`() {
    let letter = DenialLetter.ofLaminectomy(
      "The form for IMR must be received within 30 days of the date of this letter. An internal appeal "
        + "must be requested within 10 days of this decision, and does not extend the time to request "
        + "IMR.")
    #expect(letter.externalTime?.day == CalendarDay("2026-12-04"))
    #expect(letter.appealTime?.day == CalendarDay("2026-11-14"))
  }

  @Test func `a level of care is no treatment, so that its appeal has a last day`() {
    let letter = DenialLetter.ofLaminectomy(
      "A peer-to-peer call about the level of care can be arranged within 7 calendar days of the date "
        + "of this letter: (555) 010-0202. You may appeal the level of care decision within 180 days of "
        + "the date of this letter.")
    #expect(letter.callTime?.day == CalendarDay("2026-11-11"))
    #expect(letter.appealTime?.day == CalendarDay("2027-05-03"))
  }

  @Test(
    arguments: [
      "Redwood Health Plan\nFax sent: 11/05/2026 08:12 AM\n",
      "Redwood Health Plan - CONCURRENT REVIEW           Faxed 11/05/2026 15:20\n",
      "Redwood Health Plan\nExplanation of Payment       Remit date: 11/05/2026\n",
    ])
  func `a letter is dated by its fax or its remittance`(head: String) {
    let letter = Self.read(
      head + "\nThe surgery (63047) is denied as not medically necessary.\n")
    #expect(letter.letterDay != nil)
  }

  @Test func `a calendar day of a scan is one, and the practice's shorter time holds`() {
    let letter = Self.read(
      """
      Redwood Health Plan
      October 28, 2026
      Re: CPT 63047, L4-L5

      The request is DENIED. The device is considered investigationa1 because evidence is insufficient.

      Provider appeal: submit within 60 ca1endar days of the date of this 1etter. Member appeal: within 180
      days of receipt.
      """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-27"))
    #expect(letter.reasons.first?.text.contains("investigationa1") == true)
  }

  @Test func `the head of a fax page is no part of the sentence that it cuts`() {
    let letter = Self.read(
      """
      11/02/2026  16:41   FROM: REVIEWERS  TO: 5550100142        PAGE 1/2

      Redwood Health Plan
      Notice date: 11/02/2026
      Patient: Robin Synfield                 Case number: 1188207731
      Procedure: 63047                        Member ID: SYN9000001

      The request cannot be approved because your records do not show six weeks of treatment with less than
      clinically
      11/02/2026  16:41   FROM: REVIEWERS  TO: 5550100142        PAGE 2/2
      Case number: 1188207731                 Member ID: SYN9000001

      meaningful improvement, or imaging that shows compression at the level requested. For this reason
      the request is denied as not medically necessary.
      """)
    #expect(letter.reasons.count == 2)
    #expect(letter.reasons.allSatisfy { !$0.text.contains("PAGE") && !$0.text.contains("Case") })
  }

  @Test func `what the payer has days for is no reason, and what doesn't meet is one`() {
    let letter = Self.read(
      """
      Blue Cross of Marlow
      November 5, 2026
      Member ID: SYN9000001
      Re: prior approval, lumbar laminectomy (63047) L4-5

      Dear Robin Synfield:

      We reviewed your physician's request and find that benefits are not available. The records cover five
      weeks. The service doesn't meet the policy.

      Step 2. We have 30 days from the date we receive your request to approve, deny, or ask you for more.

      Robin Synfield
      """)
    #expect(
      letter.reasons.map(\.oneLine).joined().contains("cover five weeks. The service doesn't meet"))
    #expect(!letter.reasons.map(\.oneLine).joined().contains("30 days"))
    #expect(letter.member.name?.value == "Robin Synfield")
  }

  @Test func `a committee that sustains a denial upholds it, and names whom it answers`() {
    let letter = Self.read(
      """
      Prairie Carpenters Health Fund
      December 1, 2026
      Dana Synwell, MD, authorized representative of Robin Synfield
      Re: second-level appeal, lumbar laminectomy L4-5 (63047)

      The Committee considered your appeal and voted to sustain the denial. Six weeks of therapy are not
      documented. This is the Fund's final internal decision.
      """)
    #expect(letter.upholding != nil)
    #expect(letter.member.name?.value == "Robin Synfield")
  }

  @Test(
    arguments: [
      ("Carelon Clinical Appropriateness Guideline Spine Surgery (MSK03)", "MSK03"),
      ("Clinical Coverage Policy 1A-30, Spinal Surgeries", "Clinical Coverage Policy 1A-30"),
      (
        "TRICARE Policy Manual Chapter 4, Section 6.1",
        "TRICARE Policy Manual Chapter 4, Section 6.1"
      ),
    ])
  func `a guideline is named by its number`(words: String, name: String) {
    let letter = DenialLetter.ofLaminectomy("We used the \(words).")
    #expect(letter.policies.map(\.value) == [name])
  }

  @Test(arguments: ["MSK03", "Carelon Spine Surgery guidelines"])
  func `a policy is known by its short number, or by its administrator and subject`(name: String)
    throws
  {
    let policy = try SampleCase.library().policies.first { $0.number == "MSK03" }
    let letter = DenialLetter.ofLaminectomy("The decision is based on the \(name).")
    #expect(letter.names(try #require(policy)))
  }

  @Test(
    arguments: [
      "A peer-to-peer call with our medical director can't change it.",
      "Peer-to-peer isn't available: (555) 010-0101.",
    ])
  func `a call that changes nothing is known in short forms too`(words: String) {
    #expect(DenialLetter.ofLaminectomy(words).peerToPeer.canChangeDecision?.value == false)
  }

  @Test func `what stands under WHY is the reason, and a recipient is the member`() {
    let letter = Self.read(
      """
      Evolent Specialty Services
      On behalf of: Bluegrass Community Plan
      Date of Notice: 10/29/2026
      Recipient: Robin Synfield    Recipient ID: SYN9000001
      We have denied: CPT 63047, L4-5

      WHY
      Our guideline asks for the names of the treatments. None stand in the notes.
      """)
    #expect(letter.reasons.map(\.oneLine).joined().hasPrefix("Our guideline asks"))
    #expect(letter.member.name?.value == "Robin Synfield")
    #expect(letter.member.number?.value == "SYN9000001")
    #expect(letter.payer?.value == "Bluegrass Community Plan")
  }

  @Test func `right and left together are both sides`() {
    let letter = Self.read(
      "Redwood Health Plan\nService: CPT 63047, right and left, L4-L5\n\nThe request is denied.")
    #expect(letter.side?.value == .bilateral && letter.contradictions.isEmpty)
  }
}
