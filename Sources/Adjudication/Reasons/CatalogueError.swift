public import Claims

/// Why a reason catalogue is refused: row and column, what is wrong, what to do.
///
/// Row 1 is the first below the header.
public enum CatalogueError: Error, Sendable, Hashable {
  case missingColumn(row: Int, column: String)
  case unreadable(row: Int, column: String, expected: String)
  case duplicate(row: Int, of: Int)
  /// A category without a row of its own, by which a letter without codes is read.
  case missingCategory(DenialCategory)
}

extension CatalogueError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingColumn(let row, let column):
      "row \(row), column '\(column)': the column is missing; add it, blank where not needed"
    case .unreadable(let row, let column, let expected):
      "row \(row), column '\(column)': expected \(expected)"
    case .duplicate(let row, let first):
      "row \(row): fits the same group, reason and remark as row \(first); remove one"
    case .missingCategory(let category):
      "no row reads '\(category.rawValue)' where a letter states no code; add one, key blank"
    }
  }
}
