import Appeals
import Claims
import Documents
import Foundation
import Testing

/// What a draft has to settle stands on a sheet before it, and nowhere in the letter.
struct CoverSheetTests {
  @Test func `what is to be settled stands before the letter, on a sheet of its own`() throws {
    let report = try SampleCase().draft().report
    #expect(!report.cover.isEmpty)
    let html = HTMLRenderer(gnuplot: nil).render(report)
    let cover = try #require(html.range(of: "<div class=\"cover\""))
    let letter = try #require(html.range(of: "<h1"))
    let notice = try #require(html.range(of: "Before sending, compare"))
    #expect(cover.lowerBound < notice.lowerBound && notice.lowerBound < letter.lowerBound)
    #expect(html[letter.lowerBound...].range(of: "Before sending") == nil)
    #expect(html.contains(".cover { break-after: page;"))
    let synthetic = html.ranges(of: "Synthetic data.")
    #expect(synthetic.count == 2, "the sheet is taken out, and the letter still says what it is")
  }

  @Test func `what the payer's words were held against stands on the sheet`() throws {
    let appeal = try SampleCase().appeal()
    let letter = try AppealLetter(
      appeal,
      template: LetterTemplate.read(
        String(decoding: Product.data("templates/appeal.txt"), as: UTF8.self), name: "appeal.txt"),
      objections: Product.objections(), literature: Product.literature(),
      policyWords: ["K1": "Six weeks of therapy."], wordsHeld: "The wording was held against it.",
      today: SampleCase.today, provenance: SampleCase.provenance)
    #expect(
      letter.report.cover.contains(.notice(.info, "The wording was held against it.")))
  }

  @Test func `a letter written after the last day to appeal says so first`() throws {
    let appeal = try SampleCase().appeal()
    let last = try #require(appeal.denial?.lastDayToAppeal)
    func cover(_ day: CalendarDay) throws -> [Block] {
      try AppealLetter(
        appeal,
        template: LetterTemplate.read(
          String(decoding: Product.data("templates/appeal.txt"), as: UTF8.self), name: "appeal.txt"),
        objections: Product.objections(), literature: Product.literature(), today: day,
        provenance: SampleCase.provenance
      ).report.cover
    }
    func isLate(_ blocks: [Block]) -> Bool {
      blocks.contains {
        if case .notice(.danger, let words) = $0 {
          "\(words)".contains("it is past")
        } else {
          false
        }
      }
    }
    #expect(try !isLate(cover(last)))
    #expect(try isLate(cover(last.adding(days: 1))))
  }

  @Test func `a letter that a person has read has no sheet`() throws {
    let letter = try AppealLetter(
      SampleCase().appeal(),
      template: LetterTemplate.read(
        String(decoding: Product.data("templates/appeal.txt"), as: UTF8.self), name: "appeal.txt"),
      objections: Product.objections(), literature: Product.literature(),
      today: SampleCase.today, review: .reviewed(by: "N. Okafor", on: SampleCase.today),
      provenance: SampleCase.provenance)
    #expect(letter.report.cover.isEmpty)
  }

  @Test(.enabled(if: Paper.isInstalled, "Chromium or poppler is not installed"))
  func `on paper the sheet is the first page alone`() throws {
    let report = try SampleCase().draft().report
    let bare = Report(
      title: report.title, subtitle: report.subtitle, provenance: report.provenance,
      blocks: report.blocks, layout: report.layout)
    let render = HTMLRenderer(gnuplot: nil)
    let without = try #require(try Paper.pages(of: render.render(bare)))
    #expect(try Paper.pages(of: render.render(report)) == without + 1)
  }
}
