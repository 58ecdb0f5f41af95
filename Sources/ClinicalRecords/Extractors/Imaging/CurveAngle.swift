extension Concept {
  static let curveAngle = Concept("Cobb angle")
  static let curveProgression = Concept("curve progression")
}

/// How far the spine bends to the side, in degrees, and whether the curve has grown.
struct CurveAngle: Extractor {
  let summary = """
    The Cobb angle of a scoliosis, and its growth where the note states it. Kyphosis and lordosis are \
    other angles; a limit ("greater than 30 degrees") is no measurement; a range counts as its lower \
    end.
    """

  let examples = [
    Example(
      "Lumbar scoliosis with a Cobb angle of 34 degrees.", "Cobb angle, 34 deg, region lumbar"),
    Example("34-degree thoracolumbar levoscoliosis.", "Cobb angle, 34 deg"),
    Example("Dextroscoliosis measuring 28\u{B0}.", "Cobb angle, 28 deg"),
    Example("Cobb 30-35 degrees.", "Cobb angle, 30 deg"),
    Example(
      "The lumbar curve progressed from 24 degrees in 2022 to 36 degrees.",
      "curve progression, 12 deg, manner computed", "Cobb angle, 36 deg"),
    Example("The curve has progressed by 11 degrees.", "curve progression, 11 deg"),
    Example("No progression of the scoliosis.", "curve progression, absent"),
    Example("Thoracic kyphosis of 48 degrees by Cobb."),
    Example("The policy asks for a Cobb angle greater than 30 degrees."),
    Example("A Cobb elevator was used."),
    Example("The patient has scoliosis. Flexion 40 degrees."),
  ]

  private enum Cue: Sendable { case angle, curve }

  private static let anchors = PhraseTable<Cue>(lists: [
    (.angle, "cobb angle | cobb angles | cobb measurement | cobb | cobb's angle"),
    (.curve, "scoliosis | levoscoliosis | dextroscoliosis | rotoscoliosis | curve | curvature"),
    (.curve, "scoliotic curve | scoliotic curvature | kyphoscoliosis"),
  ])
  private static let growth = PhraseTable<Bool>(lists: [
    (true, "progressed | progression | has increased | increased from | worsened | increase of")
  ])
  private static let otherAngles: Set<String> = [
    "kyphosis", "lordosis", "kyphotic", "lordotic", "slope", "tilt", "incidence", "rotation",
    "flexion", "extension", "elevator", "elevators", "raise", "raising", "bending",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .procedure].contains(sentence.section) else { return [] }
      let anchors = Self.anchors.matches(in: note.tokens, range: sentence.tokens)
      guard !anchors.isEmpty else { return [] }
      return [progression(in: sentence.tokens, anchors, note)].compactMap(\.self)
        + angles(in: sentence.tokens, anchors, note)
    }
  }

  // MARK: - Angles

  private func angles(
    in sentence: Range<Int>, _ anchors: [PhraseTable<Cue>.Match], _ note: MarkedNote
  ) -> [Mention] {
    var seen: Set<Int> = []
    return anchors.enumerated().compactMap { place, anchor in
      let start = place > 0 ? anchors[place - 1].tokens.upperBound : sentence.lowerBound
      let end =
        place + 1 < anchors.count ? anchors[place + 1].tokens.lowerBound : sentence.upperBound
      let isAngle = anchor.value == .angle
      let measures = Measures(note.tokens, units: Measures.degrees, allowsBare: false)
      let bare = Measures(note.tokens, units: Measures.degrees, allowsBare: true)
      let measure =
        measures.last(
          behind: anchor.tokens
            .upperBound..<min(anchor.tokens.upperBound + 14, sentence.upperBound),
          before: isAngle ? sentence.upperBound : end)
        ?? measures.direct(before: anchor.tokens, from: start)
        ?? (isAngle ? bare.bare(behind: anchor.tokens, before: sentence.upperBound) : nil)
      guard let measure, seen.insert(measure.index).inserted,
        isOfCurve(anchor.tokens, measure.index, sentence, note.tokens)
      else { return nil }
      var mention = note.mention(
        .curveAngle, .number(measure.value, unit: "deg"), at: anchor.tokens)
      mention.details[.region] = note.region(of: anchor.tokens).map { .choice($0.rawValue) }
      mention.begin = note.onlyDate(in: sentence)
      return mention
    }
  }

  /// Nothing between anchor and number, nor beside them, that is measured in degrees too.
  private func isOfCurve(
    _ anchor: Range<Int>, _ number: Int, _ sentence: Range<Int>, _ tokens: [Token]
  ) -> Bool {
    let before = tokens[max(sentence.lowerBound, number - 2)..<number].map(\.text)
    // "By 11 degrees", "an increase of 11 degrees": growth, and no angle.
    if let last = before.last, ["by", "another", "additional"].contains(last) { return false }
    if before.last == "of", ["increase", "progression"].contains(before[0]) { return false }
    let low = max(sentence.lowerBound, min(anchor.lowerBound, number) - 4)
    let high = min(sentence.upperBound, max(anchor.upperBound, number + 3))
    return !tokens[low..<high].contains { Self.otherAngles.contains($0.text) }
  }

  // MARK: - Growth

  private func progression(
    in sentence: Range<Int>, _ anchors: [PhraseTable<Cue>.Match], _ note: MarkedNote
  ) -> Mention? {
    guard let word = Self.growth.matches(in: note.tokens, range: sentence).first,
      !note.tokens[sentence].contains(where: { Self.otherAngles.contains($0.text) })
    else { return nil }
    var mention = note.mention(.curveProgression, at: word.tokens)
    guard mention.context.assertion != .absent else { return mention }
    let behind = word.tokens.lowerBound..<sentence.upperBound
    let measures = Measures(note.tokens, units: Measures.degrees, allowsBare: false)
    let found = measures.all(in: behind)
    if found.count == 2, note.tokens[behind].contains(where: { $0.text == "from" }),
      note.tokens[found[0].index..<found[1].index].contains(where: { $0.text == "to" }),
      found[1].value > found[0].value
    {
      mention.value = .number(found[1].value - found[0].value, unit: "deg")
      mention.details[.manner] = .choice("computed")
      return mention
    }
    guard found.count == 1, found[0].index > 0,
      ["by", "of", "another", "additional"].contains(note.tokens[found[0].index - 1].text)
    else { return nil }
    mention.value = .number(found[0].value, unit: "deg")
    return mention
  }
}
