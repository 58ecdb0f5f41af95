import Appeals
import Claims
import Documents
import Testing

/// Dates that no calendar has, in a payer's letter: said, never guessed.
struct ImpossibleDateTests {
  @Test(arguments: ["November 31, 2026", "02/30/2026", "2026-02-30", "31 November 2026"])
  func `a last day that no calendar has is said with its line, and none is made of it`(
    date: String
  ) {
    let text = """
      Harborline Health

      Date: August 24, 2026

      Dear Doctor:

      You may file an appeal by \(date).
      """
    let letter = DenialLetterReader().read(text, document: "denial.txt")
    #expect(letter.letterDay?.value == CalendarDay("2026-08-24"))
    #expect(letter.deadline == nil && letter.lastDayToAppeal == nil)
    #expect(
      letter.contradictions == ["line 7 gives a last day (appeal) that no calendar has"])
  }

  @Test(arguments: ["Date: November 31, 2026", "November 31, 2026", "Notice date: 02/30/2026"])
  func `a letter dated on no day has no day, whatever else it dates`(line: String) {
    let text = """
      Harborline Health

      \(line)

      August 3, 2026

      Dear Doctor:

      Your appeal must reach us within 180 calendar days of this letter.
      """
    let letter = DenialLetterReader().read(text, document: "denial.txt")
    #expect(letter.letterDay == nil)
    #expect(letter.lastDayToAppeal == nil, "a count from no day ends on none")
    #expect(letter.contradictions == ["line 3 dates the letter on a day that no calendar has"])
  }

  @Test func `card and letter say it before anything is sent`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial + "\n\nThe last day to appeal is February 30, 2027.\n"
    #expect(
      try sample.appeal().denial?.contradictions.contains {
        $0.hasSuffix("gives a last day (appeal) that no calendar has")
      } == true)
    for report in [try sample.card().report, try sample.draft().report] {
      #expect(HTMLRenderer(gnuplot: nil).render(report).contains("that no calendar has"))
    }
  }
}
