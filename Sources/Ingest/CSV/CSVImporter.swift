public import Claims

/// Turns the rows of a CSV file into values of ours, by a column mapping.
///
///     let mapping = try ColumnMapping.named("overturn-claims", in: mappings)
///     let summary = try CSVImporter(mapping).read(path: "claims.csv") { print($0) }
///
/// A row that does not fit is refused with its line, column, expectation and remedy, and the rows
/// beside it load; its bytes stand only in ``ImportIssue/content``.
public struct CSVImporter: Sendable {
  public let mapping: ColumnMapping
  private let recordLimit: Int
  private let chunkBytes: Int

  /// Reads by `mapping`; see ``CSVReader`` for the limit on a record and the bytes read at a time.
  public init(
    _ mapping: ColumnMapping, recordLimit: Int = CSVReader.defaultRecordLimit,
    chunkBytes: Int = 1 << 20
  ) {
    self.mapping = mapping
    self.recordLimit = recordLimit
    self.chunkBytes = chunkBytes
  }

  /// Reads a file of any size in flat memory, handing out its values and issues in file order.
  ///
  /// Throws ``CSVError`` when nothing of the file can be read, such as without a required column,
  /// and whatever `consume` throws.
  public func read(
    path: String, into consume: (Imported) throws -> Void
  ) throws -> CSVSummary {
    var reader = try CSVReader(
      path: path, delimiter: mapping.delimiterByte, encoding: mapping.encoding,
      recordLimit: recordLimit, chunkBytes: chunkBytes)
    return try read(&reader, as: mapping.target.columns, into: consume)
  }

  /// The same from memory; `file` is the name used in errors.
  public func read(
    bytes: [UInt8], file: String, into consume: (Imported) throws -> Void
  ) throws -> CSVSummary {
    var reader = try CSVReader(
      bytes: bytes, file: file, delimiter: mapping.delimiterByte, encoding: mapping.encoding,
      recordLimit: recordLimit, chunkBytes: chunkBytes)
    return try read(&reader, as: mapping.target.columns, into: consume)
  }

  private func read<Columns: TargetColumns>(
    _ reader: inout CSVReader, as type: Columns.Type, into consume: (Imported) throws -> Void
  ) throws -> CSVSummary {
    let header = try reader.header()
    let row = try Row(mapping, header: header, file: reader.file, as: type)
    var summary = CSVSummary(kind: mapping.name)
    if let note = note(on: header) { try consume(.issue(note)) }
    var reasons = ToldReasons()
    var undated = UndatedDenials()
    var rates = ContradictedRates()
    while true {
      switch try reader.next() {
      case .end:
        for rate in rates.settled { try consume(.contractRate(rate)) }
        return summary
      case .refused(let issue):
        summary.refused += 1
        try consume(.issue(issue))
      case .record:
        let line = reader.record.line
        let imported = row.read(reader.record, &summary)
        if case .contractRate(let rate) = imported {
          if let warning = rates.hold(rate, line: line) { try consume(.issue(warning)) }
          continue
        }
        try consume(imported)
        let notes = [
          reasons.note(on: imported, line: line), undated.note(on: imported, line: line),
        ]
        for note in notes.compactMap(\.self) { try consume(.issue(note)) }
      }
    }
  }

  /// Columns that a mapping chosen by name does not know; they are passed over, not in silence.
  private func note(on header: [String]) -> ImportIssue? {
    let unknown = header.filter { !mapping.headers.contains($0) }
    guard !unknown.isEmpty else { return nil }
    return ImportIssue(
      severity: .note, place: .line(1),
      message: "mapping \(mapping.name) does not know "
        + unknown.map { "'\($0)'" }.joined(separator: ", ")
        + "; map them or list them under \"ignored\"")
  }
}

/// What was read of a CSV file.
public struct CSVSummary: Sendable, Hashable {
  /// The mapping's name.
  public var kind: String
  /// Whether any row says in its column `synthetic` that it is.
  public var isSynthetic = false
  /// Rows handed out.
  public var rows = 0
  /// Rows refused, each handed out as an issue.
  public var refused = 0
}

/// The rows of one file: its header tied to the mapping.
private struct Row<Columns: TargetColumns> {
  private let columns: Columns
  private let isSynthetic: ChoiceColumn<Bool>
  private let fieldCount: Int

  init(_ mapping: ColumnMapping, header: [String], file: String, as type: Columns.Type) throws {
    var binder = ColumnBinder(mapping, header: header)
    columns = try Columns(&binder)
    isSynthetic = try binder.flag("synthetic")
    fieldCount = header.count
    if let column = binder.repeated { throw CSVError.repeatedColumn(file: file, column: column) }
    guard binder.missing.isEmpty else {
      throw CSVError.missingColumns(
        file: file, mapping: mapping.name, columns: binder.missing)
    }
  }

  /// The row's value, or the issue that refuses it.
  func read(_ record: borrowing CSVRecord, _ summary: inout CSVSummary) -> Imported {
    do throws(RowRefusal) {
      guard record.count == fieldCount else { return refuse(record, shift(record), &summary) }
      if try isSynthetic.value(record) == true { summary.isSynthetic = true }
      let imported = try columns.read(record)
      summary.rows += 1
      return imported
    } catch {
      return refuse(record, error.message, &summary)
    }
  }

  private func shift(_ record: borrowing CSVRecord) -> String {
    "expected \(fieldCount) fields as in the header, found \(record.count); "
      + "quote fields that hold the delimiter"
  }

  private func refuse(
    _ record: borrowing CSVRecord, _ message: String, _ summary: inout CSVSummary
  ) -> Imported {
    summary.refused += 1
    return .issue(
      ImportIssue(
        severity: .refused, place: .line(record.line), message: message,
        content: record.content))
  }
}
