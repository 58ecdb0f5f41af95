import Appeals
import Claims
import ClinicalRecords
import Documents
import MedicalPolicies
import Testing

/// Where a denial speaks of one pathway and another is met: what letter, card, checklist and page say.
struct PathwayPaperTests {
  private static func sample() -> SampleCase {
    var sample = SampleCase()
    sample.policy = "cigna-evicore-cmm-609@v1.0.2026"
    sample.pathway = FusionChart.actual
    sample.otherPathways = [FusionChart.anticipated]
    sample.request.procedureCodes = ["22612"]
    sample.request.diagnosisCodes = ["M48.062", "M43.16"]
    sample.letter = SampleLetters.denying(
      for: "The request does not meet CMM-609.4 because flexion-extension films show no "
        + "translation greater than 3 mm at L4-5.")
    sample.facts = FusionChart.decompression + [FusionChart.stable, FusionChart.plan]
    sample.documents = SampleChart.documents + [FusionChart.chart]
    return sample
  }

  private static func page(_ report: Report) -> String {
    HTMLRenderer(gnuplot: nil).render(report)
  }

  private static let actual = "Actual instability + decompression candidate (CMM-609.4)"
  private static let anticipated = "Anticipated iatrogenic instability (CMM-609.4)"

  @Test func `the letter rests on what is met and says which one the denial speaks of`() throws {
    let page = Self.page(try Self.sample().draft().report)
    #expect(page.contains("Your letter speaks of \(Self.actual)."))
    #expect(page.contains("does not rest on it, but on \(Self.anticipated)"))
    #expect(page.contains("remove more than 75 % of the right facet"))
    #expect(!page.contains("translation 1 mm"))
  }

  @Test func `the card argues what is met and does not claim the other`() throws {
    let page = Self.page(try Self.sample().card().report)
    #expect(page.contains("the denial speaks of \(Self.actual), which is unknown ("))
    #expect(page.contains("argued is \(Self.anticipated), which is met"))
  }

  @Test func `the checklist asks for what the denial speaks of, behind nothing that decides`()
    throws
  {
    let items = try Self.sample().checklist().items
    let denied = items.filter { $0.reason.contains("the denial speaks of \(Self.actual)") }
    #expect(!denied.isEmpty && denied.allSatisfy { $0.urgency == .denied })
    #expect(!items.contains { $0.urgency == .decisive })
  }

  @Test func `an answer that would meet another pathway is asked for before what is ruled out`()
    throws
  {
    var sample = Self.sample()
    sample.facts.removeAll { $0 == FusionChart.plan }
    let items = try sample.checklist().items
    let other = "it would meet another pathway of the policy, \(Self.anticipated)"
    let asked = try #require(items.firstIndex { $0.reason.hasPrefix(other) })
    #expect(items[asked].urgency == .decisive)
    // What the record speaks against comes after what is only missing.
    let against = try #require(items.firstIndex { $0.reason.contains("more than 3 mm") })
    #expect(asked < against)
    // What the argued pathway asks already is asked once.
    #expect(Set(items.map(\.question)).count == items.count, "\(items.map(\.question))")
  }

  @Test func `a contradiction in what the payer denied by stops the letter all the same`() throws {
    var sample = Self.sample()
    sample.facts.removeAll { $0.path == FactPath("imaging.dynamic_translation_mm") }
    sample.facts.append(
      FusionChart.fact(
        "imaging.dynamic_translation_mm", .number(5, unit: "mm"), "translation 1 mm",
        level: "L3-4"))
    let conflicts = try #require(sample.appeal().argued?.denied?.conflicts)
    let gaps = try sample.gaps()
    #expect(
      conflicts.allSatisfy { gaps.contains(.conflict(criterion: "criterion \($0.criterion.id)")) })
  }

  @Test func `a pathway that is met and may be another condition is a question, not an argument`()
    throws
  {
    var sample = SampleCase()
    sample.policy = "evicore-cmm-608@undated"
    sample.pathway = "initial"
    sample.otherPathways = ["repeat"]
    sample.facts = [
      FusionChart.fact(
        "prior_surgery.weeks_since", .number(160, unit: "weeks"), "Slip has progressed")
    ]
    sample.documents = SampleChart.documents + [FusionChart.chart]
    let name = "Repeat decompression (CMM-608.3)"
    #expect(try sample.gaps().contains(.otherPathwayMet(name)))
    let question = "Is this patient's condition that of \(name)? Its criteria are met."
    #expect(try sample.checklist().items.contains { $0.question == question })
  }
}
