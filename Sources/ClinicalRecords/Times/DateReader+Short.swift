import Claims

/// Two numbers without a year: "6/30", and months such as "10/25-12/25".
extension DateReader {
  /// `10/25-12/25` in a note of early 2026: months of one year, rather than days.
  ///
  /// Only where both ends have the same second number and it is the note's year or the one before.
  func shortMonth(at index: Int, before end: Int) -> Found? {
    let isFirst = isShort(at: index, before: end) && isShort(at: index + 4, before: end)
    let isSecond =
      index >= 4 && isShort(at: index - 4, before: end) && isShort(at: index, before: end)
    guard let noteDay, isFirst || isSecond,
      let month = tokens[index].integer,
      let other = tokens[isFirst ? index + 4 : index - 4].integer,
      let year = tokens[index + 2].integer,
      tokens[isFirst ? index + 6 : index - 2].integer == year, other != month,
      tokens[isFirst ? index + 3 : index - 1].text == "-",
      (0...1).contains(noteDay.civil.year % 100 - year),
      let date = StatedDate(year: noteDay.civil.year / 100 * 100 + year, month: month)
    else { return nil }
    // Days of that number are not excluded: windows decide only what both readings decide.
    let asDay = yearNotAfterNote(month: month, day: year).flatMap {
      CalendarDay(year: $0, month: month, day: year)
    }
    let stated = StatedDate(
      first: date.first, last: date.last, precision: .month, otherReading: asDay)
    return date.first <= noteDay ? Found(tokens: index..<index + 3, date: stated) : nil
  }

  /// "1/20, 3/18 and 7/1", "3/2025, 12/2025": days or months one behind another, the first list of them in a range.
  ///
  /// Their second numbers differ, or they might be scores of one scale: "8/10, 7/10, 3/10".
  ///
  /// In columns nothing but their distance parts them.
  func listedDays(in range: Range<Int>, isInColumns: Bool = false) -> [Found] {
    var list: [Found] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let found =
        numeric(at: index, before: range.upperBound)
        ?? monthAndYear(at: index, before: range.upperBound)
        ?? monthAndDay(at: index, before: range.upperBound, from: range.lowerBound, isJoined: true)
      if let found, found.date.day != nil || found.date.precision == .month,
        list.isEmpty || isInColumns
          || found.tokens.lowerBound > list[list.count - 1].tokens.upperBound
      {
        list.append(found)
        index = found.tokens.upperBound
      } else if list.isEmpty || [",", "and", "&", ";"].contains(tokens[index].text) {
        index += 1
      } else if list.count > 1 {
        break
      } else {
        list = []
        index += 1
      }
    }
    let hasYears = list.allSatisfy { fourDigitYear(at: $0.tokens.upperBound - 1) != nil }
    let seconds = Set(list.map { tokens[$0.tokens.lowerBound + 2].text })
    return list.count > 1 && (hasYears || seconds.count > 1) ? list : []
  }

  /// `10/25`, two numbers of which the first is a month, and nothing more of a date.
  private func isShort(at index: Int, before end: Int) -> Bool {
    guard index >= 0, index + 2 < end, let month = tokens[index].integer, (1...12).contains(month),
      tokens[index + 1].text == "/", tokens[index + 2].integer != nil,
      tokens[index + 2].text.utf8.count == 2, tokens[index + 1].gap == .none,
      tokens[index + 2].gap == .none
    else { return false }
    return index + 3 >= end || tokens[index + 3].text != "/"
  }

  /// `6/30`: only where a word before it or a range says that it is a date.
  func monthAndDay(at index: Int, before end: Int, from start: Int, isJoined: Bool)
    -> Found?
  {
    guard index + 2 < end, let first = tokens[index].integer,
      let second = tokens[index + 2].integer,
      (1...31).contains(first), (1...31).contains(second), tokens[index + 1].text == "/",
      tokens[index + 1].gap == .none, tokens[index + 2].gap == .none
    else { return nil }
    let isAnother = index + 3 < end && tokens[index + 3].text == "/"
    guard !isAnother, isJoined || isDate(at: index, before: end, from: start) else { return nil }
    let (month, day) = order == .dayFirst ? (second, first) : (first, second)
    guard let year = leadingYear(of: index) ?? yearNotAfterNote(month: month, day: day),
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return Found(tokens: index..<index + 3, date: StatedDate(date))
  }

  /// "3 ESIs in 2025 (1/5, 2/9, 4/13)": the year in front of a list of days is theirs.
  private func leadingYear(of index: Int) -> Int? {
    var place = index - 1
    while place > 0, index - place < 24 {
      let token = tokens[place]
      if ["(", ":"].contains(token.text) {
        let year = tokens[place - 1].integer ?? 0
        return tokens[place - 1].text.utf8.count == 4 && (1980...2060).contains(year) ? year : nil
      }
      guard token.kind == .number || ["/", ",", "&", "and", "-"].contains(token.text) else {
        return nil
      }
      place -= 1
    }
    return nil
  }

  /// Whether "4/11" is a date: a range follows, or a word that governs dates stands before.
  private func isDate(at index: Int, before end: Int, from start: Int) -> Bool {
    if index + 6 < end, Self.joins.contains(tokens[index + 3].text),
      tokens[index + 5].text == "/", tokens[index + 4].kind == .number,
      let first = tokens[index].integer, let second = tokens[index + 4].integer,
      tokens[index + 3].text != "-" || max(first, second) <= 12
    {
      // "4/5 to 5/5" is strength that grew; "3/3-4/28" can only be days.
      let parts = [tokens[index + 2].integer ?? 0, tokens[index + 6].integer ?? 0]
      if parts.contains(where: { $0 > 10 }) { return true }
    }
    // "2/1-4/1/26": what is joined to a day with its year is one.
    if index + 8 < end, Self.joins.contains(tokens[index + 3].text),
      tokens[index + 3].text != "and",
      tokens[index + 3].text != "-"
        || tokens[index + 3].gap == .none && tokens[index + 4].gap == .none,
      numeric(at: index + 4, before: end) != nil
    {
      return true
    }
    guard index > start, !isVisits(at: index), !isScore(at: index) else { return false }
    return Self.datePrepositions.contains(tokens[index - 1].text)
  }

  /// "Pain before 7/10, after 1/10" is a score.
  private func isScore(at index: Int) -> Bool {
    tokens[index + 2].text == "10" && ["before", "after", "by"].contains(tokens[index - 1].text)
      && tokens[max(0, index - 9)..<index].contains {
        ["pain", "vas", "nrs", "score"].contains($0.text)
      }
  }

  /// "completed 12/12 PT visits" counts visits.
  private func isVisits(at index: Int) -> Bool {
    tokens[min(index + 3, tokens.count)..<min(index + 6, tokens.count)].prefix { $0.text != "," }
      .contains { ["visits", "sessions", "treatments", "pain", "strength"].contains($0.text) }
  }

  private static let datePrepositions: Set<String> = [
    "on", "since", "last", "from", "dated", "until", "through", "thru", "starting", "ending",
    "between", "date", "began", "restarted", "tfesi", "esi", "mri", "ct", "dos", "visit", "ended",
    "started", "stopped", "finished", "discontinued", "discharged",
    "completed", "before", "after", "by", "cesi", "lesi", "ilesi", "snrb", "mbb", "rfa", "cotinine",
  ]
}
