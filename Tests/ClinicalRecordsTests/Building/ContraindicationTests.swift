import Testing

@testable import ClinicalRecords

/// What speaks against an artificial disc: one reason shows it, only all denied exclude it.
struct ContraindicationTests {
  private func lumbar(_ text: String) throws -> Fact? {
    try reading(text, levels: ["L5-S1"]).fact("imaging.tda_contraindication")
  }

  @Test(arguments: [
    "MRI: L5-S1: Severe central stenosis.", "Bilateral pars defects at L5-S1.",
    "Lumbar scoliosis with a Cobb angle of 18 degrees.", "S/p L4-5 fusion 2019.",
    "Discitis at L4-5.",
  ])
  func `one reason is enough`(text: String) throws {
    #expect(try lumbar(text)?.value == .truth(true))
  }

  @Test(arguments: [
    "MRI: L5-S1: Mild central stenosis.", "Lumbar scoliosis.", "Osteomyelitis.",
  ])
  func `what is mild, unmeasured or without a place leaves it open`(text: String) throws {
    #expect(try lumbar(text)?.assertion == .possible)
  }

  @Test(arguments: [
    "MRI: L5-S1: No stenosis.", "No prior spine surgery.",
    "Lumbar scoliosis with a Cobb angle of 8 degrees.", "S/p C5-6 fusion 2019.",
  ])
  func `one reason denied denies not the others`(text: String) throws {
    #expect(try lumbar(text) == nil)
  }

  @Test func `osteoporosis and a fusion at the level speak against a cervical disc`() throws {
    let fact = { (text: String) in
      try reading(text, levels: ["C5-6"]).fact("patient.cdr_contraindication")
    }
    #expect(try fact("PMH: Osteoporosis.")?.value == .truth(true))
    #expect(try fact("S/p ACDF C5-6 in 2019.")?.value == .truth(true))
    #expect(try fact("S/p ACDF C6-7 in 2019.") == nil)
    #expect(try fact("No osteoporosis.") == nil)
    #expect(try fact("Mother had osteoporosis.") == nil)
  }
}
