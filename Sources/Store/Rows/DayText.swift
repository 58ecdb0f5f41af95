import Claims

/// A day as ISO text, written without a string between: loading writes millions of them.
enum DayText {
  static func append(_ day: CalendarDay, to bytes: inout [UInt8]) {
    let (year, month, dayOfMonth) = day.civil
    guard (0...9999).contains(year) else { return bytes.append(contentsOf: day.description.utf8) }
    append(pair: year / 100, to: &bytes)
    append(pair: year % 100, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(pair: month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(pair: dayOfMonth, to: &bytes)
  }

  /// Two digits.
  private static func append(pair number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
