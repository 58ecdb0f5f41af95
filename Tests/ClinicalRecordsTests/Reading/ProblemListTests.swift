import Claims
import Testing

@testable import ClinicalRecords

/// Office notes of an electronic record: problems active and resolved, histories in tables.
struct ProblemListTests {
  private static let export = """
    NORTH VALLEY SPINE - Office Visit - 05/12/2026
    Patient: Ann Example    DOB: 06/30/1971

    Active Problems
    Problem                                  Noted
    Lumbar radiculopathy, right              02/10/2026

    Resolved Problems
    Problem                                  Resolved
    Cervical radiculopathy                   2017
    Compression fracture of T12              2015

    Past Surgical History
    Procedure                    Laterality    Date
    Lumbar discectomy L4-5       Right         11/2016
    Arthroscopy knee             Left          2009

    Social History
    Smoking status: Former     Types: Cigarettes     Quit date: 8/1/2014

    Subjective
    Right leg pain since early February. The 2016 surgery relieved her leg pain completely for nine
    years. Had a right S1 TFESI on 4/24/2026 with 70% relief for 8 days.
    """

  private func exported() throws -> ChartReading {
    let note = Note(name: "visit", text: Self.export)
    let request = RequestedCare(
      day: CalendarDay("2026-05-20"), levels: [SpinalLevel("L5-S1")].compactMap { $0 })
    return ChartReader().read(try Chart(notes: [note]), for: request)
  }

  @Test func `the day of quitting is not the day of the note`() throws {
    let read = try exported()
    #expect(read.chart.notes.first?.day == day("2026-05-12"))
    #expect(read.fact("injections.esi.relief_pct")?.lastDay == day("2026-04-24"))
    #expect(read.fact("tobacco.status")?.lastDay == day("2026-05-12"))
  }

  @Test(arguments: ["Date: 5/12/2026", "Name: Doe    Date: 5/12/2026", "Discharge date: 5/12/2026"])
  func `a date by itself is that of the note`(line: String) {
    #expect(Note(name: "visit", text: line + "\nSeen.\n").day == day("2026-05-12"))
  }

  @Test(arguments: ["Quit date: 8/1/2014", "Surgery date: 8/1/2014", "Start date: 8/1/2014"])
  func `the date of another thing is not`(line: String) {
    #expect(Note(name: "visit", text: "Seen in clinic.\n\(line)\n").day == nil)
  }

  @Test func `a resolved problem is none of today`() throws {
    let read = try exported()
    #expect(read.facts("symptom.radicular_arm").allSatisfy { $0.assertion != .present })
    #expect(read.facts("urgent.unstable_fracture").isEmpty)
    #expect(read.fact("symptom.radicular_leg")?.assertion == .present)
  }

  @Test func `an operation in a table has its level, side and date`() throws {
    let fact = try #require(try exported().fact("prior_surgery.history"))
    #expect(fact.value == .choice("discectomy") && fact.level == SpinalLevel("L4-5"))
    #expect(fact.side == .right && fact.lastDay == day("2016-11-30"))
  }

  @Test func `how long an operation helped is not how long the pain has lasted`() throws {
    let read = try exported()
    #expect(
      read.facts("symptom.duration_weeks").allSatisfy { $0.value != .number(469.5, unit: "weeks") })
  }

  @Test func `what the first medicine did not do is not of the second`() throws {
    let read = try reading(
      "HPI: Gabapentin x 10 wks no relief, naproxen x 6 wks, C7-T1 ILESI 1/14/26 - 4 days' relief.",
      levels: ["C6-7"])
    let naproxen = read.mentions.first { $0.value == .words(["naproxen"]) }
    #expect(naproxen?.status == .completed && naproxen?.context.assertion == .present)
    #expect(read.fact("injections.esi.count")?.value == .number(1, unit: "count"))
    #expect(read.fact("injections.esi.relief_weeks")?.value == .number(0.5, unit: "weeks"))
  }

  @Test func `a cord that is free does not free the root`() throws {
    let read = try reading(
      "IMAGING: MRI C-spine 3/10/26: C6-7 left herniation compressing L C7 root, no cord compression.",
      levels: ["C6-7"])
    let fact = try #require(read.fact("imaging.neural_compression", at: "C6-7"))
    #expect(fact.value == .truth(true) && !fact.isConflict)
  }

  @Test func `the day a fusion was found solid is not that of the operation`() throws {
    let read = try reading("HPI: S/p L4-S1 PSF 2019. Dr. Hahn 3/2026: solid fusion.")
    #expect(read.facts("prior_surgery.history").allSatisfy { $0.lastDay != day("2026-03-31") })
    #expect(read.facts("prior_surgery.history").contains { $0.lastDay == day("2019-12-31") })
  }

  @Test func `what is ruled out is what stands last`() throws {
    let read = try reading("ASSESSMENT: Post-laminectomy syndrome, CRPS ruled out.")
    let named = read.mentions.filter { $0.concept == .statedDiagnosis }
    #expect(named.map(\.context.assertion) == [.present, .absent])
  }

  @Test func `a slip that moves four millimetres has not slipped four`() throws {
    let read = try reading(
      "IMAGING: Flexion-extension films show a grade I spondylolisthesis at L4-5 that moves 4 mm.",
      levels: ["L4-5"])
    #expect(read.fact("imaging.listhesis_mm", at: "L4-5") == nil)
    #expect(
      read.fact("imaging.dynamic_translation_mm", at: "L4-5")?.value == .number(4, unit: "mm"))
  }

  @Test func `a question in brackets is of what stands there`() throws {
    let read = try reading("ASSESSMENT: Severe stenosis L4-5 w/ degen spondy (dynamic?).")
    #expect(read.mentions.first { $0.concept == .stenosis }?.context.assertion == .present)
  }

  @Test func `a narrow canal with claudication and no pain of a root is no contradiction`() throws {
    let read = try reading(
      """
      HPI: Neurogenic claudication. No radicular pain per se.

      IMAGING: MRI 6/18/26: L2-3 severe, L3-4 severe stenosis.
      """, levels: ["L2-3", "L3-4"])
    #expect(read.fact("diagnosis.axial_only")?.isConflict == false)
    #expect(read.fact("imaging.stenosis_grade", at: "L2-3")?.concordance == .agrees)
  }
}
