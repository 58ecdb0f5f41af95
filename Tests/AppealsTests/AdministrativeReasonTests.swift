import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Denials for other things than need, and words beside a denial that leave it one.
struct AdministrativeReasonTests {
  private func read(_ body: String) -> DenialLetter {
    DenialLetterReader().read(
      "Example Tri-County Health\nDate: 06/03/2025\n\n" + body, document: "letter.txt")
  }

  private func reasons(_ body: String) -> String {
    read(body).reasons.map(\.oneLine).joined(separator: " ")
  }

  @Test(arguments: [
    "This is not a decision about your benefits. Only you and your doctor can decide on care.",
    "No determination was made about the need for surgery at either level; line 1 was paid.",
    "No determination of medical necessity was made.",
  ])
  func `a denial that leaves need aside is decided all the same`(words: String) {
    #expect(read("We turned this request down as untimely. \(words)").pending == nil)
  }

  @Test(arguments: [
    "This is not a decision on your request.", "No decision has been made on the case.",
  ])
  func `a letter that has decided nothing says so of the request`(words: String) {
    #expect(read(words).pending != nil)
  }

  @Test func `another carrier that is to be billed first is not whose letter it is`() {
    let letter = read(
      "We are not paying this claim at this time. Please bill the workers' compensation carrier of his "
        + "employer first. You may appeal within 180 days.")
    #expect(letter.lineOfBusiness == nil)
  }

  @Test func `a desk is no payer, though it signs below`() {
    let letter = DenialLetterReader().read(
      "SYNTHETIC WEST\nInpatient Care Management\n\nDenied.\n\nInpatient Care Management\n",
      document: "letter.txt")
    #expect(letter.payer == nil)
  }

  @Test func `reasons that are announced stand in the items below`() {
    let said = reasons(
      """
      Your claim was rejected during claim editing for these reasons:

      1. Procedure 22551 was billed with modifiers 62 and 80 on the same line.

      2. Add-on code 22552 was billed without its parent code.

      Nothing will be paid until the lines are corrected.
      """)
    #expect(said.hasPrefix("1. Procedure 22551") && said.hasSuffix("without its parent code."))
  }

  @Test(arguments: [
    "Lines 2 and 3 were denied as included in the payment for another service.",
    "We therefore denied the second submission as an exact copy.",
  ])
  func `what a line is denied as is its reason`(words: String) {
    #expect(reasons(words) == words)
  }

  @Test func `coverage that ended is the reason, and wrong records have their time`() {
    let body =
      "The claim cannot be considered. The patient's coverage under the group ended on November 30, 2024. She "
      + "was not enrolled with us on December 3.\n\nIf you think our enrollment records are wrong, write to us "
      + "within 180 days with proof of continuous coverage."
    #expect(reasons(body).hasSuffix("not enrolled with us on December 3."))
    #expect(read(body).windows.map(\.value.purpose) == [.appeal])
  }

  @Test func `a no in plain words refuses`() {
    #expect(
      reasons(
        "We have to say no.\n\nUnder this kind of plan there is no benefit for planned care from hospitals "
          + "outside our network."
      ).hasPrefix("Under this kind of plan"))
  }
}
