import Claims
import Documents
import Reporting
import Scoring
import Testing
import Worklists

struct WeeklyReportTests {
  @Test func `a page as of an earlier day says that its sums are of all that is loaded`() {
    func page(latest: CalendarDay) -> String {
      HTMLRenderer(gnuplot: nil).render(weekly([], latest: latest).report)
    }
    #expect(page(latest: reportDay.adding(days: 1)).contains("not as of \(reportDay)"))
    #expect(!page(latest: reportDay).contains("not as of"))
  }

  @Test func `the arithmetic on the page is the one a person redoes`() {
    let page = HTMLRenderer(gnuplot: nil).render(
      weekly([candidate(1, recoverable: tenThousand)]).report)
    // 10,000 × 0.9 × 0.5 − 60 minutes at $50 an hour
    #expect(page.contains("4,450.00"))
  }

  @Test func `where no value is known no sum says zero, and no plan is proven best`() {
    let unknown = candidate(1, recoverable: .unknown(reason: "no contract row"))
    let page = HTMLRenderer(gnuplot: nil).render(weekly([unknown]).report)
    #expect(page.contains("Nothing can be ranked: no value is known of the 1 denials"))
    #expect(page.contains("No model has learned chances yet"))
    #expect(!page.contains("proven to be the best possible"))
    #expect(!page.contains("Nothing is worth working") && !page.contains("within 0 days"))
    let list = Worklist(ranking: [unknown], on: reportDay, minutes: 600)
    #expect(!list.isValued)
    #expect(Worklist(ranking: [], on: reportDay, minutes: 600).isValued)
    let one = candidate(2, recoverable: tenThousand)
    #expect(Worklist(ranking: [unknown, one], on: reportDay, minutes: 600).isValued)
  }

  @Test func `open denials are counted as the status counts them`() {
    let page = HTMLRenderer(gnuplot: nil).render(
      weekly([
        candidate(1, recoverable: tenThousand),
        candidate(2, recoverable: tenThousand, daysLeft: -40),
        candidate(3, recoverable: tenThousand, isAppealable: false),
      ]).report)
    #expect(page.contains("of 3 open; 60 of 600 minutes"))
  }

  @Test func `paper has each line's sum in one line, in the figures of the screen`() throws {
    let page = HTMLRenderer(gnuplot: nil).render(
      weekly([candidate(1, recoverable: tenThousand)]).report)
    let sum =
      "Estimated: $10,000.00 recoverable × 0.9000 when won = $9,000.00; × chance 0.5000 "
      + "(0.4000 to 0.6000) = $4,500.00; − $50.00 of work (60 minutes, nurse) = $4,450.00."
    #expect(page.contains("<p>\(sum)</p>"))
    #expect(page.contains("contract §4"))
  }

  @Test func `what contradicts itself is told for denials off the list too`() {
    let found = [
      Contradiction(denial: 77, payer: "Payer", claim: "PCN77", words: "paid twice"),
      Contradiction(payer: "Payer", claim: "GONE", words: "an appeal matches no denial"),
    ]
    let page = HTMLRenderer(gnuplot: nil).render(weekly([], contradictions: found).report)
    #expect(page.contains("2 contradictions"))
    #expect(page.contains("PCN77") && page.contains("paid twice") && page.contains("GONE"))
    let none = HTMLRenderer(gnuplot: nil).render(weekly([]).report)
    #expect(none.contains("Nothing on record contradicts itself"))
  }

