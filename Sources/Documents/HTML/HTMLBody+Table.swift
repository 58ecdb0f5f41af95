extension HTMLBody {
  /// A table; below 640 px its rows are stacked as cards. Roles are spelled out because a browser
  /// drops them from a table that is not laid out as one.
  mutating func markup(_ table: Table) -> Markup {
    let hasDetail = table.rows.contains { !$0.detail.isEmpty }
    let bodies =
      table.rows.isEmpty
      ? emptyBody(columns: table.columns.count)
      : table.rows.enumerated().map { index, row in
        body(row, of: table, isOnPaper: index < table.rows.count - table.rowsOffPaper)
      }.joined()
    let element = Markup.element(
      "table", ["role": "table", "class": hasDetail ? "data detailed" : "data"],
      [.element("caption", text: table.caption), head(table), bodies])
    return .element(
      "div", ["class": "table"], [element, hiddenColumns(table), unprinted(table), glossary(table)])
  }

  private func head(_ table: Table) -> Markup {
    let headers = table.columns.map { column in
      Markup.element(
        "th", ["role": "columnheader", "scope": "col", "class": classes(column)],
        [
          Markup(escaping: column.title),
          column.unit.map {
            Markup(literal: " ") + .element("span", ["class": "unit"], text: $0)
          } ?? Markup(),
        ])
    }
    return .element(
      "thead", ["role": "rowgroup"], [.element("tr", ["role": "row"], headers)])
  }

  private func classes(_ column: Table.Column) -> String? {
    let names =
      (column.alignment == .trailing ? ["trailing"] : [])
      + (column.priority == .extra ? ["extra"] : [])
      + (column.isOnPaper ? [] : ["screen-only"])
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  private func emptyBody(columns: Int) -> Markup {
    .element(
      "tbody", ["role": "rowgroup"],
      [
        .element(
          "tr", ["role": "row", "class": "none"],
          [.element("td", ["role": "cell", "colspan": String(columns)], text: "No rows.")])
      ])
  }

  /// A row and what expands under it, as a group that a page break does not part.
  private mutating func body(_ row: Table.Row, of table: Table, isOnPaper: Bool) -> Markup {
    var cells: [Markup] = []
    for (index, column) in table.columns.enumerated() {
      cells.append(markup(row.cells[index], in: column, isFirst: index == 0))
    }
    let line = Markup.element(
      "tr", ["role": "row", "id": newIdentifier(anchor: row.anchor)], cells)
    return .element(
      "tbody", ["role": "rowgroup", "class": isOnPaper ? nil : "screen-only"],
      [line, detail(row, columns: table.columns.count)])
      + Markup(literal: "\n")
  }

  private mutating func markup(_ cell: Cell, in column: Table.Column, isFirst: Bool) -> Markup {
    let content = markup(cell)
    let label = column.title + (column.unit.map { " (\($0))" } ?? "")
    return isFirst
      ? .element(
        "th",
        [
          "role": "rowheader", "scope": "row", "class": classes(column), "data-label": label,
        ], [content])
      : .element(
        "td", ["role": "cell", "class": classes(column), "data-label": label],
        [.element("span", [:], [content])])
  }

  private mutating func detail(_ row: Table.Row, columns: Int) -> Markup {
    guard !row.detail.isEmpty else { return Markup() }
    return .element(
      "tr", ["role": "row", "class": "detail"],
      [
        .element(
          "td", ["role": "cell", "colspan": String(columns)],
          [details(row.detailSummary, row.detail)])
      ])
  }

  /// Says on a narrow screen which columns it does not show.
  private func hiddenColumns(_ table: Table) -> Markup {
    let hidden = table.columns.filter { $0.priority == .extra }
    guard !hidden.isEmpty else { return Markup() }
    let paper = hidden.allSatisfy(\.isOnPaper) ? " and on paper" : ""
    return .element(
      "p", ["class": "narrow-only"],
      text: "On a wider screen\(paper) also: \(hidden.map(\.title).joined(separator: ", ")).")
  }

  /// Says on paper how many rows it does not have.
  private func unprinted(_ table: Table) -> Markup {
    guard table.rowsOffPaper > 0 else { return Markup() }
    let printed = table.rows.count - table.rowsOffPaper
    return .element(
      "p", ["class": "paper-only"],
      text:
        "Printed: the first \(printed) of \(table.rows.count) lines; the page on a screen has all.")
  }

  private func glossary(_ table: Table) -> Markup {
    let terms = table.columns.flatMap { column -> [Markup] in
      guard let help = column.help else { return [] }
      let place = column.isOnPaper ? nil : "screen-only"
      return [
        .element("dt", ["class": place], text: column.title),
        .element("dd", ["class": place], text: help),
      ]
    }
    guard !terms.isEmpty else { return Markup() }
    return .element(
      "details", ["class": "glossary"],
      [
        .element("summary", text: "What the columns mean"),
        .element("dl", ["class": "terms"], terms),
      ])
  }
}
