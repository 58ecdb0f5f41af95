/// A table as the columns of a sheet: an interval is two of them, and beside each column of dollars,
/// and each in which a mark may or does occur, stands a column of marks.
///
/// What is unknown is an empty cell with the word in the column of marks, so that no sum takes it
/// for zero.
struct SheetTable {
  let columns: [Column]
  /// How many rows each column has.
  let count: Int

  struct Column {
    let name: String
    /// The column of the table it comes from, and what it holds of it.
    let source: Int
    let role: Role
    let cells: [Content]
    /// In characters.
    let width: Int
  }

  enum Role: Hashable { case value, lower, upper, mark }

  enum Content: Hashable {
    case text(String)
    case quantity(Double, Quantity)
    case blank
  }

  /// - Parameters:
  ///   - table: What to write.
  ///   - rows: Which rows of it, for one that takes several sheets.
  ///   - widestText: Characters beyond which a text is wrapped.
  /// - Throws: ``WorkbookError/tooManyDigits(table:column:row:)`` or
  ///   ``WorkbookError/tooManyColumns(table:count:)``.
  init(
    _ table: Table, rows: Range<Int>, widestText: Int = 48
  ) throws(WorkbookError) {
    var columns: [Column] = []
    var names = ColumnNames()
    for (index, column) in table.columns.enumerated() {
      let cells = table.rows[rows].map { $0.cells[index] }
      for part in Self.parts(column, table.cells(inColumn: index)) {
        let place = Place(table: table.caption, column: column.title, firstRow: rows.lowerBound)
        let contents = try part.role.contents(of: cells, at: place)
        let name = names.name(for: part.title)
        columns.append(
          Column(
            name: name, source: index, role: part.role, cells: contents,
            width: Self.width(name, contents, widestText)))
      }
    }
    guard columns.count <= 16_384 else {
      throw .tooManyColumns(table: table.caption, count: columns.count)
    }
    self.columns = columns
    count = rows.count
  }

  /// Where the column of the sheet stands that holds `role` of a column of the table.
  func position(of role: Role, ofColumn source: Int) -> Int? {
    columns.firstIndex { $0.source == source && $0.role == role }
  }

  /// What of a column the sheet has, by all rows of the table, so that every sheet has the same.
  private static func parts(
    _ column: Table.Column, _ cells: [Cell]
  ) -> [(title: String, role: Role)] {
    let title = column.title + (column.unit.map { " (\($0))" } ?? "")
    let hasIntervals = cells.contains { if case .interval = $0.value { true } else { false } }
    let hasMarks =
      column.isMarked || cells.contains { $0.mark != .known || $0.value.isDollars }
    return
      (hasIntervals
      ? [("\(title) lower", .lower), ("\(title) upper", .upper)] : [(title, .value)])
      + (hasMarks ? [("\(column.title) mark", .mark)] : [])
  }

  /// Wide enough for every quantity; a text beyond the widest column is wrapped.
  private static func width(_ name: String, _ contents: [Content], _ widest: Int) -> Int {
    let longestWord = name.split(separator: " ").map(\.count).max() ?? 0
    // A filter's button takes the room of three characters.
    let head = max(longestWord + 3, min(name.count + 3, 12))
    return contents.reduce(head) { width, content in
      switch content {
      case .text(let text):
        max(width, min(widest, SheetLines.longest(of: text) + 3))
      case .quantity(let value, let quantity): max(width, quantity.words(value).count + 2)
      case .blank: width
      }
    }
  }
}

/// Where a cell stands, for an error.
private struct Place {
  let table: String
  let column: String
  let firstRow: Int
}

extension SheetTable.Role {
  fileprivate func contents(
    of cells: [Cell], at place: Place
  ) throws(WorkbookError) -> [SheetTable.Content] {
    var contents: [SheetTable.Content] = []
    contents.reserveCapacity(cells.count)
    for (row, cell) in cells.enumerated() {
      guard let content = content(of: cell) else {
        throw .tooManyDigits(
          table: place.table, column: place.column, row: place.firstRow + row + 1)
      }
      contents.append(content)
    }
    return contents
  }

  /// `nil` for a number of more digits than a spreadsheet keeps.
  private func content(of cell: Cell) -> SheetTable.Content? {
    switch (self, cell.value) {
    case (.mark, .empty) where cell.mark == .known: .blank
    case (.mark, _): .text(cell.mark.rawValue)
    case (.lower, .interval(let lower, _)): lower.content
    case (.upper, .interval(_, let upper)): upper.content
    default: cell.value.content
    }
  }
}

extension Cell.Value {
  var isDollars: Bool {
    switch self {
    case .dollars: true
    case .interval(let lower, let upper): lower.isDollars || upper.isDollars
    default: false
    }
  }

  fileprivate var content: SheetTable.Content? {
    switch self {
    case .text(let text), .link(let text, _), .badge(_, let text):
      text.isEmpty ? .blank : .text(SheetText.clean(text))
    case .day(let day):
      SheetDay.serial(day).map { .quantity(Double($0), .day) } ?? .text(SheetText.clean(day))
    case .count(let count): whole(count, .count)
    case .days(let days): whole(days, .days)
    // The nearest double to a decimal of fifteen digits is read back as that decimal.
    case .dollars(let cents):
      cents.magnitude < Self.sixteenDigits ? .quantity(Double(cents) / 100, .dollars) : nil
    case .share(let share): .quantity(share, .share)
    case .number(let number, let digits): .quantity(number, .number(digits: digits))
    case .interval: .text(SheetText.clean(words))
    case .empty: .blank
    }
  }

  private static let sixteenDigits: UInt = 1_000_000_000_000_000

  private func whole(_ number: Int, _ quantity: Quantity) -> SheetTable.Content? {
    number.magnitude < Self.sixteenDigits ? .quantity(Double(number), quantity) : nil
  }
}

/// Heads of one table: in one line, not empty, at most 255 characters, no two alike in any case.
private struct ColumnNames {
  private var taken: Set<String> = []

  mutating func name(for title: String) -> String {
    let cleaned = String(SheetText.oneLine(title).prefix(200))
    let wanted = cleaned.isEmpty ? "Column" : cleaned
    var name = wanted
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      name = "\(wanted) [\(number)]"
    }
    return name
  }
}
