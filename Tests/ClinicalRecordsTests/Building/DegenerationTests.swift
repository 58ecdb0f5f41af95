import Testing

@testable import ClinicalRecords

/// Degeneration of one level on two kinds of study, the canal, and the report that says all.
struct DegenerationTests {
  private static let film = "X-rays of the lumbar spine: Severe disc space narrowing at L5-S1."
  private static let scan = "MRI of the lumbar spine: Severe degenerative disc disease at L5-S1."
  private static let path = "imaging.ddd_single_level_modsevere"

  private func single(_ text: String) throws -> Fact? {
    try reading(text, levels: ["L5-S1"]).fact(Self.path)
  }

  @Test func `film and scan of one level show it, each with its words`() throws {
    let fact = try #require(try single("\(Self.film)\n\n\(Self.scan)"))
    #expect(fact.value == .truth(true))
    #expect(fact.support.count == 2)
  }

  @Test func `one kind of study leaves it open`() throws {
    #expect(try single(Self.scan)?.assertion == .possible)
  }

  @Test func `a second level of that grade denies it, a mild one leaves it open`() throws {
    let both = "\(Self.film)\n\n\(Self.scan)"
    #expect(
      try single("\(both) Moderate degenerative disc disease at L4-5.")?.value == .truth(false))
    #expect(try single("\(both) Mild disc desiccation at L4-5.")?.assertion == .possible)
  }

  @Test func `mild degeneration says nothing of it`() throws {
    #expect(try single("X-rays of the lumbar spine: Mild disc space narrowing at L5-S1.") == nil)
  }

  @Test func `the canal has its width at its level`() throws {
    let read = try reading(
      "MRI: C5-6: The AP diameter of the central canal has been narrowed to 7mm.", levels: ["C5-6"])
    #expect(read.fact("imaging.canal_mm", at: "C5-6")?.value == .number(7, unit: "mm"))
    #expect(read.fact("imaging.stenosis_present", at: "C5-6")?.value == .truth(true))
    #expect(read.fact("imaging.stenosis_grade", at: "C5-6") == nil)
  }

  private static let report = """
    FINDINGS: No dynamic instability at L4-5. L4-5: No nerve root compression. No disc herniation. \
    3 mm of translation on flexion-extension at L4-5.
    """

  @Test func `a radiologist's report with all four parts is quantified`() throws {
    let path = "imaging.report_quantified"
    let whole = try reading(Self.report, levels: ["L4-5"], kind: .imaging)
    #expect(whole.fact(path)?.value == .truth(true))
    #expect(try reading(Self.report, levels: ["L4-5"]).fact(path) == nil)
    let part = try reading(
      "FINDINGS: L4-5: No nerve root compression.", levels: ["L4-5"], kind: .imaging)
    #expect(part.fact(path) == nil)
  }
}
