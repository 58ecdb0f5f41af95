import CXLSXWriter
import Foundation

/// Writes one sheet: title, notice, words, then its tables, each with its chart beside it.
struct SheetWriter {
  let file: WorkbookFile
  let sheet: Sheet
  private let worksheet: UnsafeMutablePointer<lxw_worksheet>?
  private let tables: [SheetTable]
  /// Of every column, in characters.
  private let widths: [Int]
  /// Of all columns together.
  private let width: Int

  init(file: WorkbookFile, sheet: Sheet) throws(WorkbookError) {
    self.file = file
    self.sheet = sheet
    worksheet = file.worksheets[sheet.name]
    var tables: [SheetTable] = []
    for section in sheet.sections {
      tables.append(
        try SheetTable(
          section.table, rows: section.rows, widestText: sheet.sections.count > 1 ? 80 : 48))
    }
    self.tables = tables
    let count = tables.map(\.columns.count).max() ?? 0
    let widths = (0..<count).map { index in
      tables.compactMap { $0.columns.indices.contains(index) ? $0.columns[index].width : nil }
        .max() ?? 8
    }
    self.widths = widths
    width = widths.reduce(0, +)
  }

  func write() throws(WorkbookError) {
    for (index, width) in widths.enumerated() {
      worksheet_set_column(worksheet, UInt16(index), UInt16(index), Double(width), nil)
    }
    try setUpPaper()
    var row = try writeHead()
    for (section, table) in zip(sheet.sections, tables) {
      if sheet.sections.count > 1, let caption = section.caption {
        try write(.text(SheetText.oneLine(caption)), row, 0, .caption)
        row += 1
      }
      if sheet.sections.count == 1 {
        worksheet_freeze_panes(worksheet, row + 1, 0)
        worksheet_repeat_rows(worksheet, row, row)
      }
      try write(table, of: section, at: row)
      row += UInt32(max(1, table.count)) + 3
    }
  }

  private var isSynthetic: Bool { file.report.provenance.synthetic }

  /// - Returns: The first row that is free.
  private func writeHead() throws(WorkbookError) -> UInt32 {
    worksheet_set_row(worksheet, 0, 20, nil)
    try write(.text(SheetText.oneLine(sheet.title)), 0, 0, .title)
    let asOf = "As of \(SheetText.oneLine(file.report.provenance.asOf))."
    let notice = "SYNTHETIC DATA: everything in this workbook is made up. "
    try write(.text((isSynthetic ? notice : "") + asOf), 1, 0, isSynthetic ? .warning : .caption)
    var row: UInt32 = 2
    for note in sheet.notes {
      try write(note: SheetText.clean(note), at: row)
      row += 1
    }
    return row + 1
  }

  private static let noteWidth = 110

  /// A note over as many columns as make a line of reading width.
  private func write(note: String, at row: UInt32) throws(WorkbookError) {
    var width = 0
    let last = widths.firstIndex { column in
      width += column
      return width >= Self.noteWidth
    }
    let columns = last ?? max(0, widths.count - 1)
    let lines = SheetLines.count(note, width: max(20, width * 9 / 10))
    worksheet_set_row(worksheet, row, Double(lines) * SheetLines.height, nil)
    guard columns > 0 else { return try write(.text(note), row, 0, .note) }
    try check(
      worksheet_merge_range(
        worksheet, row, 0, row, UInt16(columns), note, file.format(.note)))
  }

  private func write(
    _ table: SheetTable, of section: Sheet.Section, at head: UInt32
  ) throws(WorkbookError) {
    for (index, column) in table.columns.enumerated() {
      let place = UInt16(index)
      try write(.text(column.name), head, place, .head)
      for (row, content) in column.cells.enumerated() {
        try write(content, head + 1 + UInt32(row), place, .text)
      }
    }
    setHeights(of: table, at: head)
    guard table.count > 0, !table.columns.isEmpty else {
      return try write(.text("no rows"), head + 1, 0, .text)
    }
    try makeTable(table, at: head)
    if section.opensSheets { try link(table, at: head) }
    if let chart = section.chart {
      try NativeChart(chart: chart, table: table, sheet: sheet.name, firstRow: head + 1)?
        .draw(in: file, on: worksheet, beside: UInt16(table.columns.count + 1), row: head)
    }
  }

