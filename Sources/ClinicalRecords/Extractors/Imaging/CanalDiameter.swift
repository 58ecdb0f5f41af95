extension Concept {
  static let canalDiameter = Concept("canal diameter")
}

/// How wide the spinal canal is from front to back, in millimetres, by level.
struct CanalDiameter: Extractor {
  let summary = """
    The diameter of the spinal canal in millimetres. The size of a disc in the same sentence is not \
    it, and no grade of stenosis is made of it.
    """

  let examples = [
    Example(
      "C5-6: The residual AP diameter of the central canal has been narrowed to 7mm.",
      "canal diameter, 7 mm, C5-6"),
    Example(
      "C3-4: The residual AP diameter of the central canal measures approximately 10mm.",
      "canal diameter, 10 mm, C3-4"),
    Example(
      "Her cervical MRI reveals an 8 mm central spinal canal at C6-7.", "canal diameter, 8 mm, C6-7"
    ),
    Example("The canal has been narrowed to 7 mm.", "canal diameter, 7 mm"),
    Example("A 4 mm protrusion narrows the canal at L4-5."),
    Example("The canal measures less than 10 mm."),
  ]

  private static let canals = PhraseTable<Bool>(lists: [
    (true, "diameter of the central canal | diameter of the spinal canal | diameter of the canal"),
    (true, "canal diameter | central canal | spinal canal | central spinal canal | canal"),
  ])
  private static let links: Set<String> = [
    "measures", "measuring", "is", "was", "of", "has", "been", "narrowed", "to", "approximately",
    "about", "ap", "diameter", "only", "at", "reduced", "(", ":", "residual", "this", "level",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .procedure, .plan].contains(sentence.section) else { return [] }
      var seen: Set<Int> = []
      return Self.canals.matches(in: note.tokens, range: sentence.tokens).compactMap { canal in
        guard let number = number(of: canal.tokens, in: sentence.tokens, note.tokens),
          seen.insert(number.index).inserted
        else { return nil }
        let whole =
          min(
            canal.tokens.lowerBound, number.index)..<max(
            canal.tokens.upperBound, number.index + 2)
        var mention = note.mention(.canalDiameter, .number(number.value, unit: "mm"), at: whole)
        mention.levels = note.levels(of: canal.tokens)
        return mention
      }
    }
  }

  /// Behind the canal over words that measure it, or directly before it: "an 8 mm central canal".
  private func number(of canal: Range<Int>, in sentence: Range<Int>, _ tokens: [Token])
    -> (index: Int, value: Double)?
  {
    var index = canal.upperBound
    while index < sentence.upperBound, Self.links.contains(tokens[index].text) { index += 1 }
    for place in [index, canal.lowerBound - 2] {
      guard place >= sentence.lowerBound, place + 1 < sentence.upperBound,
        tokens[place].kind == .number, let value = tokens[place].number,
        ["mm", "millimeters", "millimetres"].contains(tokens[place + 1].text)
      else { continue }
      return (place, value)
    }
    return nil
  }
}
