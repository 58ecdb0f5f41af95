import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// What vendors, federal programs and independent reviewers write in their own forms.
struct VendorNoticeTests {
  private static func read(_ body: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Health Plan\nDate: 10/13/2026\n\n" + body, document: "letter.txt")
  }

  private static let denied = "The request is denied because it is not medically necessary.\n\n"

  // MARK: - Standing

  @Test(arguments: [
    "The State assigned your external appeal to us. The reviewer has upheld the health plan's determination in whole.",
    "You asked for a reconsideration of our initial denial determination. The denial is upheld.",
    "External review decision: the independent reviewer upholds the plan's denial.",
  ])
  func `a decision to uphold, of a payer or an independent reviewer, is no first denial`(
    words: String
  ) {
    #expect(Self.read(words).upholding != nil)
    #expect(Self.read(Self.denied + "You may ask for an external review.").upholding == nil)
  }

  @Test func `where there is no further appeal there is none`() {
    let letter = Self.read(Self.denied + "There is no further administrative appeal.")
    #expect(letter.notAppealable != nil)
  }

  @Test func `papers that support a claim tell of no service given`() {
    let letter = Self.read(
      """
      Re: Prior approval request for lumbar microdiscectomy (CPT 63030)
      Date of service: To be scheduled

      Include copies of documents that support your claim.
      """)
    #expect(letter.isPreService?.value == true)
    #expect(Self.read("We have processed your claim.").isPreService?.value == false)
  }

  // MARK: - Time limits

  @Test func `a time for what the payer may yet ask for is no time to appeal`() {
    let letter = Self.read(
      Self.denied + """
        You may ask us to reconsider. Write to us within 6 months from the date of our decision.
        We have 30 days from the date we receive your request to decide or ask for more information.
        You or your provider must send the information so that we receive it within 60 days of our
        request.
        """)
    #expect(letter.appealTime?.day == CalendarDay("2027-04-13"))
    #expect(letter.contradictions.isEmpty)
  }