  /// Of the head, beside whose words its filters need room, and of rows with a wrapped text.
  private func setHeights(of table: SheetTable, at head: UInt32) {
    let headLines = table.columns.indices.map {
      SheetLines.count(table.columns[$0].name, width: widths[$0] - 3)
    }
    worksheet_set_row(worksheet, head, Double(headLines.max() ?? 1) * 14 + 2, nil)
    for row in 0..<table.count {
      let lines = table.columns.enumerated().reduce(1) { most, column in
        guard case .text(let text) = column.element.cells[row], isWrapped(text, column.offset)
        else { return most }
        return max(most, SheetLines.count(text, width: widths[column.offset] - 3))
      }
      if lines > 1 {
        worksheet_set_row(
          worksheet, head + 1 + UInt32(row), min(400, Double(lines) * SheetLines.height), nil)
      }
    }
  }

  /// A sheet much wider than a page is for filtering, not for reading: its rows stay one line high, and a
  /// long text shows whole when its cell is chosen.
  private func isWrapped(_ text: String, _ column: Int) -> Bool {
    guard width <= Self.pageWidth * 3 / 2 else { return false }
    return text.utf16.count > widths[column] - 3 || text.utf8.contains(10)
  }

  /// Makes the cells a table of the spreadsheet, with a filter on every column.
  private func makeTable(_ table: SheetTable, at head: UInt32) throws(WorkbookError) {
    var columns = table.columns.map { column in
      var named = lxw_table_column()
      // Freed below, when the library has copied it.
      named.header = strdup(column.name)
      named.header_format = file.format(.head)
      return named
    }
    defer { for column in columns { free(column.header) } }
    let error = columns.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] =
        buffer.indices.map { buffer.baseAddress?.advanced(by: $0) } + [nil]
      return pointers.withUnsafeMutableBufferPointer { pointers in
        var options = lxw_table_options()
        options.columns = pointers.baseAddress
        options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        options.style_type_number = 1
        return worksheet_add_table(
          worksheet, head, 0, head + UInt32(table.count), UInt16(table.columns.count - 1),
          &options)
      }
    }
    try check(error)
  }

  private func link(_ table: SheetTable, at head: UInt32) throws(WorkbookError) {
    for (row, content) in (table.columns.first?.cells ?? []).enumerated() {
      guard case .text(let name) = content, file.worksheets[name] != nil else { continue }
      let quoted = name.replacing("'", with: "''")
      try check(
        worksheet_write_url_opt(
          worksheet, head + 1 + UInt32(row), 0, "internal:'\(quoted)'!A1",
          file.format(.link), name, nil))
    }
  }

  private func write(
    _ content: SheetTable.Content, _ row: UInt32, _ column: UInt16, _ format: SheetFormat
  ) throws(WorkbookError) {
    switch content {
    case .text(let text):
      let isLong = format == .text && row > 1 && isWrapped(text, Int(column))
      try check(
        worksheet_write_string(
          worksheet, row, column, text, file.format(isLong ? .wrapped : format)))
    case .quantity(let value, let quantity):
      try check(
        worksheet_write_number(worksheet, row, column, value, file.format(.quantity(quantity))))
    case .blank: break
    }
  }

  private func check(_ error: lxw_error) throws(WorkbookError) {
    guard error == LXW_NO_ERROR else {
      throw .refused(sheet: sheet.name, reason: String(cString: lxw_strerror(error)))
    }
  }

  /// Characters that a landscape page holds in letters one can read.
  private static let pageWidth = 190

  /// US letter, landscape, a wide table over as many pages as keep it readable, the notice on each.
  private func setUpPaper() throws(WorkbookError) {
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 1)
    worksheet_fit_to_pages(
      worksheet, UInt16(max(1, (width + Self.pageWidth / 2) / Self.pageWidth)), 0)
    let title = String(SheetText.oneLine(sheet.title).prefix(80)).replacing("&", with: "&&")
    let notice = isSynthetic ? "&R&BSYNTHETIC DATA" : ""
    try check(worksheet_set_header(worksheet, "&L\(title)\(notice)"))
    try check(worksheet_set_footer(worksheet, "&CPage &P of &N"))
  }
}
