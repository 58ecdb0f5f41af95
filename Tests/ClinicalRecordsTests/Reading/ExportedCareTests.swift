import Testing

@testable import ClinicalRecords

/// Treatments as lists, tables and letters tell them.
struct ExportedCareTests {
  private func medicine(_ name: String, in read: ChartReading) -> Mention? {
    read.mentions.first { $0.value == .words([name]) }
  }

  @Test func `an ill effect in brackets is why a medicine was stopped`() throws {
    let read = try reading(
      "HPI: Prior treatments: gabapentin (sedation), tizanidine (helped a little), "
        + "cyclobenzaprine (10 mg), duloxetine 60 mg (8 weeks, nausea), tramadol (no sedation).")
    let gabapentin = try #require(medicine("gabapentin", in: read))
    #expect(gabapentin.status == .stoppedEarly)
    #expect(gabapentin.details[.reason] == .words(["sedation"]))
    #expect(medicine("duloxetine", in: read)?.details[.reason] == .words(["nausea"]))
    #expect(medicine("tizanidine", in: read)?.status == .completed)
    #expect(medicine("cyclobenzaprine", in: read)?.status == .completed)
    #expect(medicine("tramadol", in: read)?.details[.reason] == nil)
  }

  @Test func `a relief told of each is that of each`() throws {
    let read = try reading(
      "HPI: She had L L4-5 TFESI 1/12/26 and 3/4/26, 50% relief each for 3 weeks.")
    let injections = read.mentions.filter { $0.concept == Injections.epidural }
    #expect(injections.map { $0.number(.relief) } == [50, 50])
    #expect(injections.map { $0.number(.reliefLasted) } == [21, 21])
  }

  @Test func `injections may be told by their numbers`() throws {
    let read = try reading("HPI: Lumbar ESI #1 1/12/26, #2 2/20/26, #3 4/1/26, 50% each.")
    #expect(read.fact("injections.esi.count")?.value == .number(3, unit: "count"))
    let named = try reading(
      "HPI: #1 L L5-S1 TFESI 1/12/26 60% x 2 wks, #2 L L5-S1 TFESI 3/4/26 no relief.")
    #expect(named.fact("injections.esi.count")?.value == .number(2, unit: "count"))
  }

  @Test func `each injection of a list has the place before its day`() throws {
    let read = try reading(
      "HPI: ESIs: R S1 TF 3/6/26 (>80% for 10 days) and R L5-S1 IL 5/1/26 (no relief).")
    let injections = read.mentions.filter { $0.concept == Injections.epidural }
    #expect(injections.map(\.end?.day) == [day("2026-03-06"), day("2026-05-01")])
    #expect(injections.last?.levels.first == SpinalLevel("L5-S1"))
    #expect(injections.first?.root?.rawValue == "S1" && injections.first?.levels.isEmpty == true)
    #expect(read.fact("injections.esi.count")?.value == .number(2, unit: "count"))
  }

  @Test func `a medicine one is off ended when that began`() throws {
    let read = try reading("HPI: Off ibuprofen since Feb due to CKD.")
    let ibuprofen = try #require(medicine("ibuprofen", in: read))
    #expect(ibuprofen.status == .stoppedEarly && ibuprofen.begin == nil)
    #expect(ibuprofen.end?.first == day("2026-02-01"))
  }

  @Test func `what comes if nothing helps was not refused`() throws {
    let read = try reading("PLAN: Continue PT x 4 more weeks. If no better, ESI.")
    let injection = try #require(read.mentions.first { $0.concept == Injections.epidural })
    #expect(injection.status != .never && injection.context.assertion != .absent)
    let therapy = read.mentions.first { $0.concept == PhysicalTherapy.concept }
    #expect(therapy?.details[.bareCount] == nil)
  }

