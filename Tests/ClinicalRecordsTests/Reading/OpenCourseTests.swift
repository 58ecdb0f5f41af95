import Claims
import Testing

@testable import ClinicalRecords

/// Treatments that go on, and visits counted twice.
struct OpenCourseTests {
  @Test func `four weeks so far end on the day of the note, and no earlier`() throws {
    let fact = try #require(
      try reading("She has done 4 weeks of PT so far, ongoing.").fact("conservative.pt.weeks"))
    #expect(fact.value == .number(4, unit: "weeks"))
    #expect(fact.lastDay == CalendarDay("2026-08-12"))
  }

  @Test func `a trial from a day to the present is neither planned nor over`() throws {
    let chart = try reading("Trial of gabapentin from 1/10/26 to present.")
    let fact = try #require(chart.fact("conservative.rx.weeks"))
    #expect(fact.assertion == .present)
    #expect(fact.firstDay == CalendarDay("2026-01-10"))
    #expect(fact.lastDay == CalendarDay("2026-08-12"))
  }

  @Test(arguments: [
    "PT 12 visits, 7 attended.", "Scheduled 12 visits of PT, 7 attended.",
    "PT 12 visits (7 attended).",
  ])
  func `of visits told and visits attended those attended count`(text: String) throws {
    let chart = try reading(text)
    #expect(chart.facts("conservative.pt.visits").map(\.value) == [.number(7, unit: "visits")])
  }

  @Test func `twelve visits without a day are a conflict beside the only log, of seven`() throws {
    let chart = try reading(
      (
        "2026-05-01",
        "Physical Therapy Discharge Summary\nPatient attended 7 visits from 3/2/26 to 4/20/26."
      ), ("2026-08-12", "HPI: PT 12 visits."), kinds: ["2026-05-01": .therapy])
    let told = chart.facts("conservative.pt.visits").filter {
      $0.value == .number(12, unit: "visits")
    }
    #expect(told.allSatisfy(\.isConflict) && !told.isEmpty)
    #expect(chart.flags.contains { $0.kind == .contradiction })
  }

  @Test func `a therapist's dates of evaluation and discharge bound the course`() throws {
    let chart = try reading(
      "PHYSICAL THERAPY DISCHARGE SUMMARY\nEval date: 02/09/2026    Discharge date: 05/04/2026\n"
        + "Visits attended: 17", kind: .therapy)
    #expect(chart.fact("conservative.pt.weeks")?.value == .number(12, unit: "weeks"))
  }

  @Test func `two injections by one way and one by another are three`() throws {
    let chart = try reading("TFESI x2, caudal x1.")
    #expect(chart.fact("injections.esi.count")?.value == .number(3, unit: "count"))
  }

  @Test func `a total beside its parts is not added to them`() throws {
    let chart = try reading("ESI x3: TFESI x2, caudal x1.")
    #expect(chart.fact("injections.esi.count")?.value == .number(3, unit: "count"))
  }

  @Test func `the report of an injection under its own title is one on its day`() throws {
    let note = Note(
      name: "report",
      text: "PROCEDURE NOTE\nPatient: Tobias Renn  DOB: 07/19/1955  Date of Procedure: 04/21/2026\n"
        + "Pre-procedure Diagnosis: Lumbar radiculopathy, right L4 and L5\n"
        + "Post-procedure Diagnosis: Same\n"
        + "Procedure: Right L4-5 transforaminal epidural steroid injection under fluoroscopy\n"
        + "Technique: prone; needle advanced, contrast confirmed epidural spread.")
    #expect(note.kind == .injection)
    let chart = ChartReader().read(try Chart(notes: [note]))
    #expect(chart.fact("injections.esi.count")?.lastDay == CalendarDay("2026-04-21"))
  }
}
