/// Turns blocks into markup, remembering what must be unique or in order on one page.
struct HTMLBody {
  private let gnuplot: Gnuplot?
  private var headingLevel = 1
  private var identifiers: Set<String> = []
  private var chartCount = 0
  private(set) var marks: Set<Mark> = []

  init(gnuplot: Gnuplot?) {
    self.gnuplot = gnuplot
  }

  mutating func markup(_ blocks: [Block]) -> Markup {
    var result = Markup()
    for block in blocks {
      result += markup(block)
      result += Markup(literal: "\n")
    }
    return result
  }

  private mutating func markup(_ block: Block) -> Markup {
    switch block {
    case .heading(let title, let anchor, let level): heading(title, anchor, level)
    case .paragraph(let text): .element("p", text: text)
    case .prose(let spans): .element("p", [:], [markup(spans)])
    case .list(let items): list(items)
    case .quotation(let spans, let source, let anchor): quotation(spans, source, anchor)
    case .notice(let level, let text): notice(level, text)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): markup(table)
    case .chart(let chart): markup(chart)
    case .details(let summary, let blocks, let onPaper):
      details(summary, blocks, onPaper: onPaper)
    case .onScreen(let blocks): .element("div", ["class": "screen-only"], [markup(blocks)])
    case .onPaper(let blocks): .element("div", ["class": "paper-only"], [markup(blocks)])
    case .definitions(let definitions): markup(definitions)
    case .arithmetic(let lines): arithmetic(lines)
    }
  }

  /// A heading no more than one level below the one before it.
  private mutating func heading(
    _ title: String, _ anchor: String?, _ level: Block.HeadingLevel
  ) -> Markup {
    headingLevel = min(level.rawValue, headingLevel + 1)
    return .element(
      headingLevel == 2 ? "h2" : "h3", ["id": newIdentifier(anchor: anchor)], text: title)
  }

  /// The id of an anchor where it first occurs; `nil` after that, since an id may stand once.
  mutating func newIdentifier(anchor: String?) -> String? {
    guard let anchor, !anchor.isEmpty else { return nil }
    let id = identifier(anchor: anchor)
    return identifiers.insert(id).inserted ? id : nil
  }

  private func notice(_ level: Block.NoticeLevel, _ text: String) -> Markup {
    let word =
      switch level {
      case .info: "Note"
      case .warning: "Warning"
      case .danger: "Urgent"
      }
    return .element(
      "div", ["class": "notice \(level.rawValue)", "role": "note"],
      [.element("strong", text: "\(word):"), Markup(literal: " "), Markup(escaping: text)])
  }

  private mutating func keyFigures(_ figures: [KeyFigure]) -> Markup {
    .element(
      "dl", ["class": "figures"],
      figures.map { figure in
        .element(
          "div", [:],
          [
            .element("dt", text: figure.label), .element("dd", [:], [markup(figure.value)]),
            figure.note.map { .element("dd", ["class": "note"], text: $0) } ?? Markup(),
          ])
      })
  }

  mutating func details(
    _ summary: String, _ blocks: [Block], isOpen: Bool = false, onPaper: Bool = true
  ) -> Markup {
    .element(
      "details", ["class": onPaper ? nil : "screen-only", "open": isOpen ? "" : nil],
      [
        .element("summary", text: summary), .element("div", ["class": "inside"], [markup(blocks)]),
      ])
  }

  private mutating func markup(_ definitions: [Definition]) -> Markup {
    .element(
      "dl", ["class": "terms"],
      definitions.flatMap { definition in
        [
          .element("dt", text: definition.term),
          .element("dd", [:], [markup(definition.value)]),
        ]
      })
  }

  private mutating func arithmetic(_ lines: [ArithmeticLine]) -> Markup {
    let rows = lines.map { line -> Markup in
      .element(
        "tr", ["class": line.sign == .equals ? "result" : nil],
        [
          .element("td", ["class": "sign"], text: line.sign.rawValue),
          .element("th", ["scope": "row"], text: line.label),
          .element("td", ["class": "trailing"], [markup(line.value)]),
          .element("td", ["class": "note"], text: line.note ?? ""),
        ])
    }
    return .element("table", ["class": "arithmetic"], [.element("tbody", [:], rows)])
  }

  private mutating func markup(_ chart: Chart) -> Markup {
    chartCount += 1
    let drawing = InlineSVG.drawing(of: chart, number: chartCount, by: gnuplot)
    let missing = Block.notice(
      .info, "This chart could not be drawn because gnuplot is missing or failed. Its data follow.")
    return .element(
      "figure", ["class": "chart"],
      [
        .element(
          "figcaption", [:],
          [.element("strong", text: chart.title), .element("p", text: chart.summary)]),
        drawing?.markup ?? markup(missing),
        details("Data behind the chart", [.table(chart.table)], isOpen: drawing == nil),
      ])
  }

  /// A cell, its mark in words before its value.
  mutating func markup(_ cell: Cell) -> Markup {
    marks.insert(cell.mark)
    let mark = cell.mark.prefix.map { Markup.element("span", ["class": "mark"], text: $0) }
    let value = markup(cell.value)
    guard let mark else { return value }
    return value.text.isEmpty
      ? mark : .element("span", ["class": "marked"], [mark, Markup(literal: " "), value])
  }

  private func markup(_ value: Cell.Value) -> Markup {
    switch value {
    case .link(let text, let anchor):
      .element("a", ["href": "#" + identifier(anchor: anchor)], text: text)
    case .badge(let badge, let text):
      .element("span", ["class": "badge \(badge.rawValue)"], text: text)
    // A short name is not broken at its hyphens.
    case .text(let text) where text.count > 14 || text.contains(" "): Markup(escaping: text)
    case .empty: Markup()
    default: .element("span", ["class": "value"], text: value.words)
    }
  }
}
