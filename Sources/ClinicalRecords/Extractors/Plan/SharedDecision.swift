extension Concept {
  static let sharedDecision = Concept("shared decision")
  static let whyNow = Concept("why now")
}

/// Where a note says that risks and choices were talked over, and why surgery is due now.
struct SharedDecision: Extractor {
  let summary = """
    A talk about risks, benefits and alternatives, and the sentence that says why the time has come. \
    A bare wish for surgery explains nothing and is not read.
    """

  let examples = [
    Example(
      "Risks, benefits and alternatives were discussed and she wishes to proceed.",
      "shared decision"),
    Example("Shared decision making was used.", "shared decision"),
    Example(
      "Symptoms continue to worsen and she can no longer tolerate the pain.", "why now",
      "why now"),
    Example("She has exhausted nonoperative treatment.", "why now"),
    Example("Discussed the weather."),
  ]

  private static let phrases = PhraseTable<Concept>(lists: [
    (.sharedDecision, "shared decision making | shared decision-making | shared decision"),
    (.sharedDecision, "risks, benefits and alternatives | risks, benefits, and alternatives"),
    (
      .sharedDecision,
      "risks and benefits | risks benefits and alternatives | risks and alternatives"
    ),
    (
      .sharedDecision,
      "risks, benefits, alternatives | risks, alternatives and benefits | risk and benefits"
    ),
    (.sharedDecision, "risks, alternatives, and benefits | benefits, risks and alternatives"),
    (
      .sharedDecision,
      "treatment options, risks, and alternatives | risks, complications and alternatives"
    ),
    (.whyNow, "can no longer tolerate | continue to worsen | continues to worsen | has exhausted"),
    (
      .whyNow,
      "have exhausted | progressively worse | despite conservative | failed to improve despite"
    ),
    (.whyNow, "worsening despite | persistent despite"),
    (.whyNow, "no longer able to | unable to continue | getting worse despite"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .family else { return nil }
      var mention = note.mention(match.value, at: match.tokens)
      if match.value == .sharedDecision {
        // "Risks" is a cue of conditions; here it is the subject.
        if mention.context.assertion == .conditional { mention.context.assertion = .present }
        let sentence = note.tokens[note.sentenceTokens(around: match.tokens)]
        let isPlanned =
          sentence.contains { ["will", "plan"].contains($0.text) }
          && !sentence.contains { $0.text.hasPrefix("discuss") || $0.text.hasPrefix("explain") }
        if isPlanned { mention.context.assertion = .planned }
      }
      return mention
    }
  }
}
