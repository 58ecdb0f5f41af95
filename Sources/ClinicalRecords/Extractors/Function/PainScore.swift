extension Concept {
  static let painScore = Concept("pain score")
}

extension Detail {
  static let site = Detail("site")
  static let role = Detail("role")
}

/// Pain from 0 to 10, of back, neck, leg or arm, with its range where one is written.
struct PainScore: Extractor {
  let summary = """
    Pain scores out of ten. 8/10 is a score only beside words of pain, 10/10/24 is a date; \
    millimetres are divided by ten; back, leg, neck and arm are kept apart.
    """

  let examples = [
    Example("VAS 8/10.", "pain score, 8 vas10"),
    Example("Pain 10/10.", "pain score, 10 vas10"),
    Example("Pain 10/10/24."),
    Example(
      "Pt rates LBP 5/10 today, was 7/10 at intake.", "pain score, 5 vas10, site back",
      "pain score, 7 vas10, historical"),
    Example("Pain 6-9/10.", "pain score, high 9 vas10, low 6 vas10"),
    Example(
      "VAS back 72 mm, leg 40 mm.", "pain score, 7.2 vas10, site back",
      "pain score, 4 vas10, site leg"),
    Example(
      "Back pain 7/10, leg pain 9/10.", "pain score, 7 vas10, site back",
      "pain score, 9 vas10, site leg"),
    Example("Pain ranges from 3/10 to 6/10.", "pain score, high 6 vas10, low 3 vas10"),
    Example(
      "On a 1 to 10 pain scale, she rates it between a 6 and a 10.",
      "pain score, high 10 vas10, low 6 vas10"),
    Example(
      "NRS back 7, leg 9.", "pain score, 7 vas10, site back", "pain score, 9 vas10, site leg"),
    Example(
      "Leg pain VAS 8, back pain VAS 5.", "pain score, 8 vas10, site leg",
      "pain score, 5 vas10, site back"),
    Example(
      "Pain now 7/10 back, 8/10 right leg.", "pain score, 7 vas10, site back",
      "pain score, 8 vas10, site leg"),
    Example(
      "During the trial VAS went from 8/10 down to 3/10.",
      "pain score, 8 vas10, role before treatment", "pain score, 3 vas10, role after treatment"),
    Example(
      "Pain went from 8/10 down to 3/10.", "pain score, 8 vas10, historical",
      "pain score, 3 vas10"),
    Example(
      "Pre pain 8/10, post pain 4/10.", "pain score, 8 vas10, role before treatment",
      "pain score, 4 vas10, role after treatment"),
    Example("NRS 7.", "pain score, 7 vas10"),
    Example(
      "Pain 4/10 average, 6/10 for her worst pain.", "pain score, 4 vas10",
      "pain score, 6 vas10, role worst"),
    Example("On a 1 to 10 pain scale, he rates it a 2.", "pain score, 2 vas10"),
    Example(
      "Pain dropped to 3/10 after the injection.", "pain score, 3 vas10, role after treatment"),
    Example("V AS 8/10.", "pain score, 8 vas10, low confidence"),
    Example("EHL 4/5, seen on 8/10 for pain."),
    Example(
      "LBP 7, R leg 8.", "pain score, 7 vas10, site back", "pain score, 8 vas10, site leg"),
    Example(
      "Neck is a 5 and the arm is an 8.", "pain score, 5 vas10, site neck",
      "pain score, 8 vas10, site arm"),
    Example(
      "Leg 7/10 back 3/10.", "pain score, 7 vas10, site leg", "pain score, 3 vas10, site back"),
    Example("Pain now 7 worst 9.", "pain score, 7 vas10", "pain score, 9 vas10, role worst"),
    Example("Arm pain is seven out of ten.", "pain score, 7 vas10, site arm"),
    Example("Discography: concordant pain 9/10 at L5-S1."),
    Example("Back 8 weeks later, leg 2 cm shorter."), Example("Came back 8/10."),
  ]

  enum Cue: Sendable { case scale, damagedScale, pain }

