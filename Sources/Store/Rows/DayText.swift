import Claims

/// A day as ISO text, written without a string between: loading writes millions of them.
enum DayText {
  static func append(_ day: CalendarDay, to bytes: inout [UInt8]) {
    let (year, month, dayOfMonth) = day.civil
    guard (0...9999).contains(year) else { return bytes.append(contentsOf: day.description.utf8) }
    let dash = UInt8(ascii: "-")
    let text = (
      digit(year / 1000), digit(year / 100 % 10), digit(year / 10 % 10), digit(year % 10), dash,
      digit(month / 10), digit(month % 10), dash, digit(dayOfMonth / 10), digit(dayOfMonth % 10)
    )
    withUnsafeBytes(of: text) { bytes.append(contentsOf: $0) }
  }

  private static func digit(_ number: Int) -> UInt8 {
    UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number)
  }
}
