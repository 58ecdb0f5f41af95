import Documents
import Testing

struct CellWordsTests {
  @Test(arguments: [
    (Cell.dollars(cents: 0), "$0.00"), (.dollars(cents: -7), "-$0.07"),
    (.dollars(cents: 123_456_789), "$1,234,567.89"), (.count(999), "999"),
    (.count(-1_000_000), "-1,000,000"), (.share(0.42349), "42.3%"), (.share(1), "100.0%"),
    (.number(1234.5, digits: 2), "1,234.50"), (.number(-0.001, digits: 1), "0.0"),
    (.number(-1.25, digits: 3), "-1.250"), (.number(0.6, digits: 0), "1"), (.days(1), "1 day"),
    (.days(-1), "-1 days"), (.days(0), "0 days"),
    (.interval(lower: .share(0.1), upper: .share(0.25)), "10.0% to 25.0%"),
    (.day("2026-03-14", mark: .assumed), "assumed 2026-03-14"), (.unknown, "unknown"),
    (.empty, ""), (.dollars(cents: .min), "-$92,233,720,368,547,758.08"),
  ])
  func `a cell reads as a person would write it`(cell: Cell, words: String) {
    #expect(cell.words == words)
  }
}
