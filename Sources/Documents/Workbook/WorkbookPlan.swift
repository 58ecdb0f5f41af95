/// The sheets of a report: a summary, one for each table and chart, and the definitions.
///
/// What expands under a row is for readers of the page and left out, as CSV leaves it out; blocks
/// that only paper has are left out too, for the workbook has every line they stand for.
struct WorkbookPlan {
  private(set) var sheets: [Sheet] = []
  private let report: Report
  private let rowsASheet: Int
  private var names = SheetNames()
  private var contents = WorkbookSummary()
  private var section = ""
  /// Whether the section has a sheet yet; a first one of a long caption bears its name.
  private var isSectionNamed = true
  /// Words met since the last table, which stand above the next of their section.
  private var words: [String] = []

  /// - Parameters:
  ///   - report: What to write.
  ///   - rowsASheet: Rows of a table that one sheet holds; a longer one takes several.
  init(_ report: Report, rowsASheet: Int) {
    self.report = report
    self.rowsASheet = rowsASheet
    let summary = names.name(for: "Summary")
    let definitions = names.name(for: "Definitions")
    section = report.title
    add(report.blocks)
    keepWords()
    sheets.insert(contents.sheet(name: summary, of: report), at: 0)
    sheets.append(
      WorkbookDefinitions(report: report, terms: contents.terms, tables: sheets)
        .sheet(name: definitions))
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let title, _, _): begin(title)
    case .paragraph(let text): words.append(text)
    case .prose(let spans): words.append(spans.words)
    case .list(let items): words += items.map { "• " + $0.words }
    case .quotation(let quote, let source, _):
      words.append("“\(quote.words)” (\(source.words))")
    case .notice(let level, let text):
      words.append(level == .info ? text : "Warning: " + text)
    case .keyFigures(let figures): contents.figures += figures
    case .table(let table): add(table, chart: nil)
    case .chart(let chart): add(chart.table, chart: chart)
    case .details(_, let blocks, _), .onScreen(let blocks): add(blocks)
    case .onPaper: break
    case .definitions(let terms): contents.terms += terms
    case .arithmetic(let lines): contents.sums.append((section, lines))
    }
  }

  private mutating func begin(_ title: String) {
    keepWords()
    section = title
    isSectionNamed = false
  }

  /// Words without a table of their section stand in the summary.
  private mutating func keepWords() {
    contents.words += words.map { (section, $0) }
    words = []
  }

  private mutating func add(_ table: Table, chart: Chart?) {
    if let chart { words.append(chart.summary) }
    let isShort = table.caption.utf16.count <= SheetNames.longest
    let title = isShort || isSectionNamed ? table.caption : section
    isSectionNamed = true
    for first in stride(from: 0, to: max(1, table.rows.count), by: rowsASheet) {
      let rows = first..<min(table.rows.count, first + rowsASheet)
      let name = names.name(for: title)
      let part =
        rows.count < table.rows.count
        ? ["Rows \(first + 1) to \(rows.upperBound) of \(table.rows.count); sheets hold no more."]
        : []
      sheets.append(
        Sheet(
          name: name, title: table.caption, notes: part + words,
          sections: [Sheet.Section(table, rows: rows, chart: first == 0 ? chart : nil)]))
      contents.sheets.append((name, table.caption, rows.count, chart != nil))
    }
    words = []
  }
}
