import Claims
import Testing

@testable import ClinicalRecords

/// Reports of studies and operations as they are printed: labels by level, slips, what is left.
struct PrintedReportTests {
  private static let labelled = """
    EXAM: MR LUMBAR SPINE WITHOUT IV CONTRAST
    Exam date/time: 07/30/2026 09:12
    FINDINGS:
    L3-L4:
       Disc: Mild bulge.
       Central canal: mild
       Right foramen: patent
    L4-L5:
       Disc: Broad-based bulge, facet hypertrophy.
       Central canal: moderate
       Right lateral recess: severe, impinging the traversing right L5 nerve root
       Left foramen: mild
    L5-S1:
       Central canal: none
       Foramina: patent bilaterally
    """

  @Test func `labels under a level are of that level`() throws {
    let read = try reading(Self.labelled, levels: ["L4-5"], kind: .imaging)
    let grade = { (level: String) in read.fact("imaging.stenosis_grade", at: level) }
    #expect(grade("L3-4")?.value == .stenosis(.mild))
    #expect(grade("L4-5")?.value == .stenosis(.severe) && grade("L4-5")?.side == .right)
    #expect(grade("L5-S1")?.assertion == .absent)
  }

  @Test func `a root pressed under a label has its level`() throws {
    let read = try reading(Self.labelled, levels: ["L4-5"], kind: .imaging)
    #expect(read.fact("imaging.neural_compression", at: "L4-5")?.value == .truth(true))
  }