  @Test func `a review counted from service of the decision counts from its date`() {
    let letter = Self.read(
      """
      Spine surgery is non-certified as not medically necessary. The injured worker may request
      Independent Medical Review (IMR). The form must be received within 30 calendar days after service
      of this decision. An optional internal utilization review appeal must be requested within 10 days
      of receipt of this decision.
      """)
    #expect(letter.externalTime?.day == CalendarDay("2026-11-12"))
    #expect(letter.externalTime?.isSafe == true)
    #expect(
      letter.dayToKeep(asksForRecords: false, isReviewFirst: true) == CalendarDay("2026-11-12"),
      "the review is the step to take, and the appeal beside it is not")
    #expect(
      letter.dayToKeep(asksForRecords: false, isReviewFirst: false) == CalendarDay("2026-10-23"))
  }

  @Test func `to reopen a request without an appeal is time for records`() {
    let letter = Self.read(
      """
      We do not have enough information to decide, and we are denying the request.

      If we receive it within 14 days of the date of this letter, we will reopen the request without an
      appeal.

      You may file a grievance within 60 days from the date of this letter.
      """)
    #expect(letter.answerTime?.day == CalendarDay("2026-10-27"))
    #expect(letter.appealTime?.day == CalendarDay("2026-12-12"), "its grievance is its appeal")
  }

  @Test func `what a named administrator promises is no time of ours`() {
    let letter = Self.read(
      Self.denied + """
        You may appeal in writing within one hundred eighty (180) days following receipt of this notice.
        Lakeshore has 30 days to respond.
        """)
    #expect(letter.appealTime?.day == CalendarDay("2027-04-11"))
    let provider = Self.read(
      Self.denied + "You may appeal. The provider has 30 days to respond to this letter.")
    #expect(provider.appealTime?.day == CalendarDay("2026-11-12"))
  }

  @Test func `to keep a service during the appeal is asked for in a time of its own`() {
    let letter = Self.read(
      Self.denied + """
        You have 60 days from the date on this letter to ask for an appeal. The last day to ask is
        December 12, 2026. If you are getting this service now and want to keep it during the appeal, you
        must ask by October 23, 2026.
        """)
    #expect(letter.appealTime?.day == CalendarDay("2026-12-12"))
    #expect(letter.windows.contains { $0.value.purpose == .continuedCare })
  }

  @Test func `a department's name makes no appeal of a review outside`() {
    let letter = Self.read(
      Self.denied + """
        You may request an external review by an Independent Review Organization (IRO). Your request must
        be submitted in writing within four (4) months of your receipt of this letter
        to Lakeshore Health Appeals Department, P.O. Box 41980, Plymouth, MN 55441.
        """)
    #expect(letter.externalTime?.day == CalendarDay("2027-02-13"))
    #expect(letter.appealTime == nil)
    #expect(
      letter.appealAddress?.value
        == "Lakeshore Health Appeals Department, P.O. Box 41980, Plymouth, MN 55441")
  }

  // MARK: - Whom to call, what to cite

  @Test(arguments: [
    "Your doctor can discuss this decision with our physician: call 1-800-555-3737.",
    "The reviewer may be reached at 1-800-555-3737, Monday to Thursday.",
  ])
  func `a reviewer who can be reached is a call between physicians`(words: String) {
    #expect(Self.read(Self.denied + words).peerToPeer.phone?.value == "1-800-555-3737")
  }

  @Test func `a reference stands behind a label with its abbreviation`() {
    let letter = Self.read("Service reference number (SRN): A277700123\n\n" + Self.denied)
    #expect(letter.references.first?.value.number == "A277700123")
  }

  @Test(arguments: [
    (
      "The plan follows Medical Coverage\nPolicy, Spinal Fusion Surgery (effective May 1, 2026).",
      "Medical Coverage Policy, Spinal Fusion Surgery"
    ),
    (
      "The Evolent Clinical Guideline 103 (Lumbar Spine Surgery) says that therapy is needed.",
      "Evolent Clinical Guideline 103"
    ),
    (
      "Our medical policy \"Artificial Intervertebral Disc: Cervical Spine\" considers it unproven.",
      "Artificial Intervertebral Disc: Cervical Spine"
    ),
  ])
  func `a policy is named by what it is called`(words: String, name: String) {
    #expect(Self.read(Self.denied + words).policies.map(\.value) == [name])
  }

  // MARK: - Reasons

  @Test func `a guideline's name with a colon is no label within the reason`() throws {
    let letter = Self.read(
      """
      Clinical rationale:
      Your doctor told us that you have a problem with your neck. Based on eviCore
      Spine Surgery Guidelines, Section(s) CMM-601.4: Initial Fusion, we cannot approve this request.
      Your records must show that you tried six weeks of treatment.
      """)
    let reason = try #require(letter.reasons.first)
    #expect(reason.text.hasSuffix("six weeks of treatment."))
  }

  @Test func `for these reasons points to what stands before`() throws {
    let letter = Self.read(
      """
      We can't approve it. Here's why:

      Your therapy ended in April. The test was not with the papers. For these reasons this is not
      medically necessary for you.
      """)
    #expect(letter.reasons.map(\.oneLine).joined().hasPrefix("Your therapy ended in April."))
  }

  @Test func `reasons numbered within a sentence go on to the last of them`() throws {
    let letter = Self.read(
      """
      The request is not medically necessary because: (1) conservative care was not documented; (2) imaging
      does not demonstrate compression. (3) The member is a current smoker.
      """)
    #expect(letter.reasons.first?.text.hasSuffix("(3) The member is a current smoker.") == true)
  }

  @Test func `a refusal is explained by the rule behind it`() throws {
    let letter = Self.read(
      """
      The surgery meets criteria. However, the request for the hospital as the place of service is DENIED.
      This procedure is to be done in an ambulatory center unless a hospital is needed. Nothing in the
      notes meets these conditions. If it is moved, no further authorization is needed.

      A copy of this letter was sent to your doctor.
      """)
    let reason = try #require(letter.reasons.first)
    #expect(reason.oneLine.hasPrefix("However, the request"))
    #expect(reason.oneLine.hasSuffix("meets these conditions."))
    #expect(Self.read("The request is denied. A copy went to your doctor.").reasons.isEmpty)
  }
}
