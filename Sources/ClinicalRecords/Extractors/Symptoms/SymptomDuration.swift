import Claims

extension Concept {
  static let symptomDuration = Concept("symptom duration")
}

/// How long the symptoms have lasted, as the note states it.
struct SymptomDuration: Extractor {
  let summary = """
    The time since symptoms began, or since they became worse, which is kept apart: a policy may ask \
    for either. A length of treatment is none of the two.
    """

  let examples = [
    Example("Leg pain gone for 3 weeks."),
    Example("Low back and leg pain x 18 mo.", "symptom duration, 78.1 weeks"),
    Example("Leg pain since January 2026.", "symptom duration, from 2026-01"),
    Example("Chronic back pain, worse x 3 mo.", "symptom duration, 13 weeks, course worse"),
    Example("Back pain for several months.", "symptom duration"),
    Example("PT for 6 weeks for back pain."),
    Example("He did well for about a year and then developed back pain."),
    Example("Back pain for a year and a half.", "symptom duration, 78.1 weeks"),
    Example("8 mo of LBP and leg pain.", "symptom duration, 34.7 weeks"),
    Example(
      "16 months of bilateral buttock and leg heaviness on walking.", "symptom duration, 69.5 weeks"
    ),
    Example("2 years of low back and bilateral leg pain.", "symptom duration, 104.2 weeks"),
    Example("7 months of numb, clumsy hands and unsteady gait.", "symptom duration, 30.4 weeks"),
    Example(
      "Right L5 weakness, new since March 2026.", "symptom duration, from 2026-03, course new"),
    Example("Leg pain, acute worsening x 3 days.", "symptom duration, 0.4 weeks, course worse"),
    Example("65% reduction in leg pain for 4 weeks."),
    Example("Three month history of right arm pain.", "symptom duration, 13 weeks"),
    Example(
      "Increasing leg pain over the last year.", "symptom duration, 52.1 weeks, course worse"),
    Example("The 2016 surgery relieved her leg pain completely for nine years."),
    Example("Back pain; on alendronate since 2024."),
    Example("Leg pain began in May of last year.", "symptom duration, from 2025-05"),
    Example(
      "1. Back pain\nOnset: 14 months ago. Severity: moderate.",
      "symptom duration, from ~2025-05-27"),
    Example("Symptoms began 3 months ago.", "symptom duration, from ~2026-04-27"),
  ]

  private static let symptoms = PhraseTable<Bool>(lists: [
    (
      true,
      "pain | pains | heaviness | aching | ache | cramping | lbp | symptoms | symptom | sciatica | radiculopathy | numbness | weakness"
    ),
    (true, "complaints | claudication | problem | tingling | paresthesias | paresthesia | aching"),
    (true, "numb | clumsy | clumsiness | imbalance"),
  ])
  private static let treatments = PhraseTable<Bool>(lists: [
    (true, "pt | therapy | physical therapy | nsaid* | naproxen | ibuprofen | gabapentin | brace"),
    (true, "chiropractic | chiro | injection* | esi | exercise* | hep | tried | failed | treated"),
    (
      true, "medication* | taking | took | relief | better | improved | smok* | hospital* | diabet*"
    ),
    (
      true,
      "work | working | visits | therapist | treatment | steroid* | surgery | fusion | laminectomy | acupuncture"
    ),
    (true, "did well | doing well | was well | pain free | pain-free | asymptomatic | fine"),
  ])
  private static let begins = PhraseTable<Bool>(lists: [
    (true, "began | begin | started | onset | since | dating back | first noticed | developed")
  ])
  private static let endings: Set<String> = [
    "relieved", "abolished", "resolved", "eliminated", "cured", "took", "gone", "absent",
    "disappeared", "reduction", "reduced", "decrease", "decreased", "improvement",
  ]
  private static let worse: Set<String> = [
    "worse", "worsening", "worsened", "increasing", "increased", "exacerbation", "flare",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    let told: Set<Section> = [.complaint, .history, .other, .assessment]
    return note.sentences.filter { told.contains($0.section) }.flatMap { sentence in
      mentions(in: note, sentence.tokens)
    }
  }