  static let cues = PhraseTable<Cue>(lists: [
    (.scale, "vas | nrs | nprs | vnrs | visual analog scale | visual analogue scale | pain scale"),
    (.scale, "numeric rating scale | pain score | pain level | rates | rated | rate | pain rating"),
    (.scale, "severity level | pain severity"),
    (.damagedScale, "v as | va5 | nr5"),
    (.pain, "pain | ache | discomfort | severity | intensity | pains"),
  ])
  static let sites: [String: String] = [
    "back": "back", "lbp": "back", "lumbar": "back", "axial": "back", "leg": "leg", "legs": "leg",
    "rle": "leg", "lle": "leg", "radicular": "leg", "neck": "neck", "cervical": "neck",
    "arm": "arm", "arms": "arm", "rue": "arm", "lue": "arm",
  ]
  static let dateWords: Set<String> = [
    "on", "since", "from", "until", "dated", "by", "before", "after", "seen", "date",
  ]
  private static let treatments = PhraseTable<Bool>(lists: [
    (true, "after the injection | after injection | following the injection | post injection"),
    (true, "after esi | after the esi | following esi | after his injection | after her injection"),
    (true, "after the procedure | post procedure | following the procedure | with medication"),
    (true, "with medications | after surgery | took | postoperatively | with meds | after taking"),
    (true, "after the block | following injection | during the trial | during trial"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard sentence.section != .family, !isProvoked(sentence.tokens, note.tokens) else {
        return []
      }
      let cues = Self.cues.matches(in: note.tokens, range: sentence.tokens)
      let listed = columns(of: cues, in: note)
      let scores =
        !listed.isEmpty
        ? listed
        : cues.isEmpty
          ? isOfStrength(sentence, note.tokens) ? [] : sited(in: sentence.tokens, note.tokens)
          : scores(in: sentence.tokens, after: cues, of: note)
      guard !scores.isEmpty else { return [] }
      let isTreated =
        !Self.treatments.matches(in: note.tokens, range: sentence.tokens).isEmpty
        || note.note.kind == .injection && scores.count > 1
      let days =
        zip(scores, scores.dropFirst()).allSatisfy { isColumn($0, before: $1) }
        ? note.columnDays(over: sentence.tokens, count: scores.count) : nil
      return scores.enumerated().map { place, score in
        var mention = note.mention(.painScore, at: score.tokens)
        let isFirst =
          place + 1 < scores.count && isChange(score, to: scores[place + 1], note.tokens)
        if score.low == score.high {
          mention.value = .number(score.low, unit: "vas10")
        } else {
          mention.details[.low] = .number(score.low, unit: "vas10")
          mention.details[.high] = .number(score.high, unit: "vas10")
        }
        if let site = site(of: score.tokens, in: sentence.tokens, note) {
          mention.details[.site] = .choice(site)
        }
        // "5/10 today, was 7/10 at intake".
        let isFormer =
          place > 0 && ["was", "were"].contains(note.tokens[score.tokens.lowerBound - 1].text)
        if isFormer || (isFirst && !isTreated) { mention.context.temporality = .historical }
        if let days {
          mention.begin = days[place]
        } else if place + 1 < scores.count, isColumn(score, before: scores[place + 1]) {
          mention.context.temporality = .historical
        }
        if let stage = stage(of: score, in: sentence.tokens, note.tokens) {
          mention.details[.role] = .choice(stage)
        } else if isTreated {
          mention.details[.role] = .choice(isFirst ? "before treatment" : "after treatment")
        } else if let role = role(of: score.tokens, in: sentence.tokens, note.tokens) {
          mention.details[.role] = .choice(role)
        }
        if cues.first?.value == .damagedScale { mention.confidence = .low }
        return mention
      }
    }
  }

  /// "8/10    8/10    7/10", the columns of a table: the last is that of today.
  private func isColumn(_ score: Score, before next: Score) -> Bool {
    score.tokens.upperBound == next.tokens.lowerBound
  }

  /// "Pre pain 8/10, post pain 4/10".
  private func stage(of score: Score, in sentence: Range<Int>, _ tokens: [Token]) -> String? {
    let before = tokens[
      max(sentence.lowerBound, score.tokens.lowerBound - 5)..<score.tokens.lowerBound
    ]
    .reversed().prefix { ![",", ";"].contains($0.text) }
    let words = Array(before.reversed().filter { $0.text != "-" }.map(\.text))
    switch words.last {
    case "pre", "baseline": return "before treatment"
    case "post": return "after treatment"
    default: break
    }
    if words.contains("baseline") { return "before treatment" }
    for (first, next) in zip(words, words.dropFirst()) where Self.staged.contains(next) {
      if ["preprocedure", "postprocedure"].contains(first), next == "pain" {
        return first == "preprocedure" ? "before treatment" : "after treatment"
      }
      if first == "pre" { return "before treatment" }
      if first == "post" { return "after treatment" }
    }
    return nil
  }

  private static let staged: Set<String> = [
    "pain", "procedure", "injection", "block", "vas", "nrs",
  ]

  /// "From 8/10 down to 3/10": what it was, and what it became.
  private func isChange(_ first: Score, to second: Score, _ tokens: [Token]) -> Bool {
    let between = tokens[first.tokens.upperBound..<second.tokens.lowerBound].map(\.text)
    guard first.low != second.low else { return false }
    // "7/10 -> 1/10".
    if [["-", ">"], ["\u{2192}"]].contains(between) { return true }
    return first.tokens.lowerBound > 0 && tokens[first.tokens.lowerBound - 1].text == "from"
      && [["to"], ["down", "to"], ["up", "to"]].contains(between)
  }

  /// "6/10 for her worst pain", "least 3/10".
  private func role(of score: Range<Int>, in sentence: Range<Int>, _ tokens: [Token]) -> String? {
    let roles = ["worst": "worst", "least": "least", "best": "least", "lowest": "least"]
    let behind = tokens[score.upperBound..<min(score.upperBound + 5, sentence.upperBound)]
    let own = behind.prefix { ![",", ";"].contains($0.text) }
    // "Pain 6/10 best 3 worst 9": a number behind the word is what it names.
    if let place = own.indices.first(where: { roles[tokens[$0].text] != nil }),
      !tokens[place + 1..<min(place + 3, sentence.upperBound)].drop(while: { $0.text == ":" })
        .prefix(1).contains(where: { $0.number != nil })
    {
      return roles[tokens[place].text]
    }
    let before = tokens[max(sentence.lowerBound, score.lowerBound - 4)..<score.lowerBound]
    return before.reversed().prefix { ![",", ";"].contains($0.text) }
      .lazy.compactMap { roles[$0.text] }.first
  }

  /// "7/10 back, 8/10 right leg": what stands up to the comma, where a score leads each.
  private func siteBehind(
    _ score: Range<Int>, in sentence: Range<Int>, _ tokens: [Token]
  ) -> String? {
    let behind = tokens[score.upperBound..<min(score.upperBound + 8, sentence.upperBound)]
      .prefix { ![",", ";", ".", "and"].contains($0.text) }
    guard behind.allSatisfy({ Self.sites[$0.text] != nil || Self.besides.contains($0.text) }) else {
      return nil
    }
    return behind.lazy.compactMap { Self.sites[$0.text] }.first
  }

  private static let besides: Set<String> = [
    "right", "left", "low", "lower", "r", "l", "pain", "bilateral", "in", "the",
  ]

  /// The last site named before the score in its part of the sentence, else the first after "in".
  private func site(of score: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote) -> String? {
    let tokens = note.tokens
    if let own = siteBehind(score, in: sentence, tokens) { return own }
    let before = tokens[max(sentence.lowerBound, score.lowerBound - 7)..<score.lowerBound]
    var found: String?
    for (index, token) in zip(before.indices, before) {
      // "Pain back to 8/10" has returned.
      let isReturned = token.text == "back" && tokens[index + 1].text == "to"
      if let site = Self.sites[token.text], !isReturned { found = site }
      if token.text == ";" || token.text == "/" { found = nil }
    }
    if let found { return found }
    let next = score.upperBound
    guard next < sentence.upperBound,
      ["in", "for", "back", "leg", "neck", "arm"].contains(tokens[next].text)
    else { return nil }
    return tokens[next..<min(next + 5, sentence.upperBound)].lazy
      .compactMap { Self.sites[$0.text] }.first
  }
}
