import Testing

@testable import ClinicalRecords

/// Slips: how severe, whether they grew, what caused them; and why a segment is unstable.
struct SlipTests {
  private func fact(_ path: String, _ text: String, kind: Note.Kind = .office) throws -> Fact? {
    try reading(text, levels: ["L4-5"], kind: kind).fact(path, at: "L4-5")
  }

  @Test func `moderate and severe are words, and grade 2 is another scale`() throws {
    let path = "imaging.listhesis_mod_severe"
    #expect(
      try fact(path, "Moderate degenerative spondylolisthesis at L4-5.")?.value == .truth(true))
    #expect(try fact(path, "Mild spondylolisthesis at L4-5.")?.value == .truth(false))
    #expect(try fact(path, "Mild-to-moderate spondylolisthesis at L4-5.")?.value == .truth(false))
    #expect(try fact(path, "Grade 2 spondylolisthesis at L4-5.") == nil)
    #expect(try fact(path, "No severe spondylolisthesis at L4-5.") == nil)
  }

  @Test func `growth is what films are said to show`() throws {
    let path = "imaging.listhesis_progression"
    #expect(
      try fact(path, "X-RAYS: The L4-5 spondylolisthesis has progressed since 2024.")?.value
        == .truth(true))
    #expect(
      try fact(path, "X-RAYS: No progression of the L4-5 spondylolisthesis.")?.value
        == .truth(false))
    let lying = "MRI of the lumbar spine: The L4-5 spondylolisthesis has progressed since 2024."
    #expect(try fact(path, lying)?.assertion == .possible)
  }

  @Test func `millimetres of two notes that nobody compared are only possible growth`() throws {
    let read = try reading(
      (day: "2025-06-01", text: "X-rays: 4 mm anterolisthesis at L4-5."),
      (day: "2026-08-12", text: "X-rays: 7 mm anterolisthesis at L4-5."), levels: ["L4-5"])
    let fact = try #require(read.fact("imaging.listhesis_progression", at: "L4-5"))
    #expect(fact.assertion == .possible)
    #expect(fact.support.count == 2)
  }

  @Test func `a slip after laminectomy is iatrogenic, a slip beside one is not`() throws {
    let path = "imaging.iatrogenic_listhesis"
    #expect(
      try fact(path, "Spondylolisthesis at L4-5 following her prior laminectomy.")?.value
        == .truth(true))
    #expect(try fact(path, "Spondylolisthesis at L4-5. S/p laminectomy 2019.") == nil)
  }

  @Test func `instability and its cause are read together or not at all`() throws {
    let path = "imaging.instability.cause"
    #expect(
      try fact(path, "Instability at L4-5 due to degenerative spondylolisthesis.")?.value
        == .choice("degenerative"))
    #expect(try fact(path, "Instability at L4-5. Degenerative disc disease at L4-5.") == nil)
    #expect(try fact(path, "No degenerative instability at L4-5.") == nil)
    #expect(try fact(path, "Possible degenerative instability at L4-5.")?.assertion == .possible)
  }

  @Test func `a broken pars at two levels is multilevel, at one it is not told`() throws {
    let two = try reading("Pars defects at L4-5 and L5-S1.", levels: ["L4-5"])
    #expect(two.fact("imaging.multilevel_spondylolysis")?.value == .truth(true))
    let one = try reading("Bilateral pars defects at L5-S1.", levels: ["L5-S1"])
    #expect(one.fact("imaging.multilevel_spondylolysis") == nil)
  }

  @Test func `three quarters of one facet or more than half of both`() throws {
    let path = "imaging.postop_facet_loss"
    #expect(
      try fact(path, "CT: 75% of the right L4-5 facet is absent after surgery.")?.value
        == .truth(true))
    #expect(
      try fact(path, "CT: 50% of both facets at L4-5 was resected.")?.value == .truth(false))
    #expect(try fact(path, "CT: 60% of the facet at L4-5 is absent.") == nil)
    #expect(try fact(path, "Will resect 75% of the right facet at L4-5.") == nil)
  }
}
