import Claims
import Testing

@testable import ClinicalRecords

/// Dates that no calendar has are unread, and said.
struct ImpossibleDateTests {
  static let dates = [
    "November 31, 2025", "Nov. 31st, 2025", "02/30/2026", "February 29, 2025", "2/29/2025",
  ]

  @Test(arguments: dates)
  func `neither another year nor the bare year is read in its place`(date: String) {
    let note = marked("L4-5 fusion on \(date).")
    #expect(note.dates.spans(in: note.tokens.indices).isEmpty)
  }

  @Test(arguments: dates)
  func `the review names document and line`(date: String) throws {
    let read = try reading("HPI: Seen today.\nL4-5 fusion on \(date).")
    let flag = try #require(read.flags.first { $0.kind == .impossibleDate })
    #expect(flag.text.contains("1_2026-08-12, line 2"))
    #expect(flag.quotes.map(\.text) == [date])
  }

  @Test func `a note whose own date is impossible has no day, whatever its file is called`() {
    let note = Note(name: "office_2026-02-28", text: "Date of service: 02/30/2026\n\nHPI: Pain.")
    #expect(note.day == nil)
  }

  @Test(arguments: ["November 30, 2025", "02/28/2026", "13/02/2026", "strength 4/5 2025"])
  func `possible dates are not said to be impossible`(date: String) throws {
    let read = try reading("L4-5 fusion on \(date).")
    #expect(!read.flags.contains { $0.kind == .impossibleDate })
  }
}
