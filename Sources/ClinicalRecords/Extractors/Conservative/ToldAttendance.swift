/// What a therapist's record counts, as another note tells it.
struct ToldAttendance: Extractor {
  let summary = """
    "Therapist record: 7 attended" counts visits that were had, whatever else the note tells of \
    them.
    """

  let examples = [
    Example(
      "Therapist record: 7 attended.",
      "physical therapy, completed, visits 7 visits, name therapist's record"),
    Example("The therapist's log shows 7 visits attended.", "visits 7 visits"),
    Example("Attendance record: attended 7 of 12.", "visits 7 visits"),
    Example("Therapist records were requested."),
    Example("The therapist's log shows that he attended school."),
  ]

  private static let records = PhraseTable<Bool>(lists: [
    (true, "therapist record* | therapist's record* | therapist log | therapist's log"),
    (true, "therapist's note* | therapist's discharge | attendance record* | attendance log"),
    (true, "attendance sheet | therapist's attendance"),
  ])

  /// How a mention says that a therapist counted it.
  static let record = FactValue.choice("therapist's record")

  func mentions(in note: MarkedNote) -> [Mention] {
    guard note.note.kind != .therapy else { return [] }
    return note.sentences.compactMap { sentence in
      guard sentence.section != .plan,
        let source = Self.records.matches(in: note.tokens, range: sentence.tokens).first,
        let count = Self.attended(
          in: source.tokens.upperBound..<sentence.tokens.upperBound, note.tokens)
      else { return nil }
      var mention = note.mention(
        PhysicalTherapy.concept, at: source.tokens.lowerBound..<sentence.tokens.upperBound)
      guard mention.context.assertion == .present else { return nil }
      mention.status = .completed
      mention.details[.visits] = .number(Double(count), unit: "visits")
      mention.details[.name] = Self.record
      return mention
    }
  }

  /// "7 attended", "7 visits attended", "attended 7 of 12": the visits that were come to.
  static func attended(in range: Range<Int>, _ tokens: [Token]) -> Int? {
    range.lazy.filter { tokens[$0].text == "attended" }.compactMap { verb -> Int? in
      let isNamed =
        verb > range.lowerBound && ["visits", "sessions"].contains(tokens[verb - 1].text)
      let before = isNamed ? verb - 2 : verb - 1
      if before >= range.lowerBound, let count = tokens[before].integer, count < 200,
        before == range.lowerBound || !["/", "of"].contains(tokens[before - 1].text)
      {
        return count
      }
      // "Attended: 10      Cancelled: 1", a form's field.
      if verb + 2 < range.upperBound, tokens[verb + 1].text == ":",
        let count = tokens[verb + 2].integer, count < 200,
        verb + 3 == range.upperBound || tokens[verb + 3].text != "/"
      {
        return count
      }
      guard verb + 1 < range.upperBound, let count = tokens[verb + 1].integer, count < 200,
        verb + 2 >= range.upperBound
          || ["of", "visits", "sessions", ",", ".", ";"].contains(tokens[verb + 2].text)
          // "Attended 14 / scheduled 16", not a day.
          || tokens[verb + 2].text == "/" && tokens[verb + 2].gap > .none
      else { return nil }
      return count
    }.first
  }
}
