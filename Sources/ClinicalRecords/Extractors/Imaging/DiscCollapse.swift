extension Concept {
  static let asymmetricCollapse = Concept("asymmetric disc collapse")
}

/// A disc that has lost more height on one side than on the other, by level and side.
struct DiscCollapse: Extractor {
  let summary = "Asymmetric collapse of a disc: only where the report says that it is asymmetric."

  let examples = [
    Example(
      "Asymmetric disc collapse at L3-4 on the left.", "asymmetric disc collapse, L3-4, left"),
    Example("No asymmetric disc collapse.", "asymmetric disc collapse, absent"),
    Example("Asymmetric loss of disc height at L4-5.", "asymmetric disc collapse, L4-5"),
    Example("Asymmetric disc bulge at L4-5."),
    Example("Collapsed disc space at L5-S1."),
  ]

  private static let phrases = PhraseTable<Bool>(lists: [
    (true, "asymmetric disc collapse | asymmetric disk collapse | asymmetrical disc collapse"),
    (true, "asymmetrical disk collapse | asymmetric collapse | asymmetric loss of disc height"),
    (true, "asymmetric loss of disk height | asymmetric disc height loss"),
    (true, "asymmetric disk height loss | asymmetric disc space narrowing"),
    (true, "asymmetric disk space narrowing | asymmetric disc space collapse"),
    (true, "asymmetric disk space collapse | asymmetric narrowing of the disc space"),
    (true, "asymmetrically collapsed disc | asymmetrically collapsed disk"),
    (true, "asymmetric collapse of the disc | asymmetric collapse of the disk"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard ![.family, .procedure, .plan].contains(note.section(of: match.tokens)) else {
        return nil
      }
      var mention = note.mention(.asymmetricCollapse, at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens)
      return mention
    }
  }
}
