import Claims
import Testing

@testable import ClinicalRecords

struct ImagingFactTests {
  private func grade(_ text: String, at level: String = "L4-5") throws -> Fact? {
    try reading(text, levels: [level]).fact("imaging.stenosis_grade", at: level)
  }

  @Test func `what cannot be ruled out is possible`() throws {
    let read = try reading("MRI: L4-5: Cannot rule out L5 compression.")
    let mention = try #require(read.mentions.first { $0.concept == .neuralCompression })
    #expect(mention.context.assertion == .possible)
    #expect(mention.root == NerveRoot(rawValue: "L5"))
  }

  @Test func `mild to moderate is not moderate`() throws {
    let fact = try grade("MRI: L4-5: Mild-to-moderate central stenosis.")
    #expect(fact?.value == .stenosis(.mildModerate))
  }

  @Test func `a grade belongs to its own noun`() throws {
    let fact = try grade("MRI: L4-5: Severe facet arthropathy, mild stenosis.")
    #expect(fact?.value == .stenosis(.mild))
  }

  @Test func `a stenosis that is now patent is no stenosis of today`() throws {
    let read = try reading("MRI: L4-5: Severe stenosis previously, s/p laminectomy, now patent.")
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5") == nil)
    #expect(read.mentions.first { $0.concept == .stenosis }?.context.temporality == .resolved)
  }

  @Test func `a denied grade leaves the lower ones open`() throws {
    #expect(try grade("MRI: L4-5: No severe central stenosis.") == nil)
    let denied = try grade("MRI: L4-5: No moderate or high-grade central stenosis.")
    #expect(denied?.assertion == .absent)
  }

  @Test func `left L4-5 herniation fits left L5 pain`() throws {
    let read = try reading("HPI: L L4-5 HNP with L L5 radic.", levels: ["L4-5"])
    let fact = try #require(read.fact("imaging.herniation_concordant", at: "L4-5"))
    #expect(fact.value == .truth(true))
    #expect(fact.concordance == .agrees)
    #expect(fact.side == .left)
  }

  @Test func `left extrusion and right leg pain are a conflict, not met`() throws {
    let read = try reading("HPI: R leg pain; MRI left L5-S1 extrusion.", levels: ["L5-S1"])
    let fact = try #require(read.fact("imaging.herniation_concordant", at: "L5-S1"))
    #expect(fact.concordance == .disagrees)
    #expect(fact.isConflict)
  }

  @Test func `a compressed root without symptoms of a root cannot be told`() throws {
    let read = try reading(
      "HPI: Back pain.\n\nMRI: Compression of the left L5 nerve root at L4-5.", levels: ["L4-5"])
    let fact = try #require(read.fact("imaging.compression_concordant", at: "L4-5"))
    #expect(fact.concordance == .cannotTell)
    #expect(fact.assertion == .possible)
  }

