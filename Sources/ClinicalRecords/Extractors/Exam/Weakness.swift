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
    Example("Can't lift the left foot.", "weakness, left, kind foot drop, manner told"),
    Example("Progressive weakness of the right leg.", "weakness, right, course progressive"),
  ]

  private enum Kind: Sendable { case plain, giveway, footDrop, footTold }

  private static let phrases = PhraseTable<Kind>(lists: [
    (.plain, "weakness | weak | paresis"),
    (.giveway, "giveway weakness | give way weakness | breakaway weakness"),
    (.footDrop, "foot drop | footdrop | drop foot"),
    (.footTold, "drags his foot | drags her foot | drags his left foot | drags her left foot"),
    (.footTold, "drags his right foot | drags her right foot | drags the foot | foot drags"),
    (.footTold, "drags the left foot | drags the right foot | foot slaps | toe drags | toes drag"),
    (.footTold, "dragging his foot | dragging her foot | dragging the foot | foot dragging"),
  ])
  private static let progressive: Set<String> = [
    "progressive", "progressively", "worsening", "worsened", "increasing", "worse",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    told(in: note)
      + note.matches(of: Self.phrases).compactMap { match in
        guard note.section(of: match.tokens) != .procedure, !isOfNew(match.tokens, in: note) else {
          return nil
        }
        var mention = note.mention(.weakness, at: match.tokens)
        mention.side = note.side(of: match.tokens)
        switch match.value {
        case .plain: mention.root = note.root(of: match.tokens, within: 3)
        case .giveway: mention.details[Detail("kind")] = .choice("giveway")
        case .footDrop:
          mention.details[Detail("kind")] = .choice("foot drop")
          mention.root = NerveRoot(rawValue: "L5")
        case .footTold: markTold(&mention)
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

  /// "No new weakness" leaves open whether there was some before.
  private func isOfNew(_ weakness: Range<Int>, in note: MarkedNote) -> Bool {
    let start = max(note.clause(around: weakness).lowerBound, weakness.lowerBound - 6)
    let ahead = note.tokens[start..<weakness.lowerBound].map(\.text)
    return zip(ahead, ahead.dropFirst()).contains { first, second in
      ["no", "without", "denies"].contains(first) && ["new", "further"].contains(second)
    }
  }

  // MARK: - A foot drop as a patient tells it

  /// "Can't lift the left foot": the complaint of a foot drop, of no root and without a grade.
  private func told(in note: MarkedNote) -> [Mention] {
    note.matches(of: DailyActivity.raising).compactMap { verb in
      let start = max(
        note.sentenceTokens(around: verb.tokens).lowerBound, verb.tokens.lowerBound - 4)
      let ahead = start..<verb.tokens.lowerBound
      guard let foot = DailyActivity.limb(behind: verb.tokens, in: note.tokens),
        Self.feet.contains(note.tokens[foot].text), note.section(of: verb.tokens) != .procedure,
        let cue = Self.cannot.matches(in: note.tokens, range: ahead).last
      else { return nil }
      var mention = note.mention(.weakness, at: cue.tokens.lowerBound..<foot + 1)
      mention.context = note.context(of: cue.tokens)
      mention.side = note.side(of: foot..<foot + 1)
      markTold(&mention)
      return mention
    }
  }

  private func markTold(_ mention: inout Mention) {
    mention.details[Detail("kind")] = .choice("foot drop")
    mention.details[.manner] = .choice("told")
  }

  private static let cannot = PhraseTable<Bool>(lists: [
    (
      true, "cannot | can't | can not | unable to | not able to | couldn't | could not | difficulty"
    ),
    (true, "trouble | hard to | inability to | unable"),
  ])
  private static let feet: Set<String> = ["foot", "feet", "toe", "toes", "forefoot"]
}
