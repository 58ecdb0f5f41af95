/// Writes a table as aligned text that fits a width.
///
/// Where room is short, extra columns are left out first, then useful ones, from the right; then
/// text is cut with an ellipsis. Numbers are never cut, and what was left out is said below.
public struct TerminalRenderer: Sendable {
  /// The width in columns of the terminal.
  public let width: Int

  public init(width: Int = 100) {
    self.width = width
  }

  public func render(_ table: Table) -> String {
    let layout = TerminalLayout(table, width: width)
    let titles = layout.shown.map { Self.title(table.columns[$0]) }
    let rule = layout.widths.map { String(repeating: "-", count: $0) }
    let rows = table.rows.map { row in layout.shown.map { clean(row.cells[$0].words) } }
    let lines = ([titles, rule] + rows).map { layout.line($0, of: table) }
    let body = table.rows.isEmpty ? lines + ["no rows"] : lines
    return ([clean(table.caption)] + body + notes(table, layout)).joined(separator: "\n") + "\n"
  }

  static func title(_ column: Table.Column) -> String {
    clean(column.title + (column.unit.map { " (\($0))" } ?? ""))
  }

  private func notes(_ table: Table, _ layout: TerminalLayout) -> [String] {
    let marks = table.marks.map { "\($0.prefix ?? ""): \($0.meaning)" }
    let hidden = table.columns.indices.filter { !layout.shown.contains($0) }
      .map { Self.title(table.columns[$0]) }
    return marks + (hidden.isEmpty ? [] : ["not shown: " + hidden.joined(separator: ", ")])
  }
}

/// Which columns fit a width, and how wide each is.
struct TerminalLayout {
  private(set) var shown: [Int]
  private(set) var widths: [Int] = []
  private static let gap = 2
  private static let narrowestText = 8

  init(_ table: Table, width: Int) {
    let natural = table.columns.indices.map { index in
      table.cells(inColumn: index).map { clean($0.words).count }
        .reduce(TerminalRenderer.title(table.columns[index]).count, max)
    }
    let least = table.columns.indices.map { index in
      table.cells(inColumn: index).allSatisfy(\.isText)
        ? min(natural[index], Self.narrowestText) : natural[index]
    }
    shown = Array(table.columns.indices)
    for priority in [Table.Priority.extra, .useful] {
      for index in table.columns.indices.reversed()
      where table.columns[index].priority == priority && Self.total(least, shown) > width {
        shown.removeAll { $0 == index }
      }
    }
    widths = Self.narrowed(shown.map { natural[$0] }, least: shown.map { least[$0] }, to: width)
  }

  private static func total(_ widths: [Int], _ shown: [Int]) -> Int {
    shown.map { widths[$0] + gap }.reduce(-gap, +)
  }

  /// Takes one column of width at a time from the widest text until all fit.
  private static func narrowed(_ natural: [Int], least: [Int], to width: Int) -> [Int] {
    var widths = natural
    while total(widths, Array(widths.indices)) > width,
      let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: {
        widths[$0] < widths[$1]
      })
    {
      widths[widest] -= 1
    }
    return widths
  }

  func line(_ texts: [String], of table: Table) -> String {
    let cells = texts.indices.map { index in
      let text = Self.cut(texts[index], to: widths[index])
      let padding = String(repeating: " ", count: widths[index] - text.count)
      return table.columns[shown[index]].alignment == .trailing ? padding + text : text + padding
    }
    let line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private static func cut(_ text: String, to width: Int) -> String {
    text.count > width ? text.prefix(max(0, width - 1)) + "…" : text
  }
}

extension Cell {
  /// Whether the cell is words, which may be cut, and not a quantity.
  fileprivate var isText: Bool {
    switch value {
    case .text, .link, .badge: mark == .known
    case .empty: mark == .known
    default: false
    }
  }
}

/// Text without what would move the cursor, colour the screen or turn the line around.
private func clean(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: " "
        default: scalar
        }
      }))
}
