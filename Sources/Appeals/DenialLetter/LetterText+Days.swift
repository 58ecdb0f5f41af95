import Claims

extension LetterText {
  /// The days written in a text, as letters of the United States write them.
  ///
  /// `13/02/2026` has no month 13 and is no day here.
  static func days(in text: Substring) -> [(day: CalendarDay, words: Substring)] {
    dates(in: text).compactMap { date in date.day.map { ($0, date.words) } }
  }

  /// A date as it is written; `day` is `nil` where no calendar has it: "November 31, 2026".
  typealias WrittenDate = (day: CalendarDay?, words: Substring)

  /// Everything in a text that is written as a date, with or without a day that exists.
  static func dates(in text: Substring) -> [WrittenDate] {
    var found: [WrittenDate] = []
    for match in text.matches(of: Pattern.monthFirst) {
      guard let month = month(match.output.1) else { continue }
      add(match.output.3, month, match.output.2, match.output.0, to: &found)
    }
    for match in text.matches(of: Pattern.dayFirst) {
      guard let month = month(match.output.2) else { continue }
      add(match.output.3, month, match.output.1, match.output.0, to: &found)
    }
    for match in text.matches(of: Pattern.dashed) {
      guard let month = month(match.output.2) else { continue }
      add(match.output.3, month, match.output.1, match.output.0, to: &found)
    }
    for match in text.matches(of: Pattern.slashed) {
      guard !isTorn(match.output.3, text[match.range.upperBound...]) else {
        found.append((nil, match.output.0))
        continue
      }
      add(match.output.3, Int(match.output.1), match.output.2, match.output.0, to: &found)
    }
    for match in text.matches(of: Pattern.iso) {
      add(match.output.1, Int(match.output.2), match.output.3, match.output.0, to: &found)
    }
    return found.sorted { $0.words.startIndex < $1.words.startIndex }
  }

  /// "04/13/20 27": a year that a scan tore in two, and no day of 2020. A time of day may follow.
  private static func isTorn(_ year: Substring, _ behind: Substring) -> Bool {
    year.count == 2 && behind.prefixMatch(of: Pattern.restOfYear) != nil
  }

  private static func add(
    _ year: Substring, _ month: Int?, _ day: Substring, _ words: Substring,
    to found: inout [WrittenDate]
  ) {
    guard var year = Int(year), let month, let dayOfMonth = Int(day) else { return }
    if year < 100 { year += 2000 }
    found.append((CalendarDay(year: year, month: month, day: dayOfMonth), words))
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(_ word: Substring) -> Int? {
    let word = word.lowercased()
    let index = months.firstIndex { $0 == word || (word.count <= 4 && $0.hasPrefix(word)) }
    return index.map { $0 + 1 }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let monthFirst =
    /(?i)\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/
  nonisolated(unsafe) static let dayFirst = /(?i)\b(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/
  nonisolated(unsafe) static let dashed = /(?i)\b(\d{1,2})-([a-z]{3})-(\d{4}|\d{2})\b/
  nonisolated(unsafe) static let slashed = /\b(\d{1,2})[\/-](\d{1,2})[\/-](\d{4}|\d{2})\b/
  nonisolated(unsafe) static let iso = /\b(\d{4})-(\d{2})-(\d{2})\b/
  nonisolated(unsafe) static let restOfYear = /\s\d{2}\b(?!:)/
}
