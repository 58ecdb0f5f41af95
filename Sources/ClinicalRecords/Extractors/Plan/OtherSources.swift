extension Concept {
  static let otherSources = Concept("other sources of the pain")
  static let otherLevels = Concept("other levels")
}

/// Where a note says that other causes were looked for, and that other levels are not the source.
///
/// Only a statement counts: a normal hip or pulse alone does not say that the cause was ruled out.
struct OtherSources: Extractor {
  let summary = """
    Other causes of the pain ruled out, and other levels said not to explain it. Normal findings \
    without that conclusion are not read as one.
    """

  let examples = [
    Example(
      "Other sources of leg pain, vascular and hip, are excluded by examination.",
      "other sources of the pain"),
    Example("Other causes of her pain have been ruled out.", "other sources of the pain"),
    Example("Vascular and hip causes excluded.", "other sources of the pain"),
    Example("Vascular and hip causes have not been excluded.", "other sources of the pain, absent"),
    Example("Vascular causes cannot be excluded.", "other sources of the pain, possible"),
    Example(
      "L3-4 and L5-S1 show no more than mild narrowing and do not explain her symptoms.",
      "other levels, L3-4 L5-S1"),
    Example(
      "Other causes of her pain have not been ruled out.", "other sources of the pain, absent"),
    Example("Other causes of her pain cannot be excluded.", "other sources of the pain, possible"),
    Example("Other sources of income were discussed."),
    Example("Hip rotation full and painless."),
  ]

  private static let causes = PhraseTable<Bool>(lists: [
    (true, "other sources | other causes | other etiologies | other pain generators"),
    (true, "alternative causes | alternative sources | alternative diagnoses | other diagnoses"),
    (true, "vascular claudication | hip pathology | peripheral neuropathy"),
    (true, "vascular and hip causes | hip and vascular causes | vascular causes | hip causes"),
    (true, "vascular and hip disease | vascular and hip sources | vascular or hip disease"),
    (true, "vascular and hip pathology | hip and vascular pathology | vascular disease"),
  ])
  private static let conclusions = PhraseTable<Bool>(lists: [
    (true, "excluded | ruled out | have been considered and excluded | not the cause"),
    (false, "not excluded | not been excluded | not ruled out | not been ruled out"),
    (false, "cannot be excluded | cannot be ruled out | could not be excluded"),
  ])
  private static let innocence = PhraseTable<Bool>(lists: [
    (true, "do not explain | does not explain | not symptomatic | asymptomatic"),
    (true, "not the source | not the cause | no corresponding symptoms | no matching symptoms"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      [causes(in: sentence, of: note), levels(in: sentence, of: note)].compactMap(\.self)
    }
  }

  private func causes(in sentence: Sentence, of note: MarkedNote) -> Mention? {
    guard sentence.section != .family,
      let cause = Self.causes.matches(in: note.tokens, range: sentence.tokens).first,
      let end = Self.conclusions.matches(in: note.tokens, range: sentence.tokens).last,
      cause.tokens.lowerBound < end.tokens.lowerBound
    else { return nil }
    var mention = note.mention(.otherSources, at: cause.tokens)
    // The conclusion is what is asserted; "cannot be excluded" leaves it open.
    let words = note.tokens[end.tokens].map(\.text)
    mention.context.assertion =
      end.value
      ? .present : words.contains { $0.hasPrefix("can") || $0 == "could" } ? .possible : .absent
    return mention
  }

  private func levels(in sentence: Sentence, of note: MarkedNote) -> Mention? {
    guard let words = Self.innocence.matches(in: note.tokens, range: sentence.tokens).first else {
      return nil
    }
    let levels = note.levels(in: sentence.tokens).flatMap(\.levels)
    guard !levels.isEmpty else { return nil }
    var mention = note.mention(.otherLevels, at: words.tokens)
    mention.levels = levels
    mention.context.assertion = .present
    return mention
  }
}
