/// A column of a design that other columns decide.
public struct AliasedColumn: Sendable, Hashable {
  /// A share of the combination.
  public struct Part: Sendable, Hashable {
    /// `(Intercept)`, a numeric term, or `term = level`.
    public let column: String
    public let coefficient: Double
  }

  /// The name of its coefficient: a numeric term, or `term = level`.
  public let column: String
  /// The term it belongs to.
  public let term: String
  /// The column is Σ coefficient · column, in the units given, over columns before it that are
  /// independent of one another; empty if it is 0 in every row, as that of a level without rows.
  public let combination: [Part]
}

extension AliasedColumn: CustomStringConvertible {
  /// `column = 3 · (Intercept) + 0.5 · other`.
  public var description: String {
    let parts = combination.map { part in
      part.coefficient == 1 ? part.column : "\(part.coefficient) · \(part.column)"
    }
    return "\(column) = \(parts.isEmpty ? "0" : parts.joined(separator: " + "))"
  }
}
