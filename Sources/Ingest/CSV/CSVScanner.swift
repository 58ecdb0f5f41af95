/// Finds the fields of one record: RFC 4180, with any line end and any one-byte delimiter.
///
/// A quote opens a quoted field only as its first byte; elsewhere it is text. Source: Y. Shafranovich,
/// RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files", section 2.
struct CSVScanner {
  enum Outcome {
    /// The next record begins at `next`; the record ended before its line end at `end`.
    case record(end: Int, next: Int)
    case blank(next: Int)
    /// The bytes ended within the record, in the quoted field that began at `quote` if any.
    case unfinished(quote: Int?)
    /// A closing quote is followed by text; the field began at `quote`.
    case strayText(quote: Int)
  }

  let delimiter: UInt8
  var fields: [CSVRecord.Field] = []
  /// Columns whose text holds doubled quotes.
  var escaped: [Int] = []
  /// Whether a field was quoted, and so may hold line ends.
  var sawQuote = false

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// Finds the fields of the record at `start`. `isLast` says that the input ends with `bytes`, so
  /// that a record may too.
  mutating func scan(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    escaped.removeAll(keepingCapacity: true)
    sawQuote = false
    var position = start
    while true {
      var begin = position
      var end = position
      if position < bytes.count, bytes[position] == Self.quote {
        begin += 1
        sawQuote = true
        guard let close = closing(bytes, from: begin) else { return .unfinished(quote: position) }
        end = close
        position = close + 1
        if position == bytes.count, !isLast { return .unfinished(quote: nil) }
        guard position == bytes.count || endsField(bytes[position]) else {
          return .strayText(quote: begin - 1)
        }
      } else {
        while position < bytes.count, !endsField(bytes[position]) { position += 1 }
        end = position
      }
      fields.append(CSVRecord.Field(start: begin, end: end))
      if position < bytes.count, bytes[position] == delimiter {
        position += 1
        continue
      }
      return lineEnd(bytes, start: start, at: position, isLast: isLast)
    }
  }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// The closing quote of a quoted field whose text begins at `start`.
  ///
  /// A doubled quote at the very end of `bytes` may be a closing one: the caller asks for more.
  private mutating func closing(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    var isEscaped = false
    while position < bytes.count {
      guard bytes[position] == Self.quote else {
        position += 1
        continue
      }
      guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
        if isEscaped { escaped.append(fields.count) }
        return position
      }
      isEscaped = true
      position += 2
    }
    return nil
  }

  /// The record ends at `position`, at a line end or at the end of the bytes.
  private func lineEnd(
    _ bytes: Span<UInt8>, start: Int, at position: Int, isLast: Bool
  ) -> Outcome {
    var next = position + 1
    if position == bytes.count {
      guard isLast else { return .unfinished(quote: nil) }
      next = position
    } else if bytes[position] == Self.carriageReturn {
      guard next < bytes.count || isLast else { return .unfinished(quote: nil) }
      if next < bytes.count, bytes[next] == Self.lineFeed { next += 1 }
    }
    return position == start ? .blank(next: next) : .record(end: position, next: next)
  }
}
