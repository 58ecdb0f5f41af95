import Claims
import Testing

@testable import ClinicalRecords

struct DurationTests {
  private func lengths(_ text: String) -> [StatedLength] {
    let note = marked(text)
    return note.durations.lengths(in: note.tokens.indices).map(\.length)
  }

  @Test(arguments: [
    ("PT x 6 wks", 6.0), ("for six weeks", 6), ("x6wks", 6), ("for 3 months", 13),
    ("6 months", 26), ("42 days", 6), ("41 days", 5.8), ("6-8 weeks", 6), ("18 mo", 78.1),
    ("a month of therapy for a month", 4.2), ("two and a half weeks", 2.5), ("6-week course", 6),
    ("1 year", 52.1),
  ])
  func `weeks are never rounded up`(text: String, weeks: Double) {
    #expect(lengths(text).last?.leastWeeks == weeks)
  }

  @Test(arguments: ["several weeks", "a few months", "many years", "a couple of weeks"])
  func `vague words stay unknown`(text: String) {
    #expect(lengths(text).map(\.isVague) == [true])
    #expect(lengths(text).first?.leastWeeks == nil)
  }

  @Test(arguments: [
    "68-year-old", "3 weeks ago", "2x/wk", "twice a week", "every 6 weeks", "x 6", "in 2 weeks",
    "once a day", "several", "seen within 2 weeks",
  ])
  func `ages, rates and dates are no lengths`(text: String) {
    #expect(lengths(text).isEmpty)
  }

  // Duration arithmetic, rule by rule.

  @Test func `start and end give weeks to one decimal`() throws {
    let first = try #require(day("2026-03-03"))
    let last = try #require(day("2026-04-28"))
    #expect(TreatmentCourse(from: first, to: last).weeks == 8)
    #expect(TreatmentCourse.weeks(from: first, to: first.adding(days: 41)) == 5.8)
    #expect(TreatmentCourse.weeks(from: last, to: first) == nil)
  }

  private let sixWeeks = StatedLength(low: 6, high: 6, unit: .weeks)

  @Test func `a length alone leaves the start unknown and bounds the end`() {
    let course = TreatmentCourse(of: sixWeeks, writtenOn: day("2026-08-12"), standing: .unstated)
    #expect(course.weeks == 6 && course.firstDay == nil && course.lastDay == nil)
    #expect(course.endsBy == day("2026-08-12"))
  }

  @Test func `has been in therapy ends on the note's day, completed ends some time before`() {
    let note = day("2026-08-12")
    #expect(TreatmentCourse(of: sixWeeks, writtenOn: note, standing: .ongoing).lastDay == note)
    #expect(TreatmentCourse(of: sixWeeks, writtenOn: note, standing: .completed).lastDay == nil)
  }

  @Test func `a vague length leaves the weeks unknown`() {
    let vague = StatedLength(low: nil, high: nil, unit: .weeks)
    #expect(
      TreatmentCourse(of: vague, writtenOn: day("2026-08-12"), standing: .ongoing).weeks == nil)
  }

  @Test func `since January counts from the last day of January`() throws {
    let january = try #require(StatedDate(year: 2026, month: 1))
    let course = TreatmentCourse(
      since: january, writtenOn: day("2026-08-12"), standing: .ongoing)
    #expect(course.weeks == TreatmentCourse.weeks(ofDays: 193))
  }

  @Test func `courses with a gap are not consecutive`() throws {
    let spring = TreatmentCourse(
      from: try #require(day("2026-03-03")), to: try #require(day("2026-04-28")))
    let summer = TreatmentCourse(
      from: try #require(day("2026-06-01")), to: try #require(day("2026-07-01")))
    #expect(spring.isFollowed(by: summer, withinDays: 14) == false)
    #expect(spring.isFollowed(by: summer, withinDays: 60) == true)
    #expect(TreatmentCourse().isFollowed(by: summer, withinDays: 14) == nil)
  }

  @Test func `windows run back from the request`() throws {
    let request = try #require(day("2026-08-20"))
    let old = TreatmentCourse(
      from: try #require(day("2025-04-01")), to: try #require(day("2025-05-30")))
    #expect(old.reachesInto(window: 365, before: request) == false)
    let undated = TreatmentCourse(
      of: sixWeeks, writtenOn: day("2026-08-12"), standing: .completed)
    #expect(undated.reachesInto(window: 365, before: request) == nil)
  }

  @Test func `two visits are no eight weeks of therapy`() {
    #expect(TreatmentCourse.agree(visits: 12, weeks: 6) == true)
    #expect(TreatmentCourse.agree(visits: 2, weeks: 8) == false)
    #expect(TreatmentCourse.agree(visits: nil, weeks: 8) == nil)
  }
}
