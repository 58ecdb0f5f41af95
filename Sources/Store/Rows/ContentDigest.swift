/// A 64-bit digest that tells contents under one number apart.
///
/// FNV-1a over each value's kind and bytes; stable over runs and machines. Two contents are only
/// ever compared under the same claim number or identity, so 64 bits are ample.
///
/// Source: Fowler, Noll and Vo, *The FNV Non-Cryptographic Hash Algorithm* (IETF draft).
struct ContentDigest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// As SQLite stores it.
  var value: Int { Int(Int64(bitPattern: state)) }

  mutating func add(_ column: ColumnValue) {
    switch column {
    case .null: add(byte: 0)
    case .integer(let number): add(kind: 1, UInt64(bitPattern: Int64(number)))
    case .real(let number): add(kind: 2, number.bitPattern)
    case .text(let text): add(text)
    }
  }

  mutating func add(_ text: String) {
    add(kind: 3, UInt64(text.utf8.count))
    for byte in text.utf8 { add(byte: byte) }
  }

  private mutating func add(kind: UInt8, _ number: UInt64) {
    add(byte: kind)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(byte: UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func add(byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
