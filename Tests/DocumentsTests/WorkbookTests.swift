import Foundation
import Testing
import WorkbookReading

@testable import Documents

/// A folder that is removed with the value.
final class WorkbookFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "book.xlsx") -> String { url.appending(path: name).path }

  func read(_ report: Report, rowsASheet: Int? = nil) throws -> ReadWorkbook {
    let renderer = rowsASheet.map { WorkbookRenderer(rowsASheet: $0) } ?? WorkbookRenderer()
    try renderer.write(report, to: path())
    return try ReadWorkbook(path())
  }
}

/// Tests of workbooks, read back from the file as a spreadsheet reads it.
struct WorkbookTests {
  private let folder: WorkbookFolder

  init() throws { folder = try WorkbookFolder() }

  private func sheet(of table: Table) throws -> ReadSheet {
    try #require(try folder.read(Sample.report([.table(table)])).sheet(table.caption))
  }

  private func values(_ cells: [Cell]) throws -> [ReadSheet.Cell?] {
    let table = Table(
      caption: "Cells", columns: [.init("Value")], rows: cells.map { Table.Row([$0]) })
    return try #require(try sheet(of: table).column("Value"))
  }

  @Test func `dollars are the exact cents`() throws {
    let cents = [
      1, 10, -5, 944_939, 56_744, 123_456, 1_463_609, 99_999_999, -123_456_789_012_345,
      999_999_999_999_999,
    ]
    let read = try values(cents.map { .dollars(cents: $0) })
    #expect(read.map { $0?.cents } == cents)
  }

  @Test func `each kind of cell has its own number format`() throws {
    let read = try values([
      .count(1234), .dollars(cents: -123_456), .share(0.4235), .number(2.71828, digits: 3),
      .days(12), .day("2026-03-14"),
    ])
    #expect(
      read == [
        .number("1234", format: "#,##0"),
        .number("-1234.56", format: ##""$"#,##0.00;-"$"#,##0.00"##),
        .number("0.4235", format: "0.0%"), .number("2.71828", format: "#,##0.000"),
        .number("12", format: #"[=1]0" day";#,##0" days""#),
        .number("46095", format: "yyyy-mm-dd"),
      ])
  }

  // Python: (date(y, m, d) - date(1899, 12, 30)).days
  @Test(arguments: [
    ("2026-03-14", 46_095), ("1900-03-01", 61), ("2000-02-29", 36_585), ("9999-12-31", 2_958_465),
  ])
  func `a day is counted as spreadsheets count it`(day: String, serial: Int) {
    #expect(SheetDay.serial(day) == serial)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-28", "2026-13-01", "2026-3-14", "0000-00-00", "soon", "２０26-03-14", "",
  ])
  func `what is no day of a spreadsheet's calendar stays text`(day: String) throws {
    #expect(SheetDay.serial(day) == nil)
    #expect(try values([.day(day), .count(1)]).first == (day.isEmpty ? .some(nil) : .text(day)))
  }

