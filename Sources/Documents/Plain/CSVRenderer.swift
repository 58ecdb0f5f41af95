/// Writes a table as CSV (RFC 4180: CRLF, quotes doubled), UTF-8 without a byte order mark.
///
/// Numbers are plain: dollars `-1234.56`, shares and numbers with all their digits, days as they
/// are. What is unknown is the word `unknown`. Text that a spreadsheet would take for a formula,
/// because it begins with `=`, `+`, `-`, `@`, tab or a line break, gets a leading apostrophe.
public struct CSVRenderer: Sendable {
  public init() {}

  /// The table with a header line.
  public func render(_ table: Table) -> String {
    let flat = FlatTable(table)
    let lines = [flat.names.map { Self.quoted($0) }] + flat.rows.map { $0.map { Self.text($0) } }
    return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func text(_ field: FlatTable.Field) -> String {
    switch field {
    case .text(let text): quoted(text)
    case .integer(let value): String(value)
    case .cents(let cents): decimal(cents: cents)
    case .real(let value): String(value)
    case .none: ""
    }
  }

  /// Text guarded and, where it must be, in quotes.
  ///
  /// Scalars are looked at, not characters: `=` with an accent, and CR before LF, are each one
  /// character.
  private static func quoted(_ text: String) -> String {
    let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]
    let guarded = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
    let safe = guarded ? "'" + text : text
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    guard safe.unicodeScalars.contains(where: { special.contains($0) }) else { return safe }
    var doubled = String.UnicodeScalarView()
    for scalar in safe.unicodeScalars {
      doubled.append(scalar)
      if scalar == "\"" { doubled.append(scalar) }
    }
    return "\"\(String(doubled))\""
  }
}
