import Claims
import Testing

@testable import ClinicalRecords

/// Office notes as they are typed in a hurry: shorthand, tables, lists in parentheses.
struct OfficeNoteTests {
  @Test func `light touch is no side, and a study takes no level from the one before`() throws {
    let read = try reading(
      """
      EXAM: Spurling + on R. Sensation decreased to LT R thumb/index.

      IMAGING: MRI c-spine 06/22/2026: C5-6 right paracentral extrusion. C6-7 mild bulge w/o
      stenosis. X-ray flex/ext 08/03/2026: no instability, 2 mm retrolisthesis C5-6 stable.
      """, levels: ["C5-6"])
    #expect(read.mentions.filter { $0.concept == .sensoryChange }.map(\.side) == [.right])
    let instability = try #require(read.mentions.first { $0.concept == .dynamicInstability })
    #expect(instability.context.assertion == .absent)
    #expect(!instability.levels.contains { $0 == SpinalLevel("C6-7") })
    #expect(read.fact("imaging.listhesis_mm", at: "C5-6")?.value == .number(2, unit: "mm"))
    #expect(read.fact("imaging.flexext_done")?.value == .truth(true))
  }

  @Test func `what did not change is still there`() throws {
    let read = try reading(
      "HPI: Reports no significant change in R UE symptoms. Pain radiates down the R arm.")
    #expect(read.fact("symptom.radicular_arm")?.isConflict == false)
    #expect(read.fact("symptom.radicular_arm")?.assertion == .present)
  }

  @Test func `what a parenthesis closes is said of one medicine`() throws {
    let read = try reading(
      "Treatment to date: ibuprofen 600 mg (stopped, GI upset), tramadol 50 mg prn.")
    let opioid = try #require(read.mentions.first { $0.concept == "opioid" })
    #expect(opioid.status != .stoppedEarly)
  }

  @Test func `strength of both sides is read where the table says which is first`() throws {
    let told = try reading("EXAM: Strength (R/L): TA 5/4, EHL 5/3.", levels: ["L4-5"])
    let least = try #require(told.fact("neuro.motor_mrc_min"))
    #expect(least.value == .motor(.three) && least.side == .left)
    #expect(try reading("EXAM: Strength (R/L): TA 4/5.").fact("neuro.motor_mrc_min") == nil)
  }

  @Test func `a conclusion that injections failed measures none whose relief is told`() throws {
    let read = try reading(
      """
      HPI: L4-5 ESI 2/10/26 gave 50% relief x 2 wks.

      ASSESSMENT: Failed conservative care incl PT, NSAIDs, ESI.
      """)
    #expect(
      read.facts("injections.esi.relief_pct").map(\.value) == [.number(50, unit: "percent")])
  }

  @Test func `a risk that was explained is no finding`() throws {
    let read = try reading(
      """
      ASSESSMENT: I recommended C4-5 and C5-6 fusion. We discussed the risks, including infection,
      dysphagia, weakness, paralysis, and nonunion. He would like to proceed.
      """, levels: ["C4-5", "C5-6"])
    #expect(read.facts("imaging.pseudarthrosis").isEmpty)
    #expect(!read.mentions.contains { $0.concept == .weakness && $0.context.assertion == .present })
  }

  @Test func `a box that is not ticked says nothing, least of all a red flag`() throws {
    let ticked = try reading(
      "ROS: [ ] fever [x] numbness L foot [x] weakness L leg [ ] incontinence")
    #expect(ticked.facts("neuro.bowel_bladder").isEmpty && ticked.flags.isEmpty)
    #expect(ticked.mentions.contains { $0.concept == .sensoryChange })
    let asked = try reading("ROS: Incontinence: [ ] yes [x] no\nSaddle anesthesia: \u{2610} Yes")
    #expect(asked.facts("neuro.bowel_bladder").allSatisfy { $0.value != .truth(true) })
    #expect(asked.flags.isEmpty)
    let told = try reading("ROS: Incontinence: [x] yes [ ] no")
    #expect(told.fact("neuro.bowel_bladder")?.value == .truth(true))
  }

  @Test func `who tries to quit smokes`() throws {
    let read = try reading("SOCIAL: Tobacco: 1/2 ppd x 20 yrs, trying to quit.")
    #expect(read.fact("tobacco.status")?.value == .choice("current"))
  }

  @Test func `a patch before the day of quitting is over, one after it counts until it is denied`()
    throws
  {
    let weeks = { (patch: String) in
      try reading(
        (day: "2026-05-01", text: "SOCIAL: Quit smoking 5/1/26."),
        (day: patch, text: "SOCIAL: On nicotine patch."),
        (day: "2026-07-09", text: "SOCIAL: Quit smoking 5/1/26. No nicotine replacement.")
      ).fact("tobacco.nicotine_free_weeks")?.value
    }
    #expect(try weeks("2026-04-01") == .number(15.8, unit: "weeks"))
    #expect(try weeks("2026-06-01") == .number(6, unit: "weeks"))
  }

  @Test func `an age that the date of birth does not give is flagged`() throws {
    let flags = { (text: String) in
      try reading((day: "2026-08-12", text: text), birth: "1969-02-02").flags.map(\.kind)
    }
    #expect(try flags("HPI: 67-year-old woman with leg pain.") == [.contradiction])
    #expect(try flags("HPI: 57-year-old woman with leg pain.").isEmpty)
  }
}
