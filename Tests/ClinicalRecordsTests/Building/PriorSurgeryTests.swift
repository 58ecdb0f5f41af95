import Testing

@testable import ClinicalRecords

/// Operations told by their own report, and operations of vertebrae; request of 20 August 2026.
struct PriorSurgeryTests {
  private static let report = """
    OPERATIVE REPORT
    PREOPERATIVE DIAGNOSIS: Lumbar disc herniation.
    PROCEDURE PERFORMED: Right L4-5 hemilaminectomy and microdiscectomy.
    ESTIMATED BLOOD LOSS: 20 mL.
    DESCRIPTION OF PROCEDURE: A laminectomy at L3-4 was not needed.
    """

  @Test func `the report of an operation is a prior operation with day, level and side`() throws {
    let read = try reading(
      (day: "2019-04-03", text: Self.report), (day: "2026-08-12", text: "HPI: Leg pain."),
      levels: ["L4-5"], kinds: ["2019-04-03": .operative])
    let facts = read.facts("prior_surgery.history")
    #expect(facts.map(\.value) == [.choice("laminectomy"), .choice("discectomy")])
    for fact in facts {
      #expect(fact.firstDay == day("2019-04-03"))
      #expect(fact.level == SpinalLevel("L4-5"))
      #expect(fact.side == .right)
    }
    #expect(read.fact("prior_surgery.months_since") != nil)
  }

  @Test func `the same operation told later without a day is no later one`() throws {
    let read = try reading(
      (day: "2019-04-03", text: Self.report),
      (day: "2026-08-12", text: "HPI: S/p L4-5 laminectomy."),
      levels: ["L4-5"], kinds: ["2019-04-03": .operative])
    #expect(read.fact("prior_surgery.months_since")?.firstDay == day("2019-04-03"))
  }

  @Test func `a report of this year at the level asked for may be of the operation itself`() throws
  {
    let read = try reading(
      (day: "2026-07-03", text: Self.report), levels: ["L4-5"], kinds: ["2026-07-03": .operative])
    #expect(read.facts("prior_surgery.history").map(\.assertion) == [.possible])
    #expect(read.fact("prior_surgery.months_since") == nil)
  }

  @Test func `a report of this year at another level is a prior operation`() throws {
    let read = try reading(
      (day: "2026-07-03", text: Self.report), levels: ["C5-6"], kinds: ["2026-07-03": .operative])
    #expect(read.facts("prior_surgery.history").map(\.assertion) == [.present, .present])
  }

  @Test func `a thoracic vertebroplasty is no lumbar operation`() throws {
    let read = try reading("PSH: T8 kyphoplasty 3/2/2024.", levels: ["L4-5"])
    #expect(read.fact("prior_surgery.history")?.value == .choice("kyphoplasty"))
    #expect(read.fact("prior_surgery.history")?.level == nil)
    #expect(read.fact("prior_surgery.months_since") == nil)
  }

  @Test func `an abscess thought of and laid aside raises no flag`() throws {
    let read = try reading("ASSESSMENT: Considered epidural abscess; unlikely.")
    #expect(read.facts("urgent.infection").isEmpty)
    let open = try reading("ASSESSMENT: Epidural abscess cannot be excluded; MRI today.")
    #expect(open.fact("urgent.infection")?.assertion == .possible)
  }
}