  @Test func `a slip in three positions moves by their difference`() throws {
    let read = try reading(
      "FINDINGS: There is a 4 mm slip of L4 on L5 in neutral, measuring 7 mm in flexion and "
        + "reducing to 3 mm in extension.", levels: ["L4-5"], kind: .imaging)
    #expect(read.fact("imaging.listhesis_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
    #expect(
      read.fact("imaging.dynamic_translation_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
  }

  @Test(arguments: [
    "FINDINGS: 8 mm anterolisthesis of L4 on L5 in flexion, 3 mm in extension.",
    "FINDINGS: L4-5 slip 8 mm on flexion view, 3 mm on extension view.",
  ])
  func `a slip is measured in its positions wherever the noun stands`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"], kind: .imaging)
    #expect(
      read.fact("imaging.dynamic_translation_mm", at: "L4-5")?.value == .number(5, unit: "mm"))
  }

  @Test func `films that show no instability were made`() throws {
    let read = try reading("DATA: No instability on flex/ex films 8/3/26.", levels: ["L4-5"])
    #expect(read.fact("imaging.flexext_done")?.value == .truth(true))
    #expect(read.fact("imaging.dynamic_instability")?.assertion == .absent)
  }

  @Test func `no stenosis elsewhere speaks against none that is named`() throws {
    let read = try reading(
      "MRI 6/30/26: L4-5 severe left lateral recess stenosis. No stenosis elsewhere.",
      levels: ["L4-5"])
    #expect(read.fact("imaging.stenosis_present", at: "L4-5")?.isConflict == false)
  }

  @Test func `no stenosis on one side says nothing of the other`() throws {
    let read = try reading(
      "MRI 6/30/26: L4-5 right foraminal stenosis, moderate. No left-sided stenosis at L4-5.",
      levels: ["L4-5"])
    #expect(read.fact("imaging.stenosis_present", at: "L4-5")?.isConflict == false)
  }

  @Test func `no stenosis at one level leaves another against a disc replacement`() throws {
    let path = "imaging.tda_contraindication"
    let levels = try reading(
      "MRI: L4-5: No stenosis. L5-S1: Severe central stenosis.", levels: ["L5-S1"])
    #expect(levels.fact(path)?.value == .truth(true) && levels.fact(path)?.isConflict == false)
    let places = try reading(
      "MRI: L5-S1: No central stenosis. Severe right foraminal stenosis.", levels: ["L5-S1"])
    #expect(places.fact(path)?.isConflict == false)
    let same = try reading(
      (day: "2026-08-01", text: "MRI: L5-S1: Severe central stenosis."),
      (day: "2026-08-12", text: "MRI: L5-S1: No central stenosis."), levels: ["L5-S1"])
    #expect(same.fact(path)?.isConflict == true)
  }

  @Test func `a compression that a plan reads from its study counts`() throws {
    let read = try reading(
      "PLAN: MRI 9/12/26 shows severe stenosis C4-5 w/ cord compression.", levels: ["C4-5"])
    #expect(read.fact("imaging.neural_compression", at: "C4-5")?.value == .truth(true))
  }

  @Test func `what a scan sees of a dated operation is no later one`() throws {
    let read = try reading(
      (day: "2026-08-01", text: "CT LUMBAR SPINE. FINDINGS: Status post L5-S1 PSIF."),
      (day: "2026-08-12", text: "HPI: s/p L5-S1 TLIF 7/1/2025."), levels: ["L5-S1"],
      kinds: ["2026-08-01": .imaging])
    #expect(read.fact("prior_surgery.months_since")?.firstDay == day("2025-07-01"))
  }

  @Test(arguments: [
    "PSH: none. FH: mother with fusion.", "PSH: R TKA 2019. NO SPINE SURGERY.",
    "HPI: Never had surgery on spine.",
  ])
  func `a spine never operated on is told as such`(text: String) throws {
    #expect(try reading(text).fact("prior_surgery.history")?.assertion == .absent)
  }

  @Test func `a screening before surgery is the evaluation that was planned`() throws {
    let read = try reading(
      (day: "2026-07-22", text: "PLAN: Psych eval ordered."),
      (
        day: "2026-08-05",
        text: "PSYCHOLOGICAL PRE-SURGICAL SCREENING\nImpression: cleared for surgery."
      ))
    #expect(read.fact("psych.evaluation")?.assertion == .present)
  }

  @Test func `an addendum's severe, not moderate, is severe, and the report's grade is gone`()
    throws
  {
    let chart = try reading(
      "MRI LUMBAR SPINE 06/30/2026\nFINDINGS:\nL4-L5: Moderate central stenosis. Mild left "
        + "foraminal stenosis.\nADDENDUM 07/03/2026: At L4-L5 there is SEVERE, not moderate, central "
        + "canal stenosis. The foraminal stenosis at L4-L5 is on the RIGHT, not the left.",
      kind: .imaging)
    #expect(chart.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    #expect(chart.fact("imaging.stenosis_present", at: "L4-5")?.isConflict == false)
    let foramina = chart.mentions.filter { $0.choice(.location) == "foraminal" }
    #expect(foramina.map(\.side) == [.right])
    #expect(chart.flags.contains { $0.kind == .contradiction })
  }

  @Test(arguments: ["Listhesis: ? no", "? grade 1 listhesis at L4-5.", "L4-5 listhesis ?"])
  func `a slip with a question mark is neither there nor not`(text: String) throws {
    let slips = try reading("X-RAY: \(text)").mentions.filter { $0.concept == .listhesis }
    #expect(slips.map(\.context.assertion) == [.possible])
  }

  @Test func `what an addendum finds on further review replaces the report's denial`() throws {
    let chart = try reading(
      "MRI CERVICAL SPINE 05/09/2026\nC5-6: severe canal stenosis; no cord signal abnormality.\n"
        + "ADDENDUM 05/12/2026: On further review there is subtle cord signal abnormality at C5-6.",
      levels: ["C5-6"], kind: .imaging)
    let signals = chart.mentions.filter { $0.concept == .cordSignal }
    #expect(signals.map(\.context.assertion) == [.present])
    #expect(chart.flags.contains { $0.kind == .contradiction })
  }

  @Test func `a scanner's MRl is an MRI`() throws {
    let chart = try reading("MRl LUMBAR SPINE 6/30/26: severe stenosis L5-Sl.", kind: .imaging)
    #expect(chart.fact("imaging.age_days")?.value == .number(51, unit: "days"))
    #expect(chart.fact("imaging.stenosis_grade", at: "L5-S1")?.value == .stenosis(.severe))
  }
}
