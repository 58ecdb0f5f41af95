import Claims
import Testing

@testable import ClinicalRecords

struct ChartTests {
  private func note(_ name: String, _ text: String, day: String? = nil) -> Note {
    let read = Note(name: name, text: text)
    return Note(
      name: name, kind: read.kind, day: day.flatMap { CalendarDay($0) } ?? read.day,
      patient: read.patient, text: text)
  }

  @Test func `a visit dates its note as a label, not where another visit is spoken of`() {
    let labelled = Note(name: "a", text: "CLINIC NOTE\nOffice visit: 10/08/2026\nBack pain.")
    let spoken = Note(name: "b", text: "CLINIC NOTE\nSince the visit of 05/02/2026 no better.")
    #expect(labelled.day == CalendarDay("2026-10-08"))
    #expect(spoken.day == nil)
  }

  @Test func `a note says who and when`() {
    let note = Note(
      name: "a",
      text: """
        Patient Name: Ann B. Example   DOB: 3/4/1958   Sex: F
        Date of service: 08/12/2026
        HPI: 68-year-old woman with back pain. Physical examination: normal.
        """)
    #expect(note.patient.name == "Ann B. Example")
    #expect(note.patient.birthDay == day("1958-03-04"))
    #expect(note.patient.sex == .female)
    #expect(note.day == day("2026-08-12"))
    #expect(note.kind == .office)
  }

  @Test func `a day in the name counts where the text has none`() {
    #expect(Note(name: "office_2026-08-12", text: "Back pain.").day == day("2026-08-12"))
  }

  @Test func `a date of injury is no date of service`() {
    #expect(Note(name: "a", text: "DATE OF INJURY: October 4, 2000").day == nil)
  }

  @Test func `notes stand by day, then by name`() throws {
    let chart = try Chart(notes: [
      note("z", "x"), note("b", "x", day: "2026-05-01"), note("a", "x", day: "2026-05-01"),
      note("c", "x", day: "2026-01-01"),
    ])
    #expect(chart.notes.map(\.name) == ["c", "a", "b", "z"])
  }

  @Test(arguments: [
    ("Patient: Ann Example\nDOB: 3/4/1958", "Patient: Bea Other\nDOB: 3/4/1958"),
    ("Patient: Ann Example\nDOB: 3/4/1958", "Patient: Ann Example\nDOB: 4/4/1958"),
    ("Sex: F", "A 60-year-old gentleman."),
  ])
  func `a note of another patient is refused`(first: String, second: String) {
    #expect(throws: ChartError.self) {
      try Chart(notes: [note("a", first), note("b", second)])
    }
  }

  @Test func `a refusal names the difference and no patient`() {
    let notes = [note("a", "Patient: Ann Example"), note("b", "Patient: Bea Other")]
    do {
      _ = try Chart(notes: notes)
      Issue.record("accepted")
    } catch {
      let text = "\(error)"
      #expect(text.contains("b: ") && text.contains("name differs"))
      #expect(!text.contains("Bea") && !text.contains("Ann"))
    }
  }

  @Test func `the request's patient binds every note`() {
    #expect(throws: ChartError.self) {
      try Chart(notes: [note("a", "Sex: F")], patient: Patient(sex: .male))
    }
  }

  @Test(arguments: [
    ("Example, Ann", "Ann B. Example"), ("A. Example", "Ann Example"),
    ("Ms. Example", "Ann Example"),
  ])
  func `a name written otherwise is the same name`(first: String, second: String) {
    #expect(Patient(name: first).differences(from: Patient(name: second)).isEmpty)
  }

  @Test func `words repeated in four notes have one source`() throws {
    let text = "HPI: Back pain for 3 months without relief from therapy."
    let chart = try Chart(
      notes: ["2026-08-12", "2026-05-10", "2026-06-01", "2026-07-01"].map {
        note($0, text, day: $0)
      })
    let marked = CopiedForward.marking(chart.notes.map(MarkedNote.init))
    #expect(
      marked.map { $0.origins[0]?.document } == [nil] + Array(repeating: "2026-05-10", count: 3))
  }

  @Test func `a page without words is said to be unread`() throws {
    #expect(try Chart(notes: [note("scan", " \n\u{0C}")]).unread == ["scan"])
  }
}