  @Test func `what is unknown is an empty cell beside the word, never zero`() throws {
    let table = Table(
      caption: "Dollars", columns: [.init("Worth")],
      rows: [
        .init([.dollars(cents: 100)]), .init([.dollars(cents: 250, mark: .estimated)]),
        .init([.unknown]), .init([.empty]),
      ])
    let sheet = try sheet(of: table)
    #expect(sheet.column("Worth")?.map { $0?.cents } == [100, 250, nil, nil])
    #expect(
      sheet.column("Worth mark")?.map { $0?.text } == ["known", "estimated", "unknown", nil])
  }

  @Test func `a mark stands beside dollars even where all are known`() throws {
    #expect(try sheet(of: Sample.table(.dollars(cents: 1))).tables[0].columns.last == "Value mark")
    #expect(try sheet(of: Sample.table(.count(1))).tables[0].columns == ["Row", "Value"])
  }

  @Test func `an interval is two columns`() throws {
    let cell = Cell.interval(lower: .share(0.25), upper: .share(0.5), mark: .estimated)
    let sheet = try sheet(of: Sample.table(cell))
    #expect(
      sheet.tables[0].columns == ["Row", "Value lower", "Value upper", "Value mark"])
    #expect(sheet.column("Value upper")?.first??.number == 0.5)
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\")", "http://example.org", "{=1}", "=",
    "0012", "1e5",
  ])
  func `text stays text, whatever it looks like`(text: String) throws {
    let report = Sample.report(Sample.blocks(saying: text))
    let book = try folder.read(report)
    let cells = book.sheets.flatMap(\.cells.values)
    #expect(!cells.contains(.formula))
    #expect(try values([.text(text)]) == [.text(text)])
  }

  @Test func `control characters and marks that turn a line are replaced where they can be seen`()
    throws
  {
    #expect(
      try values([
        .text("a\u{0}b\u{1B}c"), .text("a\u{202E}b"), .text("a\r\nb"), .text("_x0041_"),
        .text("\u{FFFF}"),
      ]).map { $0?.text } == [
        "a\u{FFFD}b\u{FFFD}c", "a\u{FFFD}b", "a\nb", "_x005F_x0041_", "\u{FFFD}",
      ])
  }

  @Test func `a text longer than a cell holds says that it was cut`() throws {
    let text = try #require(try values([.text(String(repeating: "€😀", count: 20_000))])[0]?.text)
    #expect(text.utf16.count <= 32_767 && text.hasSuffix("(cut: a cell holds no more)"))
  }

  @Test func `a table can be filtered, and its head stays in sight`() throws {
    let sheet = try sheet(of: Sample.table(.count(1)))
    #expect(sheet.tables[0].hasFilter)
    let head = try #require(sheet.tables[0].reference.split(separator: ":").first)
    #expect(sheet.firstScrollingRow == Int(head.dropFirst()).map { $0 + 1 })
    #expect(sheet.cells[String(head)] == .text("Row"))
  }

  @Test func `heads that differ in case alone are told apart`() throws {
    let table = Table(
      caption: "Heads", columns: ["Day", "day", "", "\n"].map { .init($0) },
      rows: [.init(Array(repeating: .count(1), count: 4))])
    let heads = try sheet(of: table).tables[0].columns
    #expect(Set(heads.map { $0.lowercased() }).count == 4 && !heads.contains(""))
  }

  @Test func `every kind of chart is drawn by the spreadsheet from cells`() throws {
    let charts = Sample.charts(saying: "Chart")
    let book = try folder.read(Sample.report(charts.map { .chart($0) }))
    #expect(book.sheets.map(\.charts).reduce(0, +) == charts.count)
    // ST_MarkerStyle, all that the format has.
    let symbols: Set = [
      "circle", "dash", "diamond", "dot", "none", "picture", "plus", "square", "star", "triangle",
      "x", "auto",
    ]
    #expect(!book.pointSymbols.isEmpty && book.pointSymbols.isSubset(of: symbols))
    let empty = Chart(title: "none", summary: "", kind: .bars([], value: .init("v", unit: .share)))
    #expect(try folder.read(Sample.report([.chart(empty)])).sheets.allSatisfy { $0.charts == 0 })
  }

  @Test(arguments: [true, false])
  func `every sheet says that data are synthetic, exactly when they are`(synthetic: Bool) throws {
    let book = try folder.read(Sample.report(Sample.blocks(saying: "x"), synthetic: synthetic))
    #expect(book.sheets.count > 5)
    for sheet in book.sheets {
      let notice = try #require(sheet.cells["A2"]?.text)
      #expect(notice.hasPrefix("SYNTHETIC DATA") == synthetic, "\(sheet.name)")
      #expect(notice.contains("2026-03-14"))
    }
  }

  @Test func `the last sheet has glossary, marks, seed and inputs`() throws {
    let report = Sample.report([
      .definitions([.init("Recoverable", .text("what can come"))]),
      .table(
        Table(caption: "T", columns: [.init("A", help: "what A is")], rows: [.init([.count(1)])])),
    ])
    let texts = try folder.read(report).sheets.last?.cells.values.compactMap(\.text) ?? []
    for text in [
      "Recoverable", "what can come", "what A is", "unknown", "Seed", "7", "sampler 1.0.0",
      "sampler report --seed 7", "march.txt", report.provenance.inputs[0].sha256,
    ] { #expect(texts.contains(text), "\(text)") }
  }

  @Test func `equal reports give equal bytes, dated by the as-of day`() throws {
    let report = Sample.report(Sample.blocks(saying: "x"))
    try WorkbookRenderer().write(report, to: folder.path("a.xlsx"))
    try WorkbookRenderer().write(report, to: folder.path("b.xlsx"))
    let bytes = try ["a.xlsx", "b.xlsx"].map {
      try Data(contentsOf: URL(filePath: folder.path($0)))
    }
    #expect(bytes[0] == bytes[1])
    #expect(try ReadWorkbook(folder.path("a.xlsx")).properties.contains("2026-03-14T12:00:00Z"))
  }

  @Test func `a table longer than a sheet goes on in the next, and both say so`() throws {
    let table = Table(
      caption: "Long", columns: [.init("N"), .init("Worth")],
      rows: (1...7).map { .init([.count($0), $0 == 7 ? .unknown : .dollars(cents: $0)]) })
    let book = try folder.read(Sample.report([.table(table)]), rowsASheet: 3)
    let parts = ["Long", "Long 2", "Long 3"].compactMap { book.sheet($0) }
    #expect(parts.map { $0.column("N")?.map { $0?.number } } == [[1, 2, 3], [4, 5, 6], [7]])
    #expect(
      parts.map { $0.tables[0].columns }
        == Array(repeating: ["N", "Worth", "Worth mark"], count: 3))
    #expect(parts.map { $0.cells["A3"]?.text?.hasPrefix("Rows ") } == [true, true, true])
  }
}
