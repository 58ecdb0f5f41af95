import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// How far a reason reaches: what concludes it, what it lists, and where rights begin.
struct ReasonRunTests {
  private func read(_ words: String) -> DenialLetter {
    DenialLetterReader().read(
      "Redwood Health Plan\nNovember 4, 2026\nRe: CPT 63047, L4-L5\n\n" + words,
      document: "letter.txt")
  }

  private func reason(_ words: String) -> String {
    read(words).reasons.map(\.oneLine).joined(separator: " … ")
  }

  @Test func `what is concluded begins where it is argued`() {
    let told = reason(
      """
      The peer reviewer, a licensed neurological surgeon, states: the claimant has yet to have an epidural
      injection. The MRI findings predate the loss; the records hold nothing that ties them to it. Medical
      necessity of the laminectomy is therefore not established.
      """)
    #expect(told.hasPrefix("The peer reviewer"))
    #expect(told.hasSuffix("not established."))
  }

  @Test func `what a sentence calls by a pronoun stands before it`() {
    let told = reason(
      """
      We asked for more information on October 15. We have not received it. The request is denied for lack
      of information.
      """)
    #expect(told.hasPrefix("We asked for more information"))
  }

  @Test func `a fault of form that rights warn of is no reason`() {
    let told = reason(
      """
      The laminectomy is not medically necessary.

      Internal appeal: it must be submitted on the form within 30 days of this letter. Failure to use the
      form makes the submission deficient.
      """)
    #expect(told == "The laminectomy is not medically necessary.")
  }

  @Test func `reasons that are counted out are the items below`() {
    let told = reason(
      """
      Your provider asked for disc replacement with a surgeon who is not in our network.

      Approval cannot be given for two reasons.
      1. Your certificate excludes artificial discs of the lumbar spine.
      2. Your plan has no benefits out of network except in an emergency.
      """)
    #expect(
      told.hasPrefix("1. Your certificate excludes")
        && told.contains("2. Your plan has no benefits"))
    #expect(!told.contains("Your provider asked"))
  }

  @Test func `the basis of a decision is its reason`() {
    let told = reason(
      """
      Basis of the decision: The policy requires that symptoms come from the level to be operated. Surgery
      at L3-L4 would be unproven for relief.
      """)
    #expect(told.hasPrefix("The policy requires") && told.hasSuffix("for relief."))
  }

  @Test(arguments: [
    "Medical necessity of the laminectomy has not been established.",
    "Fusion for stenosis is considered not medically necessary when there is no spondylolisthesis.",
    "The surgery is denied for lack of medical necessity.",
    "The records do not establish medical necessity.",
  ])
  func `a ground is named in many words`(words: String) {
    #expect(read(words + " The request is denied.").unnecessary != nil)
  }

  @Test(arguments: [
    "If the medical necessity of a service is not established, it is not covered.",
    "A service that is not medically necessary when it is given may be billed to you.",
    "No determination of medical necessity was made.",
    "The denial is not a judgment of whether the service is medically necessary.",
  ])
  func `a ground that is supposed is not named`(words: String) {
    #expect(
      read("The request is denied because no records were sent.\n\n" + words).unnecessary == nil)
  }

  @Test(arguments: [
    "You must have tried physical therapy for three months. Your chart tells of eight weeks.",
    "The guideline asks for a slip that moves. The films show none.",
    "The records show no instability, and the patient smokes. The inpatient stay was not reviewed apart.",
    "The claimant has had no injection yet, and an operation before that is premature.",
  ])
  func `what is held against the patient's record is a judgment on need`(words: String) {
    #expect(read("The request is denied.\nRationale: \(words)").unnecessary != nil)
  }

  @Test(arguments: [
    "The therapy notes that we asked for were not received.",
    "The plan excludes artificial discs.",
    "The claim repeats one that was paid.",
    "Guideline 12 keeps the inpatient setting for weakness that is new.",
  ])
  func `what nobody judged is none`(words: String) {
    #expect(read("The request is denied.\nRationale: \(words)").unnecessary == nil)
  }

  @Test func `rights below a labelled reason are no part of it`() {
    let told = reason(
      """
      Principal reason: fusion criteria not satisfied. There is no documented psychosocial screen.
      The treating doctor may request reconsideration within 30 days of receipt of this notice.
      """)
    #expect(told.hasSuffix("psychosocial screen."))
  }

  @Test func `what is weighed after a new page is told to its end`() {
    let told = reason(
      """
      FROM: Redwood   PAGE 1 OF 3

      Clinical reason: We have denied the surgery. The policy asks for pressure on the
      FROM: Redwood   PAGE 2 OF 3
      nerve and for six weeks of care. The therapy notes end in July.

      FROM: Redwood   PAGE 3 OF 3
      """)
    #expect(told.hasSuffix("The therapy notes end in July."))
  }

  @Test func `a policy is named by the number in brackets behind it`() {
    let letter = read(
      "Here's why. Our Lumbar Discectomy policy (SUR-0114) asks for six weeks of care.")
    #expect(letter.policies.map(\.value) == ["SUR-0114"])
  }

  @Test func `what a plan is doing it for stands behind because`() {
    let told = reason(
      """
      We are denying: Lumbar decompression L4-L5, 63047
      We are doing this because: You need six weeks of physical therapy. You had therapy for two weeks.
      """)
    #expect(told == "You need six weeks of physical therapy. You had therapy for two weeks.")
  }
}
