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
    Example("NRS 7.", "pain score, 7 vas10"),
    Example(
      "Pain 4/10 average, 6/10 for her worst pain.", "pain score, 4 vas10",
      "pain score, 6 vas10, role worst"),
    Example("On a 1 to 10 pain scale, he rates it a 2.", "pain score, 2 vas10"),
    Example(
      "Pain dropped to 3/10 after the injection.", "pain score, 3 vas10, role after treatment"),
    Example("V AS 8/10.", "pain score, 8 vas10, low confidence"),
    Example("EHL 4/5, seen on 8/10 for pain."),
  ]

  private enum Cue: Sendable { case scale, damagedScale, pain }

  private static let cues = PhraseTable<Cue>(lists: [
    (.scale, "vas | nrs | nprs | vnrs | visual analog scale | visual analogue scale | pain scale"),
    (.scale, "numeric rating scale | pain score | pain level | rates | rated | rate | pain rating"),
    (.damagedScale, "v as | va5 | nr5"),
    (.pain, "pain | ache | discomfort | severity | intensity | pains"),
  ])
  private static let sites: [String: String] = [
    "back": "back", "lbp": "back", "lumbar": "back", "axial": "back", "leg": "leg", "legs": "leg",
    "rle": "leg", "lle": "leg", "radicular": "leg", "neck": "neck", "cervical": "neck",
    "arm": "arm", "arms": "arm", "rue": "arm", "lue": "arm",
  ]
  private static let dateWords: Set<String> = [
    "on", "since", "from", "until", "dated", "by", "before", "after", "seen", "date",
  ]
  private static let treatments = PhraseTable<Bool>(lists: [
    (true, "after the injection | after injection | following the injection | post injection"),
    (true, "after esi | after the esi | following esi | after his injection | after her injection"),
    (true, "after the procedure | post procedure | following the procedure | with medication"),
    (true, "with medications | after surgery | took | postoperatively | with meds | after taking"),
    (true, "after the block | following injection"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard sentence.section != .family else { return [] }
      let cues = Self.cues.matches(in: note.tokens, range: sentence.tokens)
      guard let first = cues.first else { return [] }
      let scores = scores(in: sentence.tokens, after: cues, of: note)
      let isTreated = !Self.treatments.matches(in: note.tokens, range: sentence.tokens).isEmpty
      return scores.map { score in
        var mention = note.mention(.painScore, at: score.tokens)
        if score.low == score.high {
          mention.value = .number(score.low, unit: "vas10")
        } else {
          mention.details[.low] = .number(score.low, unit: "vas10")
          mention.details[.high] = .number(score.high, unit: "vas10")
        }
        if let site = site(of: score.tokens, in: sentence.tokens, note) {
          mention.details[.site] = .choice(site)
        }
        if isTreated {
          mention.details[.role] = .choice("after treatment")
        } else if let role = role(of: score.tokens, in: sentence.tokens, note.tokens) {
          mention.details[.role] = .choice(role)
        }
        if first.value == .damagedScale { mention.confidence = .low }
        return mention
      }
    }
  }

  /// "6/10 for her worst pain", "least 3/10".
  private func role(of score: Range<Int>, in sentence: Range<Int>, _ tokens: [Token]) -> String? {
    let roles = ["worst": "worst", "least": "least", "best": "least", "lowest": "least"]
    let behind = tokens[score.upperBound..<min(score.upperBound + 5, sentence.upperBound)]
    if let role = behind.prefix(while: { ![",", ";"].contains($0.text) })
      .lazy.compactMap({ roles[$0.text] }).first
    {
      return role
    }
    let before = tokens[max(sentence.lowerBound, score.lowerBound - 4)..<score.lowerBound]
    return before.reversed().prefix { ![",", ";"].contains($0.text) }
      .lazy.compactMap { roles[$0.text] }.first
  }

  private struct Score {
    let tokens: Range<Int>
    let low: Double
    let high: Double
  }

  private func scores(
    in sentence: Range<Int>, after cues: [PhraseTable<Cue>.Match], of note: MarkedNote
  ) -> [Score] {
    var found: [Score] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let score = overTen(at: index, before: sentence.upperBound, note.tokens)
        ?? millimetres(at: index, before: sentence.upperBound, note.tokens)
      {
        found.append(score)
        index = score.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found.isEmpty ? bare(after: cues, in: sentence, of: note.tokens) : found
  }

  /// "8/10", "6-9/10", "6 to 9 out of 10"; no date before or behind it.
  private func overTen(at index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    guard tokens[index].kind == .number, let first = tokens[index].number, first <= 10,
      index == 0 || !Self.dateWords.contains(tokens[index - 1].text)
        || isRange(at: index, before: end, tokens)
    else { return nil }
    if index > 0, tokens[index - 1].text == "/" || tokens[index - 1].text == "-",
      tokens[index].gap == .none
    {
      return nil
    }
    var next = index + 1
    var high = first
    if next + 1 < end, ["-", "to"].contains(tokens[next].text),
      let second = tokens[next + 1].number,
      second <= 10, second >= first
    {
      high = second
      next += 2
    }
    if next + 2 < end, tokens[next].text == "out", tokens[next + 1].text == "of",
      tokens[next + 2].number == 10
    {
      return Score(tokens: index..<next + 3, low: first, high: high)
    }
    guard next + 1 < end, tokens[next].text == "/", tokens[next + 1].text == "10" else {
      return nil
    }
    if isRange(at: index, before: end, tokens), let high = tokens[index + 4].number, high >= first {
      return Score(tokens: index..<index + 7, low: first, high: high)
    }
    if next + 3 < end, tokens[next + 2].text == "/" || tokens[next + 2].text == "-",
      tokens[next + 2].gap == .none, tokens[next + 3].kind == .number
    {
      return nil
    }
    return Score(tokens: index..<next + 2, low: first, high: high)
  }

  /// "3/10 to 6/10", "from 3/10 to 6/10".
  private func isRange(at index: Int, before end: Int, _ tokens: [Token]) -> Bool {
    index + 6 < end && tokens[index + 1].text == "/" && tokens[index + 2].text == "10"
      && ["to", "-"].contains(tokens[index + 3].text) && tokens[index + 4].kind == .number
      && tokens[index + 5].text == "/" && tokens[index + 6].text == "10"
  }

  private func millimetres(at index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    guard tokens[index].kind == .number, let length = tokens[index].number, length <= 100,
      index + 1 < end, tokens[index + 1].text == "mm",
      tokens[max(0, index - 6)..<index].contains(where: {
        ["vas", "scale", "leg", "back"].contains($0.text)
      }),
      tokens[..<index].suffix(12).contains(where: { $0.text == "vas" || $0.text == "scale" })
    else { return nil }
    return Score(tokens: index..<index + 2, low: length / 10, high: length / 10)
  }

  /// "NRS 7", "rates it a 2", "rates her back pain as 10".
  private func bare(
    after cues: [PhraseTable<Cue>.Match], in sentence: Range<Int>, of tokens: [Token]
  ) -> [Score] {
    guard let scale = cues.last(where: { $0.value != .pain }) else { return [] }
    let reach = scale.tokens.upperBound..<min(scale.tokens.upperBound + 7, sentence.upperBound)
    for index in reach {
      if tokens[index].text == "between",
        let range = between(index, before: sentence.upperBound, tokens)
      {
        return [range]
      }
      guard tokens[index].kind == .number, let value = tokens[index].integer, value <= 10 else {
        if [".", ";"].contains(tokens[index].text) { break }
        continue
      }
      let next = index + 1 < sentence.upperBound ? tokens[index + 1].text : ""
      guard !["/", "-", "%", "mg", "tablets", "weeks", "months", "times", "to"].contains(next)
      else {
        return []
      }
      let isSaid =
        index == scale.tokens.upperBound
        || ["a", "as", "at", "of", "is", "was", ":", "=", "it"].contains(tokens[index - 1].text)
      return isSaid
        ? [Score(tokens: index..<index + 1, low: Double(value), high: Double(value))] : []
    }
    return []
  }

  /// "between a 6 and a 10".
  private func between(_ index: Int, before end: Int, _ tokens: [Token]) -> Score? {
    let numbers = (index + 1..<min(index + 6, end)).filter { place in
      tokens[place].integer.map { $0 <= 10 } ?? false
    }
    guard numbers.count == 2, let low = tokens[numbers[0]].number,
      let high = tokens[numbers[1]].number,
      low <= high, tokens[numbers[0]..<numbers[1]].contains(where: { $0.text == "and" })
    else { return nil }
    return Score(tokens: numbers[0]..<numbers[1] + 1, low: low, high: high)
  }

  /// The last site named before the score in its part of the sentence, else the first after "in".
  private func site(of score: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote) -> String? {
    let tokens = note.tokens
    let before = tokens[max(sentence.lowerBound, score.lowerBound - 7)..<score.lowerBound]
    var found: String?
    for token in before {
      if let site = Self.sites[token.text] { found = site }
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
