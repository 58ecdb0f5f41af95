import Claims
import Documents
import Reporting
import Testing
import Worklists

/// What the review of a chart found, on the list's table and under its lines.
struct ChartOnTheListTests {
  private static let day = CalendarDay(number: 20_757)

  private static func list(_ reviews: [ChartFindings?]) -> Worklist {
    let candidates = reviews.enumerated().map { index, review in
      var denial = Denial(
        key: "d\(index)", origin: .letter, isSynthetic: true,
        payer: Payer(identifier: "P1", name: "Payer"), lineOfBusiness: .commercial,
        reference: "R\(index)", isPreService: true,
        reading: ReasonReading(
          category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true,
          name: "not medically necessary", expectedDocuments: [], verification: .primary,
          source: "test"),
        serviceDay: day.adding(days: 40), knownDay: day.adding(days: -10),
        recoverable: .known(Money(cents: 500_000), source: "contract"))
      denial.chartReviews = review.map { [$0] }
      return Candidate(
        id: index + 1, denial: denial,
        chance: OverturnChance(probability: 0.5, lower: 0.4, upper: 0.6, isExtrapolated: false),
        recoveredFraction: .estimated(0.9, basis: "20 won denials"),
        deadline: FilingDeadline(
          alarm: day.adding(days: 30), limit: day.adding(days: 30), standing: .sourced,
          start: day.adding(days: -10), startName: "notice day", rule: "r", source: "contract",
          verification: .primary, verifiedDay: nil),
        effort: Effort(
          minutes: 60, skill: .nurse, wage: Money(cents: 5000), outOfPocket: .zero, prepDays: 2,
          verification: .primary, source: "measured"))
    }
    return Worklist(ranking: candidates, on: day, minutes: 600)
  }

  private static func findings(redFlags: Int = 0, conflicts: Int = 0) -> ChartFindings {
    ChartFindings(
      day: day.adding(days: -2), met: 3, notMet: 1, open: 2, verdict: "not met",
      conflicts: conflicts, redFlags: redFlags)
  }

  private static func chart(of list: Worklist) -> [String] {
    let table = WorklistTable(list).ranked()
    guard let column = table.columns.firstIndex(where: { $0.title == "Chart" }) else { return [] }
    return table.rows.map { row -> String in
      switch row.cells[column].value {
      case .text(let words): words
      case .badge(_, let words): words
      default: ""
      }
    }
  }

  @Test func `a line whose chart nobody reviewed has an empty cell`() {
    #expect(Self.chart(of: Self.list([nil, nil])) == ["", ""])
    #expect(
      Set(Self.chart(of: Self.list([nil, Self.findings()])))
        == ["", "not met (3 met, 1 not met, 2 open)"])
  }

  @Test func `a red flag or a contradiction takes the place of the verdict`() {
    #expect(
      Self.chart(of: Self.list([Self.findings(redFlags: 1)])) == ["red flag: surgeon first"])
    #expect(
      Self.chart(of: Self.list([Self.findings(conflicts: 1)]))
        == ["contradiction: settle first"])
  }

  @Test func `under its line stands the alarm, and the day that the service is planned for`() throws
  {
    let list = Self.list([Self.findings(redFlags: 1)])
    let line = try #require(list.selected.first)
    let page = HTMLRenderer(gnuplot: nil).render(
      Report(
        title: "Line",
        provenance: Provenance(
          toolVersion: "test", command: "test", asOf: Self.day.description, synthetic: true),
        blocks: LineDetail(line: line, score: nil).blocks))
    #expect(page.contains("Red flag in the chart"))
    #expect(page.contains("Service planned for") && !page.contains("Day of service"))
  }
}
