import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// A slip's Meyerding grade, from the report to the policy that asks for it.
struct SlipGradeTests {
  @Test(arguments: [
    ("Grade 1", Verdict.notMet, "grade 1 at L4-5", "at least grade 2"),
    ("Grade II", .met, "grade 2 at L4-5", ""),
  ])
  func `a grade is compared with the grade that the policy asks for`(
    grade: String, expected: Verdict, found: String, asked: String
  ) throws {
    let places = [SpinalLevel("L4-5")].compactMap(\.self)
    let day = try Samples.day("2026-08-20")
    let chart = try Chart(
      notes: [
        Note(
          name: "mri", kind: .imaging, day: Samples.day("2026-06-30"),
          text: "FINDINGS: \(grade) anterolisthesis of L4 on L5.")
      ], patient: Patient())
    let reading = ChartReader().read(chart, for: RequestedCare(day: day, levels: places))
    let library = try Samples.library()
    let policy = try #require(library[uid: "aetna-cpb-0743@2026-07-30"])
    let pathway = try #require(policy.pathway("lumbar-fusion-spondylolisthesis"))
    let evaluation = Evaluation(
      of: pathway, in: policy,
      request: SurgeryRequest(
        day: day, procedureCodes: ["22612"], levels: places, side: SurgeryRequest.RequestedSide.none
      ),
      facts: reading.facts, library: library)
    let criterion = try #require(evaluation.criterion("G2"))
    #expect(criterion.verdict == expected, "\(criterion.reason)")
    #expect(criterion.reason.contains(found) && criterion.reason.contains(asked))
    #expect(!criterion.reason.contains("unit"))
  }

  @Test func `a measure of something else is told as what it is`() throws {
    let fact = Fact(
      FactPath("conservative.pt_in_person.weeks"), .number(12, unit: "visits"),
      lastDay: try Samples.day("2026-08-01"))
    let library = try Samples.library()
    let policy = try #require(library[uid: "aetna-cpb-0743@2026-07-30"])
    let pathway = try #require(policy.pathway("lumbar-decompression"))
    let evaluation = Evaluation(
      of: pathway, in: policy,
      request: SurgeryRequest(day: try Samples.day("2026-08-20"), procedureCodes: ["63047"]),
      facts: ChartFacts([fact]), library: library)
    let reason = try #require(evaluation.criterion("K1")?.reason)
    #expect(reason.contains("12 visits") && reason.contains("at least 6 weeks"), "\(reason)")
  }
}
