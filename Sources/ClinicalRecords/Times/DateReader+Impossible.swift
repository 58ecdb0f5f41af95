import Claims

extension DateReader {
  /// The token behind a whole date that no calendar has: "November 31, 2026", "02/30/2026".
  ///
  /// Such a date is unread as a whole: neither its year nor its month is taken alone.
  func impossible(at index: Int, before end: Int) -> Int? {
    guard let (parts, next) = wholeDate(at: index, before: end) else { return nil }
    let isSome = parts.contains {
      CalendarDay(year: $0.year, month: $0.month, day: $0.day) != nil
    }
    return isSome ? nil : next
  }

  private typealias Reading = (year: Int, month: Int, day: Int)

  private func wholeDate(at index: Int, before end: Int) -> (readings: [Reading], next: Int)? {
    if let month = Self.months[tokens[index].text] {
      var next = index + 1
      if next < end, tokens[next].text == "." { next += 1 }
      guard next < end, let day = tokens[next].integer, (1...31).contains(day) else { return nil }
      next += 1
      if next < end, ["st", "nd", "rd", "th"].contains(tokens[next].text) { next += 1 }
      if next < end, [",", "of"].contains(tokens[next].text) { next += 1 }
      guard next < end, let year = fourDigitYear(at: next) else { return nil }
      return ([(year, month, day)], next + 1)
    }
    guard let first = tokens[index].integer, (1...31).contains(first),
      let (second, year) = pair(after: index, before: end), (1...31).contains(second),
      tokens[index + 4].text.utf8.count == 4, fourDigitYear(at: index + 4) != nil
    else { return nil }
    return ([(year, first, second), (year, second, first)], index + 5)
  }
}
