import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Reasons in the forms that payers give them, and the policy they name.
struct GivenReasonTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/19/2026\n\n" + text, document: "letter.txt")
  }

  private func reasons(_ text: String) -> String {
    read(text).reasons.map(\.text).joined(separator: " ").replacing(/\s+/, with: " ")
  }

  @Test func `a decision under its label is no reason where another label gives one`() {
    let said = reasons(
      """
      Our decision: We are denying the request for the following service(s):

      63047  Remove spine lamina 1 lmbr       Not Covered

      The reason for our decision: You have back and leg pain. The notes do not show you cannot do daily
      activities. The health care service is not medically necessary.
      """)
    #expect(said.hasPrefix("You have back and leg pain.") && said.contains("daily activities"))
    #expect(!said.contains("We are denying"))
  }

  @Test func `what there is no record of is part of the reason`() {
    let said = reasons(
      "Your request is denied as not medically necessary. The MRI shows mild foraminal narrowing at C5-6 "
        + "and there is no record of progressive weakness. Criteria: Northfield Policy NMP-112.")
    #expect(said.contains("no record of progressive weakness"))
  }

  @Test func `an authorization that was not obtained is the reason`() {
    #expect(
      reasons("Claim denied: prior authorization was not obtained before the service (CO-197).")
        .contains("not obtained"))
  }

  @Test(arguments: [
    "TRICARE does not cover them because they are not medically or psychologically necessary.",
    "CPT 63047 is not supported as medically necessary.",
  ])
  func `not necessary is said in more than one way`(words: String) {
    #expect(read(words).unnecessary != nil)
  }

  @Test func `a guideline is named with what it is about`() {
    let letter = read(
      "The request is not approved. This decision is based on the Carelon Clinical Appropriateness "
        + "Guidelines: Spine Surgery, effective 10/20/2024.")
    #expect(
      letter.policies.map(\.value) == ["Carelon Clinical Appropriateness Guidelines: Spine Surgery"]
    )
  }

  @Test(arguments: [
    "The information sent falls short of what our guideline calls for. CMM-608 asks for six weeks of "
      + "provider-directed care; your notes end in May.",
    "The proposed treatment is denied. An additional course of epidural injections should be "
      + "considered first.",
    "We did not approve 63048 at L3-L4. The narrowing at L3-L4 is mild on the MRI of 08/02/2026. "
      + "CG-SURG-78 looks for moderate or severe narrowing.",
    "The hospital days 11/07/2026 and 11/08/2026 are not covered. By the second day after surgery the "
      + "patient walked 200 feet and took tablets for pain. Care at this level was no longer needed.",
    "Your certificate, Section 9, lists percutaneous decompression among services it does not pay for. "
      + "This is a contract limit; no clinician judged need.",
    "It agrees with the first decision: the request stays denied. NIA guideline CG-304 looks for leg "
      + "symptoms that outweigh back symptoms, and the record reports the reverse.",
    "The hospital setting is not: nothing in the record keeps the patient from a surgery center.",
    "Our policy regards spacers as investigational. Your plan leaves out services of that kind.",
  ])
  func `what is weighed against a rule is the reason, without a word of refusing`(words: String) {
    let said = reasons(
      "\(words) You may appeal within 180 days of receipt of this letter. A copy of the guideline is "
        + "available on request.\n\nCase: denied\n")
    #expect(said == words)
  }

  @Test func `a letter that refuses nothing has no reason, whatever it weighs`() {
    #expect(
      reasons(
        "The MRI shows severe narrowing, which the guideline asks for. CPT 63047 is approved."
      )
      .isEmpty)
  }

  @Test func `what a letter says of its making and of rights is no reason`() {
    #expect(
      reasons(
        "The request is denied. A board certified surgeon reviewed the notes you sent. This does not "
          + "mean that care is not needed; decisions on treatment are between you and your doctor. "
          + "You may ask for a copy of the guideline."
      ).isEmpty)
  }

  @Test func `a policy may be named by its series and number`() {
    let letter = read(
      "Our medical policy Surgery 155 regards interspinous spacers as investigational.")
    #expect(letter.policies.map(\.value) == ["Surgery 155"])
  }
}
