extension Concept {
  static let sensoryChange = Concept("sensory change")
}

/// Numbness and tingling told, and sensation found diminished.
struct SensoryChange: Extractor {
  let summary = """
    Numbness, tingling and diminished sensation, by root and side. "Sensation intact" is their \
    absence.
    """

  let examples = [
    Example("No weakness but does have numbness.", "sensory change, manner told"),
    Example("Not only weak but also numb.", "sensory change, manner told"),
    Example("Decreased LT L5 on the right.", "sensory change, root L5, right, manner found"),
    Example("Sensation decreased to LT R thumb/index.", "sensory change, right, manner found"),
    Example("Sensation: diminished L dorsal foot.", "sensory change, left, manner found"),
    Example("Sensation was normal.", "sensory change, absent, manner found"),
    Example("No dermatomal sensory abnormality.", "sensory change, absent, manner found"),
    Example("Decreased vibratory sense in both feet.", "sensory change, bilateral, manner found"),
    Example("Sensation intact to light touch.", "sensory change, absent, manner found"),
    Example(
      "Denies leg weakness, numbness or bowel changes.", "sensory change, absent, manner told"),
  ]

  private enum Kind: Sendable { case told, found, intact }

  private static let phrases = PhraseTable<Kind>(lists: [
    (
      .told, "numbness | numb | tingling | paresthesia | paresthesias | paraesthesia | dysesthesias"
    ),
    (.found, "decreased sensation | diminished sensation | reduced sensation | decreased lt"),
    (.found, "decreased light touch | diminished light touch | decreased pinprick | hypoesthesia"),
    (.found, "decreased pp | diminished pinprick | hypesthesia | sensory loss | sensory deficit"),
    (
      .found,
      "sensory deficits | sensation is decreased | sensation decreased | sensation diminished"
    ),
    (
      .found,
      "sensation is diminished | sensations are decreased | altered sensation | decreased sensory"
    ),
    (.found, "light touch sensation decreased | sensation was decreased | impaired sensation"),
    (
      .intact,
      "sensation intact | sensation is intact | sensations are intact | sensation is normal"
    ),
    (.intact, "sensory intact | sensory exam intact | sensory examination is intact | silt"),
    (.intact, "sensation grossly intact | sensation normal | sensory normal | sensory exam normal"),
    (.intact, "sensation was normal | sensation was intact | sensations were intact"),
    (.intact, "normal sensation | intact sensation | sensation is grossly intact"),
    (.intact, "sensory exam is normal | sensory examination is normal | sensory was normal"),
    (.intact, "sensory examination was normal | sensory examination was intact"),
    (.intact, "sensation and deep tendon reflexes were normal | sensation and reflexes are normal"),
    (.intact, "sensation and reflexes were normal | sensation and reflexes are intact"),
    (.found, "silt except dec | silt except decreased | silt except diminished | dec sensation"),
    (.found, "intact except decreased | intact except diminished | sensation dec | dec lt"),
    (.found, "silt except for decreased | intact except for decreased | dec light touch"),
    (.found, "sensory abnormality | sensory abnormalities | sensory level"),
    (
      .found, "decreased vibratory | decreased vibration | diminished vibratory | loss of vibratory"
    ),
    (.found, "light touch is reduced | light touch is diminished | light touch is decreased"),
    (.found, "pinprick is reduced | pinprick is diminished | pinprick is decreased"),
    (.found, "deficits on light touch | deficits on lt | deficit to light touch"),
    (.intact, "intact to light touch | intact to pinprick | sensory examination normal"),
  ])

  /// Under a heading, "Sensation:", the finding stands alone.
  private static let headed = PhraseTable<Kind>(lists: [
    (.found, "decreased | diminished | reduced | impaired"),
    (.intact, "intact | normal | grossly intact"),
  ])

  private func headed(in note: MarkedNote) -> [PhraseTable<Kind>.Match] {
    note.sentences.filter { sentence in
      guard let heading = sentence.heading else { return false }
      return note.tokens[heading].contains { ["sensation", "sensory"].contains($0.text) }
    }.compactMap { sentence in
      let first = sentence.tokens.prefix(1)
      return Self.headed.match(
        at: first.lowerBound, in: note.tokens, before: sentence.tokens.upperBound)
    }
  }

  func mentions(in note: MarkedNote) -> [Mention] {
    var last = -10
    let headed = headed(in: note)
    let named = note.matches(of: Self.phrases).filter { match in
      !headed.contains { $0.tokens.overlaps(match.tokens) }
    }
    let matches = (headed + named).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return matches.compactMap { match in
      guard note.section(of: match.tokens) != .procedure else { return nil }
      var mention = note.mention(.sensoryChange, at: match.tokens)
      mention.root = note.root(of: match.tokens)
      mention.side =
        sideOfRoot(near: match.tokens, in: note)
        ?? (isLightTouch(match.tokens, note.tokens) ? nil : note.side(of: match.tokens))
      mention.details[.manner] = .choice(match.value == .told ? "told" : "found")
      if match.value == .intact {
        guard
          match.tokens.lowerBound > last + 2
            || note.sentence(at: match.tokens.lowerBound) != note.sentence(at: max(0, last - 1))
        else { return nil }
        last = match.tokens.upperBound
        mention.context.assertion = mention.context.assertion == .absent ? .present : .absent
      }
      return mention
    }
  }

  /// "LT" is light touch here, and left elsewhere.
  private func isLightTouch(_ finding: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[finding].contains { $0.text == "lt" }
  }

  private func sideOfRoot(near finding: Range<Int>, in note: MarkedNote) -> Side? {
    let clause = note.clause(around: finding)
    let root = note.levels(in: clause).first {
      $0.root != nil && $0.tokens.lowerBound > finding.lowerBound
    }
    guard let root else { return nil }
    return note.sides(in: clause).first { stated in
      !stated.tokens.overlaps(finding) && stated.tokens.lowerBound >= finding.upperBound
        && abs(stated.tokens.lowerBound - root.tokens.lowerBound) <= 5
    }?.side
  }
}
