extension Concept {
  static let straightLegRaise = Concept("straight leg raise")
  static let spurling = Concept("Spurling sign")
  static let femoralStretch = Concept("femoral stretch")
}

/// Signs that stretch or press a root: straight leg raise, Spurling, femoral stretch.
struct ProvocationSign: Extractor {
  let summary = """
    Straight leg raise, Spurling's and the femoral stretch test, by side. "+/-" is equivocal; a side \
    is the one written beside the result.
    """

  let examples = [
    Example("SLR + R at 40°.", "straight leg raise, positive, right"),
    Example("Negative Spurling's.", "Spurling sign, negative"),
    Example("SLR +/- on the left.", "straight leg raise, equivocal, left"),
    Example(
      "Straight leg raising is negative bilaterally.", "straight leg raise, negative, bilateral"),
    Example(
      "SLR positive on the right, negative on the left.", "straight leg raise, positive, right",
      "straight leg raise, negative, left"),
    Example(
      "Straight leg raises do not elicit any leg complaints.", "straight leg raise, negative"),
    Example(
      "SLR (+) R, (-) L.", "straight leg raise, positive, right",
      "straight leg raise, negative, left"),
    Example(
      "SLR + R 40, neg L.", "straight leg raise, positive, right",
      "straight leg raise, negative, left"),
    Example(
      "SLR: R + 45, L -.", "straight leg raise, positive, right",
      "straight leg raise, negative, left"),
    Example(
      "EXAM:\n          R        L\nSLR       pos      neg 40\nSpurling   neg     neg",
      "straight leg raise, positive, right", "straight leg raise, negative, left",
      "Spurling sign, negative, right", "Spurling sign, negative, left"),
    Example("Able to perform SLR with 2 lb weight."),
  ]

  private static let phrases = PhraseTable<Concept>(lists: [
    (
      .straightLegRaise,
      "slr | slrs | straight leg raise | straight leg raises | straight leg raising"
    ),
    (
      .straightLegRaise, "straight leg raise test | straight leg raising test | lasegue | lasegue's"
    ),
    (.straightLegRaise, "nerve root tension signs | nerve tension signs | root tension signs"),
    (.spurling, "spurling | spurling's | spurlings | spurling sign | spurling's sign"),
    (.spurling, "spurling maneuver | spurling's maneuver | spurling test | spurling's test"),
    (.femoralStretch, "femoral stretch | femoral nerve stretch | femoral stretch test"),
    (.femoralStretch, "femoral nerve stretch test | reverse slr | femoral nerve stress testing"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    let columns = SignColumns(in: note)
    return note.sentences.flatMap { sentence -> [Mention] in
      let signs = Self.phrases.matches(in: note.tokens, range: sentence.tokens)
      return signs.enumerated().flatMap { place, sign -> [Mention] in
        // "Crossed SLR negative" is of the other leg.
        let first = sign.tokens.lowerBound
        guard first == sentence.tokens.lowerBound || note.tokens[first - 1].text != "crossed" else {
          return []
        }
        if let row = columns.row(of: sign.tokens) {
          return SignColumns.mentions(of: sign.value, sign.tokens, in: row, note)
        }
        let from = place > 0 ? signs[place - 1].tokens.upperBound : sentence.tokens.lowerBound
        let next =
          place + 1 < signs.count ? signs[place + 1].tokens.lowerBound : sentence.tokens.upperBound
        // "SLR + R 30, XSLR + on L": the crossed sign is another.
        let to =
          note.tokens[sign.tokens.upperBound..<max(sign.tokens.upperBound, next)]
          .firstIndex { ["xslr", "cslr", "crossed", "contralateral"].contains($0.text) } ?? next
        return mentions(of: sign, from: from, to: to, in: note)
      }
    }
  }

  private func mentions(
    of sign: PhraseTable<Concept>.Match, from: Int, to: Int, in note: MarkedNote
  ) -> [Mention] {
    let ahead = max(from, sign.tokens.lowerBound - 3)..<sign.tokens.lowerBound
    let behind = sign.tokens.upperBound..<min(to, sign.tokens.upperBound + 24)
    let before = SignResult.all(in: ahead, of: note.tokens).filter { found in
      note.tokens[found.tokens.upperBound..<sign.tokens.lowerBound].allSatisfy { $0.text != "," }
    }
    let results = before.isEmpty ? SignResult.all(in: behind, of: note.tokens) : before.suffix(1)
    return results.map { found in
      let words =
        min(
          found.tokens.lowerBound, sign.tokens.lowerBound)..<max(
          found.tokens.upperBound, sign.tokens.upperBound)
      var mention = note.mention(sign.value, .choice(found.result.rawValue), at: words)
      mention.context.assertion = .present
      mention.side = side(of: found.tokens, sign.tokens, in: note)
      return mention
    }
  }

  /// Beside the result, else before the sign: "right SLR negative".
  private func side(of result: Range<Int>, _ sign: Range<Int>, in note: MarkedNote) -> Side? {
    let sentence = note.sentenceTokens(around: sign)
    // "(-) L": a letter directly behind the sign's bracket.
    let letter = result.upperBound + 1
    if letter < sentence.upperBound, note.tokens[letter - 1].text == ")",
      note.tokens[letter].isUpperCase,
      let side = ["l": Side.left, "r": .right][note.tokens[letter].text]
    {
      return side
    }
    let next = note.sides(in: result.upperBound..<sentence.upperBound).first
    if let next,
      note.tokens[result.upperBound..<next.tokens.lowerBound]
        .allSatisfy({ ![",", ";"].contains($0.text) }),
      next.tokens.lowerBound - result.upperBound <= 5
    {
      return next.side
    }
    // "+ R 40, neg L": a letter that ends the part is the side of its own result.
    let last = result.upperBound
    if last < sentence.upperBound, note.tokens[last].isUpperCase,
      last + 1 == sentence.upperBound || [",", ";", "."].contains(note.tokens[last + 1].text),
      let side = ["l": Side.left, "r": .right][note.tokens[last].text]
    {
      return side
    }
    // "R + 45, L -": a letter that opens the part.
    let opening = result.lowerBound - 1
    if opening > sentence.lowerBound, note.tokens[opening].isUpperCase,
      [",", ";", ":"].contains(note.tokens[opening - 1].text),
      let side = ["l": Side.left, "r": .right][note.tokens[opening].text]
    {
      return side
    }
    let before = note.sides(in: sentence.lowerBound..<result.lowerBound).last
    guard let before, result.lowerBound - before.tokens.upperBound <= 7 else { return nil }
    return before.side
  }
}
