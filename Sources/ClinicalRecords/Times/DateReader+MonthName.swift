import Claims

/// Dates with a month's name.
extension DateReader {
  /// `June 30, 2026`, `June 2026`, `June 30` and, after a preposition, `June`.
  func monthName(at index: Int, before end: Int, from start: Int, isJoined: Bool) -> Found? {
    guard let month = Self.months[tokens[index].text] else { return nil }
    var next = index + 1
    if next < end, tokens[next].text == "." { next += 1 }
    // "Jan-Feb 26": behind two months stands their year.
    if isJoined, index > 1, Self.months[tokens[index - 2].text] != nil, next < end,
      let year = shortYear(at: next)
    {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<next + 1, date: $0) }
    }
    if isJoined, index > 2, Self.months[tokens[index - 3].text] != nil,
      yearInSpan(at: index - 2, before: end) != nil, let year = shortYear(at: next)
    {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<next + 1, date: $0) }
    }
    if let year = yearInSpan(at: next, before: end) {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<next + 1, date: $0) }
    }
    if next < end, let day = tokens[next].integer, (1...31).contains(day),
      tokens[next].text.utf8.count <= 2
    {
      return monthNameAndDay(month, day, at: index, dayToken: next, before: end)
    }
    if next < end, ["of", ","].contains(tokens[next].text) { next += 1 }
    if next < end, let year = fourDigitYear(at: next) {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<next + 1, date: $0) }
    }
    if let year = yearInWords(at: next, before: end) {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<next + 2, date: $0) }
    }
    if let year = sharedYear(of: month, joinedAt: next, before: end) {
      return StatedDate(year: year, month: month).map { Found(tokens: index..<index + 1, date: $0) }
    }
    let before = index > start ? tokens[index - 1].text : ""
    let isNamed = isJoined || Self.monthPrepositions.contains(before)
    guard isNamed, tokens[index].isCapitalised || tokens[index].text != "may",
      let year = yearNotAfterNote(month: month, day: 1)
    else { return nil }
    return StatedDate(year: year, month: month).map { Found(tokens: index..<index + 1, date: $0) }
  }

  /// `Jan-Mar 2026`, `Dec to Feb 2026`: the year stands behind the second month; behind `Feb-Apr` none
  /// does, and it is the last such span before the note.
  private func sharedYear(of month: Int, joinedAt index: Int, before end: Int) -> Int? {
    guard index + 1 < end, ["-", "to", "through", "thru"].contains(tokens[index].text) else {
      return nil
    }
    let name = Self.parts.contains(tokens[index + 1].text) ? index + 2 : index + 1
    guard name < end, let second = Self.months[tokens[name].text] else { return nil }
    let next = name + (name + 1 < end && tokens[name + 1].text == "." ? 2 : 1)
    let written = next < end ? fourDigitYear(at: next) ?? shortYear(at: next) : nil
    let isSpan =
      tokens[index].text == "-" && tokens[index - 1].isCapitalised && tokens[name].isCapitalised
      && (next >= end || tokens[next].kind != .number)
    guard let year = written ?? (isSpan ? yearNotAfterNote(month: second, day: 1) : nil) else {
      return nil
    }
    return month <= second ? year : year - 1
  }

  /// `Nov 25 - Jan 26`, read in 2026: days or years. The month holds both.
  private func yearInSpan(at index: Int, before end: Int) -> Int? {
    guard index + 3 < end, let first = shortYear(at: index),
      ["-", "to", "through", "thru"].contains(tokens[index + 1].text),
      Self.months[tokens[index + 2].text] != nil, let second = shortYear(at: index + 3),
      first <= second
    else { return nil }
    return first
  }

  /// `26`: the year of the note, or the one before it.
  private func shortYear(at index: Int) -> Int? {
    guard let noteDay, tokens[index].text.utf8.count == 2, let short = tokens[index].integer,
      [0, 1].contains(noteDay.civil.year - 2000 - short)
    else { return nil }
    return 2000 + short
  }

  private func monthNameAndDay(
    _ month: Int, _ day: Int, at index: Int, dayToken: Int, before end: Int
  )
    -> Found?
  {
    var next = dayToken + 1
    if next < end, ["st", "nd", "rd", "th"].contains(tokens[next].text) { next += 1 }
    let afterDay = next
    if next < end, [",", "of"].contains(tokens[next].text) { next += 1 }
    if next < end, let year = fourDigitYear(at: next) {
      return CalendarDay(year: year, month: month, day: day)
        .map { Found(tokens: index..<next + 1, date: StatedDate($0)) }
    }
    if let year = yearInWords(at: next, before: end) {
      return CalendarDay(year: year, month: month, day: day)
        .map { Found(tokens: index..<next + 2, date: StatedDate($0)) }
    }
    guard let year = yearNotAfterNote(month: month, day: day),
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return Found(tokens: index..<afterDay, date: StatedDate(date))
  }

  /// `30 June 2026`; behind a preposition `on 22 April`.
  func dayAndMonthName(at index: Int, before end: Int) -> Found? {
    // "Chiro x8 Jan 2026" counts visits.
    guard let day = tokens[index].integer, (1...31).contains(day),
      index == 0 || !["x", "#"].contains(tokens[index - 1].text)
    else { return nil }
    var next = index + 1
    if next < end, ["-", "st", "nd", "rd", "th"].contains(tokens[next].text) { next += 1 }
    if next < end, tokens[next].text == "of" { next += 1 }
    guard next < end, let month = Self.months[tokens[next].text] else { return nil }
    var last = next + 1
    if last < end, ["-", ",", ".", "of"].contains(tokens[last].text) { last += 1 }
    guard last < end, let year = fourDigitYear(at: last) else {
      let before = wordLeading(index)
      guard ["on", "of", "from", "since", "dated", "until"].contains(before),
        tokens[next].isCapitalised, tokens[next].gap == .space,
        let year = yearNotAfterNote(month: month, day: day),
        let date = CalendarDay(year: year, month: month, day: day)
      else { return nil }
      return Found(tokens: index..<next + 1, date: StatedDate(date))
    }
    return CalendarDay(year: year, month: month, day: day)
      .map { Found(tokens: index..<last + 1, date: StatedDate($0)) }
  }

  /// The word before a date: of "since the 12th of May" the "since".
  func wordLeading(_ index: Int) -> String {
    let isDefinite =
      index > 1 && (tokens[index - 1].text == "the" || Self.parts.contains(tokens[index - 1].text))
    return index > 0 ? tokens[isDefinite ? index - 2 : index - 1].text : ""
  }

  static let months: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
  ]
  private static let monthPrepositions: Set<String> = [
    "in", "since", "from", "until", "till", "through", "of", "by", "between", "to", "last", "early",
    "late", "mid", "during", "-", "(",
  ]
}
