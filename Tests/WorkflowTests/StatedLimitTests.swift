import ClinicalRecords
import MedicalPolicies
import Testing

@testable import Workflow

/// Whether a payer's text has the number that is cited of it.
struct StatedLimitTests {
  private static let sixWeeks = CriterionTest.number(.atLeast, 6, .weeks)

  private func stands(_ test: CriterionTest, in text: String) -> Bool {
    StatedLimit.all(of: test).allSatisfy { $0.stands(in: text) }
  }

  @Test(arguments: [
    "at least 6 weeks of therapy", "six (6) consecutive weeks", "a six-week course", "42 days",
    "1.5 months of care", "SIX WEEKS",
  ])
  func `six weeks may be written in many ways`(text: String) {
    #expect(stands(Self.sixWeeks, in: text))
  }

  @Test(arguments: [
    "at least 3 months of therapy", "six visits", "12 weeks", "section 6", "therapy", "",
    "within six months", "5.9 weeks",
  ])
  func `another length is not six weeks`(text: String) {
    #expect(!stands(Self.sixWeeks, in: text))
  }

  @Test func `other numbers stand by themselves, and grades in Roman digits too`() {
    #expect(stands(.number(.atLeast, 2, .grade), in: "spondylolisthesis of grade II or higher"))
    #expect(!stands(.number(.atLeast, 2, .grade), in: "spondylolisthesis of grade I"))
    #expect(stands(.number(.atLeast, 50, .percent), in: "relief of 50% or more"))
    #expect(stands(.between(3, 4, .millimetres), in: "translation of 3 to 4 mm"))
    #expect(!stands(.between(3, 4, .millimetres), in: "translation of 3 mm"))
    #expect(stands(.documented, in: "anything"))
    #expect(StatedLimit.all(of: Self.sixWeeks).first?.words == "6 weeks")
  }
}
