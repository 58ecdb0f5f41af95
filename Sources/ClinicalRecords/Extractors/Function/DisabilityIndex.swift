import Claims

extension Concept {
  static let oswestry = Concept("Oswestry disability index")
  static let neckDisability = Concept("neck disability index")
  static let japanese = Concept("mJOA")
}

extension Detail {
  /// The most points of a score written as points.
  static let pointsOf: Detail = "points of"
}

/// The Oswestry and the neck disability index, as a percentage.
struct DisabilityIndex: Extractor {
  let summary = """
    ODI and NDI as percentages: 26/50 is 52 %, over 45 where a section was skipped. A bare number up \
    to fifty may be either and is left open. mJOA counts the other way.
    """

  let examples = [
    Example("ODI 52%.", "Oswestry disability index, 52 percent"),
    Example("Oswestry 26/50.", "Oswestry disability index, 52 percent"),
    Example("ODI 0.52.", "Oswestry disability index, 52 percent"),
    Example("ODI: severe.", "Oswestry disability index"),
    Example("NDI 20/50 (40%).", "neck disability index, 40 percent"),
    Example("0DI 48%.", "Oswestry disability index, 48 percent, low confidence"),
    Example("ODI 32.", "Oswestry disability index, written 32"),
    Example(
      "ODI 54% (2/3/26) then 52% (5/1/26).",
      "Oswestry disability index, 54 percent, from 2026-02-03",
      "Oswestry disability index, 52 percent, from 2026-05-01"),
    Example(
      "ODI was 62% in January 2026 and 60% in June 2026.",
      "Oswestry disability index, 62 percent, from 2026-01",
      "Oswestry disability index, 60 percent, from 2026-06"),
    Example(
      "NDI initial 48% -> 46%.", "neck disability index, 48 percent, role initial",
      "neck disability index, 46 percent"),
    Example(
      "ODI 58%, was 60% on 1/6/26.", "Oswestry disability index, 58 percent",
      "Oswestry disability index, 60 percent, from 2026-01-06, role initial"),
    Example(
      "Oswestry: eval 44%, today 42%.", "Oswestry disability index, 44 percent, role initial",
      "Oswestry disability index, 42 percent"),
    Example(
      "ODI 26/50 -> 24.", "Oswestry disability index, 52 percent",
      "Oswestry disability index, 48 percent"),
    Example(
      "ODI: IE 56% -> 50%.", "Oswestry disability index, 56 percent, role initial",
      "Oswestry disability index, 50 percent"),
    Example("mJOA 13.", "mJOA, 13 points"),
  ]

  private struct Scale: Sendable {
    let concept: Concept
    var isDamaged = false
  }

