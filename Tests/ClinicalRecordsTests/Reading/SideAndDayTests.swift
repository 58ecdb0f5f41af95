import Claims
import Testing

@testable import ClinicalRecords

/// Numbers, sides and days that stand beside another's.
struct SideAndDayTests {
  @Test func `a muscle keeps the grade that stands behind it`() throws {
    let found = try reading("EXAM: IP 4+ b/l, quads 4+ b/l, TA L 3 R 4, EHL L 2 R 4, GS 5 b/l.")
      .mentions.filter { $0.concept == .motorStrength }
    let hip = found.filter { $0.choice(.muscle) == "hip flexion" }
    #expect(hip.map(\.value) == [.motor(.fourPlus)])
    #expect(hip.map(\.side) == [.bilateral])
    #expect(found.count == 7)
  }

  @Test func `the side that opens a sentence is of all its muscles`() throws {
    let found = try reading(
      "EXAM: On the right, anterior tibialis is 4 out of 5, EHL is 4 minus out of 5."
    )
    .mentions.filter { $0.concept == .motorStrength }
    #expect(found.map(\.side) == [.right, .right])
    let rest = try reading("EXAM: L biceps 4/5. R 5/5.")
    #expect(rest.facts("neuro.motor_mrc_min").allSatisfy { !$0.isConflict })
  }

  @Test func `the days of a course stand over its columns from first to last`() throws {
    let read = try reading(
      (
        day: "2026-06-12",
        text: "PT Discharge Summary\nD/C date: 6/12/26      SOC: 5/6/26\n"
          + "             IE        D/C\nOswestry     54%       56%"
      ), kinds: ["2026-06-12": .therapy])
    let index = read.mentions.filter { $0.concept == .oswestry }
    #expect(index.map(\.number) == [54, 56])
    #expect(index.map { $0.begin?.day } == [day("2026-05-06"), day("2026-06-12")])
    let injury = try reading(
      (
        day: "2026-06-12",
        text: "PT Discharge\nDate of injury: 2/14/26      Date of visit: 6/12/26\n"
          + "             IE        D/C\nOswestry     54%       56%"
      ), kinds: ["2026-06-12": .therapy])
    #expect(injury.mentions.allSatisfy { $0.begin?.day != day("2026-02-14") })
  }

  @Test func `a day before "and" is of what stands before it`() throws {
    let read = try reading("HPI: He took a Medrol Dosepak in February and ibuprofen for ten weeks.")
    let ibuprofen = try #require(read.mentions.first { $0.concept == "nsaid" })
    #expect(ibuprofen.end == nil && ibuprofen.begin == nil)
    let therapy = try reading("HPI: PT since early May did not help.")
    #expect(therapy.mentions.first { $0.concept == PhysicalTherapy.concept }?.end == nil)
  }

  @Test func `what is injected is no relief, and a score no day`() throws {
    let read = try reading(
      (
        day: "2025-11-19",
        text: "PROCEDURE NOTE  11/19/2025   Stone, Ann  DOB 03/14/1959\n"
          + "Procedure: Bilateral lumbar medial branch block #1, L3, L4, L5, 0.5% bupivacaine\n"
          + "Pain before 7/10, 30 min after 1/10."
      ), kinds: ["2025-11-19": .injection])
    let block = try #require(read.mentions.first { $0.concept == Injections.facet })
    #expect(block.details[.relief] == nil)
    #expect(block.end?.day == day("2025-11-19"))
  }

  @Test func `a birth without its label dates no injection`() throws {
    let note = Note(
      name: "procedure_2026-04-08",
      text: "PROCEDURE NOTE   04/08/2026   Whitlock, Beatrix   07/07/1966\n"
        + "Cervical interlaminar epidural steroid injection at C7-T1 under fluoroscopic guidance.")
    #expect(note.patient.birthDay == day("1966-07-07"))
    let read = ChartReader().read(try Chart(notes: [note]))
    let injection = try #require(read.mentions.first { $0.concept == Injections.epidural })
    #expect(injection.end?.day == day("2026-04-08"))
    #expect(injection.status == .completed)
  }

  @Test func `each side of an ablation has its day`() throws {
    let read = try reading("HPI: RFA R 1/7/26 and L 1/21/26: 60% relief for about 10 weeks.")
    let found = read.mentions.filter { $0.concept == Injections.facet }
    #expect(found.map(\.side) == [.right, .left])
    #expect(found.map { $0.end?.day } == [day("2026-01-07"), day("2026-01-21")])
    #expect(found.allSatisfy { $0.number(.relief) == 60 })
  }

  @Test func `two injections told as "one on" are two`() throws {
    let read = try reading(
      "HPI: He has had two epidurals, one on March 4 which helped about 50 percent for three weeks, "
        + "and one on May 6 which did not help at all.")
    let found = read.mentions.filter { $0.concept == Injections.epidural }
    #expect(found.map { $0.end?.day } == [day("2026-03-04"), day("2026-05-06")])
    #expect(found.map(\.outcome) == [.partial, TreatmentOutcome.none])
  }

  @Test func `a denial ends where he began to feel it`() throws {
    let read = try reading(
      "HPI: Without any particular injury he began to notice pain going down the right buttock and "
        + "into the top of the foot.")
    #expect(
      read.mentions.filter { $0.concept == .radicularPain }.allSatisfy {
        $0.context.assertion == .present
      })
    let fused = try reading(
      "HPI: L4-S1 fusion 10/2020. Dr. Ruiz does not recommend more surgery (note 3/30/26): hardware "
        + "intact and fusion solid on CT.")
    #expect(fused.facts("prior_surgery.history").allSatisfy { !$0.isConflict })
  }

  @Test func `the day a page was printed is not the day of the note`() throws {
    let note = Note(
      name: "hp_2026-07-05", text: "RUN DATE: 07/06/26\nHISTORY AND PHYSICAL\nHPI: Leg pain.")
    #expect(note.day == day("2026-07-05"))
  }
}
