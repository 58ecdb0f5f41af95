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

  @Test func `a template's denial beside a history of surgery is a conflict with both quotes`()
    throws
  {
    let charts = try [
      reading(
        "PSH: No prior spine surgery.\nHPI: 62F s/p L4-5 laminectomy 2019 with left leg pain."),
      reading(
        (day: "2026-07-12", text: "PSH: Denies prior spine surgery. Appendectomy 1990."),
        (day: "2026-08-12", text: "HPI: S/p L4-5 laminectomy 2019.")),
    ]
    for read in charts {
      let fact = try #require(read.fact("prior_surgery.history"))
      #expect(fact.isConflict)
      #expect(fact.support.map(\.text).joined().contains("laminectomy 2019"))
      #expect(fact.against.map(\.text).joined().lowercased().contains("prior spine surgery"))
      #expect(read.fact("prior_surgery.months_since")?.isConflict == true)
    }
  }

  @Test func `a denial of before the operation, or of another part, contradicts nothing`() throws {
    let before = try reading(
      (day: "2018-07-12", text: "PSH: No prior spine surgery."),
      (day: "2026-08-12", text: "HPI: S/p L4-5 laminectomy 2019."))
    #expect(before.fact("prior_surgery.history")?.isConflict == false)
    let elsewhere = try reading("HPI: S/p C5-6 ACDF 2019. No prior lumbar surgery.")
    #expect(elsewhere.fact("prior_surgery.history")?.isConflict == false)
  }

  @Test func `the account of an operation tells of no earlier one`() throws {
    let read = try reading(
      (
        day: "2026-08-12",
        text: "PREOPERATIVE DIAGNOSIS: HNP L5-S1.\nESTIMATED BLOOD LOSS: 20 mL.\n"
          + "HISTORY: He denied previous back surgeries. After the exposure a small lumbar laminotomy "
          + "was made."
      ), kinds: ["2026-08-12": .operative])
    #expect(read.facts("prior_surgery.history").map(\.assertion) == [.absent])
  }

  @Test func `what a patient underwent before is told in the report of the next`() throws {
    let read = try reading(
      (
        day: "2026-08-12",
        text: "PREOPERATIVE DIAGNOSIS: Epidural hematoma.\nESTIMATED BLOOD LOSS: 20 mL.\n"
          + "HISTORY: Yesterday she underwent anterior cervical discectomy and fusion C4-7."
      ), kinds: ["2026-08-12": .operative])
    #expect(read.facts("prior_surgery.history").map(\.assertion) == [.present])
  }
}
