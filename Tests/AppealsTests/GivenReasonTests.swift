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
}
