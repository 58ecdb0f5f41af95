import Claims
import Testing

@testable import ClinicalRecords

/// Whole phrases of exported charts that a reader of single words takes for something else.
struct RealSystemTests {
  private func mention(_ concept: Concept, in read: ChartReading) -> Mention? {
    read.mentions.first { $0.concept == concept }
  }

  @Test func `how long it has been worse is not how long it has lasted`() throws {
    let short = try reading("HPI: Leg pain, worsening x 3 days.")
    #expect(short.fact("symptom.duration_weeks")?.assertion == .possible)
    let known = try reading("HPI: Low back pain with worsening x 3 days, 6 months of sciatica.")
    #expect(known.facts("symptom.duration_weeks").map(\.value) == [.number(26, unit: "weeks")])
    let acute = try reading("HPI: P/W acute worsening of R leg pain x 2 days.")
    #expect(acute.fact("symptom.duration_weeks")?.assertion == .possible)
  }

  @Test func `a relief that lasted four weeks is no pain of four weeks`() throws {
    let read = try reading("HPI: ESI 3/2/26 gave 65% reduction in leg pain for 4 weeks.")
    #expect(read.fact("symptom.duration_weeks") == nil)
  }

  @Test func `an onset may stand among the fields of a complaint`() throws {
    let field = try reading("Onset date: 11/20/2025. Back pain after a fall.")
    #expect(field.fact("symptom.duration_weeks")?.firstDay == day("2025-11-20"))
    let listed = try reading(
      "HPI: Symptoms: back pain. Onset: gradual, 3 years ago, worse since January.")
    #expect(listed.facts("symptom.duration_weeks").map(\.value) == [.number(130.4, unit: "weeks")])
    let british = try reading("HPI: Leg pain and stiffness, 5/12 duration.")
    #expect(british.fact("symptom.duration_weeks")?.value == .number(21.7, unit: "weeks"))
  }

  @Test func `what the therapist counted stands against what was told`() throws {
    for text in [
      "HPI: PT: 12 visits. Therapist record: 7 attended.",
      "HPI: PT (12 visits, the therapist's log shows 7 attended).",
    ] {
      let visits = try reading(text).facts("conservative.pt.visits")
      let told = try #require(visits.first { $0.value == .number(12, unit: "visits") })
      #expect(told.isConflict)
      let counted = try #require(visits.first { $0.value == .number(7, unit: "visits") })
      #expect(!counted.isConflict && counted.assertion == .present)
    }
    let own = try reading(
      "Physical therapy discharge summary\n12 visits scheduled, 7 attended.", kind: .therapy)
    #expect(own.facts("conservative.pt.visits").map(\.value) == [.number(7, unit: "visits")])
  }

  @Test func `the day the therapist last saw the patient ends the course`() throws {
    let read = try reading(
      "Physical Therapy Discharge Summary\nStart of care: 02/09/2026   Last seen: 03/30/2026",
      kind: .therapy)
    #expect(read.fact("conservative.pt.weeks")?.value == .number(7, unit: "weeks"))
  }

  @Test func `unchanged at discharge is no early stop`() throws {
    let read = try reading(
      "HPI: Finished 16 sessions of PT (1/19/26 to 3/27/26), unchanged at d/c.")
    let therapy = try #require(mention(PhysicalTherapy.concept, in: read))
    #expect(therapy.status == .completed && therapy.details[.reason] == nil)
  }

  @Test func `reliefs in a list are those of the injections in turn`() throws {
    let read = try reading(
      "HPI: L5-S1 ESI 1/12/26, 3/4/26, 5/6/26 with 50%, 30% and 0% relief.")
    let injections = read.mentions.filter { $0.concept == Injections.epidural }
    #expect(injections.map { $0.number(.relief) } == [50, 30, 0])
    #expect(injections.last?.outcome == TreatmentOutcome.none)
    let undated = try reading("HPI: Had 3 lumbar ESIs (60%, 40%, 10% relief respectively).")
    #expect(mention(Injections.epidural, in: undated)?.number(.relief) == 10)
  }

