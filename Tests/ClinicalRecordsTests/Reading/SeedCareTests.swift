import Claims
import Testing

@testable import ClinicalRecords

/// The case this product began with: 68 years, severe stenosis at L4-5, surgery asked for.
struct SeedCareTests {
  private static let office = """
    Patient: Ann Example    DOB: 02/03/1958
    Date of service: 08/12/2026
    CHIEF COMPLAINT: Leg heaviness on walking.
    HPI: 68-year-old woman with 18 months of buttock and leg heaviness, relieved by sitting. She \
    completed 8 weeks of PT this spring without lasting relief. Naproxen 500 bid since Jan; \
    gabapentin stopped, drowsy. L4-5 ESI on 2/10/26 gave 40% relief for 2 weeks. Denies bowel or \
    bladder changes.
    MEDICATIONS: Naproxen 500 mg BID, lisinopril, atorvastatin.
    ASSESSMENT: Failed conservative management.
    PLAN: L4-5 laminectomy. Continue HEP. Postoperative PT x 6 weeks.
    """
  private static let discharge = """
    PHYSICAL THERAPY DISCHARGE SUMMARY
    Patient Name: Example, Ann   DOB: 2/3/1958
    Date: 04/28/2026
    Diagnosis: low back pain
    Seen for 16 visits, 3/3/26-4/28/26. Counselled on body mechanics, flare-up plan given. Goals not met.
    """

  private func reading() throws -> ChartReading {
    let chart = try Chart(notes: [
      Note(name: "office", text: Self.office), Note(name: "discharge", text: Self.discharge),
    ])
    return ChartReader().read(
      chart,
      for: RequestedCare(
        day: CalendarDay("2026-08-20"), levels: [SpinalLevel("L4-5")].compactMap { $0 }))
  }

  @Test func `the notes are in order, of one patient, and of their kind`() throws {
    let chart = try reading().chart
    #expect(chart.notes.map(\.name) == ["discharge", "office"])
    #expect(chart.notes.map(\.kind) == [.therapy, .office])
    #expect(chart.patient.sex == .female && chart.patient.birthDay == day("1958-02-03"))
  }

  @Test func `therapy is eight weeks in person, told by both notes`() throws {
    let facts = try reading().facts["conservative.pt_in_person.weeks"]
    #expect(facts.map(\.value) == [.number(8, unit: "weeks")])
    #expect(facts.first?.firstDay == day("2026-03-03") && facts.first?.lastDay == day("2026-04-28"))
    #expect(facts.first.map { Set($0.support.map(\.document)) } == ["discharge", "office"])
    #expect(
      try reading().facts["conservative.pt.visits"].map(\.value) == [.number(16, unit: "visits")])
  }

  @Test func `naproxen goes on and gabapentin was stopped`() throws {
    let facts = try reading().facts["conservative.rx_any"]
    #expect(facts.map(\.value) == [.words(["Naproxen"]), .words(["gabapentin"])])
    #expect(facts.map(\.lastDay) == [day("2026-08-12"), nil])
    #expect(
      try reading().facts["conservative.rx.weeks"].first?.value == .number(27.5, unit: "weeks"))
  }

  @Test func `the injection has its level, day and relief`() throws {
    let facts = try reading().facts
    #expect(facts["injections.esi.count_at_level"].map(\.value) == [.number(1, unit: "count")])
    #expect(facts["injections.esi.relief_pct"].map(\.value) == [.number(40, unit: "percent")])
    #expect(facts["injections.esi.days_since_last"].map(\.value) == [.number(191, unit: "days")])
  }

  @Test func `education was given, and the conclusion is flagged as one`() throws {
    let reading = try reading()
    #expect(reading.facts["conservative.education"].allSatisfy { $0.assertion == .present })
    #expect(!reading.facts["conservative.education"].isEmpty)
    #expect(reading.flags.map(\.kind) == [.conclusionOnly])
  }

  @Test func `every quote stands in its note, letter by letter`() throws {
    let reading = try reading()
    for quote in reading.facts.all.flatMap({ $0.support + $0.against }) {
      let note = try #require(reading.chart.notes.first { $0.name == quote.document })
      #expect(Array(note.text.utf8)[quote.range].elementsEqual(quote.text.utf8))
    }
  }
}
