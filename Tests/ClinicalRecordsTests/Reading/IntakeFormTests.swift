import Claims
import Testing

@testable import ClinicalRecords

/// Forms that a nurse fills in, therapists' summaries and dictated notes: what a fresh set of them showed.
struct IntakeFormTests {
  private static let form = """
    NURSE INTAKE   Date: 08/12/2026
    Weakness [x] yes [ ] no   where: right foot
    Numbness [ ] yes [x] no
    Treatments tried:
     PT [x] where: Bayview  dates: 1/12-3/20/26  # visits: 18  helped? no
     Injections [x] ESI x2 (4/7, 6/2) 30% x 1 wk each
     Chiro [ ]
    """

  @Test func `a ticked yes is one, and the no beside it denies nothing`() throws {
    let read = try reading(Self.form, levels: ["L4-5"])
    let weakness = try #require(read.mentions.first { $0.concept == .weakness })
    #expect(weakness.context.assertion == .present)
    #expect(!read.mentions.contains { $0.concept == .sensoryChange && $0.isPresent })
  }

  @Test func `an answer ends its row and denies no other`() throws {
    let read = try reading(Self.form, levels: ["L4-5"])
    let injections = try #require(read.fact("injections.esi.count"))
    #expect(injections.value == .number(2, unit: "count") && !injections.isConflict)
    #expect(injections.lastDay == day("2026-06-02"))
    let therapy = try #require(read.fact("conservative.pt.visits"))
    #expect(therapy.value == .number(18, unit: "visits") && therapy.assertion == .present)
  }

