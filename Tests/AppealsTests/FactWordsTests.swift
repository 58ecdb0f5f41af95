import Claims
import ClinicalRecords
import Testing

@testable import Appeals

/// Facts as letter and card say them.
struct FactWordsTests {
  @Test func `a length told on one day and a finding of one day are said in English`() throws {
    let day = CalendarDay("2026-08-12")
    func words(_ fact: Fact) -> String { fact.particulars(days: \.inWords) }
    let path = FactPath("symptom.duration_weeks")
    let months = FactValue.number(16 * 30.4 / 7, unit: "weeks")
    #expect(words(Fact(path, months, lastDay: day)) == "16 months as of August 12, 2026")
    #expect(words(Fact(path, months, firstDay: day)) == "16 months from August 12, 2026")
    let grade = Fact(
      FactPath("imaging.stenosis_grade"), .stenosis(.severe), lastDay: day,
      level: SpinalLevel("L4-5"))
    #expect(words(grade) == "severe stenosis at L4-5 on August 12, 2026")
    #expect(
      words(Fact(FactPath("exam.concordant"), lastDay: day, side: .left))
        == "left, on August 12, 2026")
  }
}
