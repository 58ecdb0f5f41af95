/// Which claim adjustment reason codes (CARC) have been published, retired ones included: 1 to 306,
/// A0 to A8, B1 to B23, D1 to D23, P1 to P32, W1 to W9 and Y1 to Y3.
///
/// Source: X12 external code list 139, as of June 2024.
enum PublishedReasons {
  static func contains(_ reason: String) -> Bool {
    var reason = reason
    return reason.withUTF8 { code in
      guard let first = code.first else { return false }
      guard let range = series(first) else {
        return number(code[...]).map(numbered.contains) ?? false
      }
      return number(code.dropFirst()).map(range.contains) ?? false
    }
  }

  private static let numbered = 1...306

  private static func series(_ letter: UInt8) -> ClosedRange<Int>? {
    switch letter {
    case UInt8(ascii: "A"): 0...8
    case UInt8(ascii: "B"), UInt8(ascii: "D"): 1...23
    case UInt8(ascii: "P"): 1...32
    case UInt8(ascii: "W"): 1...9
    case UInt8(ascii: "Y"): 1...3
    default: nil
    }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...3).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
