/// Free text, or with a value map the text it stands for.
struct TextColumn {
  let cell: Cell
  let words: WordTable<String>?
  /// For columns that repeat a few long texts.
  let cache: TextCache?

  /// - Returns: `nil` for a blank cell without a default.
  @inline(__always)
  func value(_ record: borrowing CSVRecord) throws(RowRefusal) -> String? {
    guard let field = cell.bounds(record) else {
      try cell.requireFallback()
      return cell.fallback
    }
    if let words {
      guard let text = words[record.bytes.span, field.start, field.end] else {
        throw cell.refusal("expected a word of the mapping's values; correct it or add the word")
      }
      return text
    }
    return cache?.text(record, field) ?? record.text(from: field.start, to: field.end)
  }

  func required(_ record: borrowing CSVRecord) throws(RowRefusal) -> String {
    guard let value = try value(record) else { throw cell.refusal("is blank and required") }
    return value
  }
}

/// Several texts in one cell.
struct ListColumn {
  let cell: Cell
  let separator: UInt8

  func value(_ record: borrowing CSVRecord) throws(RowRefusal) -> [String] {
    guard let field = cell.bounds(record) else {
      try cell.requireFallback()
      let items = (cell.fallback ?? "").utf8.split(separator: separator)
      return items.compactMap { String($0) }
    }
    let text = record.text(from: field.start, to: field.end)
    let items = text.utf8.split(separator: separator).compactMap { String($0) }
    return items.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }
}

/// A small table of words, compared as bytes in the file's encoding.
struct WordTable<Value> {
  private var entries: [(word: [UInt8], value: Value)] = []

  /// The first value added for a word stays.
  mutating func add(_ word: [UInt8], _ value: Value) {
    if self[word.span, 0, word.count] == nil { entries.append((word, value)) }
  }

  subscript(bytes: Span<UInt8>, start: Int, end: Int) -> Value? {
    for entry in entries where bytes.holds(entry.word, from: start, to: end) {
      return entry.value
    }
    return nil
  }
}

/// Gives the same `String` for the same bytes, so that a payer's name is allocated once a file.
///
/// Direct-mapped: each slot keeps the last text that fell into it.
final class TextCache {
  private var slots = [(bytes: [UInt8], text: String)](repeating: ([], ""), count: 256)
  /// Shorter texts live inside `String` without allocation.
  private static let inlineBytes = 15

  /// - Returns: `nil` for text too short to be worth keeping.
  func text(_ record: borrowing CSVRecord, _ field: CSVRecord.Field) -> String? {
    guard field.end - field.start > Self.inlineBytes else { return nil }
    let bytes = record.bytes.span
    let slot = Self.slot(bytes, field)
    if bytes.holds(slots[slot].bytes, from: field.start, to: field.end) { return slots[slot].text }
    let text = record.text(from: field.start, to: field.end)
    slots[slot] = (Array(record.bytes[field.start..<field.end]), text)
    return text
  }

  /// FNV-1a, folded to a slot; source: Fowler, Noll and Vo, RFC 9923.
  private static func slot(_ bytes: Span<UInt8>, _ field: CSVRecord.Field) -> Int {
    var hash: UInt32 = 2_166_136_261
    for position in field.start..<field.end {
      hash = (hash ^ UInt32(bytes[position])) &* 16_777_619
    }
    return Int((hash ^ (hash >> 16)) & 255)
  }
}

extension Span<UInt8> {
  /// Whether `self[start..<end]` is exactly `word`.
  fileprivate func holds(_ word: [UInt8], from start: Int, to end: Int) -> Bool {
    guard word.count == end - start else { return false }
    for offset in 0..<word.count where self[start + offset] != word[offset] { return false }
    return true
  }
}
