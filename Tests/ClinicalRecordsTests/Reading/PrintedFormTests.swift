import Claims
import Testing

@testable import ClinicalRecords

/// Charts as record systems print them: fields, rows, boxes, labels and lists of treatments.
struct PrintedFormTests {
  // MARK: - What was had, declined and ordered

  @Test func `declining an injection declines nothing told before it`() throws {
    let read = try reading(
      "HPI: She did 13 sessions of PT from May 4 to June 26 w/o benefit, took naproxen 500 mg BID from "
        + "4/1/26 to 7/31/26 (no relief), a Medrol dosepak in April, and declined ESI because of a "
        + "vasovagal reaction.")
    #expect(read.fact("conservative.pt")?.assertion == .present)
    #expect(read.fact("conservative.pt.visits")?.value == .number(13, unit: "visits"))
    #expect(read.fact("conservative.rx.weeks")?.assertion == .present)
    #expect(read.facts("injections.esi.count").map(\.assertion) == [.declined])
  }

  @Test func `one row of a list of orders says nothing of the next`() throws {
    let read = try reading(
      """
      Procedures/Orders
       Ambulatory referral to Physical Therapy - Status: Completed 5/8/2026 (12/12 visits)
       Ambulatory referral to Pain Management - Status: Closed (pt declined)
      """)
    #expect(read.facts("conservative.pt").allSatisfy { $0.assertion != .declined })
  }

  @Test func `what shall be tried first has not been had`() throws {
    let read = try reading(
      "IMPRESSION: I would recommend L4-5 fusion after she has tried a brace.")
    #expect(read.facts("conservative.other").allSatisfy { $0.assertion != .present })
  }

  @Test func `days in brackets are of the year in front`() throws {
    let read = try reading("HPI: 3 ESIs in 2025 (1/5, 2/9, 4/13), no relief.", levels: ["L4-5"])
    #expect(read.fact("injections.esi.count")?.lastDay == day("2025-04-13"))
  }

  @Test func `stopping the next medicine stops not the one before`() throws {
    let read = try reading("HPI: Took naproxen for 8 weeks, and stopped gabapentin in June 2026.")
    let naproxen = try #require(read.mentions.first { $0.value == .words(["naproxen"]) })
    #expect(naproxen.status != .stoppedEarly)
  }

  @Test func `an injection without relief on one day was had`() throws {
    let read = try reading(
      "CONSERVATIVE TX:\n  ESI - L4-5 IL x2 (03/2026: 2 wks relief; 06/2026: none)\n",
      levels: ["L4-5"])
    #expect(read.facts("injections.esi.count").map(\.assertion) == [.present])
  }

  @Test func `an order for the days before surgery is no history`() throws {
    let read = try reading(
      (day: "2026-08-01", text: "HPI: Naproxen daily since 4/1/26."),
      (day: "2026-08-12", text: "Phone note: Reminded no NSAIDs 7 days before surgery."))
    #expect(read.facts("conservative.rx.weeks").allSatisfy { !$0.isConflict })
    #expect(read.facts("conservative.rx_any").allSatisfy { !$0.isConflict })
  }

  @Test func `how long therapy was planned to go on is not how long it went`() throws {
    let read = try reading("HPI: Started PT last wk at Ability (2x/wk planned x 6 wks).")
    #expect(read.facts("conservative.pt.weeks").allSatisfy { $0.value == nil })
  }

  @Test func `visits are counted by the rows that were attended`() throws {
    let read = try reading(
      """
      ABILITY PHYSICAL THERAPY - ATTENDANCE SHEET
      Dx: lumbar radiculopathy L
      Visit  Date      Pain   Status
      1      5/5/26    7/10   Attended (eval)
      2      5/8/26    7/10   Attended
      3      5/12/26   -      Cancelled
      4      5/19/26   -      No show
      5      6/16/26   8/10   Attended - discharged, no progress
      """, kind: .therapy)
    #expect(read.fact("conservative.pt.visits")?.value == .number(3, unit: "visits"))
    #expect(read.fact("conservative.pt.weeks")?.value == .number(6, unit: "weeks"))
    #expect(read.fact("conservative.pt.weeks")?.lastDay == day("2026-06-16"))
  }

