import Appeals
import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// Letters that decide about several things at once: what is denied, and what is not.
struct ApprovedPartTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/15/2026\n\n" + text, document: "letter.txt")
  }

  @Test(arguments: [
    "CPT 63047 has been approved. CPT 22612 has been denied because there is no instability.",
    "We approved CPT 63047 at L4-5, but CPT 22612 was denied because there is no instability.",
    "63047   Laminectomy, lumbar, L4-5   Approved\n22612   Fusion, L4-5              Not certified",
    "APPROVED: 63047\nDENIED: 22612, there is no instability",
  ])
  func `of two procedures only the one refused is denied`(words: String) {
    let letter = read(words)
    #expect(letter.procedures.map(\.value) == ["22612"])
    #expect(letter.approvedProcedures == ["63047"] && letter.approvedPart != nil)
  }

  @Test func `of two levels only the one refused is denied`() {
    let letter = read(
      """
      Your request for lumbar interbody fusion at L3-4 and L4-5 (22633, 22634) has been partially
      approved. We approved lumbar interbody fusion at L4-5 (22633). We did not approve fusion at L3-4
      (22634) because the imaging does not show instability.
      """)
    #expect(letter.levels.map(\.value.description) == ["L3-4"])
    #expect(letter.procedures.map(\.value) == ["22634"])
  }

  @Test func `of two requests in one letter the denied one gives its number`() {
    let letter = read(
      """
      Request 1 - Reference number SM-7781
      Service: 62323 lumbar epidural steroid injection, L4-5
      Decision: Approved. Valid 10/15/2026 through 01/13/2027.

      Request 2 - Reference number SM-7782
      Service: 63047 lumbar laminectomy, L4-5
      Decision: Denied. The surgery is not medically necessary.
      """)
    #expect(letter.references.map(\.value.number) == ["SM-7782"])
    #expect(letter.procedures.map(\.value) == ["63047"])
    #expect(letter.approvedProcedures == ["62323"])
  }

  @Test(arguments: [
    "The request for 63047 at L4-5 is denied. If 63030 is approved, call us.",
    "Your request has been approved in part. Please call for details about 63047.",
    "Laminectomy at L4-5 is approved. Fusion at L4-5 is denied.",
  ])
  func `where no part is plainly named nothing is taken for approved`(words: String) {
    #expect(read(words).approvedPart == nil && read(words).approvedProcedures.isEmpty)
  }

  @Test func `a request that still asks for what is approved is for a person to settle`() throws {
    var sample = SampleCase()
    sample.request.procedureCodes = ["63047", "22612"]
    sample.letter += "\nCPT 22612 has been approved. CPT 63047 has been denied.\n"
    #expect(
      try sample.appeal().unsettled.contains {
        $0.hasPrefix("the denial letter approves 22612, which the request still asks for")
      })
  }
}
