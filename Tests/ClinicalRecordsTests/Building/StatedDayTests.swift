import Claims
import ClinicalRecords
import Testing

/// A month is no day: windows may use a day that decides alike, no page may print it.
struct StatedDayTests {
  @Test func `a medicine stopped in a month has a day for windows and none to print`() throws {
    let fact = try #require(
      reading("Tried gabapentin, stopped in June 2026 because of drowsiness.")
        .fact("conservative.rx_any"))
    #expect(fact.lastDay != nil)
    #expect(fact.statedLastDay == nil)
  }

  @Test func `an operation of a year has no day to print`() throws {
    let fact = try #require(
      reading("PSH: L4-5 discectomy 2015.", levels: ["L4-5"]).fact("prior_surgery.history"))
    #expect(fact.lastDay != nil && fact.statedLastDay == nil)
  }

  @Test func `a day that is written is printed`() throws {
    let fact = try #require(
      reading("Completed in-person physical therapy for the low back 3/3/26 to 4/28/26.")
        .fact("conservative.pt_in_person.weeks"))
    #expect(fact.statedLastDay == CalendarDay("2026-04-28"))
  }
}
