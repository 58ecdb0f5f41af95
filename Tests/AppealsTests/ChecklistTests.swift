import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

struct ChecklistTests {
  @Test func `the one document that decides comes first`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let first = try #require(try sample.checklist().items.first)
    #expect(first.urgency == .decisive)
    #expect(first.criterion?.contains("K1") == true)
    #expect(first.question.contains("physical therapy"))
  }

  @Test func `a red flag is before everything`() throws {
    var sample = SampleCase()
    sample.facts = [
      Fact(
        FactPath("neuro.cauda_equina"), .truth(true),
        support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)])
    ]
    #expect(try sample.checklist().items.first?.urgency == .safety)
  }

  @Test func `an empty chart gives questions and no crash`() throws {
    var sample = SampleCase()
    sample.facts = []
    sample.documents = []
    let items = try sample.checklist().items
    #expect(items.count >= 6)
    #expect(items.map(\.urgency) == items.map(\.urgency).sorted())
  }

  @Test func `it can be asked before any denial`() throws {
    var sample = SampleCase()
    sample.hasLetter = false
    #expect(!(try sample.checklist().items.contains { $0.urgency == .filing }))
  }

  @Test func `a documented case lacks only the payer's wording and recommendations`() throws {
    let urgencies = Set(try SampleCase().checklist().items.map(\.urgency))
    #expect(urgencies.isSubset(of: [.wording, .recommended]))
  }

  @Test func `what the letter does not say about its clocks is asked`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.withOrders
    let questions = try sample.checklist().items.filter { $0.urgency == .filing }
    #expect(questions.contains { $0.question.hasPrefix("By when must the appeal be filed?") })
    #expect(questions.contains { $0.question.hasPrefix("Which policy was applied?") })
  }

  @Test func `a case without a policy still gives a checklist`() throws {
    var sample = SampleCase()
    sample.policy = "none"
    #expect(try sample.checklist().report.title.contains("63047"))
  }
}
