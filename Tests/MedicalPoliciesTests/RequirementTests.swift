import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// What a pathway requires, counted: alternatives once, exclusions turned, recommendations not.
struct RequirementTests {
  private static let library = Result { try Samples.library() }

  private static func evaluate(
    _ policy: Policy, _ pathway: Pathway, _ library: PolicyLibrary
  ) throws -> Evaluation {
    Evaluation(
      of: pathway, in: policy, request: try ExampleCase.read("meets").request,
      facts: ChartFacts([]), library: library)
  }

  @Test func `of every pathway they together give its verdict on an empty chart`() throws {
    let library = try Self.library.get()
    var pathways = 0
    for policy in library.policies {
      for pathway in policy.pathways {
        let evaluation = try Self.evaluate(policy, pathway, library)
        let requirements = evaluation.requirements
        #expect(!requirements.isEmpty)
        #expect(Verdict.all(requirements.map(\.verdict)).truth == evaluation.result.truth)
        pathways += 1
      }
    }
    #expect(pathways > 20)
  }

  @Test(arguments: ExampleCase.names)
  func `they together give the verdict of every example`(name: String) throws {
    let (example, request) = try ExampleCase.read(name)
    let library = try Self.library.get()
    let policy = try #require(library[uid: example.expected.policy])
    let pathway = try #require(policy.pathway(example.expected.pathway))
    let evaluation = Evaluation(
      of: pathway, in: policy, request: request, facts: example.chart, library: library)
    let together = Verdict.all(evaluation.requirements.map(\.verdict))
    #expect(together.truth == evaluation.result.truth)
    #expect(
      evaluation.requirements.flatMap(\.criteria).allSatisfy { requirement in
        evaluation.criterion(requirement.criterion.id) != nil
      })
  }

  @Test func `alternatives are one requirement, a settled one asks nothing`() throws {
    let library = try Self.library.get()
    var alternatives = 0
    for policy in library.policies {
      for pathway in policy.pathways {
        let evaluation = try Self.evaluate(policy, pathway, library)
        for requirement in evaluation.requirements {
          if requirement.criteria.count > 1 { alternatives += 1 }
          #expect(requirement.questions.isEmpty || requirement.verdict.truth == nil)
          #expect(requirement.questions.allSatisfy { !$0.criterion.isSoft })
        }
      }
    }
    #expect(alternatives > 0)
  }

  @Test func `an exclusion that the record rules out is met`() throws {
    let library = try Self.library.get()
    let policies = library.policies.flatMap { policy in policy.pathways.map { (policy, $0) } }
    // One that is asked of every chart, as yes or no.
    let asked = policies.lazy.flatMap { policy, pathway in
      pathway.exclusions.filter { $0.test == .isTrue && $0.appliesIf == nil }.map {
        (policy, pathway, $0)
      }
    }
    let (policy, pathway, exclusion) = try #require(asked.first)
    func verdict(_ assertion: Fact.Assertion) throws -> Verdict? {
      let fact = Fact(
        exclusion.fact, .truth(true), assertion: assertion,
        support: [Quote(document: "office.txt", line: 1, range: 0..<4, text: "seen")])
      let evaluation = Evaluation(
        of: pathway, in: policy, request: try ExampleCase.read("meets").request,
        facts: ChartFacts([fact]), library: library)
      return evaluation.requirements.last { $0.criteria.first?.criterion.id == exclusion.id }?
        .verdict
    }
    #expect(try verdict(.present) == .notMet)
    #expect(try verdict(.absent) == .met)
  }
}
