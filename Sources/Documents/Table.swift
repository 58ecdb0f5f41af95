/// Rows of cells under named columns.
public struct Table: Sendable, Hashable {
  public let caption: String
  public let columns: [Column]
  public let rows: [Row]
  /// How many rows, from the top, are printed on paper; `nil` for all. A screen has all of them.
  public private(set) var rowsOnPaper: Int?

  /// - Precondition: titles of columns differ, and every row has one cell for each column.
  public init(caption: String, columns: [Column], rows: [Row]) {
    precondition(
      Set(columns.map(\.title)).count == columns.count, "columns of a table share a title")
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count },
      "a row of a table has more or fewer cells than the table has columns")
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// The same table, of which paper has the first rows alone.
  public func printing(first count: Int) -> Table {
    var table = self
    table.rowsOnPaper = count
    return table
  }

  /// How many rows paper leaves out.
  var rowsOffPaper: Int { max(0, rows.count - (rowsOnPaper ?? rows.count)) }

  public struct Column: Sendable, Hashable {
    public let title: String
    public let alignment: Alignment
    /// The unit of the values where they do not say it themselves, for example `minutes`.
    public let unit: String?
    /// What the column means, in a sentence.
    public let help: String?
    public let priority: Priority
    /// Values of it may carry another mark than known: CSV and JSON always have a column of marks
    /// beside it, so that their columns do not depend on the data.
    public let isMarked: Bool
    /// Whether paper has the column.
    public let isOnPaper: Bool

    public init(
      _ title: String, alignment: Alignment = .leading, unit: String? = nil,
      help: String? = nil, priority: Priority = .useful, isMarked: Bool = false,
      isOnPaper: Bool = true
    ) {
      self.title = title
      self.alignment = alignment
      self.unit = unit
      self.help = help
      self.priority = priority
      self.isMarked = isMarked
      self.isOnPaper = isOnPaper
    }
  }

  public enum Alignment: String, Sendable, Hashable {
    case leading, trailing
  }

  /// Which columns give way first when there is little room; `extra` ones go first.
  public enum Priority: Int, Sendable, Hashable, CaseIterable {
    case essential, useful, extra
  }

  public struct Row: Sendable, Hashable {
    public let cells: [Cell]
    /// A name that links can point to.
    public let anchor: String?
    /// What expands under the row.
    public let detail: [Block]
    public let detailSummary: String

    public init(
      _ cells: [Cell], anchor: String? = nil, detail: [Block] = [],
      detailSummary: String = "Details"
    ) {
      self.cells = cells
      self.anchor = anchor
      self.detail = detail
      self.detailSummary = detailSummary
    }
  }

  /// The cells of one column, top to bottom.
  func cells(inColumn index: Int) -> [Cell] { rows.map { $0.cells[index] } }

  /// The marks other than known that occur, in the order of ``Mark``.
  var marks: [Mark] {
    let used = Set(rows.flatMap { $0.cells.map(\.mark) })
    return Mark.allCases.filter { used.contains($0) && $0 != .known }
  }
}
