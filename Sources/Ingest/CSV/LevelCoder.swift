/// The levels of one column seen so far, found by their bytes.
struct LevelCoder {
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
}