  @Test func `therapy that could not be attended was not had`() throws {
    let read = try reading("HPI: He has not been able to attend PT because of his work schedule.")
    #expect(read.facts("conservative.pt").allSatisfy { $0.assertion != .present })
  }

  @Test func `what a summary says to start has not been taken`() throws {
    let read = try reading(
      "Your medication list\n  START taking: gabapentin 300 mg capsule 3 times daily\n")
    #expect(read.facts("conservative.rx_any").allSatisfy { $0.assertion != .present })
  }

  @Test func `numbered injections are each of the day that leads`() throws {
    let read = try reading(
      """
      Injection history:
       1) 1/15/25 - R L4-5 TFESI - 80% x 3 mos
       2) 11/4/25 - L L5-S1 TFESI - 50% x 4 wks
       3) 3/10/26 - L L5-S1 TFESI - 20% x few days
      """, levels: ["L5-S1"])
    #expect(read.fact("injections.esi.count")?.value == .number(3, unit: "count"))
    #expect(read.fact("injections.esi.count_at_level")?.value == .number(2, unit: "count"))
    #expect(read.fact("injections.esi.days_since_last")?.lastDay == day("2026-03-10"))
  }

  // MARK: - Tobacco

  @Test(arguments: [
    "Social History\n  Tobacco Use\n    Smoking status: Former\n      Packs/day: 1.00\n"
      + "      Quit date: 6/1/2011\n    Smokeless tobacco: Never\n",
    "HPI: Was a 1 ppd smoker at surgery, quit 9/1/2025; cotinine 8/26/26 <3 ng/mL.",
  ])
  func `the name of a field smokes nothing`(text: String) throws {
    let status = try #require(try reading(text).fact("tobacco.status"))
    #expect(status.value == .choice("former") && !status.isConflict)
  }

