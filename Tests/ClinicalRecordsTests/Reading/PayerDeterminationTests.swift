import Testing

@testable import ClinicalRecords

struct PayerDeterminationTests {
  @Test func `a payer's determination among the notes is no evidence, and that is said`() throws {
    let read = try reading(
      """
      UTILIZATION REVIEW DETERMINATION
      The request for L4-5 fusion is denied. The records do not document six weeks of supervised
      physical therapy. The claimant has had physical therapy from January through March.
      """, levels: ["L4-5"])
    #expect(read.mentions.isEmpty)
    #expect(read.flags.map(\.kind) == [.conclusionOnly])
  }

  @Test func `a visit that speaks of a denial is read`() throws {
    let read = try reading(
      """
      OFFICE VISIT
      HPI: Here about the denial. Completed 6 weeks of physical therapy without relief.
      """, levels: ["L4-5"])
    #expect(read.fact("conservative.pt")?.assertion == .present)
  }

  @Test func `what records are said not to document was neither had nor not had`() throws {
    let read = try reading("HPI: The records do not document six weeks of physical therapy.")
    #expect(read.facts("conservative.pt").allSatisfy { $0.assertion == .conditional })
  }

  @Test func `risks that were reviewed are no findings`() throws {
    for text in [
      "Risks reviewed including infection, foot drop, loss of bowel or bladder control.",
      "R/b/a d/w pt incl dural tear, foot drop, incontinence.",
    ] {
      let read = try reading("PLAN: \(text)", levels: ["L4-5"])
      #expect(read.fact("neuro.bowel_bladder") == nil)
      #expect(read.fact("exam.objective_finding") == nil)
      #expect(read.flags.isEmpty)
    }
  }
}
