import Documents
import Foundation
import Testing

struct PageTests {
  private func page(_ blocks: [Block], synthetic: Bool = false) -> String {
    HTMLRenderer(gnuplot: nil).render(Sample.report(blocks, synthetic: synthetic))
  }

  @Test func `a synthetic report says so above, on every printed page and in its title`() {
    let synthetic = page([], synthetic: true)
    #expect(synthetic.contains("<strong>Synthetic data.</strong>"))
    #expect(synthetic.contains("<div class=\"synthetic-edge\""))
    #expect(synthetic.contains("<title>[Synthetic] Sample</title>"))
    #expect(synthetic.contains("<dd>synthetic (made up)</dd>"))
  }

  @Test func `a real report carries no synthetic banner`() {
    let real = page([])
    #expect(!real.contains("class=\"synthetic"))
    #expect(!real.contains("made up"))
  }

  @Test func `every column header appears, with its unit and help`() {
    let columns = Table.Priority.allCases.map {
      Table.Column("Title \($0)", unit: "unit \($0)", help: "help \($0)", priority: $0)
    }
    let html = page([.table(Table(caption: "c", columns: columns, rows: []))])
    for column in columns {
      #expect(
        html.contains(">\(column.title) <span class=\"unit\">\(column.unit ?? "")</span></th>"))
      #expect(html.contains("<dt>\(column.title)</dt><dd>\(column.help ?? "")</dd>"))
    }
    #expect(html.contains("No rows."))
    #expect(html.contains("On a wider screen and on paper also: Title extra."))
  }

  @Test func `paper has the first rows of a long table and says how many there are`() {
    let columns = [Table.Column("Kept"), Table.Column("Dropped", isOnPaper: false)]
    let rows = (1...5).map { Table.Row([.count($0), .count(-$0)]) }
    let table = Table(caption: "c", columns: columns, rows: rows)
    let html = page([.table(table.printing(first: 3))])
    #expect(
      html.components(separatedBy: "<tbody role=\"rowgroup\" class=\"screen-only\">").count == 3)
    #expect(html.contains("Printed: the first 3 of 5 lines"))
    #expect(html.contains("class=\"screen-only\">Dropped</th>"))
    #expect(!page([.table(table)]).contains("Printed:"))
  }

  @Test func `blocks can stand on a screen or on paper alone`() {
    let html = page([.onScreen([.paragraph("long")]), .onPaper([.paragraph("short")])])
    #expect(html.contains("<div class=\"screen-only\"><p>long</p>"))
    #expect(html.contains("<div class=\"paper-only\"><p>short</p>"))
  }

  @Test func `headings never skip a level`() {
    let html = page([
      .heading("A", level: .subsection), .heading("B", level: .subsection), .heading("C"),
    ])
    let levels = html.matches(of: /<h([1-6])/).map(\.output.1)
    #expect(levels == ["1", "2", "3", "2", "2"])  // the last is Provenance
  }

  @Test func `sections with anchors are listed once there are three`() {
    let sections = ["a", "b", "c"].map { (name: String) in
      Block.heading("Section \(name)", anchor: name)
    }
    #expect(page(sections).contains("<li><a href=\"#b\">Section b</a></li>"))
    #expect(!page(Array(sections.prefix(2))).contains("<nav"))
  }

  @Test func `the provenance names tool, command, day, seed and inputs`() {
    let html = page([])
    for fact in ["sampler 1.0.0", "sampler report --seed 7", "2026-03-14", "march.txt", "9f86d0"] {
      #expect(html.contains(fact), "\(fact)")
    }
    #expect(html.contains("<dt>Seed</dt><dd>7</dd>"))
  }

  @Test func `a page names its language and title and can skip to the report`() {
    let html = page([])
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<title>Sample</title>"))
    #expect(html.contains("href=\"#page.main\"") && html.contains("id=\"page.main\""))
  }

  @Test func `equal reports give equal pages`() {
    let blocks = Sample.blocks(saying: "words")
    #expect(
      HTMLRenderer().render(Sample.report(blocks)) == HTMLRenderer().render(Sample.report(blocks)))
  }

  // Golden bytes. To make the page again after a change that was meant, set
  // DOCUMENTS_WRITE_GOLDEN=1, run this test and look at the page in a browser.
  @Test func `a small report keeps its bytes`() throws {
    let blocks: [Block] = [
      .heading("Figures", anchor: "figures"),
      .keyFigures([.init("At stake", .dollars(cents: 1_234_500, mark: .estimated), note: "12 rows")]
      ),
      .notice(.warning, "Two files were refused."),
      .table(
        Table(
          caption: "Every kind of cell",
          columns: [.init("Kind", help: "The name of the kind."), .init("Cell", unit: "any")],
          rows: Sample.cells().map { .init([.text("kind"), $0]) }
            + [.init([.text("none"), .unknown], anchor: "row 7", detail: [.paragraph("Why.")])])),
      .arithmetic([
        .init(.start, "Amount", .dollars(cents: 100)), .init(.times, "Chance", .share(0.5)),
        .init(.equals, "Expected", .dollars(cents: 50), note: "rounded to the cent"),
      ]),
    ]
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/small-report.html")
    let html = page(blocks, synthetic: true)
    if ProcessInfo.processInfo.environment["DOCUMENTS_WRITE_GOLDEN"] != nil {
      try Data(html.utf8).write(to: golden)
    }
    #expect(try Data(contentsOf: golden) == Data(html.utf8))
  }
}
