import Claims
import Testing

@testable import ClinicalRecords

/// Pain clinics, veterans' hospitals, physiotherapists abroad, dictations without headings.
struct ClinicStyleTests {
  @Test func `level and side on lines of their own are the injection's`() throws {
    let read = try reading(
      """
      PROCEDURE NOTE
      Procedure: transforaminal epidural steroid injection
      Level(s): L4-L5
      Side: LEFT
      Pain 7/10 -> 1/10.
      """, levels: ["L4-5"], kind: .injection)
    let count = try #require(read.fact("injections.esi.count_at_level", at: "L4-5"))
    #expect(count.value == .number(1, unit: "count"))
    #expect(read.mentions.first { $0.concept == Injections.epidural }?.side == .left)
    #expect(read.fact("pain.max_vas")?.value == .number(7, unit: "vas10"))
  }

  @Test func `an injection told again without its day is no further one`() throws {
    let read = try reading(
      (day: "2026-03-10", text: "HPI: C7-T1 CESI on 2/12/26 gave 60% relief for 10 days."),
      (day: "2026-03-10", text: "HPI: Failed PT, CESI x 1. No repeat ESI."), levels: ["C5-6"])
    #expect(read.fact("injections.esi.count")?.value == .number(1, unit: "count"))
    #expect(read.fact("injections.esi.count")?.isConflict == false)
    #expect(read.fact("injections.esi.count_region_12mo")?.assertion == .present)
    #expect(read.fact("injections.esi.days_since_last")?.assertion == .present)
    #expect(read.fact("injections.esi.count_at_level", at: "C5-6") == nil)
  }

  @Test func `the shorthand of a veterans' hospital is read`() throws {
    let read = try reading(
      (
        day: "2026-03-02",
        text: """
        PT: DOE,JOHN M   DOB: JUN 17,1964   61 y/o M
        HPI: PT x8 wks (10/25-12/25) s relief; duloxetine 60mg x 4 mo c min benefit.
        """
      ))
    let therapy = read.mentions.filter { $0.concept == PhysicalTherapy.concept }
    #expect(therapy.count == 1 && therapy.first?.outcome == TreatmentOutcome.none)
    #expect(therapy.first?.begin?.first == day("2025-10-01"))
    #expect(therapy.first?.end?.last == day("2025-12-31"))
    #expect(read.flags.contains { $0.kind == .undecidedDate })
    let duloxetine = read.mentions.first { $0.value == .words(["duloxetine"]) }
    #expect(duloxetine?.outcome == .partial)
  }

  @Test func `days that look like months of another year stay days`() throws {
    let read = try reading("HPI: PT 3/3-4/28, no relief.")
    #expect(read.fact("conservative.pt.weeks")?.firstDay == day("2026-03-03"))
  }

  @Test func `nicotine replacement that ended is over`() throws {
    let read = try reading("SOCIAL: Quit smoking 8/2025, on nicotine lozenge until 12/2025.")
    #expect(read.fact("tobacco.nicotine_free_weeks")?.value == .number(33.1, unit: "weeks"))
  }

  @Test func `grades in words and without their five show what was lost`() throws {
    let read = try reading(
      (day: "2026-01-20", text: "HPI: Biceps is 4 out of 5 on the left."),
      (day: "2026-04-21", text: "HPI: His biceps is now 4 minus on the left."), levels: ["C5-6"])
    #expect(read.fact("neuro.progressive_deficit")?.value == .truth(true))
    let bare = try reading("EXAM: TA L 4-, EHL L 4, rest 5.", levels: ["L4-5"])
    #expect(bare.fact("neuro.motor_mrc_min")?.value == .motor(.fourMinus))
    #expect(bare.fact("neuro.motor_mrc_min")?.side == .left)
  }

  @Test(arguments: [
    "EXAM: Reflexes: biceps 2, triceps 2, patella 2.", "EXAM: Biceps 2+, triceps 2+.",
    "EXAM: DTR: knee 2, ankle 1.", "EXAM: Biceps 2, triceps 2, quad 2, gastroc 1.",
  ])
  func `reflexes are no strength`(words: String) throws {
    #expect(try reading(words).fact("neuro.motor_mrc_min") == nil)
  }

  @Test func `what an operation of years ago was for is not of today`() throws {
    let read = try reading(
      "HPI: He had a lumbar laminectomy in 1998 for sciatica and has done well since.")
    #expect(read.facts("symptom.radicular_leg").allSatisfy { $0.assertion != .present })
  }

