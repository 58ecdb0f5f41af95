import Claims
import Testing

@testable import ClinicalRecords

/// Exports of electronic records and filled forms: tables, lists carried along, boxes, covers.
struct RecordExportTests {
  @Test func `a row of a table says nothing of the next`() throws {
    let read = try reading(
      """
      CURRENT OUTPATIENT MEDICATIONS
        Medication          Dose       Sig              Started
        gabapentin          300 mg     1 cap TID        10/14/2025
        meloxicam           15 mg      1 tab daily      09/22/2025
        atorvastatin        --         DISCONTINUED (myalgia)    05/2021
      """)
    let meloxicam = try #require(
      read.mentions.first { $0.value == .words(["meloxicam"]) })
    #expect(meloxicam.status == .ongoing && meloxicam.begin?.day == day("2025-09-22"))
    #expect(meloxicam.end == nil && meloxicam.details[.reason] == nil)
  }

  @Test func `a date in a list of medicines without a head ends nothing`() throws {
    let read = try reading(
      """
      MEDICATIONS
        meloxicam           15 mg      1 tab daily      09/22/2025
        lisinopril          10 mg      1 tab daily      09/22/2025
      """)
    let meloxicam = try #require(read.mentions.first { $0.value == .words(["meloxicam"]) })
    #expect(meloxicam.begin == nil && meloxicam.end == nil && meloxicam.status != .completed)
  }

  @Test func `injections of a table keep each its own day and relief`() throws {
    let read = try reading(
      """
      INJECTION HISTORY
        Date        Type     Level     Side    Relief   Duration
        08/11/2022  ILESI    L5-S1     mid     70%      4 months
        03/02/2023  ILESI    L5-S1     mid     50%      3 months
      """, levels: ["L5-S1"])
    #expect(
      read.facts("injections.esi.relief_pct").map(\.value)
        == [.number(70, unit: "percent"), .number(50, unit: "percent")])
    #expect(
      read.facts("injections.esi.relief_pct").map(\.lastDay)
        == [day("2022-08-11"), day("2023-03-02")])
    #expect(read.fact("injections.esi.count")?.value == .number(2, unit: "count"))
  }

  @Test func `the head of a column gives a score its day`() throws {
    let read = try reading(
      """
      PHYSICAL THERAPY DISCHARGE SUMMARY
      Outcome measure      Initial 2/26/26     Re-eval 4/02/26      Discharge 5/08/26
      ODI                  54%                 52%                  54%
      NPRS                 8/10                8/10                 7/10
      """, kind: .therapy)
    #expect(read.fact("pain.max_vas")?.value == .number(7, unit: "vas10"))
    #expect(read.fact("pain.max_vas")?.lastDay == day("2026-05-08"))
    #expect(read.fact("function.two_measurements_no_gain")?.value == .truth(true))
    #expect(read.fact("function.two_measurements_no_gain")?.firstDay == day("2026-02-26"))
  }

  @Test func `values in columns are each of the day above them`() throws {
    let read = try reading(
      """
      FLOWSHEET
                  06/01/26    07/01/26    08/01/26
      BMI         30.1        30.4        30.2
      A1c         8.4         7.9         7.2
      """)
    #expect(read.fact("patient.bmi")?.value == .number(30.2, unit: "kg/m2"))
    #expect(read.fact("labs.hba1c")?.value == .number(7.2, unit: "percent"))
    #expect(read.fact("labs.hba1c")?.lastDay == day("2026-08-01"))
  }

  @Test func `of scores in columns without a head the last is that of today`() throws {
    let read = try reading("NPRS         8/10        8/10       7/10\n", kind: .therapy)
    #expect(read.fact("pain.max_vas")?.value == .number(7, unit: "vas10"))
  }

  @Test(arguments: [
    "Loss of bowel/bladder control? [ ] Yes [ ] No", "Loss of bladder control?  [ ] Yes  [X] No",
  ])
  func `a question that is not answered with yes is no red flag`(line: String) throws {
    let read = try reading("QUESTIONNAIRE:\n  \(line)\n  Numbness in groin?  [ ] Yes [X] No\n")
    #expect(read.facts("neuro.bowel_bladder").allSatisfy { $0.value != .truth(true) })
    #expect(read.flags.isEmpty)
    #expect(!read.mentions.contains { $0.concept == .sensoryChange })
  }

  @Test func `a question that is answered with yes is one`() throws {
    let read = try reading("QUESTIONNAIRE:\n  Loss of bowel/bladder control? [X] Yes [ ] No\n")
    #expect(read.fact("neuro.bowel_bladder")?.value == .truth(true))
  }

  @Test func `therapy that has not started was not had`() throws {
    let read = try reading("HPI: Has not started PT, referral was placed in January.")
    #expect(read.facts("conservative.pt").allSatisfy { $0.assertion != .present })
  }

  @Test func `the subject of a fax asks for an operation and dates none`() throws {
    let read = try reading(
      "FAX COVER\nRE: Ann Example, DOB 05/19/1966, L5-S1 TLIF (22633) - additional clinical\n",
      levels: ["L5-S1"])
    #expect(read.facts("prior_surgery.history").isEmpty)
    #expect(read.fact("prior_surgery.months_since") == nil)
    let plan = try #require(read.mentions.first { $0.concept == .plannedProcedure })
    #expect(plan.levels == [SpinalLevel("L5-S1")])
  }

  @Test func `a family doctor's note that mentions a scan is no report`() {
    let note = Note(
      name: "visit",
      text: """
        05/01/2026 Office Visit
        CC: knee pain. Shoulder MRI 4/2026 showed a tear.
        Meds: lisinopril.
        A/P: Continue.
        """)
    #expect(note.kind == .office)
  }

  @Test func `a laboratory's range tells nobody's habit`() throws {
    let read = try reading(
      (day: "2026-04-02", text: "Cotinine, serum       <2          ng/mL     <10 nonsmoker\n"),
      (day: "2026-04-21", text: "SOCIAL: Quit smoking 2/20/2026."))
    #expect(read.fact("tobacco.status")?.value == .choice("former"))
    #expect(read.fact("tobacco.nicotine_free_weeks")?.value == .number(25.8, unit: "weeks"))
  }

  @Test func `a value is dated as far as its day is written`() throws {
    let bone = try reading("DXA (2024): T-score -3.1 L-spine, -2.7 hip.").fact("labs.t_score")
    #expect(bone?.value == .number(-3.1, unit: "sd") && bone?.lastDay == nil)
    #expect(try reading("A1c <7.5 is fine for surgery.").fact("labs.hba1c") == nil)
    let arrow = try reading("PMH: T2DM (A1c 8.4 11/25 -> 7.2 2/26).").fact("labs.hba1c")
    #expect(arrow?.value == .number(7.2, unit: "percent"))
  }

  @Test func `what was quit on a day does not date the laboratory`() throws {
    let read = try reading(
      "HPI: Quit smoking, last cigarette 2/20/2026, and his cotinine was negative.")
    #expect(read.fact("labs.cotinine_normal")?.lastDay == day("2026-08-12"))
  }
}
