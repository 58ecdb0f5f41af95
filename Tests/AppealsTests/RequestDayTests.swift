import Appeals
import Claims
import Documents
import MedicalPolicies
import Testing

/// Windows run back from the day of the request: one that comes after the denial lets in what the payer
/// never had.
struct RequestDayTests {
  @Test func `a request dated after its denial is for a person to settle`() throws {
    var sample = SampleCase()
    #expect(try !sample.appeal().unsettled.contains { $0.contains("the request is dated") })
    sample.request.day = try #require(CalendarDay("2026-08-25"))
    #expect(
      try sample.appeal().unsettled.contains {
        $0.hasPrefix("the request is dated 2026-08-25, after the denial of 2026-08-24: ")
      })
    // Denied on the day it was asked for is no contradiction.
    sample.request.day = try #require(CalendarDay("2026-08-24"))
    #expect(try !sample.appeal().unsettled.contains { $0.contains("the request is dated") })
  }

  @Test func `a request of a day to come is for a person to settle`() throws {
    var sample = SampleCase()
    sample.hasLetter = false
    sample.asOf = sample.request.day.adding(days: -1)
    #expect(
      try sample.appeal().unsettled == [
        "the request is dated 2026-08-20, after 2026-08-19, the day that this looks from"
      ])
    sample.asOf = sample.request.day
    #expect(try sample.appeal().unsettled.isEmpty)
  }

  @Test func `documents newer than the request are named`() throws {
    var sample = SampleCase()
    #expect(try sample.appeal().laterDocuments == nil)
    sample.request.day = try #require(CalendarDay("2026-07-01"))
    #expect(
      try sample.appeal().laterDocuments
        == "1 document is dated after the request of 2026-07-01 and counts for it, except where the "
        + "policy counts back from its day: office_2026-08-12")
  }

  @Test func `the checklist says which last days have passed`() throws {
    var sample = SampleCase()
    func reasons() throws -> [String] { try sample.checklist().items.map(\.reason) }
    sample.asOf = CalendarDay("2026-09-04")
    #expect(try !reasons().contains { $0.contains("has passed") })
    sample.asOf = CalendarDay("2026-10-01")
    #expect(try reasons().contains { $0.hasPrefix("the last day for the call, 2026-09-") })
    #expect(try !reasons().contains { $0.hasPrefix("the last day to appeal") })
    sample.asOf = CalendarDay("2027-06-01")
    #expect(try reasons().contains { $0.hasPrefix("the last day to appeal, 2027-0") })
  }
}
