import Claims
import Testing

@testable import ClinicalRecords

/// Reports of radiologists: positions in one line, addenda, later studies of another kind.
struct ReportStyleTests {
  private func chart(_ first: String, _ second: String) throws -> ChartReading {
    try reading(
      (day: "2026-06-30", text: first), (day: "2026-07-15", text: second), levels: ["L4-5"],
      kinds: ["2026-06-30": .imaging, "2026-07-15": .imaging])
  }

  private static let narrow = "MRI lumbar spine.\nFINDINGS: L4-5: Severe central canal stenosis."

  @Test(arguments: [
    "CT lumbar spine.\nFINDINGS: L4-5: Mild bilateral foraminal narrowing. No fracture.",
    "XR lumbar spine.\nCOMPARISON: MRI 6/30/2026.\nFINDINGS: L4-5: Mild foraminal narrowing.",
  ])
  func `a later study of another kind takes nothing from what it does not speak of`(later: String)
    throws
  {
    let read = try chart(Self.narrow, later)
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(grade.value == .stenosis(.severe) && grade.isConflict == false)
    #expect(read.fact("imaging.stenosis_present", at: "L4-5")?.value == .truth(true))
  }

  @Test func `a later CT that grades the same place is for a person to settle`() throws {
    let read = try chart(
      Self.narrow, "CT lumbar spine.\nFINDINGS: L4-5: Mild central canal stenosis.")
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.isConflict == true)
  }

  @Test func `a later MRI governs as a whole`() throws {
    let read = try chart(
      Self.narrow, "MRI lumbar spine.\nFINDINGS: L4-5: No stenosis. Laminectomy defect.")
    #expect(read.fact("imaging.stenosis_present", at: "L4-5")?.assertion == .absent)
  }

  @Test func `an addendum that corrects takes back what it speaks of`() throws {
    let read = try reading(
      """
      MRI LUMBAR SPINE
      FINDINGS: L4-5: Severe canal stenosis. Moderate right and mild left foraminal stenosis.
      ADDENDUM: There is an error above. The foraminal stenosis at L4-5 is moderate on the LEFT and \
      mild on the RIGHT.
      """, levels: ["L4-5"], kind: .imaging)
    let foramina = read.mentions.filter { $0.choice(.location) == "foraminal" }
    #expect(foramina.map(\.side) == [.left, .right])
    #expect(foramina.map(\.value) == [.stenosis(.moderate), .stenosis(.mild)])
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
    #expect(read.flags.contains { $0.text.contains("addendum") })
  }

  @Test func `an addendum that adds corrects nothing`() throws {
    let read = try reading(
      """
      MRI LUMBAR SPINE
      FINDINGS: L4-5: Moderate right foraminal stenosis.
      ADDENDUM: Prior studies were reviewed. L4-5 foraminal stenosis is unchanged.
      """, kind: .imaging)
    #expect(read.mentions.contains { $0.side == .right })
    #expect(read.flags.isEmpty)
  }

  @Test func `positions in one line give motion, films and stability`() throws {
    let stable = try reading(
      """
      LUMBAR SPINE RADIOGRAPHS, 4 VIEWS
      FINDINGS: L4-5 anterolisthesis 4 mm neutral, 5 mm flexion, 4 mm extension - stable.
      """, levels: ["L4-5"], kind: .imaging)
    let motion = stable.fact("imaging.dynamic_translation_mm", at: "L4-5")
    #expect(motion?.value == .number(1, unit: "mm"))
    #expect(stable.fact("imaging.dynamic_instability", at: "L4-5")?.value == .truth(false))
    #expect(stable.fact("imaging.flexext_done")?.value == .truth(true))
    #expect(stable.fact("imaging.listhesis_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
    let loose = try reading(
      "FINDINGS: Unstable L4-5 spondylolisthesis with 5 mm translation.", kind: .imaging)
    #expect(loose.fact("imaging.dynamic_instability", at: "L4-5")?.value == .truth(true))
    #expect(loose.fact("imaging.listhesis_mm", at: "L4-5") == nil)
  }

  @Test func `alternatives of one finding leave the others certain`() throws {
    let read = try reading(
      """
      MRI CERVICAL SPINE
      FINDINGS: C3-4: Severe central stenosis with cord compression and T2 signal within the cord, \
      compatible with myelomalacia vs edema.
      """, levels: ["C3-4"], kind: .imaging)
    #expect(read.fact("imaging.stenosis_grade", at: "C3-4")?.value == .stenosis(.severe))
    #expect(read.mentions.first { $0.concept == .neuralCompression }?.isPresent == true)
    let signal = read.mentions.first { $0.concept == .cordSignal }
    #expect(signal?.context.assertion == .possible)
  }

  @Test func `of canal and foramen alike narrow the one that explains the symptoms is told`() throws
  {
    let read = try reading(
      """
      HPI: Neurogenic claudication.

      IMAGING: MRI 7/1/2026: L4-5: Severe central stenosis. Severe left foraminal narrowing.
      """, levels: ["L4-5"])
    #expect(read.fact("imaging.stenosis_grade", at: "L4-5")?.concordance == .agrees)
  }

  @Test func `a sick cord weakens hands below the level that presses it`() throws {
    let read = try reading(
      """
      EXAM: Hoffmann + bilaterally. Grip 4/5 on the left.

      IMAGING: MRI cervical 7/1/2026: C3-4 severe left foraminal stenosis.
      """, levels: ["C3-4"])
    #expect(read.fact("imaging.stenosis_grade", at: "C3-4")?.concordance == .cannotTell)
  }

  @Test func `a label of two vertebrae is a level`() throws {
    let read = try reading("FINDINGS: L5 S1: Moderate canal stenosis.", kind: .imaging)
    #expect(read.fact("imaging.stenosis_grade", at: "L5-S1")?.value == .stenosis(.moderate))
  }
}
