import Claims
import Testing

@testable import ClinicalRecords

struct SymptomAndSignTests {
  @Test func `denied weakness, numbness and bowel changes are three absents`() throws {
    let read = try reading("HPI: Denies leg weakness, numbness or bowel changes.")
    let absent = read.mentions.filter { $0.context.assertion == .absent }.map(\.concept)
    #expect(absent == [.weakness, .sensoryChange, .bowelBladder])
    #expect(read.fact("neuro.bowel_bladder")?.assertion == .absent)
  }

  @Test func `a father's fusion is no surgery of the patient`() throws {
    let read = try reading("FAMILY HISTORY: Father had lumbar fusion.\n\nPLAN: PT.")
    #expect(read.fact("prior_surgery.history") == nil)
  }

  @Test func `a limb that hurts is only possibly radicular`() throws {
    let read = try reading("HPI: Right leg pain.")
    #expect(read.fact("symptom.radicular_leg")?.assertion == .possible)
  }

  @Test func `pain down a leg to the foot is radicular, with its side`() throws {
    let read = try reading("HPI: Pain radiates down R leg to dorsum of foot.", levels: ["L4-5"])
    let fact = try #require(read.fact("symptom.radicular_leg"))
    #expect(fact.value == .truth(true))
    #expect(fact.side == .right)
    #expect(fact.support.map(\.text) == ["Pain radiates down R leg to dorsum of foot."])
    #expect(read.fact("symptom.radicular_or_claudication")?.assertion == .present)
  }

  @Test func `claudication is read from its description`() throws {
    let read = try reading(
      "HPI: Buttock and leg heaviness on walking, relieved by sitting.", levels: ["L4-5"])
    #expect(read.fact("symptom.radicular_or_claudication")?.assertion == .present)
  }

  @Test func `present and denied on one day is a conflict with both quotes`() throws {
    let read = try reading(
      """
      HPI: Sciatica in the left leg.

      REVIEW OF SYSTEMS: Denies sciatica.
      """)
    let fact = try #require(read.fact("symptom.radicular_leg"))
    #expect(fact.isConflict)
    #expect(fact.support.map(\.text) == ["Sciatica in the left leg."])
    #expect(fact.against.map(\.text) == ["Denies sciatica."])
  }

  @Test func `what resolved since is absent, not a conflict`() throws {
    let read = try reading(
      (day: "2026-01-10", text: "HPI: Lumbar radiculopathy."),
      (day: "2026-08-12", text: "HPI: No radicular pain in the legs. No sciatica."))
    #expect(read.fact("symptom.radicular_leg")?.assertion == .absent)
  }

  @Test func `months of symptoms count in whole tenths of weeks, never rounded up`() throws {
    let read = try reading("HPI: Low back and leg pain x 18 mo.")
    #expect(read.fact("symptom.duration_weeks")?.value == .number(78.1, unit: "weeks"))
  }

  @Test func `several months leave the weeks unknown`() throws {
    let read = try reading("HPI: Leg pain for several months.")
    let fact = try #require(read.fact("symptom.duration_weeks"))
    #expect(fact.value == nil)
  }

  // MARK: - Strength

  @Test func `an exception has its own grade and the rest another`() throws {
    let read = try reading("EXAM: Strength: EHL 4-/5 R, otherwise 5/5.", levels: ["L4-5"])
    let low = try #require(read.fact("neuro.motor_mrc.L5S1"))
    #expect(low.value == .motor(.fourMinus))
    #expect(low.side == .right)
    #expect(!low.isConflict)
    #expect(read.fact("neuro.motor_mrc.L3L4")?.value == .motor(.five))
    #expect(read.fact("neuro.motor_mrc_min")?.value == .motor(.fourMinus))
  }

  @Test func `a range of grades is no grade`() throws {
    let read = try reading("EXAM: EHL strength 4-5/5 on the right.")
    let fact = try #require(read.fact("neuro.motor_mrc.L5S1"))
    #expect(fact.value == nil)
    #expect(fact.assertion == .possible)
  }

  @Test func `five throughout beside four in one muscle is a conflict`() throws {
    let read = try reading("EXAM: Motor 5/5 throughout. EHL 4/5 on the right.")
    #expect(read.fact("neuro.motor_mrc.L5S1")?.isConflict == true)
  }