  @Test func `a field is answered by what stands behind it`() throws {
    let status = { (text: String) in try reading(text).fact("tobacco.status") }
    #expect(try status("Social: Smoking status - Never smoker.")?.value == .choice("never"))
    #expect(try status("Social: Smoking status - Never smoker.")?.isConflict == false)
    #expect(
      try status("Social History: Tobacco Use: Are you a: nonsmoker.")?.isConflict == false)
    #expect(try status("Social History: Tobacco use: Yes.")?.value == .choice("current"))
    #expect(
      try status("Smokes: [ ] every day [ ] some days [x] former (quit 2016) [ ] never")?.value
        == .choice("former"))
    #expect(try status("Tobacco: [x] Former   Vape/e-cig: [x] No [ ] Yes")?.isConflict != true)
  }

  // MARK: - Symptoms and scores

  @Test func `a minus in front of a symptom denies it`() throws {
    let read = try reading(
      "ROS: Neuro: + numbness, - weakness, - gait problems, - bowel/bladder. Psych: - depression.")
    #expect(read.facts("neuro.bowel_bladder").allSatisfy { $0.value != .truth(true) })
    #expect(read.flags.isEmpty)
    #expect(read.mentions.contains { $0.concept == .sensoryChange && $0.isPresent })
    #expect(read.fact("psych.unmanaged_disorder")?.assertion == .absent)
  }

  @Test func `a dash of a plan denies nothing`() throws {
    let read = try reading("PLAN: MRI shows stenosis at L4-5, - PT for 6 weeks, - L4-5 ESI.")
    #expect(read.facts("conservative.pt").allSatisfy { $0.assertion != .absent })
  }

  @Test func `a study that denies one root speaks not against another`() throws {
    let read = try reading(
      "Impression: Active left C6 radiculopathy. No evidence of left C7 or C8 radiculopathy.",
      levels: ["C5-6"])
    let arm = try #require(read.fact("symptom.radicular_arm"))
    #expect(arm.assertion == .present && !arm.isConflict)
  }

  @Test func `the title of one code denies not another`() throws {
    let read = try reading(
      """
      Visit Diagnoses
       1. Spondylosis without myelopathy or radiculopathy, lumbar region   M47.816
       2. Radiculopathy, lumbar region   M54.16
      """, levels: ["L4-5"])
    let leg = try #require(read.fact("symptom.radicular_leg"))
    #expect(leg.assertion == .present && !leg.isConflict)
  }

  @Test func `what a report asks to look for is not there yet`() throws {
    let read = try reading(
      "IMPRESSION: L5-S1 extrusion. Correlate for S1 radiculopathy.", levels: ["L5-S1"],
      kind: .imaging)
    #expect(read.facts("symptom.radicular_leg").allSatisfy { $0.assertion == .possible })
  }

  @Test func `numbers of pain that name their moment are scores`() throws {
    #expect(
      try reading("HPI: Pain now 7 worst 9.").fact("pain.max_vas")?.value
        == .number(9, unit: "vas10"))
    #expect(
      try reading("HPI: Severity level is 8.").fact("pain.max_vas")?.value
        == .number(8, unit: "vas10"))
    #expect(try reading("HPI: Pain now 7 weeks, worst 9 days ago.").fact("pain.max_vas") == nil)
  }

  @Test func `the pain of a discogram is no pain score`() throws {
    let read = try reading(
      "HPI: Pain is 7/10.\nDATA: Discography 4/1/26: concordant 9/10 pain at L5-S1.")
    #expect(read.fact("pain.max_vas")?.value == .number(7, unit: "vas10"))
  }

  @Test func `more than three months of relief do not contradict four and a half`() throws {
    let read = try reading(
      """
      Interval hx: S/P L L5-S1 TFESI 3/3/26. Reports >= 70% relief lasting 4.5 months.
      Plan: Repeat L L5-S1 TFESI, as the TFESI of 3/3/26 gave >50% relief > 3 months.
      """, levels: ["L5-S1"])
    let weeks = try #require(read.fact("injections.esi.relief_weeks"))
    #expect(!weeks.isConflict && weeks.value == .number(19.4, unit: "weeks"))
  }

  @Test func `five Waddell signs are no muscle's strength`() throws {
    let chart = try reading("EXAM: Motor: left EHL 4/5; otherwise 5/5. Waddell 0/5.")
    #expect(chart.fact("neuro.motor_mrc_min")?.value == .motor(.four))
  }

  @Test func `what a muscle was before the operation is not what it is`() throws {
    let chart = try reading("L quad 4/5 preop, now 4+/5.")
    #expect(chart.fact("neuro.motor_mrc_min")?.value == .motor(.fourPlus))
  }

  @Test func `medicines at discharge go on, and an order against one is no history of it`() throws {
    let chart = try reading(
      "DISCHARGE SUMMARY\nD/C meds: oxycodone 5 q4 prn, gabapentin 300 TID.\n"
        + "Instructions: no NSAIDs x 3 mo.")
    let medicines = chart.mentions.filter { Medicines.concepts.contains($0.concept) }
    #expect(medicines.map(\.status) == [.ongoing, .ongoing])
  }

  @Test func `in a review of records each entry has the day in front of it`() throws {
    let chart = try reading(
      "RECORDS REVIEWED: 10/1/24 PT eval. 10/3/24-11/26/24 PT x 14 visits. 3/4/25 left L5-S1 TFESI, "
        + "50% relief x 2 months.")
    #expect(chart.fact("injections.esi.relief_pct")?.lastDay == CalendarDay("2025-03-04"))
    let visits = chart.facts("conservative.pt.visits").filter {
      $0.firstDay == CalendarDay("2024-10-03")
    }
    #expect(visits.map(\.value) == [.number(14, unit: "visits")])
  }

  @Test func `the level before the illness is no tolerance of today`() throws {
    let chart = try reading("Prior level: walks 1 mile. Current: walks 200 ft.")
    let told = chart.mentions.filter { $0.concept.rawValue == "walking tolerance" }
    #expect(told.map(\.context.temporality) == [.historical, .current])
  }
}
