import Claims
import Testing

@testable import ClinicalRecords

/// What a careful reader finds in charts as record systems print them.
struct AbstractedChartTests {
  @Test func `a note that speaks of a study is no report of it`() {
    for opening in [
      "Here to review MRI.", "Plan: PT, consider MRI T-spine.", "MRI 6/25/2026: bulge.",
    ] {
      let note = Note(name: "a", text: "NEUROSURGERY\nDate of visit: 8/12/2026\n\(opening)")
      #expect(note.kind != .imaging, "\(opening)")
    }
    #expect(Note(name: "b", text: "EXAM: MRI LUMBAR SPINE\nL4-5: bulge.").kind == .imaging)
  }

  @Test func `what an office note tells of a study was seen on the study's day`() throws {
    let told = try reading("Imaging: MRI 6/25/2026: severe central stenosis at L4-5. Mild at L3-4.")
    #expect(told.fact("imaging.stenosis_grade", at: "L4-5")?.lastDay == day("2026-06-25"))
  }

  @Test func `a study without its day is not of the day of the visit`() throws {
    let told = try reading("I reviewed her MRI. Severe central stenosis at L4-5.")
    let grade = told.fact("imaging.stenosis_grade", at: "L4-5")
    #expect(grade?.value == .stenosis(.severe))
    #expect(grade?.lastDay == nil)
  }

  @Test func `a report headed procedure is read`() throws {
    let read = try reading(
      "Procedure: MRI SPINE LUMBAR\nReport:\nL3-4: Severe central canal stenosis.", kind: .imaging)
    #expect(read.fact("imaging.stenosis_grade", at: "L3-4")?.value == .stenosis(.severe))
  }

  @Test func `a grade without side that is below both sides before is a fall`() throws {
    let fell = try reading(
      (day: "2026-03-01", text: "EXAM: TA 3/5 left, 4/5 right."),
      (day: "2026-08-12", text: "EXAM: TA 2/5.")
    )
    #expect(fell.fact("neuro.progressive_deficit")?.assertion == .present)
    let open = try reading(
      (day: "2026-03-01", text: "EXAM: TA 3/5 left, 4/5 right."),
      (day: "2026-08-12", text: "EXAM: TA 3/5.")
    )
    #expect(open.fact("neuro.progressive_deficit")?.assertion != .present)
  }

  @Test func `fewer visits in the therapist's log contradict those told of the same days`() throws {
    let read = try reading(
      (
        day: "2026-02-01",
        text: "PHYSICAL THERAPY DISCHARGE SUMMARY\nLumbar\nSOC: 12/1/2025   Discharge: 1/30/2026\n"
          + "Visits attended: 7"
      ),
      (
        day: "2026-08-12",
        text: "HPI: Completed 12 visits of PT 12/1/25 - 1/30/26 for the low back."
      ),
      kinds: ["2026-02-01": .therapy])
    let told = read.facts("conservative.pt.visits").first {
      $0.value == .number(12, unit: "visits")
    }
    #expect(told?.isConflict == true)
    #expect(read.flags.contains { $0.kind == .contradiction && $0.quotes.count > 1 })
  }

  @Test(arguments: [
    "Bladder: [ ] yes [x] no.", "Bowel/bladder dysfunction: [x] no",
    "Bowel or bladder incontinence [x] No [ ] Yes",
  ])
  func `a ticked no denies bowel and bladder trouble`(text: String) throws {
    #expect(try reading("ROS: \(text)").fact("neuro.bowel_bladder")?.assertion == .absent)
  }

  @Test func `a box of which neither is ticked says nothing`() throws {
    #expect(try reading("ROS: Bladder: [ ] yes [ ] no.").facts("neuro.bowel_bladder").isEmpty)
  }

  @Test func `an operation told again without level or day hides no date`() throws {
    let read = try reading(
      "PSH: L4-5 laminectomy 6/6/2022.\nHPI: Good result from the previous laminectomy.")
    #expect(read.fact("prior_surgery.months_since") != nil)
    let open = try reading(
      "PSH: L4-5 laminectomy 6/6/2022.\nHPI: She had a previous lumbar fusion.")
    #expect(open.fact("prior_surgery.months_since") == nil)
  }

  @Test func `one product given up and another used is no contradiction`() throws {
    let read = try reading("SH: Smoked 1 ppd x 40 yrs, quit 2020. Vapes daily now.")
    #expect(read.fact("tobacco.status")?.value == .choice("current"))
    #expect(read.fact("tobacco.status")?.isConflict == false)
  }

  @Test func `a medicine listed as discontinued is not taken`() throws {
    let read = try reading(
      "Current Medications\nTaking\nNaproxen 500 MG Tablet Twice a day\nNot-Taking/PRN\n"
        + "Gabapentin 300 MG Capsule\nDiscontinued\nTramadol 50 MG Tablet")
    let tramadol = read.mentions.first { $0.value == .words(["Tramadol"]) }
    #expect(tramadol?.status == .stoppedEarly)
    let gabapentin = read.mentions.first { $0.value == .words(["Gabapentin"]) }
    #expect(gabapentin?.status == nil)
    let naproxen = read.mentions.first { $0.value == .words(["Naproxen"]) }
    #expect(naproxen?.status == .ongoing)
  }
}
