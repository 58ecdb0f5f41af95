import Claims
import Testing

@testable import ClinicalRecords

/// Curves, balance and collapse: what is measured, on the latest day that measures it.
struct DeformityTests {
  @Test func `the larger of two curves of one film counts`() throws {
    let text = "X-RAYS: Cobb angles: thoracic curve 22 degrees, lumbar curve 38 degrees."
    let fact = try #require(try reading(text, levels: ["L3-4"]).fact("imaging.cobb_deg"))
    #expect(fact.value == .number(38, unit: "deg"))
  }

  @Test func `a later film replaces an earlier one`() throws {
    let read = try reading(
      (day: "2026-01-05", text: "Cobb angle 41 degrees."),
      (day: "2026-08-12", text: "Cobb angle 33 degrees."))
    #expect(read.fact("imaging.cobb_deg")?.value == .number(33, unit: "deg"))
  }

  @Test(arguments: [
    "Thoracic kyphosis of 48 degrees.", "The policy asks for a Cobb angle greater than 30 degrees.",
    "If the curve exceeds 40 degrees, surgery is considered.", "Mother had a 40 degree scoliosis.",
    "Lumbar scoliosis.",
  ])
  func `what measures no curve of the patient gives no angle`(text: String) throws {
    #expect(try reading(text).fact("imaging.cobb_deg") == nil)
  }

  @Test func `a year beside an angle is no angle`() throws {
    let read = try reading("The lumbar curve progressed from 24 degrees in 2022 to 36 degrees.")
    #expect(read.fact("imaging.cobb_deg")?.value == .number(36, unit: "deg"))
    #expect(read.fact("imaging.curve_progression_deg")?.value == .number(12, unit: "deg"))
  }

  @Test func `two dated films of one curve give its growth`() throws {
    let text = """
      Standing films of 3/2/24: lumbar scoliosis, Cobb angle 24 degrees.

      Standing films of 6/30/26: lumbar scoliosis, Cobb angle 36 degrees.
      """
    let fact = try #require(try reading(text).fact("imaging.curve_progression_deg"))
    #expect(fact.value == .number(12, unit: "deg"))
    #expect(fact.support.count == 2)
    #expect(fact.lastDay == CalendarDay("2026-06-30"))
  }

  @Test func `films of two curves give no growth`() throws {
    let text = """
      Standing films of 3/2/24: thoracic scoliosis, Cobb angle 24 degrees.

      Standing films of 6/30/26: lumbar scoliosis, Cobb angle 36 degrees.
      """
    #expect(try reading(text).fact("imaging.curve_progression_deg") == nil)
  }

  @Test func `imbalance is the larger of the two planes`() throws {
    let read = try reading("Standing films: SVA 6.1 cm. Coronal imbalance of 32 mm to the left.")
    #expect(read.fact("imaging.sva_cm")?.value == .number(6.1, unit: "cm"))
    #expect(read.fact("imaging.imbalance_cm")?.value == .number(6.1, unit: "cm"))
    #expect(read.fact("imaging.coronal_imbalance")?.value == .truth(true))
  }

  @Test func `a coronal offset in centimetres is not yet an imbalance`() throws {
    let fact = try reading("Coronal balance 1 cm to the left.").fact("imaging.coronal_imbalance")
    #expect(fact?.assertion == .possible)
  }

  @Test func `two mismatches of one day are a conflict`() throws {
    let fact = try #require(
      try reading("PI-LL mismatch 22 degrees. PI-LL mismatch 12 degrees.").fact("imaging.pi_ll_deg")
    )
    #expect(fact.isConflict)
  }

  @Test func `collapse needs a narrow foramen that fits the pain`() throws {
    let collapse = "MRI: L4-5: Asymmetric disc collapse."
    let alone = try reading(collapse, levels: ["L4-5"])
    #expect(alone.fact("imaging.asymmetric_collapse", at: "L4-5")?.assertion == .possible)
    let whole = try reading(
      "HPI: Right L4 radiculopathy.\n\n\(collapse) Severe right foraminal stenosis at L4-5.",
      levels: ["L4-5"])
    let fact = try #require(whole.fact("imaging.asymmetric_collapse", at: "L4-5"))
    #expect(fact.value == .truth(true) && fact.support.count == 2)
  }
}
