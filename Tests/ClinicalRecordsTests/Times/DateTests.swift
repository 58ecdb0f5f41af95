import Claims
import Testing

@testable import ClinicalRecords

struct DateTests {
  private func spans(_ text: String, day: String? = "2026-08-12") -> [StatedSpan] {
    let note = marked(text, day: day)
    return note.dates.spans(in: note.tokens.indices)
  }

  @Test(arguments: [
    ("MRI 6/30/26", "2026-06-30"), ("MRI 06-30-2026", "2026-06-30"), ("2026-06-30", "2026-06-30"),
    ("June 30, 2026", "2026-06-30"), ("Jun 30 2026", "2026-06-30"), ("30 June 2026", "2026-06-30"),
    ("on June 30th", "2026-06-30"), ("on 6/30", "2026-06-30"), ("on 12/30", "2025-12-30"),
    ("Injury 3/4/58", "1958-03-04"), ("last 3/2/24", "2024-03-02"), ("25/12/2025", "2025-12-25"),
  ])
  func `a day is read as it is written`(text: String, expected: String) {
    #expect(spans(text).map(\.date.day) == [day(expected)])
  }

  @Test(arguments: ["DOB 3/4/58", "DOB: 05/19/1966", "Date of birth: 3/4/1958"])
  func `a birth date dates nothing that was done`(text: String) {
    #expect(spans(text).isEmpty)
  }

  @Test(arguments: ["pain 8/10", "10/10", "EHL 4/5", "5/5 throughout", "26/50", "1/2 ppd", "2/2"])
  func `a score is no date`(text: String) {
    #expect(spans(text).isEmpty)
  }

  @Test func `ten of ten is a score, with a year it is a day`() {
    #expect(spans("Pain 10/10.").isEmpty)
    #expect(spans("Pain 10/10/24.").map(\.date.day) == [day("2024-10-10")])
  }

  @Test func `a day over twelve proves the order of the whole document`() {
    let found = spans("Seen 25/03/2026. MRI 04/05/2026.")
    #expect(found.map(\.date.day) == [day("2026-03-25"), day("2026-05-04")])
  }

  @Test func `a document that proves both orders leaves a date open`() {
    let found = spans("25/03/2026 and 03/26/2026; then 04/05/2026.")
    #expect(found.last?.date.day == nil)
    #expect(found.last?.date.first == day("2026-04-05"))
    #expect(found.last?.date.otherReading == day("2026-05-04"))
  }

  @Test func `since January is this year's, since October last year's`() {
    let january = spans("PT since January").first
    #expect(january?.form == .since)
    #expect(january?.date.first == day("2026-01-01") && january?.date.last == day("2026-01-31"))
    #expect(spans("PT since October").first?.date.first == day("2025-10-01"))
  }

  @Test func `a month alone says nothing in a note without a day`() {
    #expect(spans("PT since January", day: nil).isEmpty)
    #expect(spans("on 6/30", day: nil).isEmpty)
  }

  @Test func `may is a verb until a preposition or a number makes it a month`() {
    #expect(spans("She may improve.").isEmpty)
    #expect(spans("She improved in May.").first?.date.first == day("2026-05-01"))
  }

  @Test(arguments: [
    "PT 3/3-4/28", "PT 3/3–4/28", "PT 3/3/26-4/28/26", "from March 3 to April 28",
    "between 3/3/2026 and 4/28/2026", "from 3/3 through 4/28",
  ])
  func `a range has two ends`(text: String) {
    let span = spans(text).first
    #expect(spans(text).count == 1)
    #expect(span?.begin?.day == day("2026-03-03") && span?.end?.day == day("2026-04-28"))
  }

  @Test func `weeks ago are a stretch, not a day`() {
    let date = spans("Fell three weeks ago.").first?.date
    #expect(date?.precision == .relative && date?.day == nil)
    #expect(date.map { $0.first < $0.last } == true)
  }

  @Test(arguments: ["2015", "in 2015", "discectomy 2015.", "(2015)"])
  func `a year is a year`(text: String) {
    #expect(spans(text).map(\.date.precision) == [.year])
  }

  @Test(arguments: ["2000 mg", "walks 1950 feet", "#2015", "$2015", "CPT 63047"])
  func `a number is no year`(text: String) {
    #expect(spans(text).isEmpty)
  }
}
