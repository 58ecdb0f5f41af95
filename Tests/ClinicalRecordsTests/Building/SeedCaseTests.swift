import Claims
import Testing

@testable import ClinicalRecords

/// The case this product began with, in invented words: 68 years, 18 months, L4-5, not yet operated.
struct SeedCaseTests {
  private static let mri = """
    EXAM: MRI lumbar spine without contrast 6/30/26.

    FINDINGS:
    L3-4: Mild central canal narrowing. Foramina are patent.
    L4-5: Grade 1 anterolisthesis of 4 mm. Severe central canal stenosis and moderate bilateral
    lateral recess stenosis.
    L5-S1: No significant stenosis.
    """
  private static let office = """
    HPI: 68-year-old woman with 18 months of low back and leg pain. Leg heaviness on walking,
    relieved by sitting. Unable to walk > 1 block and cannot stand to cook. Pain 8/10. ODI 54%.
    Denies bowel or bladder changes or saddle anesthesia.

    SOCIAL HISTORY: Never smoker.

    EXAM: Motor 5/5 in both legs. SLR negative bilaterally. Sensation intact.

    PLAN: Risks, benefits and alternatives were discussed; she wishes to proceed with L4-5
    laminectomy.
    """

  private func read() throws -> ChartReading {
    try reading(
      (day: "2026-06-30", text: Self.mri), (day: "2026-08-12", text: Self.office),
      levels: ["L4-5"], birth: "1958-02-11", kinds: ["2026-06-30": .imaging])
  }

  @Test func `the narrow level is graded from the report and fits the claudication`() throws {
    let fact = try #require(try read().fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(fact.value == .stenosis(.severe))
    #expect(fact.concordance == .agrees)
    #expect(fact.lastDay == day("2026-06-30"))
    #expect(fact.support.map(\.document) == ["1_2026-06-30"])
    #expect(try read().fact("imaging.stenosis_grade", at: "L3-4")?.value == .stenosis(.mild))
    #expect(try read().fact("imaging.stenosis_grade", at: "L5-S1")?.assertion == .absent)
  }

  @Test func `claudication, limits, scores and tobacco come with their words`() throws {
    let read = try read()
    #expect(read.fact("symptom.radicular_or_claudication")?.assertion == .present)
    #expect(
      read.fact("function.adl_limits")?.value
        == .words(["cannot stand to cook", "Unable to walk > 1 block"]))
    #expect(read.fact("function.odi")?.value == .number(54, unit: "percent"))
    #expect(read.fact("pain.max_vas")?.value == .number(8, unit: "vas10"))
    #expect(read.fact("tobacco.status")?.value == .choice("never"))
    #expect(read.fact("patient.age")?.value == .number(68, unit: "years"))
    #expect(read.fact("imaging.age_days")?.value == .number(51, unit: "days"))
    #expect(read.fact("imaging.listhesis_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
    #expect(read.fact("plan.shared_decision")?.value == .truth(true))
  }

  @Test func `nothing alarming is read where all of it is denied`() throws {
    let read = try read()
    #expect(read.fact("neuro.bowel_bladder")?.assertion == .absent)
    #expect(!read.flags.contains { $0.kind == .safety })
  }

  @Test func `every fact is borne by words of its document`() throws {
    let read = try read()
    for fact in read.facts.all where fact.path != FactPath("patient.age") {
      #expect(!fact.support.isEmpty, "\(fact.path.rawValue)")
      for quote in fact.support + fact.against {
        let note = read.chart.notes.first { $0.name == quote.document }
        let bytes = Array((note?.text ?? "").utf8)
        #expect(bytes[quote.range].elementsEqual(quote.text.utf8))
      }
    }
  }
}