  private func mentions(in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    let named =
      Self.symptoms.matches(in: note.tokens, range: sentence).map(\.tokens)
      + onsetField(sentence, note.tokens)
    guard let symptom = named.first else { return [] }
    let treated = Self.treatments.matches(in: note.tokens, range: sentence).map(\.tokens.lowerBound)
    var found: [Mention] = []
    for length in note.durations.lengths(in: sentence)
    where length.length.unit != .hours
      && belongs(length.tokens, to: named, treated: treated, in: note, sentence)
    {
      var mention = note.mention(.symptomDuration, at: length.tokens)
      // "Over the past 4 months" is of today.
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      mention.value = length.length.leastWeeks.map { .number($0, unit: "weeks") }
      mention.details[Detail("course")] = course(before: length.tokens, in: note, sentence)
      found.append(mention)
    }
    if note.note.day == nil {
      found += undated(symptom, treated: treated, in: note, sentence)
    }
    for span in note.dates.spans(in: sentence)
    where isOnset(span, symptom, treated: treated, in: note, sentence) {
      var mention = note.mention(.symptomDuration, at: span.tokens)
      mention.begin = span.date
      mention.details[Detail("course")] = course(before: span.tokens, in: note, sentence)
      found.append(mention)
    }
    return found
  }

  /// "Onset: 14 months ago", "Onset date: 11/20/2025", fields of the complaint beside them.
  private func onsetField(_ sentence: Range<Int>, _ tokens: [Token]) -> [Range<Int>] {
    let first = sentence.lowerBound
    guard sentence.count > 2, tokens[first].text == "onset" else { return [] }
    let colon = tokens[first + 1].text == "date" ? first + 2 : first + 1
    return tokens[colon].text == ":" ? [first..<first + 1] : []
  }

  /// "pain x 18 mo", "for two years", "three month history of pain".
  private func belongs(
    _ length: Range<Int>, to symptoms: [Range<Int>], treated: [Int], in note: MarkedNote,
    _ sentence: Range<Int>
  ) -> Bool {
    let next = length.upperBound < sentence.upperBound ? note.tokens[length.upperBound].text : ""
    let isHistory = ["history", "hx", "h", "duration"].contains(next)
    let before =
      length.lowerBound > sentence.lowerBound ? note.tokens[length.lowerBound - 1].text : ""
    let isFor = ["for", "x", "over", "past", "last", "about", "approximately", "the", "than", "~"]
      .contains(before)
    // "8 mo of low back pain", "2 years of low back and bilateral leg pain".
    let isOf =
      next == "of"
      && symptoms.contains { symptom in
        guard symptom.lowerBound > length.upperBound else { return false }
        let between = note.tokens[length.upperBound..<symptom.lowerBound]
        return between.count <= 5
          || between.count <= 8 && between.allSatisfy { $0.kind == .word }
      }
    // "3.5 wks severe pain": at the beginning of what is told.
    let isFirst =
      length.lowerBound == sentence.lowerBound
      && symptoms.contains { (0...2).contains($0.lowerBound - length.upperBound) }
    guard isHistory || isFor || isOf || isFirst else { return false }
    guard
      let symptom = symptoms.map(\.lowerBound).min(by: {
        abs($0 - length.lowerBound) < abs($1 - length.lowerBound)
      })
    else { return false }
    // "Surgery relieved her pain for nine years": so long it was gone.
    let lead = note.tokens[max(sentence.lowerBound, symptom - 4)..<symptom]
    // "Leg pain gone for three weeks".
    let until = note.tokens[symptom..<max(symptom, length.lowerBound)]
    guard !(lead + until).contains(where: { Self.endings.contains($0.text) }) else { return false }
    let distance = abs(symptom - length.lowerBound)
    return distance <= 12 && !treated.contains { abs($0 - length.lowerBound) <= max(distance, 3) }
  }

