extension CSVRecord {
  /// - Returns: The first column that is no number; `nil` when all are.
  func numbers(at places: [Int], into values: inout [Double]) -> Int? {
    for (index, place) in places.enumerated() {
      guard let value = decimal(fields[place]) else { return place }
      values[index] = value
    }
    return nil
  }

  /// A decimal number, correctly rounded: a mantissa below 2⁵³ over a power of ten up to 10²² is
  /// exact in both, so one division rounds once (Clinger 1990); others go to the library.
  private func decimal(_ field: Field) -> Double? {
    let bytes = bytes.span
    var position = field.start
    let isNegative = position < field.end && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var (mantissa, digits, decimals, isFraction) = (UInt64(0), 0, 0, false)
    while position < field.end {
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        digits += 1
        decimals += isFraction ? 1 : 0
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        return Double(text(from: field.start, to: field.end)).flatMap { $0.isFinite ? $0 : nil }
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    guard digits <= 15 else { return Double(text(from: field.start, to: field.end)) }
    let value = Double(mantissa) / Self.powersOfTen[decimals]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
