import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// Invented notes of June and September, held against a policy: what September takes back meets
/// nothing.
struct LaterNoteTests {
  private func evaluation(june: String, september: String) throws -> Evaluation {
    let day = try Samples.day("2026-10-12")
    let level = try #require(SpinalLevel("L4-5"))
    let notes = [
      Note(name: "june", kind: .office, day: try Samples.day("2026-06-02"), text: june),
      Note(name: "september", kind: .office, day: try Samples.day("2026-09-15"), text: september),
    ]
    let reading = ChartReader().read(
      try Chart(notes: notes), for: RequestedCare(day: day, levels: [level]))
    let library = try Samples.library()
    let policy = try #require(library[uid: "aetna-cpb-0743@2026-07-30"])
    return Evaluation(
      of: try #require(policy.pathway("lumbar-decompression")), in: policy,
      request: SurgeryRequest(
        day: day, procedureCodes: ["63047"], levels: [level], side: .bilateral),
      facts: reading.facts, library: library)
  }

  @Test func `a block in June and a mile in September are a conflict with both quotes`() throws {
    let found = try evaluation(
      june: "HPI: Unable to walk > 1 block.", september: "HPI: Walks a mile without pain.")
    let limits = try #require(found.criterion("F"))
    #expect(limits.verdict == .conflict)
    #expect(limits.facts.flatMap(\.support).map(\.text) == ["Unable to walk > 1 block."])
    #expect(limits.facts.flatMap(\.against).map(\.text) == ["Walks a mile without pain."])
  }

  @Test func `a weakness that September does not find waives no therapy`() throws {
    let weak = try evaluation(june: "EXAM: Left TA 2/5.", september: "HPI: Seen again.")
    #expect(weak.criterion("K1")?.verdict == .waived)
    let gone = try evaluation(
      june: "EXAM: Left TA 2/5.", september: "EXAM: Strength 5/5 throughout.")
    #expect(gone.criterion("K1")?.verdict == .unknown)
  }

  @Test func `therapy begun in one note and ended in another is met by both`() throws {
    let found = try evaluation(
      june: "HPI: Started PT 4/6/26 at the clinic.", september: "HPI: Completed PT 6/19/26.")
    let therapy = try #require(found.criterion("K1"))
    #expect(therapy.verdict == .met)
    #expect(therapy.facts.flatMap(\.support).count == 2)
  }

  @Test func `a denied injection is no injection`() throws {
    let found = try evaluation(
      june: "HPI: ESI denied by the insurer.", september: "HPI: PT was not authorized.")
    #expect(found.criterion("K1")?.verdict == .notMet)
  }
}