  @Test func `the last cell of a row is the result`() throws {
    let read = try reading(
      """
      Prior treatment     Dates               Result
      PT (aquatic)        1/12/26-2/6/26      6 visits, worse
      ESI L5-S1           6/2/26              none
      Gabapentin          12/2025-present     partial
      Ibuprofen           10/25-1/26          GI bleed
      """)
    #expect(read.mentions.first { $0.concept == PhysicalTherapy.concept }?.outcome == .worse)
    #expect(
      read.mentions.first { $0.concept == Injections.epidural }?.outcome == TreatmentOutcome.none)
    #expect(medicine("Gabapentin", in: read)?.status == .ongoing)
    #expect(medicine("Ibuprofen", in: read)?.details[.reason] == .words(["GI bleed"]))
  }

  @Test func `a payer that misses the papers denies no therapy`() throws {
    let read = try reading(
      (day: "2026-08-10", text: "HPI: PT 6/1 - 7/20/26 15 visits, no relief."),
      (
        day: "2026-08-15",
        text: "Insurance denied surgery: \"no documentation of 6 weeks of physical therapy.\""
      ))
    let therapy = try #require(read.fact("conservative.pt"))
    #expect(therapy.assertion == .present && !therapy.isConflict)
  }

  @Test func `an examined ankle is not what therapy was for`() throws {
    let read = try reading(
      """
      Physical Therapy Discharge Summary
      Visits: 11
      Objective: L ankle DF 4/5.
      Assessment: has plateaued.
      """, kind: .therapy)
    #expect(read.fact("conservative.pt.visits")?.value == .number(11, unit: "visits"))
  }

  @Test func `an evaluation on the attendance sheet is a visit`() throws {
    let read = try reading(
      """
      PHYSICAL THERAPY ATTENDANCE
      03/16/2026  Eval       8/10
      03/20/2026  Attended   8/10
      03/23/2026  Cancelled
      03/27/2026  Attended   7/10
      """, kind: .therapy)
    #expect(read.fact("conservative.pt.visits")?.value == .number(3, unit: "visits"))
  }

  @Test func `a length told beside months says which days they were`() throws {
    let read = try reading(
      "HPI: Seven weeks of physical therapy from mid January to early March 2026.")
    #expect(read.fact("conservative.pt.weeks")?.value == .number(7, unit: "weeks"))
    let long = try reading("HPI: Twenty weeks of physical therapy from January to March 2026.")
    #expect(long.fact("conservative.pt.weeks")?.value != .number(20, unit: "weeks"))
  }

  @Test func `a day before its month needs no year`() throws {
    let read = try reading("HPI: She had a C6-7 epidural injection on 22 April without relief.")
    #expect(read.fact("injections.esi.count")?.lastDay == day("2026-04-22"))
  }

  @Test func `last Tuesday is a day of the week before`() throws {
    // The note is of a Wednesday.
    let read = try reading("HPI: L L5 TFESI last Wednesday, 40% relief.")
    let injection = try #require(read.mentions.first { $0.concept == Injections.epidural })
    #expect(injection.end?.first == day("2026-08-05") && injection.end?.last == day("2026-08-05"))
    let open = try reading("HPI: L L5 TFESI last Monday, 40% relief.")
    let earlier = try #require(open.mentions.first { $0.concept == Injections.epidural })
    #expect(earlier.end?.first == day("2026-08-03") && earlier.end?.last == day("2026-08-10"))
  }

  @Test func `a steroid for another illness treats no back`() throws {
    let read = try reading("HPI: Back pain. Takes prednisone 5 mg for PMR.")
    #expect(read.fact("conservative.rx_any") == nil)
  }

  @Test func `a call is no therapist's note`() {
    let text = "Telephone Encounter 08/12/2026\nCaller asks that PT notes be faxed."
    #expect(Note(name: "call", text: text).kind == .office)
  }

  @Test func `a triage level is no injection`() throws {
    #expect(try reading("CC: back pain. ESI level: 3.").fact("injections.esi.count") == nil)
  }

  @Test func `hours of sleep are not how long a trial was`() throws {
    let read = try reading(
      "HPI: SCS trial 5/19-5/26/26: >60% relief of both legs, sleep 7 hrs instead of 3.")
    #expect(read.fact("scs.trial_days")?.value == .number(7, unit: "days"))
  }
}
