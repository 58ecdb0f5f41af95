import Claims

extension Concept {
  static let hemoglobinA1c = Concept("HbA1c")
  static let cotinine = Concept("cotinine")
  static let tScore = Concept("T-score")
}

/// HbA1c, cotinine and the T-score of bone density, with their day where one is written.
struct LaboratoryValue: Extractor {
  let summary = """
    HbA1c in percent, cotinine in ng/mL with the laboratory's own judgement where it is written, the T-score in standard deviations. A value without its day \
    bears the note's.
    """

  let examples = [
    Example("HbA1c 7.2% on 7/3/26.", "HbA1c, 7.2 percent, from 2026-07-03"),
    Example("Hemoglobin A1c 6.0.", "HbA1c, 6 percent"),
    Example("Cotinine <2 ng/mL 7/3/26.", "cotinine, 2 ng/mL, from 2026-07-03, bound less than"),
    Example("Serum cotinine was negative on 7/3/26.", "cotinine, from 2026-07-03, range normal"),
    Example(
      "Cotinine 1 ng/mL (reference <3) 7/3/26.",
      "cotinine, 1 ng/mL, from 2026-07-03, range normal"),
    Example("Cotinine 45 ng/mL (ref <10).", "cotinine, 45 ng/mL, range high"),
    Example("7/3/26: cotinine within normal limits.", "cotinine, from 2026-07-03, range normal"),
    Example("Urine cotinine positive.", "cotinine, range high"),
    Example("Cotinine is not normal.", "cotinine, range high"),
    Example("Cotinine must be negative before surgery.", "cotinine"),
    Example("If cotinine is negative, we will proceed.", "cotinine, conditional"),
    Example("DEXA T-score -2.6.", "T-score, -2.6 sd"),
    Example("A1c pending.", "HbA1c"),
    Example("T score of the hip was -1.4.", "T-score, -1.4 sd"),
  ]

  private static let phrases = PhraseTable<Concept>(lists: [
    (
      .hemoglobinA1c,
      "hba1c | a1c | hemoglobin a1c | hgba1c | hgb a1c | hb a1c | glycated hemoglobin"
    ),
    (.cotinine, "cotinine | serum cotinine | urine cotinine | nicotine level"),
    (.tScore, "t-score | t score | t-scores"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .family else { return nil }
      let sentence = note.sentenceTokens(around: match.tokens)
      var mention = note.mention(match.value, at: match.tokens)
      if match.value == .cotinine {
        CotinineReading(note: note, sentence: sentence).complete(&mention, at: match.tokens)
      }
      let ahead = match.tokens.upperBound..<min(match.tokens.upperBound + 8, sentence.upperBound)
      guard let place = value(of: match.value, in: ahead, note.tokens) else {
        return mention
      }
      mention.value = .number(place.number, unit: place.unit)
      // A measured value is there, whatever else its sentence denies.
      if mention.context.assertion == .absent { mention.context.assertion = .present }
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      if place.isBelow { mention.details[.bound] = .choice("less than") }
      let rest = place.end..<min(place.end + 8, sentence.upperBound)
      mention.begin =
        note.dates.spans(in: rest).first?.date ?? mention.begin
        ?? (rest.indices.lazy.compactMap {
          note.dates.date(at: $0, before: sentence.upperBound)?.date
        }).first
      return mention
    }
  }

  private func value(of concept: Concept, in range: Range<Int>, _ tokens: [Token])
    -> (number: Double, unit: String, end: Int, isBelow: Bool)?
  {
    for index in range where tokens[index].kind == .number {
      guard let number = tokens[index].number else { continue }
      if index + 1 < range.upperBound, tokens[index + 1].text == "/" { return nil }
      let before = tokens[index - 1].text
      switch concept {
      case .hemoglobinA1c:
        // Percent as laboratories report it; mmol/mol runs from 20 up and is another scale.
        return (3...20).contains(number) ? (number, "percent", index + 1, before == "<") : nil
      case .cotinine: return (number, "ng/mL", index + 1, before == "<")
      default:
        let isMinus = before == "-" || before == "minus"
        return number <= 6 ? (isMinus ? -number : number, "sd", index + 1, false) : nil
      }
    }
    return nil
  }
}
