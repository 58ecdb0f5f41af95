import Testing

@testable import ClinicalRecords

/// Names of the pain, what a policy may make of them, and what it may not.
struct DiagnosisTests {
  private func indications(_ text: String, levels: [String] = ["L4-5"]) throws -> [Fact] {
    try reading(text, levels: levels).facts("diagnosis.esi_indication")
  }

  @Test func `radiculopathy that imaging bears out agrees`() throws {
    let facts = try indications(
      """
      ASSESSMENT: Right L5 radiculopathy.

      HPI: Right leg pain in an L5 distribution.

      MRI: L4-5: Severe right lateral recess stenosis.
      """)
    let fact = try #require(facts.first { $0.value == .choice("radiculopathy") })
    #expect(fact.concordance == .agrees)
    #expect(fact.support.map(\.text) == ["Right L5 radiculopathy."])
  }

  @Test func `without imaging agreement cannot be told`() throws {
    #expect(
      try indications("ASSESSMENT: Lumbar radiculopathy.").map(\.concordance) == [.cannotTell])
  }

  @Test(arguments: [
    "INDICATION: Rule out radiculopathy.", "Plan: EMG to evaluate for radiculopathy.",
    "Spondylosis without radiculopathy.", "Mother had radiculopathy.",
    "History of radiculopathy, resolved.", "Possible radiculopathy.", "Cervical radiculopathy.",
    "Neck pain with left radiculopathy.", "With regard to the radiculopathy, we wait.",
    "Disk herniation and radiculopathy at C4-C5.",
  ])
  func `what is denied, asked, another's, past or elsewhere is no indication`(text: String) throws {
    #expect(!(try indications(text).contains { $0.value != nil }))
  }

  @Test func `shingles without a word of now is no acute zoster`() throws {
    #expect(try indications("Herpes zoster.").first?.assertion == .possible)
    #expect(try indications("Acute herpes zoster.").first?.value == .choice("acute_zoster"))
  }

  @Test func `pain down a root is not axial alone`() throws {
    let fact = try #require(
      try reading("Axial low back pain. Right L5 radiculopathy.", levels: ["L4-5"])
        .fact("diagnosis.axial_only"))
    #expect(fact.value == .truth(false))
    #expect(fact.support.map(\.text) == ["Right L5 radiculopathy."])
  }

  @Test func `axial pain beside denied leg pain is axial alone`() throws {
    let fact = try #require(
      try reading("Axial low back pain. Denies radicular leg pain.", levels: ["L4-5"])
        .fact("diagnosis.axial_only"))
    #expect(fact.value == .truth(true))
    #expect(fact.support.count == 2)
  }

  @Test func `radiculopathy of the arm leaves the low back as it is`() throws {
    let text = "Axial low back pain only. Neck pain with left radiculopathy."
    let fact = try #require(try reading(text, levels: ["L4-5"]).fact("diagnosis.axial_only"))
    #expect(fact.value == .truth(true) && !fact.isConflict)
  }

  @Test func `axial pain with nothing said of the legs leaves it open`() throws {
    let read = try reading("Axial low back pain.", levels: ["L4-5"])
    #expect(read.fact("diagnosis.axial_only")?.assertion == .possible)
    #expect(try reading("Low back pain.", levels: ["L4-5"]).fact("diagnosis.axial_only") == nil)
  }

  @Test func `axial pain only and radiculopathy contradict each other`() throws {
    let fact = try #require(
      try reading("Axial low back pain only. Right L5 radiculopathy.", levels: ["L4-5"])
        .fact("diagnosis.axial_only"))
    #expect(fact.isConflict)
    #expect(!fact.against.isEmpty)
  }

  private func structural(_ text: String) throws -> Fact? {
    try reading(text, levels: ["C5-6"]).fact("diagnosis.structural")
  }

  @Test func `trauma, tumor, infection and deformity of the region are structural`() throws {
    #expect(try structural("C5 burst fracture.")?.value == .choice("trauma"))
    #expect(try structural("Cervical kyphotic deformity.")?.value == .choice("deformity"))
    #expect(try structural("Discitis at C5-6.")?.value == .choice("infection"))
    #expect(try structural("Metastasis at C5-6.")?.value == .choice("tumor"))
  }

  @Test(arguments: [
    "Mild cervical kyphosis.", "C5 compression fracture.", "Kyphosis.",
    "Cannot exclude a C5 burst fracture.",
  ])
  func `what is mild, without injury or without a place leaves it open`(text: String) throws {
    #expect(try structural(text)?.assertion == .possible)
  }

  @Test(arguments: ["Lumbar scoliosis.", "No cervical fracture.", "Normal cervical kyphosis."])
  func `what is elsewhere, denied or normal is not structural`(text: String) throws {
    #expect(try structural(text) == nil)
  }

  @Test func `what a study was ordered for is not what it found`() throws {
    let text = "INDICATION: C5 burst fracture.\n\nFINDINGS: Normal alignment."
    let read = try reading(text, levels: ["C5-6"], kind: .imaging)
    #expect(read.fact("diagnosis.structural")?.assertion == .possible)
  }
}
