extension Concept {
  static let sacroiliacSign = Concept("sacroiliac provocation")
}

/// Tests that provoke pain of the sacroiliac joint, each by name, or as so many of so many.
struct SacroiliacProvocation: Extractor {
  let summary = """
    Thigh thrust, FABER, Gaenslen, compression and distraction, with their results; a list may share \
    one. Compression of a root is none of them.
    """

  let examples = [
    Example(
      "SI joint: thigh thrust +, FABER +, Gaenslen +, compression -, distraction -.",
      "sacroiliac provocation, positive, sign thigh thrust",
      "sacroiliac provocation, positive, sign FABER",
      "sacroiliac provocation, positive, sign Gaenslen",
      "sacroiliac provocation, negative, sign compression",
      "sacroiliac provocation, negative, sign distraction"),
    Example(
      "SI joint: positive FABER, thigh thrust, and Gaenslen's on the right.",
      "positive, sign FABER", "positive, sign thigh thrust", "positive, right, sign Gaenslen"),
    Example("SI compression and distraction negative.", "negative, sign compression", "negative"),
    Example(
      "3 of 5 SI provocation maneuvers positive on the right.",
      "sacroiliac provocation, 3 tests, right"),
    Example("FABER negative bilaterally.", "negative, bilateral, sign FABER"),
    Example("Cord compression is positive on MRI."), Example("FABER was not tested."),
  ]

  private static let signs = PhraseTable<String>(lists: [
    ("thigh thrust", "thigh thrust | posterior shear | p4"),
    ("FABER", "faber | fabere | patrick's | patrick | patricks | faber's"),
    ("Gaenslen", "gaenslen | gaenslen's | gaenslens"),
    ("sacral thrust", "sacral thrust | sacral thrust test"),
    ("compression", "compression | si compression | pelvic compression"),
    ("distraction", "distraction | si distraction | pelvic distraction"),
  ])
  private static let joint = PhraseTable<Bool>(lists: [
    (true, "si joint* | si | sacroiliac | sij | thigh thrust | faber | gaenslen* | sacral thrust"),
    (true, "provocat*"),
  ])
  private static let counts = PhraseTable<Bool>(lists: [
    (true, "provocation | provocative | provocation tests | provocation maneuvers | si tests")
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    let columns = SignColumns(in: note)
    return note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .plan, .procedure, .imaging].contains(sentence.section) else { return [] }
      let found = named(in: sentence.tokens, columns, note)
      return found.isEmpty ? counted(in: sentence.tokens, note) : found
    }
  }

  private func named(in range: Range<Int>, _ columns: SignColumns, _ note: MarkedNote) -> [Mention]
  {
    let signs = Self.signs.matches(in: note.tokens, range: range)
    let isOfJoint = !Self.joint.matches(in: note.tokens, range: range).isEmpty
    let own = signs.filter { isOfJoint || !["compression", "distraction"].contains($0.value) }
    let results = own.indices.map { result(of: $0, among: own, in: range, note) }
    return own.enumerated().flatMap { place, sign -> [Mention] in
      if let row = columns.row(of: sign.tokens) {
        return SignColumns.mentions(of: .sacroiliacSign, sign.tokens, in: row, note).map {
          naming($0, sign.value)
        }
      }
      // "Positive FABER, thigh thrust and Gaenslen", "compression and distraction negative".
      guard let result = results[place] else { return [] }
      var mention = note.mention(.sacroiliacSign, .choice(result.rawValue), at: sign.tokens)
      mention.context.assertion = .present
      mention.side =
        note.labelledSide(before: sign.tokens.lowerBound, in: range) ?? note.side(of: sign.tokens)
      return [naming(mention, sign.value)]
    }
  }

  private func naming(_ mention: Mention, _ sign: String) -> Mention {
    var mention = mention
    mention.details[.sign] = .choice(sign)
    return mention
  }

  /// Right behind its name, else right before it; else that of the list it stands in.
  private func result(
    of place: Int, among signs: [PhraseTable<String>.Match], in range: Range<Int>,
    _ note: MarkedNote
  ) -> SignResult? {
    let sign = signs[place].tokens
    let next = place + 1 < signs.count ? signs[place + 1].tokens.lowerBound : range.upperBound
    let before = place > 0 ? signs[place - 1].tokens.upperBound : range.lowerBound
    let behind = SignResult.all(in: sign.upperBound..<next, of: note.tokens).first
    let isParted = note.tokens[sign.upperBound..<(behind?.tokens.lowerBound ?? sign.upperBound)]
      .contains { [",", ";"].contains($0.text) }
    if let behind, !isParted { return behind.result }
    if let ahead = SignResult.all(in: before..<sign.lowerBound, of: note.tokens).last {
      return ahead.result
    }
    let joined = { (from: Int, to: Int) in
      note.tokens[from..<max(from, to)].allSatisfy { Self.joints.contains($0.text) }
    }
    if place > 0, joined(before, sign.lowerBound),
      let shared = result(
        of: place - 1, among: Array(signs[...(place - 1)]), in: range.lowerBound..<sign.lowerBound,
        note)
    {
      return shared
    }
    guard place + 1 < signs.count, joined(sign.upperBound, next) else { return nil }
    let last = signs[place + 1].tokens
    return SignResult.all(
      in: last.upperBound..<min(last.upperBound + 3, range.upperBound), of: note.tokens
    )
    .first?.result
  }

  private static let joints: Set<String> = [",", "and", "&", "/", "test", "tests", "or"]

  /// "3 of 5 SI provocation maneuvers positive", "3/5".
  private func counted(in range: Range<Int>, _ note: MarkedNote) -> [Mention] {
    let tokens = note.tokens
    guard let name = Self.counts.matches(in: tokens, range: range).first,
      tokens[range].contains(where: { ["si", "sij", "sacroiliac"].contains($0.text) }),
      SignResult.all(in: range, of: tokens).first?.result == .positive
    else { return [] }
    let count = range.dropLast(2).first { index in
      tokens[index].number != nil && ["of", "/", "out"].contains(tokens[index + 1].text)
        && (tokens[index + 2].number ?? 0) >= (tokens[index].number ?? 9)
    }
    guard let count, let number = tokens[count].number else { return [] }
    var mention = note.mention(.sacroiliacSign, .number(number, unit: "tests"), at: name.tokens)
    mention.context.assertion = .present
    mention.side = note.sides(in: range).map(\.side).first
    return [mention]
  }
}
