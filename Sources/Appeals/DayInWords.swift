public import Claims

extension CalendarDay {
  /// As a letter writes it: `August 24, 2026`.
  public var inWords: String {
    let (year, month, day) = civil
    return "\(Self.monthNames[month - 1]) \(day), \(year)"
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