  @Test func `a rejected claim is told with its codes, their meaning and what to do`() {
    func line(_ meaning: String?) -> RejectionTable.Line {
      RejectionTable.Line(
        acknowledgement: Acknowledgement(
          payer: Payer(identifier: "P1", name: "Payer"), patientControlNumber: "REJ1",
          isRejected: true, category: "A7", statusCode: "562", day: reportDay,
          billed: Money(cents: 123_400)),
        serviceDay: nil, meaning: meaning, toDo: nil, isSynthetic: true)
    }
    func page(_ rejections: RejectionTable?) -> String {
      HTMLRenderer(gnuplot: nil).render(weekly([], rejections: rejections).report)
    }
    let told = page(RejectionTable([line("an identifier is wrong")]))
    for words in [
      "REJ1", "A7:562", "an identifier is wrong", "1 claim, $1,234.00 billed", "send it again",
    ] { #expect(told.contains(words), "\(words)") }
    #expect(CSVRenderer().render(RejectionTable([line(nil)]).table).contains("unknown"))
    #expect(page(RejectionTable([])).contains("No claim stands rejected."))
    #expect(page(nil).contains("No 277CA is loaded"))
  }

  @Test func `a take-back of no denial is told beside the sum it moves`() {
    let lines = [("WO", "ICN7", 5_000), ("FB", "", -300)].map { reason, reference, cents in
      AdjustmentTable.Line(
        adjustment: ProviderAdjustment(
          reason: reason, reference: reference, amount: Money(cents: cents)),
        payer: "Payer", payment: "CHECK2", day: reportDay, claim: nil, isSynthetic: true)
    }
    let page = HTMLRenderer(gnuplot: nil).render(
      weekly([], adjustments: AdjustmentTable(lines)).report)
    for words in ["CHECK2", "ICN7", "(2; $50.00 taken off payments, $3.00 added to them"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!HTMLRenderer(gnuplot: nil).render(weekly([]).report).contains("belong to no denial"))
  }

  @Test func `wins taken back are shown apart`() throws {
    let won: [Denial.Status] = [.overturned, .clawedBack, .clawedBack, .upheld]
    let inventory = won.enumerated().map { index, status in
      var denial = candidate(index, recoverable: tenThousand).denial
      denial.status = status
      denial.appeals = [
        Appeal(payer: denial.payer, patientControlNumber: "P", filedDay: reportDay)
      ]
      return denial
    }
    let rate = try #require(OverturnRate.rates(of: inventory) { $0.payer.name }.first)
    #expect((rate.overturned, rate.takenBack, rate.resolved) == (3, 2, 4))
    let page = HTMLRenderer(gnuplot: nil).render(weekly([]).report)
    #expect(page.contains("Of these taken back"))
  }

  @Test func `an unknown amount is listed apart and never as zero`() throws {
    let report = weekly([
      candidate(1, recoverable: tenThousand),
      candidate(2, recoverable: .unknown(reason: "no contract row")),
    ])
    let page = HTMLRenderer(gnuplot: nil).render(report.report)
    #expect(page.contains("Value unknown"))
    let list = CSVRenderer().render(report.listTable)
    let line = try #require(list.split(separator: "\r\n").first { $0.contains("PCN2") })
    #expect(line.contains("unknown"))
    #expect(!line.contains(",0.00,"))
  }

  @Test func `an assumed deadline says assumed wherever it stands`() throws {
    let report = weekly([candidate(1, recoverable: tenThousand, standing: .assumed)])
    #expect(HTMLRenderer(gnuplot: nil).render(report.report).contains("assumed"))
    let list = CSVRenderer().render(report.listTable)
    #expect(try #require(list.split(separator: "\r\n").last).contains("assumed"))
  }

  @Test
  func `the page tells the minutes, how near the best the plan is, and what would save the rest`()
    throws
  {
    // Three of an hour each, all due this week; an hour there is.
    let candidates = (1...3).map { candidate($0, recoverable: tenThousand, daysLeft: 8) }
    let staff = Staff(bySkill: [.nurse: 60])
    let list = Worklist(ranking: candidates, on: reportDay, staff: staff)
    let tables = StaffTables(list)
    #expect(
      tables.sentences == [
        "Minutes used this week: biller 0 of 0, nurse 60 of 60, surgeon 0 of 0.",
        "The plan of safe starts over all weeks is expected to bring $4,450.00 (estimated), proven to be the "
          + "best possible by safe starts with this staff.",
        "2 denials worth $8,900.00 (estimated) fall off the plan of safe starts; 2 nurse hours more, in "
          + "the weeks before their last safe start, would save all. 2 denials worth $8,900.00 "
          + "(estimated) have no room before the last day.",
      ])
    #expect(tables.fallsOff(limit: 1).caption.hasSuffix("the first 1 of 2"))
    let together = tables.fallsOff().rows.compactMap(\.cells.last)
    #expect(together == [.text("60 nurse minutes"), .text("120 nurse minutes")])
    let frontier = Frontier(of: candidates, on: reportDay, staff: staff)
    let twice = try #require(
      FrontierTable(frontier).table.rows.last { $0.cells[0] == .text("nurse") })
    #expect(twice.cells[1] == .number(2, digits: 1))
    #expect(twice.cells[3] == .dollars(cents: 890_000, mark: .estimated))
  }

  @Test func `a payer's name can't become markup`() {
    let page = HTMLRenderer(gnuplot: nil).render(
      weekly([candidate(1, recoverable: tenThousand, name: "<script>alert(1)</script>")]).report)
    #expect(!page.contains("<script"))
  }

  @Test func `without a model the page says that the chances are missing`() {
    #expect(
      HTMLRenderer(gnuplot: nil).render(weekly([]).report).contains("No model is in force"))
  }
}
