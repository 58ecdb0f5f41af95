/// A 64-bit digest that tells contents under one number apart.
///
/// Eight bytes at a time are multiplied into the state, high half folded onto low, each value led
/// by its kind; stable over runs and machines. Two contents are only ever compared under the same
/// claim number or identity, so 64 bits are ample.
///
/// Source: the folded multiplication of Wang Yi, *wyhash* (2019, public domain).
struct ContentDigest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  /// Of columns whose texts lie end to end.
  init(of columns: Slice<UnsafeBufferPointer<ColumnValue>>, _ texts: UnsafeRawBufferPointer) {
    var start = 0
    for column in columns {
      if case .text(let count) = column {
        add(text: UnsafeRawBufferPointer(rebasing: texts[start..<start + count]))
        start += count
      } else {
        add(column)
      }
    }
  }

  /// As SQLite stores it.
  var value: Int { Int(Int64(bitPattern: state)) }

  /// Of a text its length only; see ``add(text:)``.
  ///
  /// - Precondition: No digest, which tells nothing that its columns do not.
  mutating func add(_ column: ColumnValue) {
    switch column {
    case .null: add(0)
    case .integer(let number): add(kind: 1, UInt64(bitPattern: Int64(number)))
    case .real(let number): add(kind: 2, number.bitPattern)
    case .text(let count): add(kind: 3, UInt64(count))
    case .digest: preconditionFailure("a digest is of contents")
    }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
  }

  mutating func add(text bytes: UnsafeRawBufferPointer) {
    add(kind: 3, UInt64(bytes.count))
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    guard whole < bytes.count else { return }
    var rest: UInt64 = 0
    for offset in stride(from: bytes.count - 1, through: whole, by: -1) {
      rest = rest << 8 | UInt64(bytes[offset])
    }
    add(rest)
  }

  private mutating func add(kind: UInt64, _ number: UInt64) {
    add(kind)
    add(number)
  }

  private mutating func add(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    state = product.high ^ product.low
  }
}
