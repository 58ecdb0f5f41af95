extension Concept {
  static let normalLevel = Concept("normal level")
}

/// A level that a reading of a study calls normal as a whole: nothing narrows, bulges or presses there.
struct NormalLevel: Extractor {
  let summary = """
    A level that imaging calls normal as a whole. What is normal of it alone, such as its alignment or \
    its strength, says nothing of the rest.
    """

  let examples = [
    Example("L4-5: Normal.", "normal level, L4-5, absent"),
    Example("L4-5 is normal.", "normal level, L4-5, absent"),
    Example("L2-3 and L3-4 are unremarkable.", "normal level, L2-3 L3-4, absent"),
    Example("The L4-5 level appears normal.", "normal level, L4-5, absent"),
    Example("L4-5: No significant abnormality.", "normal level, L4-5, absent"),
    Example("L4-5: Normal, severe stenosis at L5-S1.", "normal level, L4-5, absent"),
    Example("L4-5: Normal alignment."),
    Example("L4-5 is not normal."),
    Example("Sensation at L3-4 normal."),
    Example("L4-5 is normal in strength."),
  ]

  private static let open = PhraseTable<Bool>(lists: [
    (true, "normal | unremarkable | within normal limits | no abnormality"),
    (true, "no significant abnormality | no focal abnormality | no abnormalities"),
  ])
  private static let links: Set<String> = [
    ":", "-", "is", "are", "appears", "appear", "level", "levels", "the", "entirely", "completely",
  ]
  private static let joins: Set<String> = [",", "and", "/", "&"]
  private static let ends: Set<String> = [".", ";", ",", "and", "but", "on"]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.open).compactMap { match in
      let section = note.section(of: match.tokens)
      guard [.imaging, .other, .history, .assessment].contains(section),
        isWhole(match.tokens, in: note), let level = levelBefore(match.tokens, in: note)
      else { return nil }
      var mention = note.mention(
        .normalLevel, at: level.tokens.lowerBound..<match.tokens.upperBound)
      // "No abnormality" carries its own denial; one from before it is another's.
      guard [.present, .absent].contains(mention.context.assertion),
        note.tokens[match.tokens.lowerBound].text == "no"
          || !note.isReached(match.tokens, by: .negated)
      else { return nil }
      mention.context.assertion = .absent
      mention.levels = level.levels
      return mention
    }
  }

  /// Nothing behind it says of what alone it is said.
  private func isWhole(_ open: Range<Int>, in note: MarkedNote) -> Bool {
    let end = note.sentenceTokens(around: open).upperBound
    return open.upperBound >= end || Self.ends.contains(note.tokens[open.upperBound].text)
  }

  /// The levels that open the clause, where nothing but links stands between.
  private func levelBefore(_ open: Range<Int>, in note: MarkedNote)
    -> (tokens: Range<Int>, levels: [SpinalLevel])?
  {
    let sentence = note.sentenceTokens(around: open)
    let stated = note.levels(in: sentence.lowerBound..<open.lowerBound)
      .filter { !$0.levels.isEmpty }
    guard let last = stated.last,
      (last.tokens.upperBound..<open.lowerBound).allSatisfy({
        Self.links.contains(note.tokens[$0].text)
      })
    else { return nil }
    var (start, levels) = (last.tokens.lowerBound, last.levels)
    for level in stated.dropLast().reversed() {
      let between = level.tokens.upperBound..<start
      guard between.allSatisfy({ Self.joins.contains(note.tokens[$0].text) }) else { break }
      start = level.tokens.lowerBound
      levels = level.levels + levels
    }
    // "Sensation at L3-4 normal": before the levels stands no word of its own.
    guard
      (sentence.lowerBound..<start).allSatisfy({ Self.openers.contains(note.tokens[$0].text) })
    else { return nil }
    return (last.tokens, levels)
  }

  private static let openers: Set<String> = [
    "the", "-", "•", "*", "mri", "ct", "imaging", "findings", ":", "at", ",", "impression", "level",
    "levels", "shows", "that", "and", "while", "but",
  ]
}
