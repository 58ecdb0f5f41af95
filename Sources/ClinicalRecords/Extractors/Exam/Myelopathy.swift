extension Concept {
  static let myelopathy = Concept("myelopathy")
}

/// Myelopathy by name, and the complaints that tell of it.
struct Myelopathy: Extractor {
  let summary = """
    Myelopathy as a diagnosis, and as complaints: clumsy hands, dropped things, imbalance. Signs are \
    read by themselves.
    """

  let examples = [
    Example("Cervical spondylotic myelopathy.", "myelopathy, manner named"),
    Example("No evidence of myelopathy.", "myelopathy, absent, manner named"),
    Example(
      "Drops items and has trouble buttoning shirts.", "myelopathy, manner told",
      "myelopathy, manner told"),
    Example("Drops things w/ L hand.", "myelopathy, possible, manner told"),
    Example("Gait imbalance for two months.", "myelopathy, manner told"),
    Example("Thoracic myelogram was normal."), Example("Sagittal imbalance, SVA 9 cm."),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    (
      "named",
      "myelopathy | myelopathic | cervical spondylotic myelopathy | csm | myeloradiculopathy"
    ),
    ("told", "dropping things | drops things | drops items | dropping items | dropping objects"),
    ("told", "drops objects | often drops items | hand clumsiness | clumsy hands | clumsiness"),
    ("told", "trouble buttoning | difficulty buttoning | difficulty with buttons | fine motor"),
    ("told", "loss of dexterity | decreased dexterity | gait imbalance | gait instability"),
    (
      "told",
      "imbalance | balance problems | balance difficulty | unsteadiness | unsteady on her feet"
    ),
    (
      "told",
      "unsteady on his feet | loss of balance | difficulty with balance | handwriting changes"
    ),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .procedure,
        !Self.isOfAlignment(match.tokens, note.tokens)
      else { return nil }
      var mention = note.mention(.myelopathy, at: match.tokens)
      mention.details[.manner] = .choice(match.value)
      // One hand alone that drops things may be a root's.
      let side = note.side(of: match.tokens)
      if match.value == "told", mention.context.assertion == .present, side != nil,
        side != .bilateral
      {
        mention.context.assertion = .possible
      }
      return mention
    }
  }

  /// "Sagittal imbalance" is how the spine stands.
  private static func isOfAlignment(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    words.lowerBound > 0
      && ["sagittal", "coronal", "spinal", "spinopelvic", "muscle", "muscular", "electrolyte"]
        .contains(tokens[words.lowerBound - 1].text)
  }
}
