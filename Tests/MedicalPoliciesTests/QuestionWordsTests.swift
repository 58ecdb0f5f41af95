import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// Every question that a policy of the product can put to a clinic about an empty chart.
struct QuestionWordsTests {
  private func questions() throws -> Set<String> {
    let library = try Samples.library()
    var questions: Set<String> = []
    for policy in library.policies {
      for pathway in policy.pathways {
        let request = SurgeryRequest(
          day: try Samples.day("2026-10-12"), procedureCodes: pathway.procedureCodes,
          levels: [try #require(SpinalLevel("L4-5"))], side: .left, diagnosisCodes: [],
          payer: policy.payer)
        let evaluation = Evaluation(
          of: pathway, in: policy, request: request, facts: ChartFacts(), library: library)
        questions.formUnion(evaluation.criteria.compactMap(\.question))
      }
    }
    return questions
  }

  @Test func `no question ends in a yes or no that turns its sense`() throws {
    let questions = try questions()
    #expect(questions.count > 100)
    for question in questions {
      #expect(!question.contains(", no") && !question.contains(", yes"), "\(question)")
    }
    #expect(questions.contains { $0.hasPrefix("What rules out an unmanaged mental disorder") })
    #expect(
      questions.contains { $0.hasPrefix("What rules out a failed earlier stimulation trial") })
  }

  @Test func `a length is asked for once, as one says it`() throws {
    let questions = try questions()
    #expect(
      questions.contains { $0.hasPrefix("What shows at least 6 weeks of physical therapy") })
    for question in questions {
      let asked = question.split(separator: "?").first ?? ""
      let unit = asked.firstMatch(of: /(weeks|days|months|visits|hours) .*at least \d+ \1\b/)
      #expect(unit == nil, "\(question)")
    }
  }
}
