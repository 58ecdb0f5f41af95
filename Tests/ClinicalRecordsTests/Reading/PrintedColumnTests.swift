import Claims
import Testing

@testable import ClinicalRecords

/// Values that stand in columns under sides, days, or a start and a stop.
struct PrintedColumnTests {
  @Test func `a sign in columns has its sides`() throws {
    let chart = try reading(
      "EXAM:\n               Right     Left\nSLR            neg       pos 40\n")
    let signs = chart.mentions.filter { $0.concept == .straightLegRaise }
    #expect(signs.map(\.side) == [.right, .left])
    #expect(chart.fact("exam.objective_finding")?.side == .left)
  }

  @Test func `strength under two days is of each day, and its fall a progression`() throws {
    let chart = try reading(
      "PHYSICAL THERAPY DISCHARGE SUMMARY\nEval date: 02/09/2026    Discharge date: 05/04/2026\n"
        + "                     Initial      Discharge\n"
        + "MMT   R ankle DF     5/5           5/5\n"
        + "      L ankle DF     4/5           3/5\n", kind: .therapy)
    let left = chart.mentions.filter { $0.concept == .motorStrength && $0.side == .left }
    #expect(left.map(\.begin?.day) == [CalendarDay("2026-02-09"), CalendarDay("2026-05-04")])
    #expect(chart.fact("neuro.motor_mrc_min")?.value == .motor(.three))
    #expect(chart.fact("neuro.progression_two_points")?.side == .left)
  }

  private static let medicines = """
    Medication          Dose         Start       Stop       Reason
    Gabapentin         300 mg TID    01/10/26    04/15/26   sedation
    Naproxen           500 mg BID    02/01/26    03/20/26   no relief
    Meloxicam          15 mg daily   05/01/26
    """

  @Test func `a medicine runs from its start to its stop`() throws {
    let chart = try reading(Self.medicines)
    let told = chart.mentions.filter { Medicines.concepts.contains($0.concept) }
    #expect(
      told.map { [$0.begin?.day, $0.end?.day] } == [
        [CalendarDay("2026-01-10"), CalendarDay("2026-04-15")],
        [CalendarDay("2026-02-01"), CalendarDay("2026-03-20")],
        [CalendarDay("2026-05-01"), nil],
      ])
    #expect(told.map(\.status) == [.stoppedEarly, .completed, .ongoing])
  }

  @Test func `a single day under start and stop is that of the nearer column`() throws {
    let chart = try reading(
      "Medication          Dose         Start       Stop\n"
        + "Gabapentin         300 mg TID                04/15/26\n")
    let told = try #require(chart.mentions.first { Medicines.concepts.contains($0.concept) })
    #expect(told.begin == nil)
    #expect(told.end?.day == CalendarDay("2026-04-15"))
  }

  @Test func `a list of medicines does not date its note`() {
    let note = Note(
      name: "office_2026-08-12",
      text: "CURRENT MEDICATIONS\nDrug           Dose      Started\nDuloxetine       60 mg   2/1/26"
    )
    #expect(note.day == CalendarDay("2026-08-12"))
  }

  @Test func `a day in front of a muscle is its day, and today is the next one's`() throws {
    let chart = try reading("On 6/2/26 right TA 3/5; today TA 2/5.")
    let grades = chart.mentions.filter { $0.concept == .motorStrength }
    #expect(grades.first?.begin?.day == CalendarDay("2026-06-02"))
    #expect(chart.fact("neuro.progression_two_points")?.assertion == .present)
  }

  @Test func `grades of one muscle without a side are no progression`() throws {
    let chart = try reading("TA 3/5 in June; today TA 2/5.")
    #expect(chart.facts("neuro.progression_two_points").isEmpty)
  }

  @Test func `a day that is another event's does not date a strength`() throws {
    let chart = try reading("s/p L4-5 fusion 3/2/26, EHL 4/5 on the left.")
    #expect(chart.mentions.first { $0.concept == .motorStrength }?.begin == nil)
  }
}
