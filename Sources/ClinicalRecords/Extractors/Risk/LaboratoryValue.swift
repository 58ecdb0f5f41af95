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
    Example(
      "Stopped vaping 5/25/26, urine cotinine 6/29 neg.", "cotinine, from 2026-06-29, range normal"),
    Example("Cotinine 8/26/26 <3 ng/mL.", "cotinine, 3 ng/mL, from 2026-08-26, bound less than"),
    Example("A1c 9/2025 7.1.", "HbA1c, 7.1 percent, from 2025-09"),
    Example("Urine cotinine positive.", "cotinine, range high"),
    Example("Cotinine is not normal.", "cotinine, range high"),
    Example("Cotinine must be negative before surgery.", "cotinine"),
    Example("If cotinine is negative, we will proceed.", "cotinine, conditional"),
    Example("DEXA T-score -2.6.", "T-score, -2.6 sd"),
    Example("Smoking cessation, cotinine 2 wks pre-op.", "cotinine"),
    Example("A1c pending.", "HbA1c"),
    Example("T score of the hip was -1.4.", "T-score, -1.4 sd"),
    Example(
      "Site          BMD      T-score    Z-score\nL1-L4         0.988    -1.5       -0.2\n"
        + "Fem neck      0.701    -2.3       -0.6\n",
      "T-score, -1.5 sd", "T-score, -2.3 sd"),
    Example("DXA (2024): T-score -3.1.", "T-score, -3.1 sd, from 2024"),
    Example("DXA 7/29/2026 result: lowest T-score -2.1.", "T-score, -2.1 sd, from 2026-07-29"),
    Example("DXA 2024: T-score -3.4 L-spine.", "T-score, -3.4 sd, from 2024"),
    Example("DEXA 11/2025: T -1.4 fem neck.", "T-score, -1.4 sd, from 2025-11"),
    Example("A1c <7.5 is fine for surgery.", "HbA1c"),
    Example("T2DM (A1c 8.4 11/25 -> 7.2 2/26).", "HbA1c, 7.2 percent"),
  ]

  private static let phrases = PhraseTable<Concept>(lists: [
    (
      .hemoglobinA1c,
      "hba1c | a1c | hemoglobin a1c | hgba1c | hgb a1c | hb a1c | glycated hemoglobin"
    ),
    (.cotinine, "cotinine | serum cotinine | urine cotinine | nicotine level"),
    (.tScore, "t-score | t score | t-scores | t"),
  ])

  /// "DEXA 11/2025: T -1.4": the letter alone, where the sentence is of bone density.
  private func isMeant(_ match: PhraseTable<Concept>.Match, in note: MarkedNote) -> Bool {
    guard match.tokens.count == 1, note.tokens[match.tokens.lowerBound].text == "t" else {
      return true
    }
    let next = match.tokens.upperBound
    return next + 1 < note.tokens.count && note.tokens[match.tokens.lowerBound].isUpperCase
      && note.tokens[next].text == "-" && note.tokens[next + 1].kind == .number
      && note.tokens[note.sentenceTokens(around: match.tokens)].contains {
        ["dexa", "dxa", "bmd", "density"].contains($0.text)
      }
  }

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).flatMap { match -> [Mention] in
      guard note.section(of: match.tokens) != .family, isMeant(match, in: note) else { return [] }
      let column =
        match.value == .tScore ? ScoreColumn(note: note).mentions(under: match.tokens) : []
      guard column.isEmpty else { return column }
      let columns = match.value == .hemoglobinA1c ? note.columns(behind: match.tokens) : []
      guard columns.isEmpty else {
        return columns.map { column in
          var mention = note.mention(
            match.value, note.tokens[column.index].number.map { .number($0, unit: "percent") },
            at: column.index..<column.index + 1)
          mention.begin = column.date
          return mention
        }
      }
      let sentence = note.sentenceTokens(around: match.tokens)
      var mention = note.mention(match.value, at: match.tokens)
      if match.value == .cotinine {
        CotinineReading(note: note, sentence: sentence).complete(&mention, at: match.tokens)
      }
      // "Cotinine 8/26/26 <3 ng/mL": the day may stand between the name and its value.
      let day =
        match.tokens.upperBound < sentence.upperBound
        ? note.dates.date(at: match.tokens.upperBound, before: sentence.upperBound) : nil
      let start = day?.tokens.upperBound ?? match.tokens.upperBound
      let ahead = start..<min(start + (match.value == .cotinine ? 10 : 8), sentence.upperBound)
      let days = note.dates.spans(in: ahead).map(\.tokens)
      guard let place = value(of: match.value, in: ahead, note.tokens, besides: days) else {
        return [mention]
      }
      mention.value = .number(place.number, unit: place.unit)
      // A measured value is there, whatever else its sentence denies.
      if mention.context.assertion == .absent { mention.context.assertion = .present }
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      if place.isBelow { mention.details[.bound] = .choice("less than") }
      let reach = match.value == .tScore ? 14 : 8
      let rest = place.end..<min(place.end + reach, sentence.upperBound)
      let told = day?.date ?? note.dates.spans(in: rest).first?.date
      mention.begin =
        told ?? mention.begin
        ?? (rest.indices.lazy.compactMap {
          note.dates.date(at: $0, before: sentence.upperBound)?.date
        }).first ?? dayBefore(match.tokens, in: sentence, note)
      return [mention]
    }
  }

  /// "DXA (2024): T-score -3.1", "A1c 9/2025 7.1" have their day before the value.
  private func dayBefore(_ name: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote)
    -> StatedDate?
  {
    let ahead = max(sentence.lowerBound, name.lowerBound - 10)..<name.lowerBound
    guard let span = note.dates.spans(in: ahead).last else {
      // "DXA 2024: T-score -3.4".
      return ahead.dropFirst().last { ["dxa", "dexa"].contains(note.tokens[$0 - 1].text) }
        .flatMap(note.dates.fourDigitYear).flatMap { StatedDate(year: $0) }
    }
    let between = note.tokens[span.tokens.upperBound..<name.lowerBound]
    return between.allSatisfy { $0.kind == .sign && ![";", "."].contains($0.text) }
      || between.allSatisfy { Self.leading.contains($0.text) }
      ? span.date : nil
  }

  /// "DXA 7/29/2026 result: lowest T-score".
  private static let leading: Set<String> = [
    ":", ")", "l", "-", "spine", "hip", "result", "results", "lowest", "worst", "with", "showed",
    "shows", ",", "femoral", "neck", "lumbar", "total", "the", "a",
  ]

  /// "8.4 11/25 -> 7.2": the value it came to.
  private static func arrow(behind first: Int, in range: Range<Int>, _ tokens: [Token]) -> Int? {
    range.first { index in
      index > first + 1 && tokens[index].kind == .number && tokens[index].text.contains(".")
        && (tokens[index - 1].text == ">" && tokens[index - 2].text == "-"
          || tokens[index - 1].text == "\u{2192}")
    }
  }

  private func value(
    of concept: Concept, in range: Range<Int>, _ tokens: [Token], besides days: [Range<Int>]
  )
    -> (number: Double, unit: String, end: Int, isBelow: Bool)?
  {
    for index in range where tokens[index].kind == .number {
      guard let number = tokens[index].number else { continue }
      if index + 1 < range.upperBound, tokens[index + 1].text == "/" { return nil }
      let before = tokens[index - 1].text
      switch concept {
      case .hemoglobinA1c:
        // Percent as laboratories report it; mmol/mol runs from 20 up and is another scale.
        // "A1c <7.5 is fine for surgery" is a limit.
        guard (3...20).contains(number), !["<", ">"].contains(before) else { return nil }
        let last = Self.arrow(behind: index, in: range, tokens) ?? index
        return (tokens[last].number ?? number, "percent", last + 1, false)
      case .cotinine:
        // "Cotinine 2 wks pre-op" is when, not how much.
        let next = index + 1 < range.upperBound ? tokens[index + 1].text : ""
        guard DurationReader.units[next] == nil else { return nil }
        // "Cotinine neg 28-Jul-2026 (<3 ng/mL)": a day is no result.
        guard !days.contains(where: { $0.contains(index) }) else { continue }
        return (number, "ng/mL", index + 1, before == "<")
      default:
        let isMinus = before == "-" || before == "minus"
        return number <= 6 ? (isMinus ? -number : number, "sd", index + 1, false) : nil
      }
    }
    return nil
  }
}
