import Claims
import Testing

@testable import ClinicalRecords

/// A course whose beginning stands in one note and its end in another; request of 20 August 2026.
struct JoinedCourseTests {
  private static let begun = (day: "2026-03-09", text: "HPI: Started PT 3/2/26.")

  static let endings = [
    "Completed PT 5/1/26.", "Finished physical therapy on 5/1/26.",
    "Discharged from PT 5/1/26, goals not met.", "PT completed 5/1/26 without relief.",
  ]

  @Test(arguments: endings)
  func `started in March and completed in May is one course of both days`(sentence: String) throws {
    let read = try reading(Self.begun, (day: "2026-05-12", text: "HPI: \(sentence)"))
    let facts = read.facts("conservative.pt.weeks")
    let fact = try #require(facts.first)
    #expect(facts.count == 1)
    #expect(fact.firstDay == day("2026-03-02") && fact.lastDay == day("2026-05-01"))
    // 60 days.
    #expect(fact.value == .number(8.5, unit: "weeks"))
    #expect(fact.support.map(\.text) == ["Started PT 3/2/26.", sentence])
  }

  @Test func `days without their year and a relative end are joined too`() throws {
    let short = try reading(
      (day: "2026-03-09", text: "HPI: Started PT 3/2."),
      (day: "2026-05-12", text: "HPI: Completed PT 5/1."))
    #expect(short.facts("conservative.pt.weeks").map(\.value) == [.number(8.5, unit: "weeks")])
    let relative = try reading(
      (day: "2026-03-09", text: "HPI: Started PT 3/2."),
      (day: "2026-05-12", text: "HPI: Finished therapy last week."))
    // To the first day that "last week" may mean, and no day is printed.
    let fact = try #require(relative.facts("conservative.pt.weeks").first)
    #expect(fact.value == .number(8.2, unit: "weeks"))
    #expect(!fact.isLastDayStated)
  }

  @Test func `a note from between that it goes on changes nothing`() throws {
    let read = try reading(
      Self.begun, (day: "2026-04-10", text: "HPI: Currently in PT since 3/2/26."),
      (day: "2026-05-12", text: "HPI: Completed PT 5/1/26."))
    #expect(
      read.facts("conservative.pt.weeks").contains {
        $0.firstDay == day("2026-03-02") && $0.lastDay == day("2026-05-01")
      })
  }

  @Test func `a medicine begun and stopped is one course with its reason`() throws {
    let read = try reading(
      (day: "2026-03-09", text: "HPI: Started gabapentin 3/2/26."),
      (day: "2026-05-12", text: "HPI: Stopped gabapentin 5/1/26 due to sedation."))
    let fact = try #require(read.facts("conservative.rx_analgesic.weeks").first)
    #expect(fact.value == .number(8.5, unit: "weeks"))
  }

  static let refused = [
    // Another kind.
    "Completed chiropractic care 5/1/26.",
    // Before it began.
    "Completed PT 2/1/26.",
    // Another part of the body.
    "Completed PT for the right shoulder 5/1/26.",
    // Not the same course.
    "Completed a second course of PT 5/1/26.",
    // A visit is no end.
    "Attended PT 5/1/26.",
    // Longer than its days.
    "Completed 16 weeks of PT 5/1/26.",
    // Planned.
    "Will complete PT 5/30/26.",
  ]

  @Test(arguments: refused)
  func `what may be another course is not joined`(sentence: String) throws {
    let read = try reading(Self.begun, (day: "2026-05-12", text: "HPI: \(sentence)"))
    #expect(
      read.facts("conservative.pt.weeks").allSatisfy { fact in
        fact.firstDay != day("2026-03-02") || fact.lastDay == nil
      })
  }

  @Test func `two beginnings before one end are not joined`() throws {
    let read = try reading(
      (day: "2026-01-12", text: "HPI: Started PT 1/5/26."), Self.begun,
      (day: "2026-05-12", text: "HPI: Completed PT 5/1/26."))
    #expect(read.facts("conservative.pt.weeks").allSatisfy { $0.value == nil })
  }

  @Test func `two years between beginning and end are no course`() throws {
    let read = try reading(
      (day: "2024-03-09", text: "HPI: Started PT 3/2/24."),
      (day: "2026-05-12", text: "HPI: Completed PT 5/1/26."))
    #expect(read.facts("conservative.pt.weeks").allSatisfy { $0.value == nil })
  }

  @Test func `six weeks told keep their length within longer days`() throws {
    let read = try reading(
      Self.begun, (day: "2026-05-12", text: "HPI: Completed 6 weeks of PT 5/1/26."))
    let fact = try #require(read.facts("conservative.pt.weeks").first)
    #expect(fact.value == .number(6, unit: "weeks"))
  }
}
