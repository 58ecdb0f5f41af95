/// What a number in a cell measures, which decides how a spreadsheet shows it.
enum Quantity: Hashable {
  case count, dollars, share, days, day
  case number(digits: Int)

  /// The number format, in the language of spreadsheets.
  var format: String {
    switch self {
    case .count: "#,##0"
    case .dollars: ##""$"#,##0.00;-"$"#,##0.00"##
    case .share: "0.0%"
    case .days: #"[=1]0" day";#,##0" days""#
    case .day: "yyyy-mm-dd"
    case .number(let digits):
      digits > 0 ? "#,##0." + String(repeating: "0", count: min(digits, 15)) : "#,##0"
    }
  }

  /// The number as it is shown, to measure a column by.
  func words(_ value: Double) -> String {
    let shown: Cell.Value =
      switch self {
      case .day: .day("2026-03-14")
      case .count: .number(value, digits: 0)
      case .days: .days(Int(value))
      case .share: .share(value)
      case .dollars: .dollars(cents: Int((value * 100).rounded()))
      case .number(let digits): .number(value, digits: min(digits, 15))
      }
    return shown.words
  }
}

/// A calendar day as a spreadsheet counts it.
enum SheetDay {
  /// Days since 1899-12-30 of `2026-03-14`; `nil` for another text, a day that no calendar has, and
  /// a day before 1900-03-01, where spreadsheets count a 29th of February that never was.
  static func serial(_ text: String) -> Int? {
    guard let day = daysSince1970(text), day >= -25_508 else { return nil }
    return day + 25_569
  }

  /// Of `2026-03-14`, in the Gregorian calendar; `nil` for any other text.
  static func daysSince1970(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) })
    else { return nil }
    let (year, month, day) = (number(parts[0]), number(parts[1]), number(parts[2]))
    guard (1...12).contains(month), (1...length(of: month, year)).contains(day) else { return nil }
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400
    let earlierMonths = (1..<month).reduce(0) { $0 + length(of: $1, year) }
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    return before * 365 + leapDays + earlierMonths + day - 1 - 719_162
  }

  private static func number(_ digits: Substring.UTF8View) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func length(of month: Int, _ year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
