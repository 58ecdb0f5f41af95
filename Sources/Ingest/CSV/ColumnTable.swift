public import Claims
import Foundation

/// Columns of a large CSV as numbers and level codes, read in one pass and never as text.
///
///     let table = try ColumnTable(
///       path: "denials.csv", numbers: ["log denied dollars"], factors: ["payer"])
///
/// A row is kept or refused whole, so that row i is the same case in every column. A factor costs
/// two bytes a row, a number eight.
public struct ColumnTable: Sendable {
  public struct Factor: Sendable, Hashable {
    public let name: String
    /// In the order of first appearance.
    public fileprivate(set) var levels: [String] = []
    /// For each row the position of its level.
    public fileprivate(set) var codes: [UInt16] = []

    /// - Returns: `false` when there would be too many levels.
    fileprivate mutating func append(_ part: Factor) -> Bool {
      var codeOf = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
      let translation = part.levels.map { level in
        if let code = codeOf[level] { return code }
        codeOf[level] = levels.count
        levels.append(level)
        return levels.count - 1
      }
      guard levels.count < Int(UInt16.max) else { return false }
      codes += part.codes.map { UInt16(translation[Int($0)]) }
      return true
    }
  }

  private struct Layout {
    let file: String
    let width: Int
    var numbers: [(name: String, place: Int)] = []
    var factors: [(name: String, place: Int)] = []

    init(
      _ header: [String], _ numbers: [String], _ factors: [String], file: String
    ) throws(CSVError) {
      self.file = file
      width = header.count
      for name in numbers { self.numbers.append((name, try Self.place(name, header, file))) }
      for name in factors { self.factors.append((name, try Self.place(name, header, file))) }
    }

    private static func place(
      _ name: String, _ header: [String], _ file: String
    ) throws(CSVError) -> Int {
      guard let place = header.firstIndex(of: name) else {
        throw .missingColumn(file: file, column: name)
      }
      return place
    }
  }

  public private(set) var numbers: [(name: String, values: [Double])]
  public private(set) var factors: [Factor]
  public private(set) var rowCount = 0
  private let layout: Layout
  private var lineCount = 0
  /// Rows that were not read: their line and why.
  public private(set) var refused: [ImportIssue] = []

  /// - Parameters:
  ///   - path: The file, with a header line.
  ///   - numbers: Columns of decimal numbers; an empty or unreadable one refuses its row.
  ///   - factors: Columns of words; the empty field is a level of its own.
  ///   - workers: How many threads read. A file with quotes is read by one: only from its beginning
  ///     is it known which line ends are inside a field.
  /// - Throws: ``CSVError`` for a file that does not open or lacks a column or a header.
  public init(
    path: String, numbers: [String], factors: [String], workers: Int = 1
  ) throws(CSVError) {
    var reader = try CSVReader(path: path)
    let header = try reader.header()
    let layout = try Layout(header, numbers, factors, file: path)
    let delimiter = reader.delimiter
    guard workers > 1, let parts = try LineParts(path: path, count: workers)?.ranges else {
      self.init(layout)
      try read(&reader)
      return
    }
    let read = Self.readParts(parts, layout, path, delimiter)
    self = try read[0].get()
    for part in read.dropFirst() { try append(part.get()) }
  }

