import Claims
import Testing

struct CalendarDayTests {
  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "20261124", "2026-1-1"])
  func `refuses a day that does not exist`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `counts days from 1970`() throws {
    #expect(try #require(CalendarDay("1970-01-01")).number == 0)
    #expect(try #require(CalendarDay("2000-03-01")).number == 11_017)
    #expect(try #require(CalendarDay("2026-11-24")).weekday == 2)
  }

  @Test func `every day of four centuries is written and read back`() throws {
    let first = try #require(CalendarDay("1899-12-31")).number
    for number in stride(from: first, through: first + 146_097, by: 1) {
      let day = CalendarDay(number: number)
      let (year, month, date) = day.civil
      guard CalendarDay(year: year, month: month, day: date) == day else {
        Issue.record("\(day) is not read back")
        return
      }
    }
  }

  @Test func `five business days before a Monday is the Monday before`() throws {
    let monday = try #require(CalendarDay("2026-11-23"))
    #expect(monday.adding(businessDays: -5) == CalendarDay("2026-11-16"))
    let holiday = try #require(CalendarDay("2026-11-19"))
    #expect(monday.adding(businessDays: -5, holidays: [holiday]) == CalendarDay("2026-11-13"))
  }
}