  @Test func `a day beside visits counts none`() throws {
    let read = try reading(
      "PHYSICAL THERAPY - DISCHARGE SUMMARY\nlow back\n"
        + "Start of care: 05/11/2026   Discharge date: 07/24/2026   Visits attended: 17   Missed: 2\n\n"
        + "            Initial 5/11/26     Discharge 7/24/26\nODI         48%                 46%",
      levels: ["L4-5"], kind: .therapy)
    #expect(read.fact("conservative.pt.visits")?.value == .number(17, unit: "visits"))
    #expect(
      read.facts("conservative.pt.weeks").contains { $0.value == .number(10.5, unit: "weeks") })
  }

  @Test func `therapy from one month to the next is of no known length`() throws {
    let read = try reading("PT 8 visits, Mar-Apr 2026.", levels: ["L4-5"])
    let weeks = try #require(read.fact("conservative.pt.weeks"))
    #expect(weeks.value == nil && !weeks.isConflict)
  }

  @Test func `an hour behind the wheel is no length of a medicine`() throws {
    let read = try reading("8/10/26   8    drove 1 hr     tramadol", levels: ["L4-5"])
    #expect(
      read.facts("conservative.rx.weeks").allSatisfy { $0.value != .number(0, unit: "weeks") })
  }

  @Test func `today behind a quoted note is today`() throws {
    let read = try reading(
      "Prior note (6/3/26): strength 5/5 throughout, VAS 6/10, ODI 44% on the form.\n"
        + "She states it is worse. Now VAS 8/10.", levels: ["L4-5"])
    #expect(read.fact("pain.max_vas")?.value == .number(8, unit: "vas10"))
    #expect(read.fact("pain.max_vas")?.lastDay == day("2026-08-12"))
  }

  @Test func `injections told by first and second are one each`() throws {
    let read = try reading(
      "He had two epidurals, the first on March 3rd which helped for ten days and the second on "
        + "May 12th which did nothing.", levels: ["L4-5"])
    let year = try #require(read.fact("injections.esi.count_region_12mo"))
    #expect(year.value == .number(2, unit: "count") && year.assertion == .present)
  }

  @Test func `spoken grades and what one must do then are read`() throws {
    let read = try reading(
      "EXAM: Strength is five out of five throughout.\nHPI: He can walk perhaps a hundred yards and "
        + "then he must sit.", levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc_min")?.value == .motor(.five))
    let walking = try #require(read.mentions.first { $0.concept == .walking })
    #expect(walking.choice(.bound) == "at most")
  }

  @Test func `all others are the muscles not named`() throws {
    let read = try reading("O: Strength: L plantarflexion 4+/5, all others 5/5.", levels: ["L5-S1"])
    let weak = try #require(read.fact("neuro.motor_mrc_min"))
    #expect(weak.value == .motor(.fourPlus) && weak.side == .left && !weak.isConflict)
  }

  @Test func `visits completed of those authorized are counted`() throws {
    let read = try reading("PT 24 visits authorized, 18 completed (2/16/26 - 5/8/26).")
    #expect(read.fact("conservative.pt.visits")?.value == .number(18, unit: "visits"))
  }

  @Test func `what is no longer taken was taken`() throws {
    let read = try reading("No longer takes tramadol.")
    #expect(read.fact("conservative.rx_any")?.assertion == .present)
  }

  @Test func `sent home with a medicine is no medicine stopped`() throws {
    let read = try reading("Dispo: d/c home, medrol dosepak, f/u spine.")
    #expect(read.facts("conservative.rx_any").allSatisfy { $0.assertion != .present })
  }

  @Test func `grades behind a day in parentheses are of that day`() throws {
    let read = try reading("EXAM: R TA 4+, EHL 4 (6/15: TA 5, EHL 4+).", levels: ["L4-5"])
    #expect(read.fact("neuro.motor_mrc.L5S1")?.value == .motor(.four))
    #expect(read.fact("neuro.motor_mrc.L3L4")?.value == .motor(.fourPlus))
    let earlier = read.mentions.filter { $0.begin?.day == day("2026-06-15") }
    #expect(earlier.map(\.value) == [.motor(.five), .motor(.fourPlus)])
  }

  @Test func `the day before the birth in the first line is the day of the visit`() {
    let note = Note(
      name: "fu", text: "FOLLOW UP 09/30/2026   RE: Sofia Lind DOB 10/10/1960\nPain 7.")
    #expect(note.day == day("2026-09-30") && note.patient.birthDay == day("1960-10-10"))
    #expect(Note(name: "re", text: "RE: Ann Example, DOB 05/19/1966\nPain 7.").day == nil)
  }

  @Test func `in columns of questions each answer is its own field's`() throws {
    let chart = try reading(
      "NURSE INTAKE\nBowel/bladder problems: No   Saddle numbness: No   Weakness: Yes - left foot\n"
        + "Prior back surgery: No   PT: Yes - 8 visits ended 7/20/26   Injections: No   "
        + "Chiropractic: Yes 2024")
    #expect(chart.fact("conservative.pt.visits")?.value == .number(8, unit: "visits"))
    #expect(chart.fact("neuro.bowel_bladder")?.assertion == .absent)
    let weakness = chart.mentions.filter { $0.concept == .weakness }
    #expect(weakness.allSatisfy { $0.context.assertion == .present } && !weakness.isEmpty)
    let chiropractic = chart.mentions.filter { $0.concept == OtherTreatments.chiropractic }
    #expect(chiropractic.allSatisfy { $0.context.assertion != .absent })
  }

  @Test func `eight of twelve before PT are no twelfth of August`() throws {
    let chart = try reading("Completed 8/12 PT.")
    #expect(chart.mentions.first { $0.concept == PhysicalTherapy.concept }?.end == nil)
  }

  @Test func `the box that is ticked answers whether somebody smokes`() throws {
    for (form, status) in [
      ("Do you smoke?  [ ] Yes  [x] No   [ ] Quit", "none now"),
      ("Do you smoke? [x] Yes [ ] No", "current"),
      ("Do you smoke? [ ] Yes [ ] No [x] Quit", "former"),
    ] {
      let told = try reading(form).mentions.filter { $0.concept == .tobacco }
      #expect(told.map(\.choice) == [status])
    }
    #expect(try reading("Do you smoke? [ ] Yes [ ] No").mentions.isEmpty)
  }
}
