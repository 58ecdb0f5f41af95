import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// A policy that asks for the surgical history asks to be told of it.
struct StatedHistoryTests {
  private func verdict(_ text: String) throws -> Verdict {
    let day = try Samples.day("2026-08-20")
    let chart = try Chart(
      notes: [
        Note(name: "visit", kind: .office, day: Samples.day("2026-08-10"), text: text)
      ], patient: Patient())
    let reading = ChartReader().read(chart, for: RequestedCare(day: day))
    let library = try Samples.library()
    let policy = try #require(library[uid: "uhc-2026T0639I@2026-04-01"])
    let pathway = try #require(
      policy.pathways.first { pathway in pathway.criteria.contains { $0.id == "Gg" } })
    let evaluation = Evaluation(
      of: pathway, in: policy,
      request: SurgeryRequest(day: day, procedureCodes: ["63047"]), facts: reading.facts,
      library: library)
    return try #require(evaluation.criterion("Gg")?.verdict)
  }

  @Test(arguments: [
    ("No prior spine surgery.", Verdict.met), ("Prior L4-5 laminectomy in 2019.", .met),
    ("Back pain for 3 months.", .unknown),
  ])
  func `that there was none is told, and silence is not`(text: String, expected: Verdict) throws {
    #expect(try verdict(text) == expected)
  }
}
