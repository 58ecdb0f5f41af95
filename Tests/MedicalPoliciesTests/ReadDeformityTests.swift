import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// Invented notes, read and held against a policy's pathway: the words decide the verdict.
struct ReadDeformityTests {
  private static let films = """
    FINDINGS: Lumbar levoscoliosis with a Cobb angle of 38 degrees, previously 24 degrees in 2022. \
    Sagittal vertical axis +9.1 cm. Coronal imbalance of 4 cm to the left. Pelvic incidence 58 and \
    lumbar lordosis 31.
    """

  private func evaluation(_ uid: String, _ pathway: String, _ text: String) throws -> Evaluation {
    let day = try Samples.day("2026-10-12")
    let level = try #require(SpinalLevel("L3-4"))
    let note = Note(
      name: "films", kind: .imaging, day: try Samples.day("2026-08-30"), text: text)
    let reading = ChartReader().read(
      try Chart(notes: [note]), for: RequestedCare(day: day, levels: [level]))
    let library = try Samples.library()
    let policy = try #require(library[uid: uid])
    return Evaluation(
      of: try #require(policy.pathway(pathway)), in: policy,
      request: SurgeryRequest(day: day, procedureCodes: ["22612"], levels: [level], side: .right),
      facts: reading.facts, library: library)
  }

  private func verdicts(_ ids: [String], in evaluation: Evaluation) -> [Verdict?] {
    ids.map { evaluation.criterion($0)?.verdict }
  }

  @Test func `measured films meet the deformity criteria that they reach`() throws {
    let lumbar = try evaluation(
      "cigna-evicore-cmm-609@v1.0.2026", "609.5-deformity", Self.films)
    #expect(
      verdicts(["DF1", "DF2", "DF3", "DF4", "DF5"], in: lumbar)
        == [.met, .unknown, .met, .met, .met])
    #expect(
      lumbar.criterion("DF5")?.facts.flatMap(\.support).map(\.text)
        == ["Pelvic incidence 58 and lumbar lordosis 31."])
    let local = try evaluation("cms-lcd-L37848@v18", "deformity", Self.films)
    #expect(verdicts(["D3", "D5"], in: local) == [.met, .met])
  }

  @Test func `measures that fall short are not met, and a mere name is unknown`() throws {
    let small = """
      FINDINGS: Cobb angle 30 degrees. SVA 80 mm. PI-LL 15. Coronal balance is maintained.
      """
    let short = try evaluation("cigna-evicore-cmm-609@v1.0.2026", "609.5-deformity", small)
    #expect(
      verdicts(["DF1", "DF3", "DF4", "DF5"], in: short) == [.notMet, .notMet, .notMet, .notMet])
    let named = try evaluation(
      "cigna-evicore-cmm-609@v1.0.2026", "609.5-deformity",
      "INDICATION: Cobb angle over 30 degrees?\n\nFINDINGS: Degenerative scoliosis.")
    #expect(
      verdicts(["DF1", "DF3", "DF4", "DF5"], in: named)
        == [.unknown, .unknown, .unknown, .unknown])
  }
}
