import Claims

extension CSVReader {
  /// One row of a small table, its values by header name.
  public struct Row: Sendable, Hashable {
    public let line: Int
    public let values: [String: String]

    /// The value under `column`; empty where the table has no such column.
    public subscript(column: String) -> String { values[column] ?? "" }
  }

  /// Reads a whole small table with a header line, such as the product's own rules.
  ///
  /// The first row that is malformed or does not have the header's number of fields is thrown:
  /// such a table is right as a whole or not used.
  public static func rows(of path: String) throws(CSVError) -> [Row] {
    var reader = try CSVReader(path: path)
    return try reader.table()
  }

  /// The same from memory; `file` is the name used in errors.
  public static func rows(of bytes: [UInt8], file: String) throws(CSVError) -> [Row] {
    var reader = try CSVReader(bytes: bytes, file: file)
    return try reader.table()
  }

  private mutating func table() throws(CSVError) -> [Row] {
    let header = try header()
    if let column = header.firstRepeated { throw .repeatedColumn(file: file, column: column) }
    var rows: [Row] = []
    while true {
      switch try next() {
      case .end: return rows
      case .refused(let issue):
        throw .refusedRow(file: file, place: issue.place, reason: issue.message)
      case .record:
        guard record.count == header.count else {
          throw .refusedRow(
            file: file, place: .line(record.line),
            reason: "expected \(header.count) fields as in the header, found \(record.count)")
        }
        let pairs = zip(header, record.strings)
        rows.append(Row(line: record.line, values: Dictionary(uniqueKeysWithValues: pairs)))
      }
    }
  }

  /// Reads the header line: the column names, without blanks around them.
  public mutating func header() throws(CSVError) -> [String] {
    switch try next() {
    case .end: throw .empty(file: file)
    case .refused(let issue): throw .refusedHeader(file: file, reason: issue.message)
    case .record: break
    }
    return (0..<record.count).map { column in
      let field = record.trimmed(column)
      return record.text(from: field.start, to: field.end)
    }
  }
}

extension [String] {
  /// The first name that stands there a second time.
  var firstRepeated: String? {
    var seen: Set<String> = []
    return first { !seen.insert($0).inserted }
  }
}
