import Claims
import Testing

@testable import ClinicalRecords

/// Stimulation trials, plans, cotinine and what an injection did.
struct TrialAndPlanTests {
  // MARK: - Stimulation

  @Test func `a trial has length and relief as written`() throws {
    let chart = try reading(
      "Underwent a 7-day spinal cord stimulator trial ending 3/8/26 with 60-70% pain relief.")
    #expect(chart.fact("scs.trial_relief_pct")?.value == .number(60, unit: "percent"))
    #expect(chart.fact("scs.trial_days")?.value == .number(7, unit: "days"))
    #expect(chart.fact("scs.trial_relief")?.value == .truth(true))
    #expect(chart.fact("scs.failed_trial")?.assertion == .absent)
    #expect(chart.facts("prior_surgery.history").isEmpty)
  }

  @Test func `less than half the pain is a failed trial and no fifty percent`() throws {
    let chart = try reading("The spinal cord stimulator trial gave less than 50% relief.")
    #expect(chart.fact("scs.trial_relief_pct")?.assertion == .absent)
    #expect(chart.fact("scs.failed_trial")?.value == .truth(true))
  }

  @Test func `what a trial must reach before an implant was not reached`() throws {
    let chart = try reading(
      "Cleared for SCS trial and, if successful, permanent implantation. She understands that the "
        + "trial must give at least 50% relief before an implant.")
    let told = chart.facts.all.filter { $0.path.rawValue.hasPrefix("scs.") }
    #expect(told.allSatisfy { $0.assertion != .present && $0.value == nil })
  }

  @Test func `a psychologist who does not clear is no clearance`() throws {
    let chart = try reading(
      "PSYCHOLOGICAL EVALUATION\nActive untreated depression. NOT cleared for SCS at this time.")
    #expect(chart.fact("psych.evaluation")?.isConflict == true)
    let cleared = try reading("PRESURGICAL BEHAVIORAL MEDICINE EVALUATION\nCleared for SCS trial.")
    #expect(cleared.fact("psych.evaluation")?.isConflict == false)
  }

  @Test func `a clearance after one refused stands`() throws {
    let chart = try reading(
      ("2026-03-01", "PSYCHOLOGICAL EVALUATION\nNot cleared for SCS at this time."),
      ("2026-07-01", "PSYCHOLOGICAL EVALUATION\nCleared for SCS trial."))
    #expect(chart.fact("psych.evaluation")?.isConflict == false)
  }

  @Test func `a trial called successful has no measure`() throws {
    let chart = try reading("She had a successful SCS trial in May.")
    #expect(chart.fact("scs.trial_relief")?.assertion == .possible)
    #expect(chart.facts("scs.trial_relief_pct").isEmpty)
  }

  @Test(arguments: [
    "PLAN: Spinal cord stimulator trial.", "We will schedule a 7-day spinal cord stimulator trial.",
    "Requesting a spinal cord stimulator trial, expecting 50% relief.",
  ])
  func `a trial to come shows nothing`(text: String) throws {
    let chart = try reading(text)
    let shown = chart.facts.all.filter {
      $0.path.rawValue.hasPrefix("scs.") && $0.assertion == .present
    }
    #expect(shown.isEmpty)
  }

  // MARK: - Plans

