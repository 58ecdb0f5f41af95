import Foundation

/// Writes a table as a JSON array with one object for each row, its keys in order.
///
/// Fields are those of the CSV: dollars are decimal numbers of dollars, a mark is the field
/// `<column> mark` beside its column, an interval two fields, an empty cell `null`.
public struct JSONRenderer: Sendable {
  public init() {}

  public func render(_ table: Table) throws -> String {
    let flat = FlatTable(table)
    let objects = flat.rows.map { row in
      Dictionary(zip(flat.names, row.map { Value(field: $0) })) { first, _ in first }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(objects), as: UTF8.self) + "\n"
  }

  private struct Value: Encodable {
    let field: FlatTable.Field

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch field {
      case .text(let text): try container.encode(text)
      case .integer(let value): try container.encode(value)
      case .cents(let cents): try container.encode(Decimal(cents) / 100)
      case .real(let value): try container.encode(value)
      case .none: try container.encodeNil()
      }
    }
  }
}
