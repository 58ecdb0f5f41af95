/// The rows of an attendance sheet: a day each, and whether the patient came.
extension TherapyLog {
  /// All the rows as one course: how many were attended, from the first of them to the last. What was
  /// cancelled or missed is no visit.
  func attendance(in note: MarkedNote) -> [Mention] {
    let rows = lines(of: note.tokens).compactMap { line -> (tokens: Range<Int>, day: StatedDate)? in
      let words = note.tokens[line].map(\.text)
      guard words.contains(where: Self.came.contains), !words.contains(where: Self.missed.contains),
        let span = note.dates.spans(in: line).first, span.form == .date, span.date.day != nil,
        span.tokens.lowerBound - line.lowerBound <= 2
      else { return nil }
      return (line, span.date)
    }
    // Two days are no sheet.
    guard rows.count > 2, let first = rows.first, let last = rows.last,
      first.day.first <= last.day.first
    else { return [] }
    var mention = note.mention(
      PhysicalTherapy.concept, at: first.tokens.lowerBound..<last.tokens.upperBound)
    mention.context.assertion = .present
    mention.status = .completed
    (mention.begin, mention.end) = (first.day, last.day)
    mention.details[.visits] = .number(Double(rows.count), unit: "visits")
    if let region = PhysicalTherapy.region(ofNote: note) {
      mention.details[.region] = .choice(region)
    }
    return [mention]
  }

  /// "Visit 11 of 12" at the head of a therapist's note: so many by then. The first may be all there was.
  func counted(in note: MarkedNote) -> [Mention] {
    let place = note.tokens.indices.first { index in
      note.tokens[index].text == "visit" && visitNumber(behind: index, note.tokens) != nil
    }
    guard let place, let number = visitNumber(behind: place, note.tokens), number > 1 else {
      return []
    }
    var mention = note.mention(PhysicalTherapy.concept, at: place..<place + 1)
    mention.context.assertion = .present
    mention.status = .ongoing
    mention.end = note.note.day.map { StatedDate($0) }
    mention.details[.visits] = .number(Double(number), unit: "visits")
    if let region = PhysicalTherapy.region(ofNote: note) {
      mention.details[.region] = .choice(region)
    }
    return [mention]
  }

  private func visitNumber(behind index: Int, _ tokens: [Token]) -> Int? {
    var next = index + 1
    while next < tokens.count, ["#", "number", "no", ":"].contains(tokens[next].text) { next += 1 }
    guard next + 2 < tokens.count, ["of", "/"].contains(tokens[next + 1].text),
      tokens[next + 1].text == "of" || tokens[next + 1].gap == .none,
      let number = tokens[next].integer, let all = tokens[next + 2].integer, number <= all,
      next + 3 >= tokens.count || tokens[next + 3].text != "/"
    else { return nil }
    return number
  }

  private func lines(of tokens: [Token]) -> [Range<Int>] {
    let starts = tokens.indices.filter { $0 == 0 || tokens[$0].startsLine }
    return zip(starts, starts.dropFirst() + [tokens.count]).map { $0..<$1 }
  }

  private static let came: Set<String> = [
    "attended", "present", "seen", "treated", "arrived", "eval", "evaluation", "evaluated",
  ]
  private static let missed: Set<String> = [
    "cancelled", "canceled", "cancel", "cx", "show", "noshow", "missed", "rescheduled", "not",
    "absent",
  ]
}
