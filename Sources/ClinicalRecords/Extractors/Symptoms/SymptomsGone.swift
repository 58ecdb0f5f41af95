extension Concept {
  static let symptomsGone = Concept("symptoms gone")
}

/// Symptoms or pain without a place, said to be gone.
struct SymptomsGone: Extractor {
  let summary = """
    Symptoms, or pain without a place, that resolved. Pain of a named part is read with that part.
    """

  let examples = [
    Example("Symptoms resolved after the injection.", "symptoms gone, resolved"),
    Example("All of her symptoms have resolved.", "symptoms gone, resolved"),
    Example("She no longer has any pain.", "symptoms gone, resolved"),
    Example("She is now pain-free.", "symptoms gone, resolved"),
    Example("His mother's symptoms resolved.", "symptoms gone, resolved, family"),
    Example("Symptoms have not resolved."),
    Example("Low back pain has resolved."),
    Example("Urinary symptoms have resolved."),
    Example("Pain in the knee has resolved."),
    Example("He is not pain free."),
    Example("Symptoms resolved, then recurred in February."),
  ]

  private enum Cue: Sendable { case named, free }

  private static let phrases = PhraseTable<Cue>(lists: [
    (.named, "symptoms | pain | complaints"),
    (.free, "is pain free | is now pain free | now pain free | currently pain free"),
    (.free, "completely pain free | remains pain free | is asymptomatic | is now asymptomatic"),
    (.free, "remains asymptomatic | is symptom free | now symptom free | is free of pain"),
    (.free, "is free of symptoms | is now free of pain | is now free of symptoms"),
  ])
  private static let before: Set<String> = [
    "all", "of", "her", "his", "the", "their", "these", "those", "any", "radicular", "previous",
    "prior", "presenting", "has", "having", "mother's", "father's", "brother's", "sister's",
    "patient's", ",", ":", ".",
  ]
  private static let behind: Set<String> = [
    "in", "at", "of", "over", "around", "behind", "on", "and",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      var mention = note.mention(.symptomsGone, at: match.tokens)
      guard mention.context.assertion == .present, !isBack(behind: match.tokens, in: note) else {
        return nil
      }
      switch match.value {
      case .named:
        guard mention.context.temporality == .resolved, isBare(match.tokens, in: note) else {
          return nil
        }
      case .free: mention.context.temporality = .resolved
      }
      return mention
    }
  }

  /// "Resolved, then recurred in February."
  private func isBack(behind name: Range<Int>, in note: MarkedNote) -> Bool {
    let end = note.sentenceTokens(around: name).upperBound
    return note.tokens[name.upperBound..<max(name.upperBound, end)].contains {
      ["recurred", "returned", "relapsed", "reappeared"].contains($0.text)
    }
  }

  private func isBare(_ name: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: name)
    let (first, next) = (name.lowerBound, name.upperBound)
    if first > sentence.lowerBound, !Self.before.contains(note.tokens[first - 1].text) {
      return false
    }
    return next >= sentence.upperBound || !Self.behind.contains(note.tokens[next].text)
  }
}
