import Claims
import Testing
import Worklists

/// What the review of a chart and the planned day add to a line.
struct ChartReasonsTests {
  private static func line(
    _ review: ChartFindings? = nil, planned: CalendarDay? = nil, isPreService: Bool = true,
    deadline alarm: CalendarDay = monday.adding(days: 90)
  ) throws -> Worklist.Line {
    var denial = denial(isPreService: isPreService, service: planned)
    denial.chartReviews = review.map { [$0] }
    let ahead = denial.plannedDay.flatMap { $0 > monday ? $0 : nil }
    let list = Worklist(
      ranking: [candidate(denial, deadline: deadline(alarm: alarm), plannedDay: ahead)],
      on: monday, minutes: 600)
    return try #require(list.selected.first)
  }

  private static let reviewed = monday.adding(days: -3)

  @Test func `a red flag stands before everything else`() throws {
    let review = ChartFindings(
      day: Self.reviewed, met: 3, notMet: 1, open: 2, verdict: "not met", conflicts: 1,
      redFlags: 1)
    let reasons = try Self.line(review).reasons
    #expect(reasons.first == .redFlag(reviewed: Self.reviewed))
    #expect(reasons[1] == .chartConflict(1, reviewed: Self.reviewed))
    #expect(reasons.last == .reviewed(review))
    #expect(reasons.last?.description.contains("not met (3 met, 1 not met, 2 open)") == true)
  }

  @Test func `a review of a later day is not known yet`() throws {
    let review = ChartFindings(
      day: monday.adding(days: 1), met: 3, notMet: 1, open: 2, redFlags: 1)
    let (reviewed, unreviewed) = (try Self.line(review), try Self.line())
    #expect(reviewed.reasons == unreviewed.reasons)
  }

  @Test func `a quiet chart alarms nobody`() throws {
    let review = ChartFindings(
      day: Self.reviewed, met: 6, notMet: 0, open: 0, verdict: "met", conflicts: 0, redFlags: 0)
    let reasons = try Self.line(review).reasons
    #expect(reasons.last == .reviewed(review))
    let unreviewed = try Self.line().reasons
    #expect(Array(reasons.dropLast()) == unreviewed)
  }

  @Test func `a surgery planned before the deadline is argued for before its day`() throws {
    let planned = monday.adding(days: 21)
    let line = try Self.line(planned: planned)
    let ahead = line.candidate
    #expect(ahead.neededBy == planned && planned < ahead.deadline.alarm)
    #expect(
      ahead.latestSafeStart
        == planned.adding(days: -ahead.effort.prepDays)
        .adding(businessDays: -Candidate.bufferBusinessDays, holidays: []))
    #expect(line.reasons.contains(.plannedBefore(planned, daysShort: 0)))
    let late = Worklist.Reason.plannedBefore(planned, daysShort: 2).description
    #expect(late.contains("2 days too late"))
    // A deadline before it, or a service already given: nothing to say.
    let early = try Self.line(planned: planned, deadline: monday.adding(days: 20))
    #expect(early.candidate.neededBy == early.candidate.deadline.alarm)
    #expect(!early.reasons.contains { $0.description.contains("planned for") })
    let given = try Self.line(planned: planned, isPreService: false)
    #expect(!given.reasons.contains { $0.description.contains("planned for") })
  }

  @Test func `a planned day that has passed is asked about`() throws {
    let planned = monday.adding(days: -1)
    #expect(try Self.line(planned: planned).reasons.last == .plannedDayPassed(planned))
  }
}
