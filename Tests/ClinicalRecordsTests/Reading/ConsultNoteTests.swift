import Claims
import Testing

@testable import ClinicalRecords

/// Consultations of surgeons and pain clinics: columns of grades, studies named in passing, forms.
struct ConsultNoteTests {
  @Test func `how a study was made denies nothing that it shows`() throws {
    let read = try reading(
      """
      IMAGING: MRI C-spine w/o 07/17/2026 (Lakeside Imaging): C4-5 severe central stenosis with
      cord flattening.
      """, levels: ["C4-5"])
    #expect(read.fact("imaging.stenosis_grade", at: "C4-5")?.value == .stenosis(.severe))
    let without = try reading("IMAGING: MRI lumbar without stenosis at L4-5.", levels: ["L4-5"])
    #expect(without.fact("imaging.stenosis_present", at: "L4-5")?.value == .truth(false))
  }

  @Test func `what a treatment is not right for is still there`() throws {
    let read = try reading(
      """
      ASSESSMENT: Nonoperative treatment not appropriate given progressive myelopathy and cord
      signal change.
      """, levels: ["C5-6"])
    #expect(read.fact("neuro.myelopathy")?.value == .truth(true))
    #expect(read.fact("neuro.myelopathy")?.isConflict == false)
  }

  @Test func `urgency beside a denial leaves the bladder open`() throws {
    let read = try reading(
      "HPI: Denies bowel or bladder changes except some urinary urgency for 6 weeks.")
    #expect(read.fact("neuro.bowel_bladder")?.value == nil)
    #expect(read.fact("neuro.bowel_bladder")?.assertion == .possible)
    #expect(
      try reading("HPI: Denies bowel or bladder changes.").fact("neuro.bowel_bladder")?
        .value == .truth(false))
  }

  @Test func `the weakest of two columns is told with its side, and hands are of the neck`() throws
  {
    let read = try reading(
      """
      EXAM
      Motor:            R     L
        Deltoid         5     5
        Grip            4     4+
        Intrinsics      4-    4
        IP / Quad / TA  5     5
      """, levels: ["C5-6"])
    let least = try #require(read.fact("neuro.motor_mrc_min"))
    #expect(least.value == .motor(.fourMinus) && least.side == .right)
  }

  @Test func `a muscle of several roots speaks against no level that one of them leaves by`() throws
  {
    let read = try reading(
      """
      EXAM: Strength: left quad 4/5, otherwise 5/5.

      IMAGING: MRI 7/22/2026: L3-4 severe central stenosis.
      """, levels: ["L3-4"])
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L3-4"))
    #expect(grade.concordance == .cannotTell)
  }

  @Test func `a canal narrow at the neck agrees with a sick cord`() throws {
    let read = try reading(
      """
      EXAM: Hoffmann + bilaterally. Grip 4/5 on the right.

      IMAGING: MRI cervical 7/17/2026: C4-5 severe central stenosis.
      """, levels: ["C4-5"])
    #expect(read.fact("imaging.stenosis_grade", at: "C4-5")?.concordance == .agrees)
  }

  @Test func `a study is dated where only its finding says that it is of the spine`() throws {
    let read = try reading(
      "IMAGING: MRI from Feb 9, 2026 shows severe central stenosis at L4/5.", levels: ["L4-5"])
    #expect(read.fact("imaging.age_days")?.value == .number(192, unit: "days"))
  }

  @Test func `the day of a study is not that of the operation it shows`() throws {
    let read = try reading(
      "IMAGING: CT lumbar spine 04/20/2026: Solid fusion at L5-S1.", levels: ["L4-5"])
    let fusion = try #require(read.fact("prior_surgery.history"))
    #expect(fusion.lastDay == nil)
    #expect(read.fact("prior_surgery.months_since") == nil)
  }

  @Test func `years and pain-free times are not counted`() throws {
    let therapy = try reading("HPI: Failed: PT (2020, 2023 - 10 visits), gabapentin.")
    #expect(therapy.fact("conservative.pt.visits")?.value == .number(10, unit: "visits"))
    let well = try reading(
      "HPI: He did well for about a year and then developed recurrent low back pain.")
    #expect(well.fact("symptom.duration_weeks") == nil)
  }

  @Test func `a demand for a negative cotinine is none`() throws {
    let read = try reading(
      "PLAN: Must be nicotine free x6 weeks w/ negative cotinine before scheduling.")
    #expect(
      read.mentions.filter { $0.concept == "cotinine" }.map(\.context.assertion) == [.conditional])
  }

  @Test func `the pain before a trial is not the pain of its last day`() throws {
    let read = try reading(
      "HPI: During the trial VAS went from 8/10 down to 3/10.")
    #expect(read.fact("pain.max_vas")?.value == .number(8, unit: "vas10"))
  }

  @Test func `a form's boxes give the patient's name`() throws {
    let form = Note(
      name: "report",
      text: "PROGRESS REPORT (PR-2)\nPatient: Last SORIANO First MIGUEL  Sex M  DOB 3-9-1988\n")
    #expect(form.patient.name == "SORIANO, MIGUEL" && form.kind == .office)
    let dotted = Note(name: "visit", text: "Name: Ngata, Hone      D.O.B.: 14-Nov-1970\n")
    #expect(dotted.patient.name == "Ngata, Hone")
  }

  @Test func `a form's empty box behind a name says nothing`() throws {
    let read = try reading(
      """
      What treatments have you had?
        Physical therapy   [X]  When: Sep - Nov 2025    Did it help?  [ ] Yes [X] No
        Acupuncture        [ ]
        Back surgery       [ ] No prior
      """)
    #expect(read.fact("prior_surgery.history") == nil)
    let therapy = try #require(read.mentions.first { $0.concept == PhysicalTherapy.concept })
    #expect(therapy.outcome == nil && therapy.context.assertion == .present)
    #expect(!read.mentions.contains { $0.concept == "acupuncture" })
  }

  @Test func `a weakness named as the exception is the weakest grade`() throws {
    let read = try reading("O: Motor 5/5 BLE except R EHL 4+. Sens intact.", levels: ["L4-5"])
    let least = try #require(read.fact("neuro.motor_mrc_min"))
    #expect(least.value == .motor(.fourPlus) && least.side == .right)
  }

  @Test func `the months up to today are of today`() throws {
    let read = try reading(
      """
      HPI: Over the past eleven months she has had increasing right arm pain in a C7 distribution.
      """)
    #expect(read.fact("symptom.radicular_arm") != nil)
  }

  @Test func `what an operation left behind hides its date no longer`() throws {
    let read = try reading(
      """
      HPI: She underwent a C5-6 ACDF in March 2014.

      IMAGING: MRI of April 30, 2026 shows a solid fusion at C5-6.
      """, levels: ["C6-7"])
    #expect(read.fact("prior_surgery.months_since") != nil)
  }

  @Test func `a limit is that of the latest note that tells one`() throws {
    let read = try reading(
      (day: "2026-02-03", text: "HPI: She walks about three blocks before she has to sit down."),
      (day: "2026-08-12", text: "HPI: She is unable to walk more than one block."))
    #expect(
      read.fact("function.adl_limits")?.value == .words(["unable to walk more than one block"]))
  }

  @Test func `the title of a request is no injection, and its date is the note's`() throws {
    let read = try reading(
      """
      INTERLAMINAR ESI REQUEST            Date of Service: 07/14/2026
      HPI: No prior spinal injections.
      """)
    #expect(read.fact("injections.esi.count")?.value == nil)
    #expect(read.fact("injections.esi.count")?.assertion == .absent)
  }

  @Test func `a note that a scanner damaged says so`() throws {
    let damaged = try reading(
      """
      HPI: 66 y/o femaIe with Ieft caIf pain. PhysicaI therapy without reIief. VAS 8/1O. 0DI 48%.
      A D0B of 1960.
      """)
    #expect(damaged.flags.contains { $0.text.contains("damaged by a scanner") })
    let clean = try reading("HPI: Dr. McIntosh saw her. Grade I slip at L4-5. ODI 48%. EHL 4/5.")
    #expect(!clean.flags.contains { $0.kind == .uncertainSpelling })
  }

  @Test func `an undated repeat of an operation may be the latest`() throws {
    let read = try reading(
      """
      HPI: She underwent L4-5 laminectomy in March 2014 and later had a revision laminectomy at L4-5.
      """, levels: ["L4-5"])
    #expect(read.facts("prior_surgery.history").count == 2)
    #expect(read.fact("prior_surgery.months_since") == nil)
  }

  @Test(arguments: [
    "There is evidence of solid fusion at L5-S1.", "Loosening of the fusion hardware at L5-S1.",
    "Treated elsewhere for postlaminectomy syndrome.",
  ])
  func `what an operation left is told in any words around it`(words: String) throws {
    #expect(try reading("HPI: " + words).fact("prior_surgery.history") != nil)
  }

  @Test func `what an operation is for has not been done`() throws {
    let read = try reading("HPI: Bone graft is used to achieve solid fusion at L5-S1.")
    #expect(read.fact("prior_surgery.history") == nil)
  }

  @Test(arguments: [
    "Pain is 8/10 despite a trial of NSAIDs.", "Status post fusion with persistent pain 8/10.",
    "Post-laminectomy with back pain 8/10.",
  ])
  func `pain that stays is the pain of today`(words: String) throws {
    #expect(try reading("HPI: " + words).fact("pain.max_vas")?.value == .number(8, unit: "vas10"))
  }

  @Test func `each score keeps its own site without a comma`() throws {
    let read = try reading("HPI: Back 6/10 right lower leg pain 8/10.")
    let scores = read.mentions.filter { $0.concept == .painScore }
    #expect(scores.map { $0.choice(.site) } == ["back", "leg"])
  }

  @Test func `a therapist who has not given up tells no failure`() throws {
    let read = try reading(
      "Physical therapy progress note\nPatient has not plateaued and is making gains.",
      kind: .therapy)
    #expect(read.mentions.allSatisfy { $0.outcome != TreatmentOutcome.none })
  }

  @Test func `a therapist's name is not the patient's`() {
    let note = Note(name: "daily", text: "Daily note 3/4/26\nPT: Jane Ames, DPT\nTolerated well.\n")
    #expect(note.patient.name == nil)
    let patient = Note(name: "daily", text: "Pt: Carol Doe   DOB: 3/4/1960\n")
    #expect(patient.patient.name == "Carol Doe")
  }
}
