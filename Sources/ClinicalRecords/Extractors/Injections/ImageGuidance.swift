extension Concept {
  static let imageGuidance = Concept("image guidance")
}

extension Detail {
  static let contrast = Detail("contrast")
}

/// What guides an injection's needle, and whether contrast shows its place.
struct ImageGuidance: Extractor {
  let summary = "Fluoroscopy, CT or ultrasound for an injection, with contrast where it is named."

  let examples = [
    Example(
      "Plan L4-5 ESI under fluoroscopic guidance with contrast.",
      "image guidance, fluoroscopy, contrast yes"),
    Example("Will inject under fluoroscopy.", "image guidance, fluoroscopy"),
    Example(
      "Fluoroscopic guidance was used. 3 cc of Omnipaque showed epidural spread.",
      "image guidance, fluoroscopy, contrast yes"),
    Example("CT-guided L5 nerve root block.", "image guidance, CT"),
    Example("Ultrasound-guided caudal injection.", "image guidance, ultrasound"),
    Example("Fluoroscopy without contrast.", "image guidance, fluoroscopy"),
    Example(
      "Repeat L5-S1 TFESI, fluoro + contrast.", "image guidance, fluoroscopy, contrast yes"),
    Example("CT of the lumbar spine."),
  ]

  private static let guides = PhraseTable<String>(lists: [
    ("fluoroscopy", "fluoroscop* | c-arm | fluoro"),
    ("CT", "ct guidance | ct guided | ct-guided | under ct"),
    ("ultrasound", "ultrasound guidance | ultrasound guided | under ultrasound"),
  ])
  private static let contrast = PhraseTable<Bool>(lists: [
    (true, "contrast | epidurogram | omnipaque | isovue | radiopaque dye | dye | epidurography")
  ])

  /// One mention a sentence: guidance named twice is one.
  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.indices.compactMap { index in
      let range = note.sentences[index].tokens
      guard let guide = Self.guides.matches(in: note.tokens, range: range).first else {
        return nil
      }
      var mention = note.mention(.imageGuidance, .choice(guide.value), at: guide.tokens)
      let near = range.lowerBound..<endOfTelling(index, in: note)
      let named = Self.contrast.matches(in: note.tokens, range: near).contains { match in
        note.context(of: match.tokens).assertion == .present
      }
      if named { mention.details[.contrast] = .truth(true) }
      return mention
    }
  }

  /// The end of the next sentence, where it stands in the same section.
  private func endOfTelling(_ index: Int, in note: MarkedNote) -> Int {
    let own = note.sentences[index]
    guard index + 1 < note.sentences.count, note.sentences[index + 1].section == own.section else {
      return own.tokens.upperBound
    }
    return note.sentences[index + 1].tokens.upperBound
  }
}
