extension Concept {
  static let revisionCounselling = Concept("counselling about revision")
}

/// Where a note says that the patient was told how often a revision leaves the pain.
struct RevisionCounselling: Extractor {
  let summary = """
    The patient was told that revision surgery often does not relieve pain. A talk of risks in general \
    is not it.
    """

  let examples = [
    Example(
      "We discussed that revision surgery may not relieve her pain and she consents.",
      "counselling about revision"),
    Example(
      "He understands that repeat fusion has a lower success rate.", "counselling about revision"),
    Example("Will discuss that revision surgery may not relieve her pain.", "planned"),
    Example("Risks of revision surgery were discussed."),
    Example("Revision surgery may not relieve her pain."),
  ]

  private static let revision = PhraseTable<Bool>(lists: [
    (true, "revision surgery | revision fusion | revision | reoperation | re-operation"),
    (true, "repeat surgery | repeat fusion | repeat operation | redo surgery | redo fusion"),
    (true, "second operation | another operation | further surgery"),
  ])
  private static let told = PhraseTable<Bool>(lists: [
    (true, "counseled | counselled | discussed | explained | informed | understands | understood"),
    (true, "aware | told | advised | reviewed | discuss | counsel | explain | acknowledges"),
  ])
  private static let prospects = PhraseTable<Bool>(lists: [
    (true, "may not relieve | may not improve | might not relieve | might not improve"),
    (true, "may not help | often fails | often does not | no guarantee | not guaranteed"),
    (true, "less likely | less predictable | lower success | lower chance | poorer outcome*"),
    (true, "may fail to relieve | may persist | may not resolve | does not always"),
    (true, "frequently fails | low success | not always relieve | unlikely to relieve"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence in
      guard
        let revision = Self.revision.matches(in: note.tokens, range: sentence.tokens).first,
        let told = Self.told.matches(in: note.tokens, range: sentence.tokens).first,
        !Self.prospects.matches(in: note.tokens, range: sentence.tokens).isEmpty
      else { return nil }
      var mention = note.mention(.revisionCounselling, at: revision.tokens)
      // "May" is said of the pain; whether it was said at all is told by the verb.
      let verb = note.context(of: told.tokens)
      mention.context.assertion = verb.assertion == .possible ? .present : verb.assertion
      let ahead = note.tokens[sentence.tokens.lowerBound..<told.tokens.lowerBound]
      if ahead.contains(where: { ["will", "plan", "should", "to"].contains($0.text) }) {
        mention.context.assertion = .planned
      }
      return mention
    }
  }
}
