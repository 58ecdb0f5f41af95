extension UnsafeBufferPointer<UInt8> {
  /// How often a byte occurs in a part, eight bytes at a time.
  ///
  /// With x = word ⊕ (byte, eight times) and L the lower seven bits of each byte,
  ///
  ///     ¬(((x & L) + L) | x | L)
  ///
  /// has the highest bit of exactly those bytes that are zero in x: no sum carries into the next.
  /// A last word that reaches beyond the part, where the buffer does, has those bytes shifted out.
  ///
  /// - Precondition: The part lies in the buffer.
  func count(of byte: UInt8, from start: Int, to end: Int) -> Int {
    precondition(0 <= start && start <= end && end <= count, "a part of the buffer")
    guard start < end, let base = baseAddress else { return 0 }
    let pattern = UInt64(byte) &* Self.ones
    let bytes = UnsafeRawPointer(base)
    var found = 0
    var index = start
    while index &+ 8 <= end {
      found &+= Self.sum(Self.zeros(bytes.littleWord(at: index) ^ pattern))
      index &+= 8
    }
    guard index < end else { return found }
    guard index &+ 8 <= count else {
      return found &+ self[index..<end].reduce(0) { $1 == byte ? $0 &+ 1 : $0 }
    }
    let beyond = UInt64(truncatingIfNeeded: index &+ 8 &- end)
    let zeros = Self.zeros(bytes.littleWord(at: index) ^ pattern)
    return found &+ Self.sum(zeros &<< (8 &* beyond))
  }

  private static func zeros(_ x: UInt64) -> UInt64 { ~(((x & low) &+ low) | x | low) }

  /// The product's highest byte is the sum of all eight.
  private static func sum(_ zeros: UInt64) -> Int {
    Int(truncatingIfNeeded: ((zeros >> 7) &* ones) >> 56)
  }

  private static var low: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
}

extension UnsafeRawPointer {
  /// Eight bytes, the first in the lowest place.
  fileprivate func littleWord(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
