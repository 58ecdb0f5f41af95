import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// A chart that speaks of another level or side than the one requested, read from its notes. The
/// request is for L4-5 on both sides unless told otherwise.
struct OtherPlaceTests {
  private static let legs = "HPI: Bilateral leg heaviness on walking, relieved by sitting.\n\n"

  /// The verdict on the imaging criterion of Aetna's decompression.
  private func imaging(
    _ report: String, history: String = legs, levels: [String] = ["L4-5"],
    side: SurgeryRequest.RequestedSide = .bilateral
  ) throws -> CriterionVerdict {
    let chart = try Chart(
      notes: [
        Note(name: "office", kind: .office, day: Samples.day("2026-08-12"), text: history),
        Note(name: "mri", kind: .imaging, day: Samples.day("2026-06-30"), text: report),
      ], patient: Patient())
    let places = levels.compactMap { SpinalLevel($0) }
    let request = SurgeryRequest(
      day: try Samples.day("2026-08-20"), procedureCodes: ["63047"], levels: places, side: side)
    let reading = ChartReader().read(
      chart, for: RequestedCare(day: try Samples.day("2026-08-20"), levels: places))
    let library = try Samples.library()
    let policy = try #require(library[uid: "aetna-cpb-0743@2026-07-30"])
    let pathway = try #require(policy.pathway("lumbar-decompression"))
    let evaluation = Evaluation(
      of: pathway, in: policy, request: request, facts: reading.facts, library: library)
    return try #require(evaluation.criterion("D"))
  }

  @Test(arguments: [
    "L3-4: Severe central canal stenosis. L4-5: Normal.",
    "L3-4: Severe central canal stenosis.\nL4-5 is normal.",
    "L3-4: Severe central canal stenosis. L4-5: No significant abnormality.",
    "L3-4: Severe central canal stenosis. L4-5: No stenosis or nerve root compression.",
    "L3-4: Severe central canal stenosis. L4-5: Mild central canal stenosis.",
  ])
  func `a level that the record calls free is not met, whatever is found at another`(
    report: String
  ) throws {
    let verdict = try imaging("FINDINGS: \(report)")
    #expect(verdict.verdict == .notMet, "\(verdict.reason)")
  }

  @Test(arguments: [
    "L3-4: Severe central canal stenosis.",
    "L3-4: Severe central canal stenosis. L2-3: No stenosis.",
    "L3-4: Severe central canal stenosis. L2-3: Normal.",
    "L3-4: Severe central canal stenosis. L4-5: Normal alignment.",
  ])
  func `a finding at another level alone is a conflict that names both places`(
    report: String
  ) throws {
    let verdict = try imaging("FINDINGS: \(report)")
    #expect(verdict.verdict == .conflict, "\(verdict.reason)")
    #expect(verdict.reason.contains("L3-4") && verdict.reason.contains("at L4-5"))
    #expect(verdict.question?.contains("different places") == true)
  }

  @Test func `a finding at another level that no symptom explains is a conflict too`() throws {
    let verdict = try imaging(
      "FINDINGS: L3-4: Severe central canal stenosis.", history: "HPI: Back pain.\n\n")
    #expect(verdict.verdict == .conflict, "\(verdict.reason)")
    #expect(verdict.reason.contains("elsewhere"))
  }

  @Test func `a finding on the other side that no symptom explains is a conflict too`() throws {
    let verdict = try imaging(
      "FINDINGS: L4-5: Severe right foraminal stenosis.", history: "HPI: Back pain.\n\n",
      side: .left)
    #expect(verdict.verdict == .conflict, "\(verdict.reason)")
  }

  @Test(arguments: [
    "No fracture.", "L3-4: No stenosis.", "L3-4: Mild central canal stenosis.", "L3-4: Normal.",
  ])
  func `a record that states the finding nowhere stays unknown`(report: String) throws {
    let verdict = try imaging("FINDINGS: \(report)")
    #expect(verdict.verdict == .unknown, "\(verdict.reason)")
  }

  @Test func `one of two requested levels without a word is a gap, no conflict`() throws {
    let verdict = try imaging(
      "FINDINGS: L4-5: Severe central canal stenosis.", levels: ["L3-4", "L4-5"])
    #expect(verdict.verdict == .unknown, "\(verdict.reason)")
  }
}
