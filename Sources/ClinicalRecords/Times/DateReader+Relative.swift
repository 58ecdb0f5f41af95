import Claims

extension DateReader {
  /// `three weeks ago`, `8 years ago`: half a unit to either side of the count.
  func ago(at index: Int, before end: Int) -> Found? {
    guard let noteDay, let (length, next) = DurationReader(tokens).length(at: index, before: end),
      let low = length.low, let high = length.high, next < end,
      ["ago", "prior", "back"].contains(tokens[next].text)
    else { return nil }
    let half = length.unit.days / 2
    let first = noteDay.adding(days: -Int((high * length.unit.days + half).rounded(.up)))
    let last = noteDay.adding(days: -Int(max(0, low * length.unit.days - half).rounded(.down)))
    return Found(
      tokens: index..<next + 1,
      date: StatedDate(first: first, last: min(last, noteDay), precision: .relative))
  }

  /// `last year` behind a month, as in "May of last year"; "this year" likewise.
  func yearInWords(at index: Int, before end: Int) -> Int? {
    guard let noteDay, index + 1 < end, tokens[index + 1].text == "year" else { return nil }
    switch tokens[index].text {
    case "last": return noteDay.civil.year - 1
    case "this": return noteDay.civil.year
    default: return nil
    }
  }

  /// `last Tuesday`: the one before the note or, said late in a week, that of the week before.
  private func lastWeekday(_ name: String, before noteDay: CalendarDay) -> StatedDate? {
    guard let day = Self.weekdays.firstIndex(of: name) else { return nil }
    let back = (noteDay.weekday - day - 1 + 7) % 7
    let nearest = noteDay.adding(days: back == 0 ? -7 : -back)
    return StatedDate(
      first: back == 0 ? nearest : nearest.adding(days: -7), last: nearest, precision: .relative)
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// `last year`, `last month`, `yesterday`, `today`.
  func recent(at index: Int, before end: Int) -> Found? {
    guard let noteDay else { return nil }
    switch tokens[index].text {
    case "yesterday":
      return Found(
        tokens: index..<index + 1,
        date: StatedDate(
          first: noteDay.adding(days: -1), last: noteDay.adding(days: -1), precision: .relative))
    case "today":
      return Found(
        tokens: index..<index + 1,
        date: StatedDate(first: noteDay, last: noteDay, precision: .relative))
    case "last":
      // "Over the last year" is a length.
      if index > 0, tokens[index - 1].text == "the" { return nil }
    default: return nil
    }
    guard index + 1 < end else { return nil }
    let (year, month, _) = noteDay.civil
    let date: StatedDate? =
      switch tokens[index + 1].text {
      case "year": StatedDate(year: year - 1)
      case "month":
        month == 1
          ? StatedDate(year: year - 1, month: 12) : StatedDate(year: year, month: month - 1)
      case "week":
        StatedDate(
          first: noteDay.adding(days: -13), last: noteDay.adding(days: -1), precision: .relative)
      default: lastWeekday(tokens[index + 1].text, before: noteDay)
      }
    return date.map { Found(tokens: index..<index + 2, date: $0) }
  }
}