  @Test func `strong arms say nothing of the legs`() throws {
    let read = try reading("EXAM: 5/5 strength in BUE.", levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1") == nil)
  }

  @Test func `two dated examinations prove progression`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "EXAM: TA 4/5 on the right."),
      (day: "2026-08-12", text: "EXAM: TA 3/5 on the right."))
    let fact = try #require(read.fact("neuro.progressive_deficit_two_exams"))
    #expect(fact.value == .truth(true))
    #expect(fact.firstDay == day("2026-06-02"))
    #expect(fact.lastDay == day("2026-08-12"))
    #expect(fact.support.count == 2)
  }

  @Test(arguments: [("4+", "4"), ("5", "4+"), ("4", "4-")])
  func `half a grade between two examinations may be the hand that pushes`(
    early: String, late: String
  ) throws {
    let read = try reading(
      (day: "2026-06-02", text: "EXAM: TA \(early)/5 on the right."),
      (day: "2026-08-12", text: "EXAM: TA \(late)/5 on the right."))
    let fact = try #require(read.fact("neuro.progressive_deficit_two_exams"))
    #expect(fact.assertion == .possible)
    #expect(fact.support.count == 2)
  }

  @Test func `a sign that turned is measured anew and no copy`() throws {
    let read = try reading(
      (day: "2026-06-02", text: "EXAM: Straight leg raise (-) on the right at 60 degrees."),
      (day: "2026-08-12", text: "EXAM: Straight leg raise (+) on the right at 60 degrees."))
    let fact = try #require(read.facts("exam.objective_finding").last)
    #expect(fact.assertion == .present)
    #expect(fact.lastDay == day("2026-08-12"))
  }

  @Test func `one note's word of progression is only possible`() throws {
    let read = try reading("HPI: Progressive weakness of the right leg.")
    #expect(read.fact("neuro.progressive_deficit")?.assertion == .possible)
    #expect(read.fact("neuro.progressive_deficit_two_exams") == nil)
  }

  // MARK: - Red flags

  @Test func `saddle anesthesia and retention stop for the surgeon`() throws {
    let read = try reading("HPI: New saddle anesthesia and urinary retention.")
    #expect(read.fact("neuro.bowel_bladder")?.assertion == .present)
    #expect(read.flags.filter { $0.kind == .safety }.count == 2)
  }

  @Test func `stress incontinence of years is no red flag`() throws {
    let read = try reading("ROS: Occasional stress urinary incontinence for years.")
    #expect(read.fact("neuro.bowel_bladder") == nil)
    #expect(read.flags.isEmpty)
  }

  @Test func `a Hoffmann sign is a cord sign and stops for the surgeon`() throws {
    let read = try reading("EXAM: Hoffmann + on the left, no clonus.", levels: ["C5-6"])
    #expect(read.fact("exam.myelopathic_sign")?.assertion == .present)
    #expect(read.flags.map(\.kind) == [.safety])
  }

  @Test func `the question of an imaging report gives way to the clinician's finding`() throws {
    let report = (day: "2026-08-10", text: "INDICATION: Myelopathy.\n\nIMPRESSION: Stenosis.")
    let alone = try reading(report, levels: ["C5-6"], kinds: ["2026-08-10": .imaging])
    #expect(alone.fact("neuro.myelopathy")?.assertion == .present)
    let both = try reading(
      report, (day: "2026-08-12", text: "ASSESSMENT: Cervical myelopathy at C5-6."),
      levels: ["C5-6"], kinds: ["2026-08-10": .imaging])
    for path in ["neuro.myelopathy", "symptom.myelopathic"] {
      #expect(both.fact(path)?.support.map(\.text) == ["Cervical myelopathy at C5-6."])
    }
  }

  @Test func `an examination that found nothing is a finding against`() throws {
    let read = try reading(
      "EXAM: Motor 5/5 throughout. Sensation intact to light touch. SLR negative bilaterally.")
    #expect(read.fact("exam.objective_finding")?.assertion == .absent)
  }

  @Test func `an examination without root signs leaves the finding unknown`() throws {
    let read = try reading("EXAM: Motor 5/5 throughout.")
    #expect(read.fact("exam.objective_finding") == nil)
  }

  @Test func `weak right EHL fits right L5 pain and not left L5 pain`() throws {
    let fits = try reading(
      "HPI: Right L5 radiculopathy.\n\nEXAM: EHL 4/5 on the right.", levels: ["L4-5"])
    #expect(fits.fact("exam.concordant")?.concordance == .agrees)
    let differs = try reading(
      "HPI: Left L5 radiculopathy.\n\nEXAM: EHL 4/5 on the right.", levels: ["L4-5"])
    #expect(differs.fact("exam.concordant")?.isConflict == true)
  }
}
