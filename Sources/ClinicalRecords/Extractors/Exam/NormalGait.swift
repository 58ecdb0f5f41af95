extension Concept {
  static let normalGait = Concept("normal gait")
}

/// A gait called normal, which contradicts one called spastic.
struct NormalGait: Extractor {
  let summary = """
    "Gait normal", "normal gait", "gait is steady". Every template says so: by itself it denies no \
    sign of the cord, and beside a spastic gait it is a conflict.
    """

  let examples = [
    Example("Normal gait.", "normal gait"), Example("Gait is normal.", "normal gait"),
    Example("EXAM: Gait: normal.", "normal gait"), Example("Gait steady.", "normal gait"),
    Example("Normal gait and station.", "normal gait"), Example("Gait is not normal."),
    Example("Gait is normal except for tandem."), Example("She wants to walk normally."),
  ]

  private static let phrases = PhraseTable<Bool>(lists: [
    (true, "normal gait | gait is normal | gait normal | gait : normal | gait steady"),
    (true, "gait is steady | steady gait | gait within normal limits | gait wnl | gait is wnl"),
    (true, "gait and station normal | gait and station are normal | gait was normal"),
  ])
  private static let underHeading = PhraseTable<Bool>(lists: [(true, "normal | steady | wnl")])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .plan, .procedure].contains(sentence.section) else { return [] }
      let named = Self.phrases.matches(in: note.tokens, range: sentence.tokens)
      let first = sentence.tokens.lowerBound
      let isGait = sentence.heading.map { note.tokens[$0].contains { $0.text == "gait" } } ?? false
      let short =
        isGait ? Self.underHeading.match(at: first, in: note.tokens, before: first + 1) : nil
      return (named + (short.map { [$0] } ?? [])).compactMap { match in
        mention(at: match.tokens, in: note)
      }
    }
  }

  private func mention(at words: Range<Int>, in note: MarkedNote) -> Mention? {
    let end = note.sentenceTokens(around: words).upperBound
    guard
      !note.tokens[words.upperBound..<end].contains(where: { Self.exceptions.contains($0.text) })
    else { return nil }
    let mention = note.mention(.normalGait, at: words)
    return mention.context.assertion == .present ? mention : nil
  }

  private static let exceptions: Set<String> = ["except", "but", "although", "though", "tandem"]
}
