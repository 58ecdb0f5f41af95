import Claims

extension DenialLetterReader {
  /// "This finding was made on October 16, 2026": a day that the letter tells, and only one; of some
  /// days before the letter, for an older one is of an earlier decision.
  func toldDecisionDay(_ source: LetterText, _ written: CalendarDay?) -> Stated<CalendarDay>? {
    guard let written else { return nil }
    let told = source.sentences.flatMap { sentence in
      sentence.matches(of: Pattern.decided).compactMap { match -> Stated<CalendarDay>? in
        LetterText.days(in: match.output).first.map { source.stated($0.day, match.output) }
      }
    }
    guard let first = told.first, told.allSatisfy({ $0.value == first.value }),
      first.value <= written, written <= first.value.adding(days: Self.daysToTell)
    else { return nil }
    return first
  }

  /// Within which payers send what they decided.
  private static let daysToTell = 14
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let decided =
    /(?i)\b(?:finding|decision|determination)\s+(?:was|is)\s+(?:made|reached)\s+on\s+[\w\/-]+(?:\s+\d{1,2},\s+\d{4})?|\bon\s+[\w\/-]+(?:\s+\d{1,2},\s+\d{4})?,?\s+(?:we|the\s+plan)\s+(?:decided|denied)\b/
}