  @Test func `that surgery is not indicated contradicts a later plan for one`() throws {
    let path = "plan.surgery_not_indicated_or_declined"
    #expect(
      try reading("She is not a candidate for further spine surgery.").fact(path)?.value
        == .truth(true))
    let both = try reading(
      (day: "2026-06-01", text: "There is no indication for surgical intervention."),
      (day: "2026-08-12", text: "We will proceed with L4-5 fusion."))
    #expect(both.fact(path)?.isConflict == true)
    #expect(try reading("He has not declined surgery.").facts(path).isEmpty)
  }

  @Test(arguments: [
    ("PLAN: Resection of more than 50% of both facets at L4-5.", Fact.Assertion.present),
    ("PLAN: Complete left facetectomy at L4-5.", .present),
    ("PLAN: Resection of 50% of both facets at L4-5.", .absent),
    ("PLAN: Resection of 60% of the facet on the left.", .absent),
    ("PLAN: L4-5 facetectomy.", .possible),
  ])
  func `facet removal qualifies by its written share alone`(
    text: String, expected: Fact.Assertion
  ) throws {
    let fact = try reading(text).fact("plan.facetectomy_extent_qualifies")
    #expect(fact?.assertion == expected)
  }

  @Test func `only the injection to come is asked for its guidance and levels`() throws {
    let plan = try reading(
      "PLAN: Left L4-5 transforaminal ESI under fluoroscopic guidance with contrast.")
    #expect(plan.fact("procedure.image_guided_contrast")?.value == .truth(true))
    #expect(plan.fact("procedure.level_count_ok")?.value == .truth(true))
    let three = try reading("PLAN: L3, L4 and L5 TFESI under fluoroscopy.")
    #expect(three.fact("procedure.level_count_ok")?.assertion == .absent)
    #expect(three.fact("procedure.image_guided_contrast")?.assertion == .possible)
    let done = try reading("Underwent L4-5 ESI on 5/1/26 under fluoroscopy with contrast.")
    #expect(done.facts("procedure.image_guided_contrast").isEmpty)
  }

  // MARK: - Cotinine

  @Test(arguments: [
    ("Serum cotinine 1 ng/mL (reference <3) on 7/3/26.", Fact.Assertion.present),
    ("Cotinine was negative on 7/3/26.", .present), ("Cotinine 45 ng/mL (ref <10).", .absent),
    ("Urine cotinine positive.", .absent),
  ])
  func `cotinine is normal by the laboratory's judgement`(
    text: String, expected: Fact.Assertion
  ) throws {
    #expect(try reading(text).fact("labs.cotinine_normal")?.assertion == expected)
  }

  @Test(arguments: [
    "Cotinine 4 ng/mL.", "Cotinine pending.", "If cotinine is negative, we will proceed.",
    "Her husband's cotinine was negative.",
  ])
  func `cotinine without a range, a result or the patient is judged by nobody`(text: String) throws
  {
    #expect(try reading(text).facts("labs.cotinine_normal").isEmpty)
  }

  // MARK: - What an injection did

  @Test func `weeks of relief are those of the last injection`() throws {
    let chart = try reading(
      """
      L4-5 ESI on 2/10/26 with 60% relief for 13 weeks. L4-5 ESI on 6/2/26 with 55% relief for 2 weeks.
      """)
    #expect(chart.facts("injections.esi.relief_weeks").map(\.value) == [.number(2, unit: "weeks")])
  }

  @Test func `relief told differently of one injection is a conflict`() throws {
    let chart = try reading(
      (day: "2026-07-01", text: "L4-5 ESI on 5/19/26 gave 50% relief for 3 weeks."),
      (day: "2026-08-12", text: "L4-5 ESI on 5/19/26 gave 50% relief for 8 weeks."))
    #expect(chart.fact("injections.esi.relief_weeks")?.isConflict == true)
  }

  @Test func `relief of less than half is not half`() throws {
    let chart = try reading("L4-5 ESI on 5/19/26 gave less than 50% relief for 3 weeks.")
    #expect(chart.facts("injections.esi.relief_pct").isEmpty)
  }

  @Test func `scores before and after an injection, of one scale and site, are dated relief`()
    throws
  {
    let chart = try reading(
      (day: "2026-05-01", text: "Leg pain 8/10."),
      (day: "2026-06-16", text: "L4-5 ESI on 5/19/26. Leg pain 3/10."))
    #expect(chart.fact("injections.esi.relief_dated")?.support.count == 3)
    #expect(chart.fact("injections.esi.same_scale")?.value == .truth(true))
    let other = try reading(
      (day: "2026-05-01", text: "Back pain 8/10."),
      (day: "2026-06-16", text: "L4-5 ESI on 5/19/26. Leg pain 3/10."))
    #expect(other.facts("injections.esi.same_scale").isEmpty)
  }

  @Test func `an injection at two roots is one session and keeps both`() throws {
    let chart = try reading("Right L4 and L5 TFESI on 3/2/26.")
    #expect(chart.fact("injections.esi.count")?.value == .number(1, unit: "count"))
    let mention = try #require(chart.mentions.first { $0.concept == Injections.epidural })
    #expect(mention.injectedRoots == ["L4", "L5"])
  }

  @Test func `gain after an injection is told beside its relief`() throws {
    let path = "injections.esi.function_or_medicine_gain"
    let gained = try reading("ESI on 5/19/26 gave 60% relief for 3 months, with less gabapentin.")
    #expect(gained.fact(path)?.value == .truth(true))
    let medicine = gained.mentions.first { $0.concept == MedicineClass.gabapentinoid.concept }
    #expect(medicine?.details[.relief] == nil && medicine?.outcome == nil)
    #expect(try reading("ESI on 5/19/26 gave 60% relief for 3 weeks.").facts(path).isEmpty)
  }

  // MARK: - Medicines

  @Test func `what is bought over the counter is no prescription`() throws {
    let path = "conservative.rx.weeks"
    #expect(
      try reading("Took Aleve over the counter for 8 weeks.").fact(path)?.assertion == .possible)
    #expect(
      try reading("Took naproxen 500 mg for 8 weeks.").fact(path)?.value
        == .number(8, unit: "weeks"))
  }

  @Test func `a muscle relaxant is no analgesic`() throws {
    let path = "conservative.rx_analgesic.weeks"
    #expect(try reading("Took Flexeril for 13 weeks.").facts(path).isEmpty)
    #expect(
      try reading("Took gabapentin for 13 weeks.").fact(path)?.value == .number(13, unit: "weeks"))
  }
}