  private static func readParts(
    _ parts: [Range<Int>], _ layout: Layout, _ path: String, _ delimiter: UInt8
  ) -> [Result<ColumnTable, CSVError>] {
    var results = [Result<ColumnTable, CSVError>](
      repeating: .success(ColumnTable(layout)), count: parts.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: parts.count) { index in
        do throws(CSVError) {
          var reader = try CSVReader(
            path: path, part: parts[index], delimiter: delimiter, firstLine: 1)
          if index == 0 { _ = try reader.header() }
          var table = ColumnTable(layout)
          try table.read(&reader)
          table.lineCount = reader.line - 1
          results[index] = .success(table)
        } catch {
          results[index] = .failure(error)
        }
      }
    }
    return results
  }

  private init(_ layout: Layout) {
    self.layout = layout
    numbers = layout.numbers.map { ($0.name, []) }
    factors = layout.factors.map { Factor(name: $0.name) }
  }

  /// Rows of a later part: levels by this table's codes, lines counted on.
  private mutating func append(_ part: ColumnTable) throws(CSVError) {
    for index in numbers.indices { numbers[index].values += part.numbers[index].values }
    for index in factors.indices {
      guard factors[index].append(part.factors[index]) else {
        throw .tooManyLevels(file: layout.file, column: factors[index].name)
      }
    }
    refused += part.refused.map { issue in
      var issue = issue
      if case .line(let line) = issue.place { issue.place = .line(line + lineCount) }
      return issue
    }
    rowCount += part.rowCount
    lineCount += part.lineCount
  }

  private mutating func read(_ reader: inout CSVReader) throws(CSVError) {
    let (places, width) = (layout.numbers.map(\.place), layout.width)
    var coders = layout.factors.map { LevelCoder(column: $0.place) }
    defer { for index in coders.indices { factors[index].levels = coders[index].levels } }
    var values = [Double](repeating: 0, count: places.count)
    while true {
      switch try reader.next() {
      case .end: return
      case .refused(let issue): refused.append(issue)
      case .record:
        guard reader.record.count == width else {
          refuse(reader.record.line, "expected \(width) fields as in the header")
          continue
        }
        if let column = reader.record.numbers(at: places, into: &values) {
          refuse(reader.record.line, "column \(column + 1): expected a decimal number")
          continue
        }
        for index in values.indices { numbers[index].values.append(values[index]) }
        for index in coders.indices {
          guard let code = coders[index].code(in: reader.record) else {
            throw .tooManyLevels(file: reader.file, column: factors[index].name)
          }
          factors[index].codes.append(code)
        }
        rowCount += 1
      }
    }
  }

  private mutating func refuse(_ line: Int, _ reason: String) {
    refused.append(
      ImportIssue(severity: .refused, place: .line(line), message: reason + "; correct the row"))
  }
}

/// The levels of one column seen so far, found by their bytes.
private struct LevelCoder {
  let column: Int
  private(set) var levels: [String] = []
  private var keys: [[UInt8]] = []
  /// Open addressing by a hash of the bytes; 0 is empty, else code + 1.
  private var slots = [UInt32](repeating: 0, count: 1024)

  init(column: Int) {
    self.column = column
  }

  /// `nil` beyond 65,534 levels.
  mutating func code(in record: borrowing CSVRecord) -> UInt16? {
    let field = record.fields[column]
    var slot = Int(truncatingIfNeeded: record.hash(of: field)) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot] - 1)
      if record.equals(field, keys[code]) { return UInt16(code) }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard levels.count < Int(UInt16.max) - 1 else { return nil }
    slots[slot] = UInt32(levels.count + 1)
    keys.append(record.bytes(of: field))
    levels.append(record[column])
    if levels.count * 2 > slots.count { grow(record) }
    return UInt16(levels.count - 1)
  }

  private mutating func grow(_ record: borrowing CSVRecord) {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (code, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: CSVRecord.hash(key.span)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(code + 1)
    }
  }
}

extension CSVRecord {
  /// FNV-1a, 64 bits.
  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0100_0000_01b3 }
    return hash ^ hash >> 29
  }

  fileprivate func hash(of field: Field) -> UInt64 {
    Self.hash(bytes.span.extracting(field.start..<field.end))
  }

  fileprivate func bytes(of field: Field) -> [UInt8] { Array(bytes[field.start..<field.end]) }

  fileprivate func equals(_ field: Field, _ key: [UInt8]) -> Bool {
    guard key.count == field.end - field.start else { return false }
    let bytes = bytes.span
    for index in key.indices where bytes[field.start + index] != key[index] { return false }
    return true
  }

  /// - Returns: The first column that is no number; `nil` when all are.
  fileprivate func numbers(at places: [Int], into values: inout [Double]) -> Int? {
    for (index, place) in places.enumerated() {
      guard let value = decimal(fields[place]) else { return place }
      values[index] = value
    }
    return nil
  }

  /// A decimal number, correctly rounded: a mantissa below 2⁵³ over a power of ten up to 10²² is
  /// exact in both, so one division rounds once (Clinger 1990); others go to the library.
  private func decimal(_ field: Field) -> Double? {
    let bytes = bytes.span
    var position = field.start
    let isNegative = position < field.end && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var (mantissa, digits, decimals, isFraction) = (UInt64(0), 0, 0, false)
    while position < field.end {
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        digits += 1
        decimals += isFraction ? 1 : 0
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        return Double(text(from: field.start, to: field.end)).flatMap { $0.isFinite ? $0 : nil }
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    guard digits <= 15 else { return Double(text(from: field.start, to: field.end)) }
    let value = Double(mantissa) / Self.powersOfTen[decimals]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
