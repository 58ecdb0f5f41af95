import Claims
import Testing

@testable import ClinicalRecords

/// Histories in a few words, as clinics write them: lists of days, answers without a verb, counts.
struct TerseHistoryTests {
  private func ends(_ concept: Concept, _ read: ChartReading) -> [String] {
    read.mentions.filter { $0.concept == concept }.map { $0.end?.words ?? "-" }
  }

  @Test func `injections listed by their months are one in each`() throws {
    let facet = try reading("HPI: RFA x2 (3/2025, 12/2025), 1st 70% relief x 8 mos, 2nd 50%.")
    #expect(ends(Injections.facet, facet) == ["2025-03", "2025-12"])
    let relief = facet.mentions.filter { $0.concept == Injections.facet }.map { $0.number(.relief) }
    #expect(relief == [70, 50])
    let epidural = try reading("HPI: L4-5 TFESI x 2 (9/2025, 1/20/26), no relief.")
    #expect(ends(Injections.epidural, epidural) == ["2025-09", "2026-01-20"])
  }

  @Test func `a day with "the" and "of" is read as one`() throws {
    let read = try reading(
      "HPI: L4-5 ESI on the 20th of April. On pregabalin since the 12th of May.")
    #expect(ends(Injections.epidural, read) == ["2026-04-20"])
    let medicine = read.mentions.first { $0.concept == "nerve pain medicine" }
    #expect(medicine?.begin?.day == day("2026-05-12"))
  }

  @Test func `a second injection that did nothing was had without relief`() throws {
    for text in [
      "HPI: 1st ESI 60% x 3 weeks, 2nd ESI nothing.",
      "HPI: CESI C7-T1: #1 2/10/26 (50% x 3 wks), #2 4/21/26 (none).",
    ] {
      let told = try reading(text).mentions.filter { $0.concept == Injections.epidural }
      #expect(told.map(\.outcome) == [.partial, TreatmentOutcome.none])
      #expect(told.allSatisfy { $0.status == .completed && $0.context.assertion == .present })
    }
  }

  @Test func `so many visits before a month are no day of it`() throws {
    let read = try reading("HPI: Chiro x8 Jan 2026, worse after.")
    let chiro = try #require(read.mentions.first { $0.concept == "chiropractic" })
    #expect(chiro.end?.words == "2026-01")
  }

  @Test func `how long therapy is certified for is not how long it went`() throws {
    let read = try reading(
      (
        day: "2026-06-05",
        text: "Physical Therapy - Discharge\nSOC: 4/13/26  Visits: 13  Cert period 4/13/26-7/12/26"
      ), kinds: ["2026-06-05": .therapy])
    #expect(read.facts("conservative.pt.weeks").allSatisfy { $0.value == nil })
    #expect(read.fact("conservative.pt.visits")?.value == .number(13, unit: "visits"))
  }

  @Test func `what a brace was worn since is no onset`() throws {
    let read = try reading(
      "HPI: 3 weeks of severe pain, 8/10 despite TLSO (since 8/3, ~10 days), tramadol.")
    #expect(
      read.mentions.filter { $0.concept == .symptomDuration }.allSatisfy { $0.begin == nil })
  }

  @Test func `therapy not indicated with myelopathy denies no myelopathy`() throws {
    let read = try reading("HPI: Cervical myelopathy. No PT (not indicated w/ myelopathy).")
    #expect(read.fact("neuro.myelopathy")?.isConflict == false)
  }

  @Test func `a medicine marked as not taken is not taken`() throws {
    let read = try reading(
      "Current Medications: Taking Gabapentin 300 MG, Not-Taking/PRN Tramadol HCl 50 MG.")
    let tramadol = try #require(read.mentions.first { $0.concept == "opioid" })
    #expect(tramadol.status == .nonAdherent)
  }

  @Test func `a length that opens what is told is that of the symptom behind it`() throws {
    let read = try reading("HPI: 3.5 wks severe back pain after a fall.")
    #expect(read.fact("symptom.duration_weeks")?.value == .number(3.5, unit: "weeks"))
  }

  @Test func `an ill effect behind a dash is why a medicine was stopped`() throws {
    let read = try reading("HPI: Treated with ibuprofen x 6 wks no help; Lyrica - too groggy.")
    let medicine = try #require(read.mentions.first { $0.concept == "nerve pain medicine" })
    #expect(medicine.status == .stoppedEarly)
  }

  @Test func `therapy that is not recommended was not had`() throws {
    let read = try reading("PLAN: Physical therapy is not recommended given instability.")
    #expect(
      read.facts("conservative.pt").allSatisfy { $0.assertion != .present || $0.value == nil })
  }

  @Test func `a stage of kidney disease ends its sentence`() throws {
    let read = try reading(
      "HPI: No NSAIDs with CKD 3b. Gabapentin made him unsteady; stopped in June.")
    let medicine = try #require(read.mentions.first { $0.concept == "nerve pain medicine" })
    #expect(medicine.status == .stoppedEarly)
  }

  @Test func `what a nerve block gave is not the therapy's`() throws {
    let read = try reading(
      "HPI: Failed: PT 2022-23 (>24 visits), 3 lumbar sympathetic blocks 2023 (40% x 1 wk each).")
    #expect(read.mentions.first { $0.concept == PhysicalTherapy.concept }?.number(.relief) == nil)
  }

  @Test func `pain that developed months ago began then`() throws {
    let read = try reading(
      "HPI: Approximately 7 months ago, around Thanksgiving, he developed pain in the neck.")
    #expect(read.mentions.contains { $0.concept == .symptomDuration && $0.begin != nil })
  }

  @Test func `visits attended beside those scheduled are those had`() throws {
    let read = try reading(
      (
        day: "2026-07-06",
        text: "Physical Therapy Discharge\nSOC 05/04/2026   Last visit 06/29/2026\n"
          + "Visits attended 14 / scheduled 16"
      ), kinds: ["2026-07-06": .therapy])
    #expect(read.fact("conservative.pt.visits")?.value == .number(14, unit: "visits"))
  }

  @Test func `relief of less than two weeks is of no known length`() throws {
    for text in ["each helped < 2 weeks", "each helped for less than 2 weeks"] {
      let told = try reading("HPI: Two ILESIs at L3-4 on 3/11 and 4/22, \(text).").mentions
        .filter { $0.concept == Injections.epidural }
      #expect(told.count == 2)
      #expect(told.allSatisfy { $0.number(.reliefLasted) == nil && $0.outcome != nil })
    }
  }
}
