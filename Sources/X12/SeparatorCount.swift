extension UnsafeBufferPointer<UInt8> {
  /// How often a byte occurs in a part, eight bytes at a time.
  ///
  /// With x = word ⊕ (byte, eight times) and L the lower seven bits of each byte,
  ///
  ///     ¬(((x & L) + L) | x | L)
  ///
  /// has the highest bit of exactly those bytes that are zero in x: no sum carries into the next.
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
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let x = word ^ pattern
      let zeros = ~(((x & Self.low) &+ Self.low) | x | Self.low)
      // The product's highest byte is the sum of all eight.
      found &+= Int(truncatingIfNeeded: ((zeros >> 7) &* Self.ones) >> 56)
      index &+= 8
    }
    while index < end {
      if base[index] == byte { found &+= 1 }
      index &+= 1
    }
    return found
  }

  private static var low: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
}