  /// "pain since January", "began on 12/3/95".
  private func isOnset(
    _ span: StatedSpan, _ symptom: Range<Int>, treated: [Int], in note: MarkedNote,
    _ sentence: Range<Int>
  ) -> Bool {
    guard
      symptom.lowerBound < span.tokens.lowerBound || span.form == .since
        || opens(span, symptom, in: note)
    else { return false }
    let near = max(sentence.lowerBound, span.tokens.lowerBound - 5)..<span.tokens.upperBound
    guard !treated.contains(where: { abs($0 - span.tokens.lowerBound) <= 6 }) else { return false }
    // "Despite a TLSO (since 8/3)": of the treatment before the bracket.
    let bracket = note.tokens[sentence.lowerBound..<span.tokens.lowerBound].suffix(3)
      .firstIndex { $0.text == "(" }
    if let bracket, note.treatments(endingAt: bracket) { return false }
    // "On alendronate since 2024".
    let lead = span.tokens.lowerBound - 3
    if lead >= sentence.lowerBound, note.tokens[lead].text == "on",
      note.tokens[lead + 2].text == "since", note.tokens[lead + 1].kind == .word
    {
      return false
    }
    return opens(span, symptom, in: note)
      || !Self.begins.matches(in: note.tokens, range: near).isEmpty
  }

  /// "Seven months ago, around Thanksgiving, he developed pain": the day before the verb.
  private func opens(_ span: StatedSpan, _ symptom: Range<Int>, in note: MarkedNote) -> Bool {
    guard span.date.precision == .relative, span.tokens.upperBound <= symptom.lowerBound,
      symptom.lowerBound - span.tokens.upperBound <= 12
    else { return false }
    let between = span.tokens.upperBound..<symptom.lowerBound
    let verb = Self.begins.matches(in: note.tokens, range: between).last?.tokens
    return verb.map { symptom.lowerBound - $0.upperBound <= 5 } ?? false
  }

  /// "Began 3 months ago" in a note without a day: a length, measured from whenever that was.
  private func undated(
    _ symptom: Range<Int>, treated: [Int], in note: MarkedNote, _ sentence: Range<Int>
  ) -> [Mention] {
    sentence.compactMap { index in
      // "Six to eight months ago" begins at six.
      let isInside =
        index > sentence.lowerBound + 1 && ["to", "-", "or"].contains(note.tokens[index - 1].text)
        && note.tokens[index - 2].number != nil
      guard !isInside, index == sentence.lowerBound || note.tokens[index - 1].number == nil,
        let (length, next) = note.durations.length(at: index, before: sentence.upperBound),
        let weeks = length.leastWeeks, next < sentence.upperBound, note.tokens[next].text == "ago"
      else { return nil }
      let near = max(sentence.lowerBound, index - 6)..<min(sentence.upperBound, next + 5)
      guard !Self.begins.matches(in: note.tokens, range: near).isEmpty,
        !treated.contains(where: { abs($0 - index) <= 6 })
      else { return nil }
      return note.mention(.symptomDuration, .number(weeks, unit: "weeks"), at: index..<next)
    }
  }

  /// What is worse for so long is older; what is new is no older, and the complaint it joins may be.
  private func course(before length: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> FactValue?
  {
    let ahead = note.tokens[max(sentence.lowerBound, length.lowerBound - 8)..<length.lowerBound]
    // "Worsening x 3 days, 6 months of sciatica": what stands before a comma has its own length.
    let comma = ahead.dropLast().lastIndex { [",", ";"].contains($0.text) }
    let own = ahead.last.map { [",", ";"].contains($0.text) } == true ? [] : ahead
    let words = own[(comma.map { $0 + 1 } ?? own.startIndex)...]
    if words.contains(where: { Self.worse.contains($0.text) }) { return .choice("worse") }
    return words.suffix(5).contains { $0.text == "new" } ? .choice("new") : nil
  }
}
