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