  private static let phrases = PhraseTable<Scale>(lists: [
    (Scale(concept: .oswestry), "odi | oswestry | oswestry disability index | oswestry score"),
    (Scale(concept: .oswestry), "oswestry disability index (odi) | odi score | oswestry index"),
    (Scale(concept: .oswestry, isDamaged: true), "0di | 0swestry | od1"),
    (Scale(concept: .neckDisability), "ndi | neck disability index | ndi score"),
    (Scale(concept: .neckDisability), "neck disability index (ndi)"),
    (
      Scale(concept: .japanese),
      "mjoa | mjoa score | modified japanese orthopaedic association score"
    ),
  ])
  private static let fillers: Set<String> = [
    "of", "is", "was", ":", "=", "at", "score", "index", "disability", "today", "currently", "(",
    "-", "baseline", "initial", "initially", "intake", "a", "version", "scored", "questionnaire",
    "eval", "evaluation", "on", "discharge", "dc", "final", "admission", "ie", "soc",
  ]
  private static let then: Set<String> = [
    "then", "to", "\u{2192}", ">", "-", ",", "and", "now", "was", "today", "current", "currently",
    "discharge", "final", "re",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).flatMap { match -> [Mention] in
      let end = note.sentenceTokens(around: match.tokens).upperBound
      var index = match.tokens.upperBound
      while index < end, index < match.tokens.upperBound + 5,
        Self.fillers.contains(note.tokens[index].text)
      {
        index += 1
      }
      // "ODI at evaluation 3/2/26: 52%".
      let day = dayAhead(at: index, before: end, in: note)
      index = day?.next ?? index
      var found: [Mention] = []
      var isWas = false
      while let (read, next) = reading(at: index, before: end, match, in: note) {
        var mention = read
        if isWas { mention.details[.role] = .choice("initial") }
        found.append(mention)
        index = next
        isWas = false
        while index < end, Self.then.contains(note.tokens[index].text) {
          isWas = isWas || note.tokens[index].text == "was"
          index += 1
        }
        if Self.opensEarlier(index, before: end, note.tokens) { (isWas, index) = (true, index + 1) }
      }
      found = Self.ofOneScale(found)
      if found.count == 1, found[0].begin == nil { found[0].begin = day?.date }
      if let days = note.columnDays(over: match.tokens, count: found.count) {
        for place in found.indices where found[place].begin == nil {
          found[place].begin = days[place]
        }
      }
      // Of two told together the first is the older, unless the second is said to have been before.
      let isBackward = found.last?.choice(.role) == "initial"
      for place in found.indices.dropLast() where found[place].begin == nil && !isBackward {
        found[place].details[.role] = .choice("initial")
      }
      guard found.isEmpty else { return found }
      return [marked(note.mention(match.value.concept, at: match.tokens), match.value)]
    }
  }

  /// A day between the name and its score, with the first token behind it.
  private func dayAhead(at index: Int, before end: Int, in note: MarkedNote)
    -> (date: StatedDate, next: Int)?
  {
    guard index < end, let found = note.dates.date(at: index, before: end), found.date.day != nil,
      found.tokens.upperBound + 1 < end,
      [":", "-", "="].contains(note.tokens[found.tokens.upperBound].text)
    else { return nil }
    return (found.date, found.tokens.upperBound + 1)
  }

  /// "52  40  34": told in one row, what can only be percent makes the others percent, and points make
  /// them points.
  private static func ofOneScale(_ found: [Mention]) -> [Mention] {
    let most = found.lazy.compactMap { $0.number(.pointsOf) }.first
    guard most != nil || found.contains(where: { $0.number.map { $0 > 50 } ?? false }) else {
      return found
    }
    return found.map { mention in
      guard let written = mention.number(Detail("written")) else { return mention }
      var mention = mention
      let percent = most.map { (written / $0 * 1000).rounded(.down) / 10 } ?? written
      mention.value = percent <= 100 ? .number(percent, unit: "percent") : nil
      mention.details[Detail("written")] = nil
      return mention
    }
  }

  /// "46% today (44% on 4/14/26)": a bracket with a score and a day of its own.
  private static func opensEarlier(_ index: Int, before end: Int, _ tokens: [Token]) -> Bool {
    index + 3 < end && tokens[index].text == "(" && tokens[index + 1].kind == .number
      && ["%", "percent"].contains(tokens[index + 2].text)
      && ["on", "in"].contains(tokens[index + 3].text)
  }

  private func marked(_ mention: Mention, _ scale: Scale) -> Mention {
    var mention = mention
    if scale.isDamaged { mention.confidence = .low }
    return mention
  }

  private func reading(
    at index: Int, before end: Int, _ match: PhraseTable<Scale>.Match, in note: MarkedNote
  ) -> (Mention, Int)? {
    let tokens = note.tokens
    guard index < end, tokens[index].kind == .number, let first = tokens[index].number else {
      return nil
    }
    var next = index + 1
    var mention = note.mention(match.value.concept, at: match.tokens.lowerBound..<next)
    if match.value.concept == .japanese {
      mention.value = .number(first, unit: "points")
      return (marked(mention, match.value), next)
    }
    var percent: Double?
    if next < end, tokens[next].text == "%" || tokens[next].text == "percent" {
      percent = first
      next += 1
    } else if next + 1 < end, tokens[next].text == "/", let over = tokens[next + 1].number,
      (5...50).contains(over), over.truncatingRemainder(dividingBy: 5) == 0, first <= over
    {
      percent = (first / over * 1000).rounded(.down) / 10
      mention.details[.pointsOf] = .number(over, unit: "points")
      next += 2
    } else if first > 0, first < 1 {
      percent = (first * 1000).rounded() / 10
    } else if first > 50, first <= 100 {
      percent = first
    } else {
      mention.details[Detail("written")] = .number(first, unit: "")
    }
    mention.value = percent.flatMap { $0 <= 100 ? .number($0, unit: "percent") : nil }
    if next < end, tokens[next].text == "(", !Self.opensEarlier(next, before: end, tokens) {
      let close = tokens[next..<end].firstIndex { $0.text == ")" } ?? next
      mention.begin = note.dates.date(at: next + 1, before: end)?.date
      next = close + 1
    } else if next < end, ["on", "in"].contains(tokens[next].text) {
      if let date = note.dates.date(at: next + 1, before: end) {
        mention.begin = date.date
        next = date.tokens.upperBound
      }
    }
    return (marked(mention, match.value), next)
  }
}
