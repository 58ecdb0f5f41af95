/// "Failed conservative management": a conclusion, never by itself evidence.
struct FailureStatements: Extractor {
  static let concept: Concept = "conservative care failed"

  let summary = "A statement that conservative care failed: shown, and never counted as care."

  let examples = [
    Example("Failed conservative management.", "conservative care failed"),
    Example("She has exhausted conservative measures.", "conservative care failed"),
    Example("Symptoms are refractory to conservative treatment.", "conservative care failed"),
    Example("Has not failed conservative care.", "conservative care failed, absent"),
    Example("Continue conservative care."),
  ]

  private static let care = PhraseTable<Bool>(lists: [
    (
      true,
      "conservative management | conservative care | conservative treatment* | conservative therapy"
    ),
    (
      true,
      "conservative measures | nonoperative management | nonoperative treatment | non-operative care"
    ),
    (
      true,
      "non-operative management | nonsurgical treatment | nonoperative care | conservative options"
    ),
    (true, "non-surgical treatment | nonsurgical management | non-operative treatment"),
  ])
  private static let failures = PhraseTable<Bool>(lists: [
    (true, "failed | exhausted | refractory | failure | fails | failing | unresponsive | despite"),
    (true, "without relief | without improvement | no relief | not responded | not improved"),
    (true, "did not help | has not helped | unsuccessful"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.care.matches(in: note.tokens, range: sentence.tokens).compactMap { match -> Mention? in
        let failure = Self.failures.matches(in: note.tokens, range: sentence.tokens)
          .first { abs($0.tokens.lowerBound - match.tokens.lowerBound) < 12 }
        guard let failure else { return nil }
        var mention = note.mention(Self.concept, .truth(true), at: match.tokens)
        if note.isReached(failure.tokens, by: .negated) { mention.context.assertion = .absent }
        return mention
      }
    }
  }
}
