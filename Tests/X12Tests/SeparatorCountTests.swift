import Testing

@testable import X12

struct SeparatorCountTests {
  /// Neighbours in value of the byte looked for, and those whose sums could carry.
  private static let bytes: [UInt8] = [0x2A, 0x2B, 0x29, 0xAA, 0x00, 0x01, 0x7F, 0x80, 0x81, 0xFF]

  @Test
  func `a byte is counted as often as it stands in the part, wherever the part begins and ends`() {
    var generator = SystemRandomNumberGenerator()
    for length in 0..<40 {
      let text = (0..<length).map { _ in Self.bytes.randomElement(using: &generator) ?? 0 }
      for byte in Self.bytes {
        for start in 0...length {
          let end = Int.random(in: start...length, using: &generator)
          let counted = text.withUnsafeBufferPointer { $0.count(of: byte, from: start, to: end) }
          #expect(
            counted == text[start..<end].count { $0 == byte }, "\(text) \(byte) \(start) \(end)")
        }
      }
    }
  }
}
