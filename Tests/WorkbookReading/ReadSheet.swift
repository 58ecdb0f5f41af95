import Foundation

/// A sheet as read back.
public struct ReadSheet: Sendable {
  public let name: String
  public let tables: [Table]
  public let charts: Int
  /// The first row that scrolls, from 1; `nil` without a frozen head.
  public let firstScrollingRow: Int?
  /// By reference, such as `B7`.
  public let cells: [String: Cell]
  /// Of columns, from the first.
  public let widths: [Double]

  public enum Cell: Sendable, Hashable {
    case text(String)
    /// A number and its format.
    case number(String, format: String)
    case formula
  }

  /// A table of the spreadsheet.
  public struct Table: Sendable {
    public let reference: String
    public let columns: [String]
    public let hasFilter: Bool

    init(_ node: XMLNode) {
      reference = node.all("table").first?.attributes["ref"] ?? ""
      columns = node.all("tableColumn").map { $0.attributes["name"] ?? "" }
      hasFilter = !node.all("autoFilter").isEmpty
    }
  }

  init(
    name: String, node: XMLNode, strings: [String], formats: [String], tables: [Table], charts: Int
  ) {
    self.name = name
    self.tables = tables
    self.charts = charts
    firstScrollingRow = node.all("pane").first?.attributes["topLeftCell"].flatMap {
      Int($0.drop { $0.isLetter })
    }
    widths = node.all("col").compactMap { $0.attributes["width"].flatMap(Double.init) }
    cells = Dictionary(
      node.all("c").compactMap { cell in
        Self.content(cell, strings, formats).map { (cell.attributes["r"] ?? "", $0) }
      }
    ) { first, _ in first }
  }

  private static func content(
    _ cell: XMLNode, _ strings: [String], _ formats: [String]
  ) -> Cell? {
    if !cell.all("f").isEmpty { return .formula }
    guard let value = cell.all("v").first?.text else { return nil }
    if cell.attributes["t"] == "s" { return Int(value).map { .text(strings[$0]) } }
    let style = cell.attributes["s"].flatMap { Int($0) } ?? 0
    return .number(value, format: formats.indices.contains(style) ? formats[style] : "")
  }

  /// The column of a table under a head, top to bottom; `nil` where a cell is empty.
  public func column(_ head: String, ofTable index: Int = 0) -> [Cell?]? {
    let table = tables[index]
    guard let offset = table.columns.firstIndex(of: head) else { return nil }
    let ends = table.reference.split(separator: ":").map { Int($0.drop { $0.isLetter }) ?? 0 }
    let first = table.reference.prefix { $0.isLetter }.unicodeScalars.reduce(0) {
      $0 * 26 + Int($1.value) - 64
    }
    let letters = Self.letters(first + offset)
    return (ends[0] + 1...ends[1]).map { cells["\(letters)\($0)"] }
  }

  private static func letters(_ column: Int) -> String {
    guard column > 0 else { return "" }
    let (whole, rest) = (column - 1).quotientAndRemainder(dividingBy: 26)
    return letters(whole) + String(UnicodeScalar(UInt8(65 + rest)))
  }
}

extension ReadSheet.Cell {
  public var text: String? { if case .text(let text) = self { text } else { nil } }

  public var number: Double? {
    if case .number(let number, _) = self { Double(number) } else { nil }
  }

  /// Dollars as cents, where the number is the one that a person gets who types them.
  public var cents: Int? {
    guard let number, number.magnitude < 1e13 else { return nil }
    let cents = (number * 100).rounded()
    return cents / 100 == number ? Int(cents) : nil
  }
}
