public import Claims

/// Reads a CSV file record by record, in memory that does not grow with the file.
///
///     var reader = try CSVReader(path: "claims.csv")
///     while case let step = try reader.next(), step != .end {
///       if step == .record { print(reader.record.line, reader.record[0]) }
///     }
///
/// A malformed line is refused with its number and the lines after it are read. Byte-order marks
/// are taken off, any of LF, CRLF and CR ends a line, blank lines are passed over.
public struct CSVReader: ~Copyable {
  public enum Step: Sendable, Hashable {
    /// ``CSVReader/record`` holds the next record.
    case record
    /// A line could not be read; the next step goes on behind it.
    case refused(ImportIssue)
    case end
  }

  /// 16 MB: no export has a longer record, and one unclosed quote may not swallow a file.
  public static let defaultRecordLimit = 16 << 20
  /// How much of a line over the limit is kept in its issue.
  static let keptBytes = 64 << 10

  /// The record of the last ``Step/record``.
  public private(set) var record: CSVRecord
  public let delimiter: UInt8
  let file: String

  private let source: ByteSource
  private let recordLimit: Int
  private var scanner: CSVScanner
  /// The unread bytes are `record.bytes[position..<filled]`.
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  private var bufferIsASCII = true
  /// The line of the next record, from 1.
  private(set) var line = 1

  /// - Parameters:
  ///   - path: the file.
  ///   - delimiter: what separates columns; `nil` finds it in the header line.
  ///   - encoding: how characters outside ASCII are written; a row that does not fit is refused.
  ///   - recordLimit: bytes in a record; a longer one is refused.
  ///   - chunkBytes: bytes read at a time.
  /// - Throws: ``CSVError`` for a file that does not open, is UTF-16, or whose header line leaves
  ///   the delimiter open.
  public init(
    path: String, delimiter: UInt8? = nil, encoding: TextEncoding = .utf8,
    recordLimit: Int = defaultRecordLimit, chunkBytes: Int = 1 << 20
  ) throws(CSVError) {
    try self.init(
      ByteSource(path: path), delimiter: delimiter, encoding: encoding,
      recordLimit: recordLimit, chunkBytes: chunkBytes)
  }

  /// The same from memory; `file` is the name used in errors.
  public init(
    bytes: [UInt8], file: String, delimiter: UInt8? = nil, encoding: TextEncoding = .utf8,
    recordLimit: Int = defaultRecordLimit, chunkBytes: Int = 1 << 20
  ) throws(CSVError) {
    try self.init(
      ByteSource(bytes: bytes, name: file), delimiter: delimiter, encoding: encoding,
      recordLimit: recordLimit, chunkBytes: chunkBytes)
  }

  /// A part of a file that begins at the start of a line and ends at an end of one.
  init(path: String, part: Range<Int>, delimiter: UInt8, firstLine: Int) throws(CSVError) {
    try self.init(
      ByteSource(path: path, part: part), delimiter: delimiter, encoding: .utf8,
      recordLimit: Self.defaultRecordLimit, chunkBytes: 1 << 20)
    line = firstLine
  }

  private init(
    _ source: ByteSource, delimiter: UInt8?, encoding: TextEncoding, recordLimit: Int,
    chunkBytes: Int
  ) throws(CSVError) {
    precondition(recordLimit > 0 && chunkBytes > 0, "a record and a chunk hold at least one byte")
    var record = CSVRecord(capacity: max(4, chunkBytes), encoding: encoding)
    filled = try source.read(into: &record.bytes, from: 0)
    isAtEnd = filled < record.bytes.count
    position = try ByteOrderMark.length(record.bytes.prefix(filled), file: source.name)
    // The header line may be longer than the first chunk.
    while !isAtEnd, filled < recordLimit,
      !record.bytes[position..<filled].contains(where: { $0 == 0x0A || $0 == 0x0D })
    {
      record.bytes.append(contentsOf: [UInt8](repeating: 0, count: record.bytes.count))
      filled += try source.read(into: &record.bytes, from: filled)
      isAtEnd = filled < record.bytes.count
    }
    self.delimiter =
      if let delimiter { delimiter } else {
        try DelimiterDetection.delimiter(record.bytes[position..<filled], file: source.name)
      }
    bufferIsASCII = record.bytes.isASCII(in: 0..<filled)
    scanner = CSVScanner(delimiter: self.delimiter)
    file = source.name
    self.record = record
    self.source = source
    self.recordLimit = recordLimit
  }

  /// Moves to the next record.
  public mutating func next() throws(CSVError) -> Step {
    while true {
      // At most `recordLimit` bytes are looked at, so that a refusal does not depend on chunks.
      let seen = min(filled, position + recordLimit)
      let isLast = isAtEnd && seen == filled
      if isLast, position == filled { return .end }
      switch record.scan(position..<seen, isLast: isLast, with: &scanner) {
      case .record(let end, let next): return accept(end: end, next: next)
      case .blank(let next):
        position = next
        line += 1
      case .unfinished where !isLast && seen < position + recordLimit: try fill()
      case .unfinished(let quote?) where isLast:
        return try refuse(from: quote, "a quoted field opens here and is never closed; close it")
      case .unfinished(let quote):
        return try refuse(
          from: quote ?? position,
          "a record is longer than \(recordLimit) bytes; split it or close its quotes "
            + "(of its first line \(Self.keptBytes) bytes are kept)")
      case .strayText(let quote):
        return try refuse(
          from: quote,
          "expected a delimiter after a closing quote; double the quotes inside the field")
      }
    }
  }

  private mutating func accept(end: Int, next: Int) -> Step {
    swap(&record.fields, &scanner.fields)
    record.line = line
    record.range = position..<end
    record.original = nil
    record.isASCII = bufferIsASCII || record.bytes.isASCII(in: record.range)
    line += 1 + (scanner.sawQuote ? record.bytes.lineEnds(in: record.range) : 0)
    position = next
    guard record.isASCII || record.bytes.isText(in: record.range, as: record.encoding) else {
      return .refused(record.undecodable)
    }
    if !scanner.escaped.isEmpty { record.unescape(scanner.escaped) }
    return .record
  }

  /// Refuses the record up to the end of the line that holds `place`, and goes on behind it.
  private mutating func refuse(from place: Int, _ message: String) throws(CSVError) -> Step {
    let refusedLine = line + record.bytes.lineEnds(in: position..<place)
    var kept: [UInt8] = []
    var cursor = place
    while true {
      let end = record.bytes.lineEnd(in: cursor..<filled) ?? filled
      kept.append(contentsOf: record.bytes[position..<end].prefix(Self.keptBytes - kept.count))
      position = end
      // One byte behind a carriage return tells whether a line feed belongs to it.
      if end + 1 < filled || isAtEnd { break }
      try fill()
      cursor = 0
    }
    if position < filled { position += record.bytes.lineEndLength(at: position, before: filled) }
    line = refusedLine + 1
    return .refused(
      ImportIssue(
        severity: .refused, place: .line(refusedLine), message: message, content: kept))
  }

  /// Moves the unread bytes to the front and reads behind them; the buffer grows when a record
  /// fills it.
  private mutating func fill() throws(CSVError) {
    record.bytes.moveToFront(position..<filled)
    filled -= position
    position = 0
    if filled == record.bytes.count {
      record.bytes.append(contentsOf: [UInt8](repeating: 0, count: filled))
    }
    filled += try source.read(into: &record.bytes, from: filled)
    isAtEnd = filled < record.bytes.count
    bufferIsASCII = record.bytes.isASCII(in: 0..<filled)
  }
}