  @Test func `times behind a level count the injections there`() throws {
    let read = try reading(
      "HPI: Prior treatments: epidural steroid injection - yes, L4-5 x 2, most recent 05/20/2026.")
    let injection = try #require(mention(Injections.epidural, in: read))
    #expect(injection.levels.first == SpinalLevel("L4-5") && injection.root == nil)
    #expect(injection.value == .number(2, unit: "injections"))
  }

  @Test func `no lasting relief is of an injection that was done`() throws {
    let read = try reading("HPI: Left SI RFA 4/30/26: no lasting relief.")
    let ablation = try #require(mention(Injections.facet, in: read))
    #expect(ablation.status == .completed && ablation.outcome == TreatmentOutcome.none)
    #expect(ablation.context.assertion == .present)
  }

  @Test func `an injection in a plan that goes on with therapy is to come`() throws {
    let read = try reading("Plan: continue PT 4 more weeks, L4-5 ESI left.")
    #expect(read.facts("injections.esi.count").allSatisfy { $0.assertion == .planned })
    let had = try reading("HPI: Epidural 5/7/26 at R L3-4 helped 30% for 3 weeks.")
    #expect(
      had.fact("injections.esi.count_at_level", at: "L3-4")?.value == .number(1, unit: "count"))
  }

  @Test func `no therapy before the evaluation does not deny the course it begins`() throws {
    let read = try reading(
      (day: "2026-02-09", text: "Initial Evaluation\nNo prior PT this episode."),
      (day: "2026-04-10", text: "HPI: PT 2/9/26-3/30/26, 11 visits, no relief."))
    #expect(read.fact("conservative.pt")?.isConflict == false)
  }

  @Test func `a bladder that hesitates is for the surgeon to judge`() throws {
    let read = try reading("Bladder: hesitancy since mid-May. Bowels normal.")
    #expect(mention(.bowelBladder, in: read)?.context.assertion == .possible)
  }

  @Test func `a request for authorization is no ablation`() throws {
    let read = try reading("PLAN: L L5-S1 TFESI requested - RFA submitted.")
    #expect(mention(Injections.facet, in: read) == nil)
  }

  @Test func `a day behind a preposition is no share of visits`() throws {
    let read = try reading("HPI: 90% relief for 7 hours after 6/18 MBB.")
    #expect(mention(Injections.facet, in: read)?.end?.day == day("2026-06-18"))
  }

  @Test func `an operation that was advised and not done is neither past nor planned`() throws {
    let read = try reading(
      "HPI: L4-5 fusion was recommended by an outside surgeon in 2023 but not done.")
    #expect(mention(.priorSurgery, in: read) == nil)
    #expect(mention(.plannedProcedure, in: read) == nil)
  }

  @Test func `a slip that an arrow moves is translation where the films bend`() throws {
    for text in [
      "XR lumbar flexion/extension 8/1/26: L4-5 spondylolisthesis 5 -> 9 mm.",
      "IMAGING: Flex/ext films 8/1/26: L4-L5 anterolisthesis 5 \u{2192} 9 mm.",
    ] {
      let read = try reading(text)
      #expect(read.fact("imaging.dynamic_translation_mm")?.value == .number(4, unit: "mm"))
    }
    let years = try reading("IMAGING: MRI 2023 and 8/1/26: L4-5 spondylolisthesis 5 -> 9 mm.")
    #expect(years.fact("imaging.dynamic_translation_mm") == nil)
  }

  @Test func `a trial's leads were placed and removed on its days`() throws {
    let read = try reading(
      "HPI: SCS trial leads placed 07/16/2026, removed 07/23/2026. Pt reports 75% pain relief.")
    #expect(read.fact("scs.trial_days")?.value == .number(7, unit: "days"))
    #expect(read.fact("scs.trial_relief_pct")?.value == .number(75, unit: "percent"))
    let wished = try reading("ASSESSMENT: SCS candidate. A 7 day SCS trial would be appropriate.")
    #expect(wished.facts("scs.trial_days").allSatisfy { $0.assertion != .present })
  }

  @Test func `an ex in the field of a smoker is a former one`() throws {
    let read = try reading("Smoker: ex, stopped 2012.")
    #expect(read.fact("tobacco.status")?.value == .choice("former"))
  }
}
