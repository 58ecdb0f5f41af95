@testable import ClinicalRecords
import MedicalPolicies
import Testing

/// Which of the facts that policies ask for are read from charts.
struct ReadFactsTests {
  /// Facts that no chart is read for, so that criteria asking for them stay unknown.
  private static let unread: Set<String> = [
    // Another policy's answer, not a chart's.
    "policy.cmm211_trial", "policy.cmm608", "policy.cmm609_4_or_5",
    // A facility's statement; a device's label held against an age.
    "procedure.facility_ok", "procedure.device_age_ok",
    // Judgements over several findings, which no sentence of a chart makes.
    "patient.cdr_contraindication", "symptom.progressive_axial_pain",
    "prior_surgery.initial_relief", "imaging.tda_contraindication", "imaging.report_quantified",
    "diagnosis.axial_only", "diagnosis.esi_indication", "diagnosis.structural",
    "imaging.asymmetric_collapse", "imaging.cobb_deg", "imaging.coronal_imbalance",
    "imaging.curve_progression_deg", "imaging.ddd_single_level_modsevere",
    "imaging.iatrogenic_listhesis", "imaging.imbalance_cm", "imaging.instability.cause",
    "imaging.listhesis_mod_severe", "imaging.listhesis_progression",
    "imaging.multilevel_spondylolysis", "imaging.pi_ll_deg", "imaging.postop_facet_loss",
    "imaging.sva_cm",
  ]

  @Test func `every fact that a policy asks for is read, but for those that are told`() throws {
    let read = Set(FactBuilders.all.flatMap(\.paths))
    let asked = Set(try Samples.library().facts.paths)
    let missing = asked.subtracting(read).map(\.rawValue)
    #expect(Set(missing).isSubset(of: Self.unread), "\(missing.sorted())")
  }

  @Test func `no two rules fill the same fact`() {
    let paths = FactBuilders.all.flatMap(\.paths)
    #expect(Set(paths).count == paths.count)
  }
}