  @Test func `a narrow canal explains neurogenic claudication without a root`() throws {
    let read = try reading(
      "HPI: Neurogenic claudication.\n\nMRI: Severe central canal stenosis L4-5.", levels: ["L4-5"])
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.concordance == .agrees)
    #expect(read.fact("imaging.compression_concordant", at: "L4-5")?.value == .truth(true))
  }

  @Test func `C5-6 presses C6 and not C7`() throws {
    let fits = try reading(
      "HPI: Right C6 radiculopathy.\n\nMRI: C5-6 right foraminal stenosis, severe.",
      levels: ["C5-6"])
    #expect(fits.fact("imaging.stenosis_grade", at: "C5-6")?.concordance == .agrees)
    let differs = try reading(
      "HPI: Right C7 radiculopathy.\n\nMRI: C5-6 severe right foraminal stenosis.", levels: ["C5-6"]
    )
    #expect(differs.fact("imaging.stenosis_grade", at: "C5-6")?.concordance == .disagrees)
  }

  @Test func `levels the report does not name have no fact`() throws {
    let read = try reading(
      """
      MRI: Severe central stenosis at L4-5. Other levels are not described.

      PLAN: Recommend L3-S1 laminectomy.
      """, levels: ["L3-4", "L4-5", "L5-S1"])
    #expect(read.facts("imaging.stenosis_grade").map(\.level) == [SpinalLevel("L4-5")])
    let plan = try #require(read.mentions.first { $0.concept == .plannedProcedure })
    #expect(plan.levels.map(\.description) == ["L3-4", "L4-5", "L5-S1"])
  }

  @Test func `a sacralised L5 holds the numbering`() throws {
    let read = try reading("MRI: Sacralised L5. Severe stenosis at L4-5.")
    #expect(read.flags.map(\.kind) == [.numbering])
  }

  @Test func `report and surgeon who grade differently are a conflict with both quotes`() throws {
    let read = try reading(
      (day: "2026-06-30", text: "FINDINGS: L4-5: Moderate central stenosis."),
      (day: "2026-08-12", text: "IMAGING: MRI shows severe central stenosis at L4-5."),
      levels: ["L4-5"], kinds: ["2026-06-30": .imaging])
    let fact = try #require(read.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(fact.value == .stenosis(.moderate))
    #expect(fact.isConflict)
    #expect(fact.against.map(\.text) == ["MRI shows severe central stenosis at L4-5."])
  }

  @Test func `one open foramen says nothing of the other`() throws {
    let read = try reading("MRI: L5-S1: Normal right neural foramen.", levels: ["L5-S1"])
    #expect(read.fact("imaging.stenosis_present", at: "L5-S1") == nil)
  }

  @Test func `the age of a study runs to the request`() throws {
    let read = try reading("IMAGING: MRI L-spine w/o 6/30/26.", levels: ["L4-5"])
    #expect(read.fact("imaging.age_days")?.value == .number(51, unit: "days"))
  }

  @Test func `an ordered study has no age`() throws {
    let read = try reading("PLAN: Will order MRI of the lumbar spine.", levels: ["L4-5"])
    #expect(read.fact("imaging.age_days") == nil)
  }

  @Test func `a slip on a supine study is not motion`() throws {
    let read = try reading("MRI: 4 mm anterolisthesis of L4 on L5 at L4-5.", levels: ["L4-5"])
    #expect(read.fact("imaging.listhesis_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
    #expect(read.fact("imaging.dynamic_translation_mm") == nil)
    #expect(read.fact("imaging.dynamic_instability") == nil)
  }

  @Test func `translation on flexion-extension films is motion`() throws {
    let read = try reading(
      "X-RAYS: Flexion-extension views of the lumbar spine show 4 mm translation at L4-5.",
      levels: ["L4-5"])
    #expect(
      read.fact("imaging.dynamic_translation_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
    #expect(read.fact("imaging.flexext_done")?.assertion == .present)
  }

  @Test func `no path is filled by two builders, and each fills only its own`() throws {
    let paths = FactBuilders.all.flatMap(\.paths)
    #expect(Set(paths).count == paths.count)
    for name in RealNotes.names {
      let chart = try Chart(notes: [RealNotes.note(name)])
      let mentions = ChartReader().read(chart)
      for fact in mentions.facts.all {
        #expect(paths.contains(fact.path))
        #expect(!fact.support.isEmpty || !fact.against.isEmpty)
      }
    }
  }

  @Test func `a level that later films call normal is not free of what an MRI shows`() throws {
    let read = try reading(
      (
        day: "2026-06-30",
        text: "MRI lumbar spine.\nFINDINGS: L4-5: Severe central canal stenosis."
      ),
      (day: "2026-07-15", text: "Radiographs of the lumbar spine.\nFINDINGS: L4-5: Normal."),
      levels: ["L4-5"], kinds: ["2026-06-30": .imaging, "2026-07-15": .imaging])
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    #expect(read.fact("imaging.stenosis_present", at: "L4-5")?.value == .truth(true))
  }

  @Test func `a level that an MRI calls normal denies what could press there`() throws {
    let read = try reading("MRI: L4-5: Normal.", levels: ["L4-5"], kind: .imaging)
    for path in [
      "imaging.stenosis_grade", "imaging.stenosis_present", "imaging.neural_compression",
      "imaging.compression_concordant", "imaging.herniation_concordant",
    ] {
      #expect(read.fact(path, at: "L4-5")?.assertion == .absent, "\(path)")
    }
  }

  @Test func `films of the lower back are none of the neck`() throws {
    let text = "XR LUMBAR SPINE FLEXION EXTENSION: 08/01/2026. No motion."
    #expect(try reading(text, levels: ["C5-6"], kind: .imaging).fact("imaging.flexext_done") == nil)
    #expect(try reading(text, levels: ["L4-5"], kind: .imaging).fact("imaging.flexext_done") != nil)
  }

  @Test func `a surgeon who grades the level otherwise than the radiologist is a conflict`() throws
  {
    let office =
      "IMAGING: MRI L-spine 6/30/26 reviewed. Radiology read L4-5 stenosis as moderate; on my "
      + "own read it is severe central stenosis at L4-5."
    let both = try reading(
      (
        day: "2026-06-30",
        text: "MRI LUMBAR SPINE\nFINDINGS: L4-L5: Moderate central canal stenosis."
      ),
      (day: "2026-08-12", text: office), levels: ["L4-5"], kinds: ["2026-06-30": .imaging])
    let fact = try #require(both.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(fact.value == .stenosis(.moderate))
    #expect(fact.isConflict && !fact.against.isEmpty)
    let one = try reading(
      "IMAGING: MRI 6/25/26: Radiologist: moderate left lateral recess stenosis at L4-5; I would call "
        + "it severe.", levels: ["L4-5"])
    #expect(one.fact("imaging.stenosis_grade", at: "L4-5")?.isConflict == true)
    #expect(NoteKindReader.kind(of: Tokenizer.tokens(of: Array(office.utf8))) != .imaging)
  }

  @Test func `a protrusion that touches no nerve compresses none`() throws {
    let read = try reading(
      "MRI LUMBAR SPINE\nFINDINGS: L4-5: Small central protrusion, no neural contact.",
      levels: ["L4-5"], kind: .imaging)
    #expect(read.fact("imaging.compression_concordant", at: "L4-5")?.value == .truth(false))
  }
}
