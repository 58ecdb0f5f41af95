import Claims

/// A day as ISO text, written without intermediate strings: loading writes millions of them.
enum DayText {
  static func text(_ day: CalendarDay) -> String {
    let (year, month, dayOfMonth) = day.civil
    guard (0...9999).contains(year) else { return day.description }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      put(year, digits: 4, at: 0, of: bytes)
      bytes[4] = UInt8(ascii: "-")
      put(month, digits: 2, at: 5, of: bytes)
      bytes[7] = UInt8(ascii: "-")
      put(dayOfMonth, digits: 2, at: 8, of: bytes)
      return 10
    }
  }

  private static func put(
    _ number: Int, digits: Int, at start: Int, of bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    var rest = number
    for offset in stride(from: digits - 1, through: 0, by: -1) {
      bytes[start + offset] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
