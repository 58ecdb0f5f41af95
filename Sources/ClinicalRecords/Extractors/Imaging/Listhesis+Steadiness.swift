/// Slips that are called stable or unstable as such.
extension Listhesis {
  /// What else is stable or not.
  private static let others: Set<String> = [
    "gait", "with", "and", ",", "pain", "symptoms", "vitals", "clinically", "neurologically",
    "hemodynamically", "angina", "weight", "mood", "housing",
  ]
  /// "Stable since 2024" compares two studies and tells of no motion.
  private static let comparisons: Set<String> = ["since", "compared", "from", "over", "gait"]
  private static let motions = PhraseTable<Bool>(lists: [
    (true, "flexion | flex-ext | flex | extension | dynamic | motion | flex/ext")
  ])

  /// "Unstable L4-5 spondylolisthesis"; "4 mm in flexion and extension - stable".
  func steadiness(_ match: PhraseTable<Cue>.Match, in note: MarkedNote) -> Mention? {
    let sentence = note.sentenceTokens(around: match.tokens)
    let slips = Self.phrases.matches(in: note.tokens, range: sentence).compactMap { found in
      if case .slip = found.value { found.tokens } else { nil }
    }
    var mention = note.mention(.dynamicInstability, at: match.tokens)
    guard case .steady = match.value else {
      let next = slips.first { $0.lowerBound >= match.tokens.upperBound }
      guard let next, isOpen(match.tokens.upperBound..<next.lowerBound, in: note) else {
        return nil
      }
      mention.levels = note.levels(of: next)
      return mention
    }
    guard let slip = slips.first, mention.context.assertion == .present,
      isOfMotion(match.tokens, in: note, sentence)
    else { return nil }
    mention.levels = note.levels(of: slip)
    mention.context.assertion = .absent
    return mention
  }

  private func isOpen(_ between: Range<Int>, in note: MarkedNote) -> Bool {
    between.count <= 5 && !between.contains { Self.others.contains(note.tokens[$0].text) }
  }

  private func isOfMotion(
    _ word: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Bool {
    let before = max(sentence.lowerBound, word.lowerBound - 3)..<word.lowerBound
    let behind = word.upperBound..<min(word.upperBound + 2, sentence.upperBound)
    let others = Self.others.subtracting([","])
    return !Self.motions.matches(in: note.tokens, range: sentence).isEmpty
      && !note.tokens[before].contains { others.contains($0.text) }
      && !note.tokens[behind].contains { Self.comparisons.contains($0.text) }
  }
}