  @Test func `an operation keeps to its own year and level`() throws {
    let read = try reading(
      """
      HPI: Leg pain since the 2018 fusion (9 years ago her first surgery was an L5-S1 discectomy, \
      2017). Post-laminectomy syndrome. CT 11/2025: solid fusion, no adjacent stenosis.
      """)
    let fusions = read.facts("prior_surgery.history").filter { $0.value == .choice("fusion") }
    #expect(fusions.allSatisfy { $0.level == nil })
    #expect(fusions.contains { $0.lastDay == day("2018-12-31") })
    #expect(read.facts("imaging.stenosis_present").isEmpty)
  }

  @Test func `urgency beside a denied incontinence leaves the bladder open`() throws {
    let read = try reading("HPI: There is urgency of urine without incontinence.")
    #expect(read.fact("neuro.bowel_bladder")?.assertion == .possible)
  }

  @Test func `a demand to be free of tobacco is no habit`() throws {
    let read = try reading(
      "SOCIAL: Smokes 3 cig/d.\n\nPLAN: L5-S1 TLIF after 6 wk tobacco free.")
    #expect(read.fact("tobacco.status")?.value == .choice("current"))
  }

  @Test func `more surgery is wanted where less would not do`() throws {
    let read = try reading(
      """
      ASSESSMENT: Not a candidate for decompression alone, as it would destabilize further.
      REC: L4-5 decompression, instrumented fusion.
      """, levels: ["L4-5"])
    #expect(read.fact("plan.surgery_not_indicated_or_declined") == nil)
    #expect(read.fact("procedure.region_lumbar")?.value == .truth(true))
  }

  @Test func `instability found years ago is not that of the operation asked for`() throws {
    let told = "DESCRIPTION OF PROCEDURE: There was gross instability at L4-5 after facetectomy."
    let old = try reading((day: "2018-10-09", text: told), kinds: ["2018-10-09": .operative])
    #expect(old.fact("procedure.intraop_instability") == nil)
    let own = try reading((day: "2026-08-01", text: told), kinds: ["2026-08-01": .operative])
    #expect(own.fact("procedure.intraop_instability")?.value == .truth(true))
  }

  @Test func `how long it has lasted is read before what it followed`() throws {
    let long = try reading("HPI: Right buttock pain for 26 months after a fall on ice.")
    #expect(long.fact("symptom.duration_weeks") != nil)
    let short = try reading("HPI: 69F w/ 9 mo of LBP and leg heaviness.")
    #expect(short.fact("symptom.duration_weeks")?.value == .number(39, unit: "weeks"))
  }

  @Test func `each of several medicines tried was tried`() throws {
    let read = try reading("HPI: Amitriptyline, naproxen, pregabalin tried.")
    #expect(read.facts("conservative.rx_any").map(\.assertion) == [.present, .present, .present])
  }

  @Test func `a trial's first score is the one before it`() throws {
    let read = try reading(
      "HPI: SCS trial. Baseline NRS 8, during trial 3 (63% reduction).")
    #expect(
      read.fact("pain.max_vas")?.lastDay == nil
        || read.fact("pain.max_vas")?.value != .number(3, unit: "vas10"))
    #expect(read.fact("scs.trial_relief_pct")?.value == .number(63, unit: "percent"))
  }

  @Test func `no relief w/ a medicine says that it was had`() throws {
    let chart = try reading("No relief w/ gabapentin 300 TID x 10 wks, PT x 8 wks (3/16-5/11).")
    #expect(chart.fact("conservative.rx.weeks")?.assertion == .present)
    #expect(chart.fact("conservative.rx.weeks")?.value == .number(10, unit: "weeks"))
  }

  @Test func `a letter before DF and PF is a side`() throws {
    let chart = try reading("PE: L DF 3/5, L PF 3/5, R DF 4/5.")
    let grades = chart.mentions.filter { $0.concept == .motorStrength }
    #expect(grades.map(\.side) == [.left, .left, .right])
  }

  @Test func `severe LR stenosis is of the lateral recess`() throws {
    let chart = try reading("MRI 7/8/26: L4-5 severe bilat LR stenosis.")
    #expect(chart.fact("imaging.stenosis_grade", at: "L4-5")?.value == .stenosis(.severe))
  }
}
