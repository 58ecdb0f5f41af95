/// A table for machines: plain fields under names, an interval as two columns, and beside each
/// column that may carry marks, or in which one other than known occurs, a column of marks.
///
/// What expands under a row and what links point to is for readers of the page and left out.
struct FlatTable {
  let names: [String]
  let rows: [[Field]]

  enum Field: Sendable, Hashable {
    case text(String)
    case integer(Int)
    /// Cents, to be written as dollars: `-1234.56`.
    case cents(Int)
    case real(Double)
    case none
  }

  init(_ table: Table) {
    let columns = table.columns.enumerated().flatMap { index, column in
      Self.columns(column, table.cells(inColumn: index))
    }
    names = columns.map(\.name)
    rows = table.rows.indices.map { row in columns.map { $0.fields[row] } }
  }

  private static func columns(
    _ column: Table.Column, _ cells: [Cell]
  ) -> [(name: String, fields: [Field])] {
    let title = column.title
    let hasIntervals = cells.contains { if case .interval = $0.value { true } else { false } }
    let values =
      hasIntervals
      ? [
        ("\(title) lower", cells.map { end($0, \.lower) }),
        ("\(title) upper", cells.map { end($0, \.upper) }),
      ] : [(title, cells.map { field($0) })]
    let hasMarks = column.isMarked || cells.contains { $0.mark != .known }
    let marks = ("\(title) mark", cells.map(mark))
    return values + (hasMarks ? [marks] : [])
  }

  /// Where nothing is said nothing is known.
  private static func mark(_ cell: Cell) -> Field {
    cell.value == .empty && cell.mark == .known ? .none : .text(cell.mark.rawValue)
  }

  private static func field(_ cell: Cell) -> Field {
    cell.mark == .unknown ? .text(Mark.unknown.rawValue) : cell.value.field
  }

  /// One end of an interval; a cell of another kind stands in both columns.
  private static func end(
    _ cell: Cell, _ end: KeyPath<(lower: Cell.Value, upper: Cell.Value), Cell.Value>
  ) -> Field {
    guard case .interval(let lower, let upper) = cell.value else { return field(cell) }
    return (lower, upper)[keyPath: end].field
  }
}

extension Cell.Value {
  fileprivate var field: FlatTable.Field {
    switch self {
    case .text(let text), .day(let text), .link(let text, _), .badge(_, let text): .text(text)
    case .count(let count), .days(let count): .integer(count)
    case .dollars(let cents): .cents(cents)
    case .share(let value), .number(let value, _): .real(value)
    case .interval: .text(words)
    case .empty: .none
    }
  }
}

/// Dollars as a plain decimal: `-1234.56`.
func decimal(cents: Int) -> String {
  let (whole, part) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
  return "\(cents < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
}
