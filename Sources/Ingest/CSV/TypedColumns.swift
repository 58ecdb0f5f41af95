import Claims

/// Why a row is refused: the column by its header, what was expected and what to do.
struct RowRefusal: Error {
  let column: String
  let reason: String

  var message: String { "column '\(column)': \(reason)" }
}

/// Where a field's bytes are found in a record.
struct Cell {
  /// The header, for messages.
  let name: String
  var column: Int?
  /// Stands in for a blank or absent cell.
  var fallback: String?
  var isRequired = false
  var isTrimmed = true
  let fallbackBytes: [UInt8]?

  init(
    name: String, column: Int? = nil, fallback: String? = nil, isRequired: Bool = false,
    isTrimmed: Bool = true
  ) {
    self.name = name
    self.column = column
    self.fallback = fallback
    self.isRequired = isRequired
    self.isTrimmed = isTrimmed
    fallbackBytes = fallback.map { Array($0.utf8) }
  }

  func refusal(_ reason: String) -> RowRefusal { RowRefusal(column: name, reason: reason) }

  /// The cell's bounds in `record.bytes`; `nil` when it is blank or absent.
  @inline(__always)
  func bounds(_ record: borrowing CSVRecord) -> CSVRecord.Field? {
    guard let column else { return nil }
    let field = isTrimmed ? record.trimmed(column) : record.fields[column]
    return field.start < field.end ? field : nil
  }

  func requireFallback() throws(RowRefusal) {
    guard isRequired, fallback == nil else { return }
    throw refusal("is blank and required; fill it in or give the mapping a default")
  }
}

/// A column whose cells are read from their bytes alone.
protocol TypedColumn {
  associatedtype Value
  var cell: Cell { get }
  /// What a cell should look like and what to do when it does not.
  var expectation: String { get }
  /// What is wrong with a cell that does not parse.
  func refusal(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String
  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Value?
}

extension TypedColumn {
  func refusal(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String { expectation }

  /// - Returns: `nil` for a blank cell without a default.
  @inline(__always)
  func value(_ record: borrowing CSVRecord) throws(RowRefusal) -> Value? {
    if let field = cell.bounds(record) {
      guard let value = parse(record.bytes.span, field.start, field.end) else {
        throw cell.refusal(refusal(of: record.bytes.span, field.start, field.end))
      }
      return value
    }
    try cell.requireFallback()
    guard let fallback = cell.fallbackBytes else { return nil }
    return parse(fallback.span, 0, fallback.count)
  }

  func required(_ record: borrowing CSVRecord) throws(RowRefusal) -> Value {
    guard let value = try value(record) else { throw cell.refusal("is blank and required") }
    return value
  }
}

struct DayColumn: TypedColumn {
  let cell: Cell
  let pattern: DatePattern

  var expectation: String {
    "expected a day that exists as \(pattern.text); correct it or the mapping's date pattern"
  }

  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> CalendarDay? {
    pattern.day(bytes, from: start, to: end)
  }
}

struct YearColumn: TypedColumn {
  let cell: Cell
  let pattern: DatePattern

  var expectation: String {
    "expected a year as \(pattern.text); correct it or the mapping's date pattern"
  }

  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    pattern.year(bytes, from: start, to: end)
  }
}

struct MoneyColumn: TypedColumn {
  let cell: Cell
  let scanner: MoneyScanner

  var expectation: String {
    "expected an amount with at most two decimals; correct it or the mapping's money format"
  }

  func refusal(of bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    scanner.isTooLong(bytes, from: start, to: end)
      ? "expected an amount of at most \(MoneyScanner.mostDigits) digits; correct it" : expectation
  }

  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Money? {
    scanner.money(bytes, from: start, to: end)
  }
}

extension MoneyColumn {
  /// - Returns: `nil` for a blank cell; an amount below zero is refused.
  func charge(_ record: borrowing CSVRecord) throws(RowRefusal) -> Money? {
    guard let amount = try value(record) else { return nil }
    guard amount >= .zero else {
      throw cell.refusal(
        "expected a charge of at least zero; give a row that takes a claim back the status of the "
          + "claim, or leave it out")
    }
    return amount
  }

  func requiredCharge(_ record: borrowing CSVRecord) throws(RowRefusal) -> Money {
    guard let amount = try charge(record) else { throw cell.refusal("is blank and required") }
    return amount
  }
}

/// A whole number of up to nine digits.
struct CountColumn: TypedColumn {
  let cell: Cell

  var expectation: String { "expected a whole number; correct it" }

  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    guard (1...9).contains(end - first) else { return nil }
    var value = 0
    for position in first..<end {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }
}

extension CountColumn {
  /// - Returns: `nil` for a blank cell; a smaller number is refused.
  func value(_ record: borrowing CSVRecord, atLeast least: Int) throws(RowRefusal) -> Int? {
    guard let count = try value(record) else { return nil }
    guard count >= least else {
      throw cell.refusal("expected a whole number of at least \(least); correct it")
    }
    return count
  }

  func required(_ record: borrowing CSVRecord, atLeast least: Int) throws(RowRefusal) -> Int {
    guard let count = try value(record, atLeast: least) else {
      throw cell.refusal("is blank and required")
    }
    return count
  }
}

/// One of a closed set of words, the mapping's or our own.
struct ChoiceColumn<Value>: TypedColumn {
  let cell: Cell
  let words: WordTable<Value>
  let known: String

  var expectation: String {
    "expected one of \(known); correct it or add the word to the mapping's values"
  }

  func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Value? {
    words[bytes, start, end]
  }
}
