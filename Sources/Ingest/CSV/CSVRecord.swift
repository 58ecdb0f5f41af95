import Claims

/// One record of a CSV file, its fields addressed by column index from 0.
///
/// It lives in the reader's buffer and is overwritten by the next one.
public struct CSVRecord: ~Copyable {
  /// Where a field stands in the buffer, without its quotes.
  struct Field {
    var start: Int
    var end: Int
  }

  var bytes: [UInt8]
  var fields: [Field] = []
  var encoding: TextEncoding
  var isASCII = true
  /// The record as the file has it, without its line end; kept apart when unescaping changed it.
  var range = 0..<0
  var original: [UInt8]?
  /// The line the record begins on, from 1.
  public internal(set) var line = 1

  init(capacity: Int, encoding: TextEncoding) {
    bytes = [UInt8](repeating: 0, count: capacity)
    self.encoding = encoding
  }

  public var count: Int { fields.count }

  /// The bytes of the record as the file has them, without the line end.
  public var content: [UInt8] { original ?? Array(bytes[range]) }

  /// The field's text, unescaped and as it stands, blanks included.
  public subscript(column: Int) -> String {
    text(from: fields[column].start, to: fields[column].end)
  }

  public var strings: [String] { fields.indices.map { self[$0] } }

  func text(from start: Int, to end: Int) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      let field = UnsafeBufferPointer(rebasing: bytes[start..<end])
      return isASCII ? String(decoding: field, as: UTF8.self) : encoding.string(field)
    }
  }

  /// The field's bounds in ``bytes`` with ASCII blanks taken off both ends.
  func trimmed(_ column: Int) -> Field {
    let bytes = bytes.span
    var field = fields[column]
    while field.start < field.end, Self.isBlank(bytes[field.start]) { field.start += 1 }
    while field.start < field.end, Self.isBlank(bytes[field.end - 1]) { field.end -= 1 }
    return field
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  func scan(
    _ range: Range<Int>, isLast: Bool, with scanner: inout CSVScanner
  ) -> CSVScanner.Outcome {
    scanner.scan(
      bytes.span.extracting(0..<range.upperBound), from: range.lowerBound, isLast: isLast)
  }

  /// Halves the doubled quotes of `columns` in place.
  mutating func unescape(_ columns: [Int]) {
    original = Array(bytes[range])
    for column in columns {
      var write = fields[column].start
      var read = write
      while read < fields[column].end {
        bytes[write] = bytes[read]
        read += bytes[read] == CSVScanner.quote ? 2 : 1
        write += 1
      }
      fields[column].end = write
    }
  }

  var undecodable: ImportIssue {
    let remedy =
      encoding == .utf8
      ? "declare \"encoding\": \"windows-1252\" (or \"latin-1\") in the mapping, or save as UTF-8"
      : "declare the file's encoding in the mapping, or save as UTF-8"
    return ImportIssue(
      severity: .refused, place: .line(line),
      message: "expected \(encoding.rawValue) and found a byte that is not; \(remedy)",
      content: content)
  }
}
