import Documents
import Foundation
import Testing

struct MarkTests {
  static let marks: [Mark] = [.estimated, .assumed, .unknown]

  @Test(arguments: marks, Sample.cells().indices)
  func `a mark survives in every renderer`(mark: Mark, kind: Int) throws {
    let cell = Sample.cells(mark)[kind]
    let word = try #require(mark.prefix)
    let table = Sample.table(cell)
    let page = HTMLRenderer(gnuplot: nil).render(Sample.report([.table(table)]))
    #expect(page.contains("<span class=\"mark\">\(word)</span>"))
    let terminal = TerminalRenderer(width: 30).render(table)
    #expect(terminal.split(separator: "\n")[3].contains(word))
    let csv = CSVRenderer().render(table)
    #expect(csv.split(separator: "\r\n")[1].hasSuffix(",\(mark.rawValue)"))
    let json = try JSONRenderer().render(table)
    #expect(json.contains("mark\" : \"\(mark.rawValue)\""))
  }

  @Test(arguments: Sample.cells(.unknown).indices)
  func `what is unknown is never zero, blank or a number`(kind: Int) throws {
    let table = Sample.table(Sample.cells(.unknown)[kind])
    #expect(Sample.cells(.unknown)[kind] == .unknown)
    #expect(CSVRenderer().render(table).hasSuffix("first,unknown,unknown\r\n"))
    #expect(try JSONRenderer().render(table).contains("\"Value\" : \"unknown\""))
    let row = TerminalRenderer().render(table).split(separator: "\n")[3]
    #expect(row.split(separator: " ") == ["first", "unknown"])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that is not finite is unknown`(number: Double) {
    #expect(Cell.number(number, digits: 1) == .unknown)
    #expect(Cell.share(number) == .unknown)
    #expect(Cell.interval(lower: .share(0), upper: .share(number)) == .unknown)
  }

  @Test func `marks survive in figures, definitions and arithmetic`() {
    let cell = Cell.dollars(cents: 5, mark: .assumed)
    let blocks: [Block] = [
      .keyFigures([.init("a", cell)]), .definitions([.init("b", cell)]),
      .arithmetic([.init(.start, "c", cell)]), .details(summary: "d", [.table(Sample.table(cell))]),
    ]
    let page = HTMLRenderer(gnuplot: nil).render(Sample.report(blocks))
    let marked =
      "<span class=\"mark\">assumed</span> <span class=\"value\">$0.05</span>"
    #expect(page.ranges(of: marked).count == blocks.count)
  }

  @Test func `the legend explains the marks that occur and no others`() {
    let page = HTMLRenderer(gnuplot: nil).render(
      Sample.report([.table(Sample.table(.count(1, mark: .estimated)))]))
    #expect(page.contains("How to read the marks"))
    #expect(page.contains("<dt><span class=\"mark\">est.</span></dt>"))
    #expect(!page.contains("<dt><span class=\"mark\">assumed</span></dt>"))
    #expect(
      !HTMLRenderer(gnuplot: nil).render(Sample.report([])).contains("How to read the marks"))
  }
}
