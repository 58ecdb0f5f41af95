import Claims
import Testing

@testable import ClinicalRecords

/// What a day, or a manner, said of treatment reaches and what it leaves open.
struct DatedCareTests {
  // MARK: - Days in a list

  @Test(arguments: [
    "3 ESI (1/20, 3/18, 7/1) at L4-5.", "ESI x3 at L4-5: 1/20, 3/18 and 7/1.",
    "L4-5 ESI x 3 (1/20/26, 3/18/26, 7/1/26).", "He had three L4-5 ESIs on 1/20, 3/18, and 7/1.",
  ])
  func `injections listed by day are as many as their days`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    let all = try #require(read.fact("injections.esi.count"))
    #expect(all.value == .number(3, unit: "count"))
    #expect(all.lastDay == day("2026-07-01"))
    let there = try #require(read.fact("injections.esi.count_at_level", at: "L4-5"))
    #expect(there.value == .number(3, unit: "count") && there.assertion == .present)
    let year = try #require(read.fact("injections.esi.count_region_12mo"))
    #expect(year.value == .number(3, unit: "count") && year.assertion == .present)
    #expect(read.fact("injections.esi.days_since_last")?.value == .number(50, unit: "days"))
  }

  @Test func `days of an earlier year in a list are of that year`() throws {
    let read = try reading("ESI x3 (11/4, 1/13, 3/1).", levels: ["L4-5"])
    #expect(read.fact("injections.esi.count")?.lastDay == day("2026-03-01"))
    let days = read.mentions.filter { $0.concept == Injections.epidural }.compactMap(\.end?.day)
    #expect(days.contains { $0 == day("2025-11-04") })
  }

  @Test func `scores in a list are no days`() throws {
    let read = try reading("Pain after ESI (8/10, 7/10, 3/10).", levels: ["L4-5"])
    #expect(read.mentions.allSatisfy { $0.concept != Injections.epidural || $0.end == nil })
  }

  @Test func `more injections than days leave the others without one`() throws {
    let read = try reading("4 ESI at L4-5 (1/20, 3/18).", levels: ["L4-5"])
    #expect(read.fact("injections.esi.count")?.value == .number(4, unit: "count"))
    #expect(read.fact("injections.esi.count_region_12mo")?.assertion == .possible)
  }

  // MARK: - Since

  @Test(arguments: [
    "No PT since 3/1/26.", "Has had no PT since her last visit.", "No PT since surgery in 2023.",
    "She has not had PT since March.", "No recent PT.", "No PT in the last 6 months.",
    "Since 3/1/26 she has had no PT.",
  ])
  func `none since a day denies no earlier therapy`(text: String) throws {
    let alone = try reading(text, levels: ["L4-5"])
    #expect(alone.facts("conservative.pt").allSatisfy { $0.assertion == .possible })
    let both = try reading(
      text + " Completed 8 weeks of PT from 1/5/26 to 3/1/26.", levels: ["L4-5"])
    let fact = try #require(both.fact("conservative.pt.weeks"))
    #expect(!fact.isConflict && fact.value == .number(7.8, unit: "weeks"))
  }

  @Test func `therapy after the day since when there was none contradicts it`() throws {
    let read = try reading(
      "No PT since 1/1/26. Completed 8 weeks of PT from 4/6/26 to 6/1/26.", levels: ["L4-5"])
    #expect(read.fact("conservative.pt.weeks")?.isConflict == true)
  }

  @Test func `none since a day denies no earlier injection`() throws {
    let read = try reading("ESI 1/20/26 at L4-5. No ESI since 1/20/26.", levels: ["L4-5"])
    let fact = try #require(read.fact("injections.esi.count"))
    #expect(!fact.isConflict && fact.value == .number(1, unit: "count"))
  }

  @Test func `never and not yet deny all therapy`() throws {
    for text in ["No PT.", "Never had PT.", "Has not had PT yet."] {
      #expect(try reading(text).fact("conservative.pt")?.assertion == .absent, "\(text)")
    }
  }

  // MARK: - Manner

  @Test(arguments: [
    "Did virtual PT for 8 weeks; no in-person PT.", "Virtual PT x 8 weeks, no in-person PT.",
    "No in-person PT. She completed 8 weeks of telehealth PT.",
  ])
  func `no therapy in person contradicts none on a screen`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    let weeks = try #require(read.fact("conservative.pt.weeks"))
    #expect(!weeks.isConflict && weeks.value == .number(8, unit: "weeks"))
    let inPerson = read.facts("conservative.pt_in_person.weeks")
    #expect(
      inPerson.allSatisfy { $0.assertion != .present || $0.value == .number(0, unit: "weeks") })
    #expect(!inPerson.isEmpty)
  }

  @Test func `no therapy in a pool denies none on land`() throws {
    let read = try reading("No aquatic PT. Completed 8 weeks of PT.", levels: ["L4-5"])
    #expect(read.fact("conservative.pt.weeks")?.isConflict == false)
    #expect(try reading("No aquatic PT.").fact("conservative.pt")?.assertion == .possible)
  }

  @Test func `no therapy beside a medicine of unknown length is not no care at all`() throws {
    let read = try reading("No PT. Has been taking naproxen without relief.", levels: ["L4-5"])
    #expect(read.facts("conservative.any.weeks").allSatisfy { $0.assertion != .absent })
    #expect(read.fact("conservative.pt")?.assertion == .absent)
  }
}
