extension Concept {
  static let facetLoss = Concept("facet loss")
}

/// How much of a facet joint an earlier operation took, in percent, by level and side.
struct FacetLoss: Extractor {
  let summary = """
    The share of a facet that earlier surgery removed, as a report or operative note states it. What \
    is planned is no loss, and "medial facetectomy" without a share tells none.
    """

  let examples = [
    Example(
      "CT: 75% of the right L4-5 facet is absent after the earlier laminectomy.",
      "facet loss, 75 percent, L4-5, right"),
    Example(
      "Postoperative loss of 60% of both facets at L4-5.",
      "facet loss, 60 percent, L4-5, bilateral"),
    Example("Complete absence of the left facet at L4-5.", "facet loss, 100 percent, L4-5, left"),
    Example("Will resect 75% of the right facet at L4-5."),
    Example("Less than 50% of the facet was resected at L4-5."),
    Example("No loss of 50% of the facet at L4-5."),
    Example("Medial facetectomy at L4-5."),
  ]

  private static let facets = PhraseTable<Bool>(lists: [
    (true, "facet | facets | facet joint | facet joints | facet complex | facet complexes")
  ])
  private static let losses = PhraseTable<Bool>(lists: [
    (true, "absent | resected | removed | excised | loss | missing | absence | resection")
  ])
  private static let whole = PhraseTable<Bool>(lists: [
    (true, "complete absence | completely absent | complete loss | completely resected"),
    (true, "entirely absent | completely removed | total loss"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence -> Mention? in
      guard ![.family, .procedure, .plan].contains(sentence.section),
        let facet = Self.facets.matches(in: note.tokens, range: sentence.tokens).first,
        !Self.losses.matches(in: note.tokens, range: sentence.tokens).isEmpty,
        !note.isReached(facet.tokens, by: .planned),
        let share = share(in: sentence.tokens, note.tokens)
      else { return nil }
      var mention = note.mention(.facetLoss, .number(share, unit: "percent"), at: facet.tokens)
      mention.levels = note.levels(of: facet.tokens)
      mention.side =
        note.sides(in: sentence.tokens).first?.side
        ?? (note.tokens[sentence.tokens].contains { $0.text == "both" } ? .bilateral : nil)
      // "Absence of the facet" denies the facet and not its loss; "no loss" denies the loss.
      if mention.context.assertion == .absent { mention.context.assertion = .present }
      let isDenied = note.tokens[sentence.tokens].contains {
        ["no", "not", "without", "denies"].contains($0.text)
      }
      return mention.context.assertion == .present && !isDenied ? mention : nil
    }
  }

  private func share(in sentence: Range<Int>, _ tokens: [Token]) -> Double? {
    if !Self.whole.matches(in: tokens, range: sentence).isEmpty { return 100 }
    let measures = Measures(tokens, units: ["%", "percent"], allowsBare: false)
    if let stated = measures.all(in: sentence).first { return stated.value }
    // "More than 50%" is at least that; "less than" is no measure.
    for index in sentence.dropFirst(2)
    where tokens[index].kind == .number && index + 1 < sentence.upperBound
      && ["%", "percent"].contains(tokens[index + 1].text)
    {
      let before = tokens[index - 2].text + " " + tokens[index - 1].text
      if ["more than", "greater than"].contains(before) { return tokens[index].number }
    }
    return nil
  }
}
