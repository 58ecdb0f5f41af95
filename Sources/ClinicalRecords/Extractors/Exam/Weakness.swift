extension Concept {
  static let weakness = Concept("weakness")
}

/// Weakness told or seen but not graded, foot drop among it.
struct Weakness: Extractor {
  let summary = """
    Weakness as a complaint or a sign without a grade. A graded examination governs; giveway \
    weakness is kept apart.
    """

  let examples = [
    Example("Denies leg weakness, numbness or bowel changes.", "weakness, absent"),
    Example("No weakness but does have numbness.", "weakness, absent"),
    Example("Not only weak but also numb.", "weakness"),
    Example("Right foot drop.", "weakness, root L5, right, kind foot drop"),
    Example("Giveway weakness on the left.", "weakness, left, kind giveway"),
    Example("If weakness develops, return.", "weakness, conditional"),
    Example("Progressive weakness of the right leg.", "weakness, right, course progressive"),
  ]

  private enum Kind: Sendable { case plain, giveway, footDrop }

  private static let phrases = PhraseTable<Kind>(lists: [
    (.plain, "weakness | weak | paresis"),
    (.giveway, "giveway weakness | give way weakness | breakaway weakness"),
    (.footDrop, "foot drop | footdrop | drop foot"),
  ])
  private static let progressive: Set<String> = [
    "progressive", "progressively", "worsening", "worsened", "increasing", "worse",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .procedure else { return nil }
      var mention = note.mention(.weakness, at: match.tokens)
      mention.side = note.side(of: match.tokens)
      switch match.value {
      case .plain: mention.root = note.root(of: match.tokens, within: 3)
      case .giveway: mention.details[Detail("kind")] = .choice("giveway")
      case .footDrop:
        mention.details[Detail("kind")] = .choice("foot drop")
        mention.root = NerveRoot(rawValue: "L5")
      }
      let lower = max(note.clause(around: match.tokens).lowerBound, match.tokens.lowerBound - 3)
      if note.tokens[lower..<match.tokens.lowerBound].contains(where: {
        Self.progressive.contains($0.text)
      }) {
        mention.details[Detail("course")] = .choice("progressive")
      }
      return mention
    }
  }
}
