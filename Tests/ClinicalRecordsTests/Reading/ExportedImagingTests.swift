import Testing

@testable import ClinicalRecords

/// Studies as visits sum them up, each with its own day.
struct ExportedImagingTests {
  @Test func `a diagnosis does not take the place of the study it rests on`() throws {
    let read = try reading(
      """
      Imaging: MRI L-spine 7/11/26: L3-4: severe central stenosis.
      Assessment:
      1. Adjacent segment stenosis L3-4.
      """, levels: ["L3-4"])
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L3-4"))
    #expect(grade.value == .stenosis(.severe) && grade.lastDay == day("2026-07-11"))
  }

  @Test func `each study dates what it shows`() throws {
    let read = try reading(
      """
      Imaging review
      MRI lumbar spine 5/29/26: L5-S1 left HNP.
      XR 7/15/26: 4 mm anterolisthesis L4-5, unchanged in flexion.
      CT 7/20/26: bilateral L5 pars fractures?
      """)
    let begin = { (concept: Concept) in
      read.mentions.first { $0.concept == concept }?.begin?.day
    }
    #expect(begin(.discHerniation) == day("2026-05-29"))
    #expect(begin(.listhesis) == day("2026-07-15"))
    #expect(begin(.structuralCondition) == day("2026-07-20"))
    let fracture = read.mentions.first { $0.concept == .structuralCondition }
    #expect(fracture?.context.assertion == .possible)
  }

  @Test func `films without a day are not of the day of the MRI before them`() throws {
    let read = try reading(
      "Imaging: MRI lumbar 5/14/26 L5-S1 disc desiccation. X-ray no spondylolisthesis.")
    #expect(read.mentions.first { $0.concept == .listhesis }?.begin == nil)
  }

  @Test func `what films show in a sentence is of their day`() throws {
    let read = try reading(
      "Imaging: MRI lumbar 6/20/26: L5-S1 left extrusion. No instability on F/E films 7/7/26.")
    let instability = read.mentions.first { $0.concept == .dynamicInstability }
    #expect(instability?.begin?.day == day("2026-07-07"))
  }

  @Test(arguments: [
    "X-rays: L4-5 slip 6 mm ext 10 mm flexion.", "Flex-ext 7/1/26: L4-5 10 mm flex, 6 mm ext.",
    "XR flexion/extension 7/1/26: L4 on L5 anterolisthesis 6 mm ext, 10 mm flex.",
  ])
  func `motion is the difference of two positions, however they are cut short`(
    text: String
  ) throws {
    let moved = try #require(
      try reading(text).mentions.first { $0.concept == .dynamicTranslation })
    #expect(moved.number == 4 && moved.levels.map(\.description) == ["L4-5"])
  }

  @Test func `a scanner's letters neither hide a grade nor move a denial`() throws {
    let read = try reading(
      "MRI LUMBAR SPINE 7/2/2026\nL4-5: Severe centraI canaI stenosis. L5-Sl: No stenosis.",
      kind: .imaging)
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(grade.value == .stenosis(.severe) && !grade.isConflict)
    #expect(read.fact("imaging.stenosis_present", at: "L5-S1")?.assertion == .absent)
  }

  @Test func `a name keeps its capital`() {
    let tokens = Tokenizer.tokens(of: Array("McIntyre canaI III IV".utf8))
    #expect(tokens.map(\.text) == ["mcintyre", "canal", "iii", "iv"])
  }

  @Test func `moderate to severe is read from its short forms`() throws {
    let read = try reading("MRI C-spine 4/2/26: C5-6 mod-sev right foraminal stenosis.")
    #expect(
      read.fact("imaging.stenosis_grade", at: "C5-6")?.value == .stenosis(.moderateSevere))
  }

  @Test func `what follows a dash is not denied before it`() throws {
    let read = try reading("HPI: No PT - inappropriate given cord compression at C3-4.")
    let pressed = try #require(read.mentions.first { $0.concept == .neuralCompression })
    #expect(pressed.context.assertion == .present)
    #expect(read.fact("conservative.pt")?.assertion == .absent)
  }

  @Test func `behind a comma a level may open the next finding`() throws {
    let read = try reading(
      "IMAGING: XR lumbar: disc space narrowing L5-S1, L4-5 grade I spondylolisthesis 5 mm.")
    #expect(read.mentions.first { $0.concept == .listhesis }?.levels.map(\.description) == ["L4-5"])
  }

  @Test func `a side behind a comma is of the nerve it stands before`() throws {
    let read = try reading(
      "IMAGING: MRI 7/22/26: L4-5 severe lateral recess stenosis, left L5 nerve root compression.")
    #expect(read.mentions.first { $0.concept == .stenosis }?.side == nil)
  }
}
