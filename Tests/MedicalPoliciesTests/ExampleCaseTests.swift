import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

struct ExampleCaseTests {
  @Test(arguments: ExampleCase.names)
  func `the example cases come out as a careful reader says`(name: String) throws {
    let (example, request) = try ExampleCase.read(name)
    let evaluation = try evaluate(example, request)
    #expect(evaluation.result.rawValue == example.expected.result)
    for (id, expected) in example.expected.criteria {
      let criterion = try #require(evaluation.criterion(id))
      let found =
        criterion.criterion.isSoft && criterion.verdict == .unknown
        ? "\(criterion.verdict.rawValue) (soft)" : criterion.verdict.rawValue
      #expect(found == expected, "\(id): \(criterion.reason)")
    }
    #expect(
      evaluation.waivers.filter(\.hasFired).map(\.waiver.id) == example.expected.waivers_fired)
  }

  @Test(arguments: ExampleCase.names)
  func `every verdict says why, since when and from which section`(name: String) throws {
    let (example, request) = try ExampleCase.read(name)
    let evaluation = try evaluate(example, request)
    for verdict in evaluation.criteria {
      #expect(verdict.reason.hasSuffix("."))
      #expect(!verdict.criterion.section.isEmpty)
      #expect(verdict.effective?.statable?.description == "2026-07-30")
      #expect((verdict.question != nil) == (verdict.verdict.truth == nil))
      if verdict.verdict == .met { #expect(!verdict.facts.flatMap(\.support).isEmpty) }
    }
  }

  @Test func `planned therapy asks whether it was done`() throws {
    let (example, request) = try ExampleCase.read("planned")
    let question = try #require(try evaluate(example, request).criterion("K1")?.question)
    #expect(question.hasPrefix("Was it done or confirmed since"))
    #expect(question.contains("physical therapy discharge summary"))
  }

  @Test func `a foot drop that grows stops for safety, whatever the verdict`() throws {
    let (example, request) = try ExampleCase.read("waiver")
    let evaluation = try evaluate(example, request)
    #expect(evaluation.result == .met)
    #expect(evaluation.safetyStops.map(\.path.rawValue) == ["neuro.progressive_deficit"])
    let (calm, calmRequest) = try ExampleCase.read("meets")
    #expect(try evaluate(calm, calmRequest).safetyStops.isEmpty)
  }

  private func evaluate(
    _ example: ExampleCase, _ request: SurgeryRequest
  ) throws -> Evaluation {
    let library = try Samples.library()
    let policy = try #require(library[uid: example.expected.policy])
    let pathway = try #require(policy.pathway(example.expected.pathway))
    return Evaluation(
      of: pathway, in: policy, request: request, facts: example.chart, library: library)
  }
}
