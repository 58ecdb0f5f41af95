import Claims

/// Reads dates from tokens; what could be a score or a strength is not taken for one.
///
/// A date without a year takes the year of the note unless that lies after the note; without a note
/// day it stays unread. Two-digit years lie at most one year after the note, at most 99 before.
struct DateReader: Sendable {
  let tokens: [Token]
  let noteDay: CalendarDay?
  /// The patient's, on which nothing was done that a note tells of.
  let birthDay: CalendarDay?
  let order: DateOrder

  init(_ tokens: [Token], noteDay: CalendarDay?, birthDay: CalendarDay? = nil) {
    self.tokens = tokens
    self.noteDay = noteDay
    self.birthDay = birthDay
    order = DateOrder(provenBy: tokens)
  }

  /// Every date and range in `range`, left to right.
  func spans(in range: Range<Int>) -> [StatedSpan] {
    var found: [StatedSpan] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let next = date(at: index, before: range.upperBound, from: range.lowerBound)
      if let birth = next,
        isBirth(at: index, from: range.lowerBound)
          || birthDay != nil && birth.date.day == birthDay
      {
        index = birth.tokens.upperBound
        continue
      }
      guard let single = next else {
        index = impossible(at: index, before: range.upperBound) ?? index + 1
        continue
      }
      let span = extended(single, before: range.upperBound, from: range.lowerBound)
      found.append(span)
      index = span.tokens.upperBound
    }
    return found
  }

  /// "DOB 05/19/1966", "printed 08/01/2026": neither dates anything that was done.
  private func isBirth(at index: Int, from start: Int) -> Bool {
    let isLinked = index > start && [":", "on"].contains(tokens[index - 1].text)
    let before = isLinked ? index - 2 : index - 1
    return before >= start && Self.undone.contains(tokens[before].text)
  }

  private static let undone: Set<String> = [
    "dob", "birth", "birthdate", "printed", "faxed", "transcribed",
  ]

  struct Found {
    let tokens: Range<Int>
    let date: StatedDate
  }

  // MARK: - Ranges

  private func extended(_ found: Found, before end: Int, from start: Int) -> StatedSpan {
    let next = found.tokens.upperBound
    // "From early September through late November".
    let isQualified = next + 2 < end && Self.parts.contains(tokens[next + 1].text)
    let lead = found.tokens.lowerBound > start ? tokens[found.tokens.lowerBound - 1].text : ""
    // "between 3/3 and 4/28" is a course, "on 1/15 and 3/1" are two days.
    if next + 1 < end, Self.joins.contains(tokens[next].text),
      let second = date(
        at: isQualified ? next + 2 : next + 1, before: end, from: start, isJoined: true),
      second.date.last >= found.date.first,
      tokens[next].text != "and" || lead == "between" || Self.adjoin(found.date, second.date)
    {
      let tokens = found.tokens.lowerBound..<second.tokens.upperBound
      if let (first, last) = months(found, second) {
        return StatedSpan(tokens: tokens, date: first, form: .range(end: last))
      }
      return StatedSpan(tokens: tokens, date: found.date, form: .range(end: second.date))
    }
    let before = found.tokens.lowerBound > start ? wordLeading(found.tokens.lowerBound) : ""
    // "12/2025-present", "3/1/26 to now".
    if let next = goesOn(behind: found.tokens.upperBound, before: end) {
      return StatedSpan(
        tokens: found.tokens.lowerBound..<next, date: found.date, form: .since)
    }
    switch before {
    case "since", "starting", "beginning":
      return StatedSpan(tokens: found.tokens, date: found.date, form: .since)
    case "until", "till", "through", "thru", "ended", "ending":
      return StatedSpan(tokens: found.tokens, date: found.date, form: .until)
    default:
      return StatedSpan(tokens: found.tokens, date: found.date, form: .date)
    }
  }

  /// "In April and May of 2026" is a course of both months.
  private static func adjoin(_ first: StatedDate, _ second: StatedDate) -> Bool {
    first.precision == .month && second.precision == .month
      && (1...31).contains(second.first.days(since: first.last))
  }

  static let parts: Set<String> = ["early", "mid", "late"]
  /// "10/25-01/26", read in 2026: days or years. The months hold both of its meanings.
  private func months(_ first: Found, _ second: Found) -> (StatedDate, StatedDate)? {
    guard first.tokens.count == 3, second.tokens.count == 3, let begin = first.date.day,
      let end = second.date.day
    else { return nil }
    let (from, to) = (begin.civil, end.civil)
    guard from.day == from.year - 2000, to.day == to.year - 2000,
      let month = StatedDate(year: from.year, month: from.month),
      let last = StatedDate(year: to.year, month: to.month)
    else { return nil }
    return (month, last)
  }

  private func goesOn(behind index: Int, before end: Int) -> Int? {
    guard index + 1 < end, ["-", "to", "through"].contains(tokens[index].text),
      ["present", "current", "now", "today", "date"].contains(tokens[index + 1].text),
      tokens[index + 1].text != "date" || tokens[index].text == "to"
    else { return nil }
    return index + 2
  }

  static let joins: Set<String> = ["-", "to", "through", "thru", "until", "till", "and"]

  // MARK: - Single dates

  func date(at index: Int, before end: Int, from start: Int = 0, isJoined: Bool = false) -> Found? {
    let token = tokens[index]
    switch token.kind {
    case .number:
      return iso(at: index, before: end) ?? numeric(at: index, before: end)
        ?? shortMonth(at: index, before: end)
        ?? dayAndMonthName(at: index, before: end)
        ?? monthAndYear(at: index, before: end)
        ?? monthAndDay(at: index, before: end, from: start, isJoined: isJoined)
        ?? year(at: index, before: end, from: start)
        ?? ago(at: index, before: end)
    case .word:
      return monthName(at: index, before: end, from: start, isJoined: isJoined)
        ?? ago(at: index, before: end) ?? recent(at: index, before: end)
    default:
      return nil
    }
  }

  /// `2026-08-12`.
  private func iso(at index: Int, before end: Int) -> Found? {
    guard index + 4 < end, tokens[index].text.utf8.count == 4, let year = tokens[index].integer,
      let (month, day) = pair(after: index, before: end),
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return Found(tokens: index..<index + 5, date: StatedDate(date))
  }

  /// `3/2/24`, `03-02-2024`.
  func numeric(at index: Int, before end: Int) -> Found? {
    guard let first = tokens[index].integer, (1...31).contains(first),
      let (second, written) = pair(after: index, before: end), (1...31).contains(second),
      [2, 4].contains(tokens[index + 4].text.utf8.count)
    else { return nil }
    let year = tokens[index + 4].text.utf8.count == 4 ? written : century(of: written)
    let monthFirst = CalendarDay(year: year, month: first, day: second)
    let dayFirst = CalendarDay(year: year, month: second, day: first)
    let chosen: StatedDate? =
      switch (order, monthFirst, dayFirst) {
      case (.mixed, let month?, let day?): StatedDate(month, otherReading: month == day ? nil : day)
      case (.dayFirst, _, let day?): StatedDate(day)
      case (_, let month?, _): StatedDate(month)
      case (.mixed, nil, let day?), (.monthFirst, nil, let day?): StatedDate(day)
      default: nil
      }
    return chosen.map { Found(tokens: index..<index + 5, date: $0) }
  }

  /// `06/2026`.
  func monthAndYear(at index: Int, before end: Int) -> Found? {
    guard index + 2 < end, let month = tokens[index].integer, (1...12).contains(month),
      tokens[index + 1].text == "/", tokens[index + 1].gap == .none,
      let year = fourDigitYear(at: index + 2),
      let date = StatedDate(year: year, month: month)
    else { return nil }
    return Found(tokens: index..<index + 3, date: date)
  }

  /// `2015`, after a word that governs years or in brackets.
  private func year(at index: Int, before end: Int, from start: Int) -> Found? {
    guard let year = fourDigitYear(at: index), let date = StatedDate(year: year) else { return nil }
    if index + 1 < end {
      let next = tokens[index + 1]
      if Self.unitsAfterNumbers.contains(next.text) { return nil }
      if next.gap == .none, [":", "/", "-", "$", "%"].contains(next.text) {
        guard next.text == "-", index + 2 < end, fourDigitYear(at: index + 2) != nil else {
          return nil
        }
      }
    }
    if index > start, ["$", "#", "/", ":"].contains(tokens[index - 1].text) { return nil }
    return Found(tokens: index..<index + 1, date: date)
  }

  // MARK: - Helpers

  /// The second and third number of a date in three parts.
  func pair(after index: Int, before end: Int) -> (Int, Int)? {
    guard index + 4 < end, let second = tokens[index + 2].integer,
      let third = tokens[index + 4].integer, ["/", "-"].contains(tokens[index + 1].text),
      tokens[index + 3].text == tokens[index + 1].text,
      (index + 1...index + 4).allSatisfy({ tokens[$0].gap == .none })
    else { return nil }
    return (second, third)
  }

  func fourDigitYear(at index: Int) -> Int? {
    guard tokens[index].text.utf8.count == 4, let year = tokens[index].integer,
      (1940...2060).contains(year), !isDecade(at: index)
    else { return nil }
    return year
  }

  /// "1990s", "1980's": ten years, none of them meant.
  private func isDecade(at index: Int) -> Bool {
    var next = index + 1
    if next < tokens.count, tokens[next].text == "'", tokens[next].gap == .none { next += 1 }
    return next < tokens.count && tokens[next].text == "s" && tokens[next].gap == .none
  }

  private func century(of year: Int) -> Int {
    let latest = (noteDay?.civil.year ?? 2049) + 1
    let candidate = latest / 100 * 100 + year
    return candidate > latest ? candidate - 100 : candidate
  }

  /// The year of the note, or the one before where the day would lie after the note.
  func yearNotAfterNote(month: Int, day: Int) -> Int? {
    guard let noteDay else { return nil }
    let year = noteDay.civil.year
    guard let date = CalendarDay(year: year, month: month, day: day) else { return year - 1 }
    return date > noteDay ? year - 1 : year
  }

  private static let unitsAfterNumbers: Set<String> = [
    "mg", "ml", "cc", "mcg", "feet", "ft", "units", "steps", "meters", "metres", "calories", "g",
    "lbs", "pounds", "dollars", "hours",
  ]
}
