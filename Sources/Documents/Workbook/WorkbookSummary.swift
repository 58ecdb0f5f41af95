/// What the first sheet holds: key figures, sums, the sheets, and words that belong to no table.
struct WorkbookSummary {
  var figures: [KeyFigure] = []
  var sums: [(section: String, lines: [ArithmeticLine])] = []
  var sheets: [(name: String, title: String, rows: Int, isChart: Bool)] = []
  var words: [(section: String, text: String)] = []
  /// For the last sheet.
  var terms: [Definition] = []

  func sheet(name: String, of report: Report) -> Sheet {
    Sheet(
      name: name, title: report.title,
      notes: [report.subtitle].compactMap(\.self) + words.map { "\($0.section): \($0.text)" },
      sections: [figureSection].compactMap(\.self) + [sheetSection]
        + sums.map { Self.sum($0.section, $0.lines) })
  }

  // All have words in their fourth column of cells, a mark being the third, so that the columns of
  // the sheet fit each of them.

  private var figureSection: Sheet.Section? {
    guard !figures.isEmpty else { return nil }
    let table = Table(
      caption: "Key figures",
      columns: [.init("Figure"), .init("Value", isMarked: true), .init("Note")],
      rows: figures.map { Table.Row([.text($0.label), $0.value, .text($0.note ?? "")]) })
    return Sheet.Section(table, caption: table.caption)
  }

  private var sheetSection: Sheet.Section {
    let table = Table(
      caption: "Sheets",
      columns: [.init("Sheet"), .init("Rows"), .init("Kind"), .init("Holds")],
      rows: sheets.map { sheet in
        Table.Row([
          .text(sheet.name), .count(sheet.rows), .text(sheet.isChart ? "chart" : "table"),
          .text(sheet.title),
        ])
      })
    return Sheet.Section(table, caption: table.caption, opensSheets: true)
  }

  private static func sum(_ section: String, _ lines: [ArithmeticLine]) -> Sheet.Section {
    let table = Table(
      caption: "Sum: \(section)",
      columns: [.init("Line"), .init("Value", isMarked: true), .init("Note")],
      rows: lines.map { line in
        let label = [line.sign.rawValue, line.label].filter { !$0.isEmpty }
        return Table.Row([
          .text(label.joined(separator: " ")), line.value, .text(line.note ?? ""),
        ])
      })
    return Sheet.Section(table, caption: table.caption)
  }
}
