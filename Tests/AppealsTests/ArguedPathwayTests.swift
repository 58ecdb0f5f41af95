import Appeals
import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// A fusion with decompression: one guideline covers it in eight ways.
struct ArguedPathwayTests {
  /// Evaluated in the library's order, as a review has them.
  private static func argued(
    _ facts: [Fact], diagnoses: [String] = ["M48.062", "M43.16"], reason: String? = nil,
    policy uid: String = "cigna-evicore-cmm-609@v1.0.2026", codes: [String] = ["22612"]
  ) throws -> ArguedPathway {
    let library = try SampleCase.library()
    let policy = try #require(library[uid: uid])
    let request = SurgeryRequest(
      day: SampleCase.today, procedureCodes: codes,
      levels: [SpinalLevel("L4-5")].compactMap(\.self),
      side: .bilateral, diagnosisCodes: diagnoses, payer: "Cigna", planType: .commercial)
    let letter = reason.map { SampleLetters.read(SampleLetters.denying(for: $0)) }
    let asked = policy.pathways.filter { !Set($0.procedureCodes).isDisjoint(with: codes) }
    let listed = asked.filter { !Set($0.diagnosisCodes).isDisjoint(with: diagnoses) }
    let chosen = listed.isEmpty ? asked : listed
    let spoken = letter?.pathways(spokenOfAmong: asked).filter { !chosen.contains($0) } ?? []
    return try #require(
      ArguedPathway(
        of: (chosen + spoken).map {
          Evaluation(
            of: $0, in: policy, request: request, facts: ChartFacts(facts), library: library)
        }, denial: letter))
  }

  @Test func `stabilisation planned with the decompression leads where it is met`() throws {
    let argued = try Self.argued(
      FusionChart.decompression + [FusionChart.stable, FusionChart.plan])
    #expect(argued.evaluation.pathway.id == FusionChart.anticipated)
    #expect(argued.evaluation.result == .met)
    #expect(argued.denied == nil && argued.alsoMet.isEmpty && argued.notes.isEmpty)
    #expect(argued.others.map(\.pathway.id).contains(FusionChart.actual))
  }

  @Test func `it leads as well where the denial speaks of the other, which stays in sight`() throws
  {
    let argued = try Self.argued(
      FusionChart.decompression + [FusionChart.stable, FusionChart.plan],
      reason: "The request does not meet CMM-609.4 because flexion-extension films show no "
        + "translation greater than 3 mm at L4-5.")
    #expect(argued.evaluation.pathway.id == FusionChart.anticipated)
    #expect(argued.denied?.pathway.id == FusionChart.actual)
    #expect(argued.notes.count == 1)
    #expect(argued.notes.first?.contains("Actual instability") == true)
  }

  @Test func `what the denial speaks of is answered first where nothing is met`() throws {
    let argued = try Self.argued(
      FusionChart.decompression + [FusionChart.stable],
      reason: "The plan does not document a facet excision of more than half bilaterally, nor pars "
        + "removal or a corpectomy.")
    #expect(argued.evaluation.pathway.id == FusionChart.anticipated)
    #expect(argued.denied == nil)
  }

  @Test func `of two unmet ways the one that the record speaks against comes last`() throws {
    let argued = try Self.argued(
      FusionChart.decompression + [
        FusionChart.stable,
        FusionChart.fact("imaging.meyerding", .number(0, unit: "grade"), "no motion"),
        FusionChart.fact("imaging.listhesis_progression", .truth(false), "no motion"),
        FusionChart.fact("imaging.multilevel_spondylolysis", .truth(false), "no motion"),
        FusionChart.fact("imaging.postop_facet_loss", .truth(false), "no motion"),
        FusionChart.fact("imaging.pars_fracture", .truth(false), "no motion"),
        FusionChart.fact("imaging.iatrogenic_listhesis", .truth(false), "no motion"),
        FusionChart.fact("symptom.progressive_axial_pain", .truth(false), "no motion"),
      ])
    #expect(argued.evaluation.pathway.id == FusionChart.anticipated)
    #expect(argued.evaluation.result == .unknown)
  }

  @Test func `a pathway for another condition is not argued because it is met`() throws {
    // Isthmic by progressive pain alone, of a degenerative slip: its diagnosis is not requested.
    let argued = try Self.argued(
      [
        FusionChart.fact("symptom.progressive_axial_pain", .truth(true), "Slip has progressed"),
        FusionChart.fact("imaging.listhesis_progression", .truth(true), "Slip has progressed"),
        FusionChart.fact("tobacco.never_smoker", .truth(true), "Never smoked"),
      ], diagnoses: ["M43.16"])
    #expect(argued.evaluation.pathway.id == FusionChart.actual)
    #expect(!argued.others.map(\.pathway.id).contains("609.5-isthmic"))
  }

  @Test func `an interval since an earlier operation alone leads nothing and is asked about`()
    throws
  {
    let argued = try Self.argued(
      [
        FusionChart.fact(
          "prior_surgery.weeks_since", .number(160, unit: "weeks"), "Slip has progressed")
      ], diagnoses: ["M48.062"], policy: "evicore-cmm-608@undated", codes: ["63047"])
    #expect(argued.evaluation.pathway.id == "initial")
    #expect(argued.alsoMet.map(\.pathway.id) == ["repeat"])
    #expect(argued.notes.first?.contains("see whether") == true)
  }

  @Test(
    arguments: [
      ("CMM-609.8 was not met.", ["609.8-pseudarthrosis"]),
      // Conditions that the library does not list for the diagnosis are answered when named.
      ("The criteria of section 609.6 were used.", ["609.6-asd"]),
      ("Six weeks of exercise are not documented.", []),
      ("Imaging was not sent.", []),
      ("Version 609 of the guideline.", []),
    ])
  func `a letter speaks of a pathway by its section or by its own words`(
    reason: String, expected: [String]
  ) throws {
    let policy = try #require(
      SampleCase.library()[uid: "cigna-evicore-cmm-609@v1.0.2026"])
    let letter = SampleLetters.read(SampleLetters.denying(for: reason))
    #expect(letter.pathways(spokenOfAmong: policy.pathways).map(\.id) == expected)
  }
}
