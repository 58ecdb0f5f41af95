/// How many visits of a treatment were had.
extension CourseReader {
  func readVisits(
    into mention: inout Mention, at range: Range<Int>, window: TreatmentWindow
  ) {
    if let attended = attended(of: window) {
      mention.details[.visits] = .number(Double(attended), unit: "visits")
      return
    }
    // "9 of 12 authorized PT visits": the name stands between.
    if let first = window.near.first, Self.visits.contains(note.tokens[first].text),
      let count = count(before: range.lowerBound, from: window.before.lowerBound)
    {
      mention.details[.visits] = .number(count, unit: "visits")
      return
    }
    // "10/12 PT sessions": the count stands before the whole name.
    if Self.visits.contains(note.tokens[range.upperBound - 1].text),
      let count = count(before: range.lowerBound, from: window.before.lowerBound)
    {
      mention.details[.visits] = .number(count, unit: "visits")
      return
    }
    // "# visits: 12", a form's label.
    if let label = window.near.dropLast(2).first(where: {
      Self.visits.contains(note.tokens[$0].text) && note.tokens[$0 + 1].text == ":"
    }), let count = note.tokens[label + 2].integer {
      mention.details[.visits] = .number(Double(count), unit: "visits")
      return
    }
    // "She went twice and quit".
    if let times = Self.times.matches(in: note.tokens, range: window.after).first,
      !Self.isRate(behind: times.tokens.upperBound, note.tokens)
    {
      mention.details[.visits] = .number(times.value, unit: "visits")
      return
    }
    // "Authorized 15, attended 12 from 11/10".
    if let verb = window.near.dropLast().first(where: { note.tokens[$0].text == "attended" }),
      let count = note.tokens[verb + 1].integer,
      verb + 2 >= window.near.upperBound
        || [",", ".", ";", "of", "from", "between", "thru", "through"].contains(
          note.tokens[verb + 2].text)
    {
      mention.details[.visits] = .number(Double(count), unit: "visits")
      return
    }
    if let count = countSoFar(in: window.after) {
      mention.details[.visits] = .number(count, unit: "visits")
      return
    }
    // "PT 12 visits, chiro 10 visits": what stands right behind the name is its own.
    let beside = window.near.prefix(3)
    for area in [beside, window.before, window.near] {
      for index in area where Self.visits.contains(note.tokens[index].text) {
        guard let count = count(before: index, from: area.lowerBound),
          area != window.before || leads(index + 1, to: range.lowerBound)
            || area.upperBound - index < 3
        else { continue }
        // "authorised for 12 visits", "2 visits left" are none had.
        let next = index + 1 < note.tokens.count ? note.tokens[index + 1].text : ""
        guard !["left", "remaining", "authorized", "approved", "per", "/", "a"].contains(next)
        else {
          continue
        }
        mention.details[.visits] = .number(count, unit: "visits")
        return
      }
    }
  }

  /// "24 visits authorized, 18 completed", "12 visits, 7 attended", "scheduled 12 visits of PT, 7
  /// attended": of two numbers the one that was come to.
  func attended(of window: TreatmentWindow) -> Int? {
    let words = window.before.lowerBound..<window.after.upperBound
    guard
      let verb = window.after.dropFirst().first(where: {
        ["completed", "attended", "used", "kept"].contains(note.tokens[$0].text)
      }), let count = note.tokens[verb - 1].integer,
      [",", ";", "(", "-", "only", "but", ":"].contains(note.tokens[verb - 2].text),
      note.tokens[words.lowerBound..<verb - 1].contains(where: { ($0.integer ?? 0) >= count })
    else { return nil }
    return count
  }

  /// "Continues twice a week, 14 visits so far", "8 of 12 authorized visits to date", "stopped after
  /// visit 9".
  private func countSoFar(in range: Range<Int>) -> Double? {
    for index in range where Self.visits.contains(note.tokens[index].text) {
      let next = note.tokens[min(index + 1, range.upperBound)..<min(index + 3, range.upperBound)]
      if ["so far", "to date"].contains(next.map(\.text).joined(separator: " ")) {
        return count(before: index, from: range.lowerBound)
      }
      if index > range.lowerBound, note.tokens[index].text == "visit",
        note.tokens[index - 1].text == "after", let number = next.first?.integer
      {
        return Double(number)
      }
    }
    return nil
  }

  /// "Went twice a week" is how often.
  private static func isRate(behind index: Int, _ tokens: [Token]) -> Bool {
    index < tokens.count
      && ["a", "per", "each", "every", "weekly", "/", "monthly"].contains(tokens[index].text)
  }

  private static let times = PhraseTable<Double>(lists: [
    (1, "went once | attended once | went one time | only went once | attended only once"),
    (2, "went twice | attended twice | only went twice | attended only twice"),
  ])

  /// The number before "visits": the least of a range, the attended of "12 of 16"; of
  /// "2023 - 10 visits" the ten.
  private func count(before index: Int, from start: Int) -> Double? {
    var place = index - 1
    while place >= start, index - place <= 3, note.tokens[place].number == nil {
      guard Self.visitWords.contains(note.tokens[place].text) else { return nil }
      place -= 1
    }
    guard place >= start, index - place <= 4, let last = note.tokens[place].number else {
      return nil
    }
    if place - 2 >= start, ["-", "to", "or", "of", "/"].contains(note.tokens[place - 1].text),
      let first = note.tokens[place - 2].number, first <= last
    {
      return first
    }
    return last
  }

  private static let visits: Set<String> = [
    "visits", "sessions", "visit", "session", "treatments", "vis",
  ]
  private static let visitWords: Set<String> = [
    "pt", "physical", "therapy", "supervised", "total", "outpatient", "in", "person", "-", "formal",
    "chiropractic", "acupuncture", "aquatic", "authorized", "authorised", "scheduled", "prescribed",
  ]
}
