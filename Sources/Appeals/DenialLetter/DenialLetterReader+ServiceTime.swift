import Claims

extension DenialLetterReader {
  /// Whether the service was given already: by the days of service it prints, held against its own
  /// date, else by its words.
  func readServiceTime(_ source: LetterText, _ letter: inout DenialLetter) {
    let days = Self.serviceDays(source)
    letter.serviceDay = days.first.map { source.stated($0.day, $0.words) }
    if let written = letter.letterDay?.value, let first = days.first {
      if days.allSatisfy({ $0.day < written }) {
        letter.isPreService = source.stated(false, first.words)
        return
      }
      if days.allSatisfy({ $0.day > written }) {
        letter.isPreService = source.stated(true, first.words)
        return
      }
    }
    readServiceWords(source, &letter)
  }

  private func readServiceWords(_ source: LetterText, _ letter: inout DenialLetter) {
    // A claim speaks of the approval that it lacks as well.
    if let done = source.text.firstMatch(of: Pattern.tookPlace) {
      letter.isPreService = source.stated(false, done.output)
      return
    }
    let before = source.text.firstMatch(of: Pattern.planned)
    let after = source.text.firstMatch(of: Pattern.done)
    switch (before, after) {
    case (let match?, nil): letter.isPreService = source.stated(true, match.output)
    case (nil, let match?): letter.isPreService = source.stated(false, match.output)
    default: break
    }
  }

  /// Days behind a label, or in the rows of a table with such a column.
  private static func serviceDays(_ source: LetterText) -> [(day: CalendarDay, words: Substring)] {
    let labelled = source.fields.filter { $0.label.firstMatch(of: serviceLabel) != nil }
      .flatMap { LetterText.days(in: $0.value) }
    guard labelled.isEmpty else { return labelled }
    // "Date of service 10/06/2026  63047 63048".
    let bare = source.lines.flatMap { line in
      line.firstMatch(of: Pattern.bareDay).map { LetterText.days(in: line[$0.range].suffix(10)) }
        ?? []
    }
    guard bare.isEmpty else { return bare }
    guard
      let heading = source.lines.firstIndex(where: {
        $0.firstMatch(of: Pattern.serviceColumn) != nil
      }), LetterText.dates(in: source.lines[heading]).isEmpty,
      source.lines[heading].firstMatch(of: Pattern.gap) != nil
    else { return [] }
    return source.lines[(heading + 1)...].prefix { !LetterText.isBlank($0) }
      .compactMap { LetterText.days(in: $0).first }
  }

  nonisolated(unsafe) private static let serviceLabel =
    /^(?:(?:planned|proposed|requested|scheduled|anticipated)\s+)?(?:dates?\s+of\s+(?:service|surgery)|dos|(?:service|svc\.?)\s+dates?|service\s+(?:from|start)(?:\s+date)?|surgery\s+date|admi(?:t|ssion)\s+date|date\s+of\s+admission)$/
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let serviceColumn =
    /(?i)^\W*(?:dates?\s+of\s+service|(?:service|svc\.?)\s+dates?|DOS)\b/
  nonisolated(unsafe) static let gap =
    /\t|\||\s{2,}/
  nonisolated(unsafe) static let bareDay =
    /(?i)^\W*(?:dates?\s+of\s+service|DOS)\s+\d{2}\/\d{2}\/\d{4}\b/
  nonisolated(unsafe) static let tookPlace =
    /(?i)\b(?:surgery|procedure|operation|services?)\s+(?:took\s+place|(?:was|were)\s+(?:performed|rendered|furnished))\b|\bthis\s+claim\s+(?:is|was|has\s+been)\s+denied\b/
  nonisolated(unsafe) static let planned =
    /(?i)\bprior\s+(?:authori[sz]ation|approval)\b|\bpre-?\s?authori[sz]ation\b|\bpre-?certification\b|\bpre-?service\b|\brequested\s+(?:service|surgery|procedure)\b|\btreatment\s+requested\b|\brequest\s+for\s+authori[sz]ation\b|\brequest\s+for\s+(?:coverage|approval|authori[sz]ation)\b|\basked\s+us\s+to\s+approve\b|\b(?:proposed|planned|anticipated)\s+(?:service|surgery|procedure)\b/
  nonisolated(unsafe) static let done =
    /(?i)\bdate\(?s?\)?\s+of\s+service\s*:?\s*\d|\bservices\s+received\b|\bclaim\s+(?:status|denial)\b|\b(?!supports?\b)\w+\W{0,3}\s+your\s+claim\b|\bbilled\s+amount\b|\bamount\s+billed\b/
}
