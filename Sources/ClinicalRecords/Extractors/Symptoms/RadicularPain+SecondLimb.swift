/// The second limb of one pain: "into his right arm and right leg", "cervical and lumbar radiculopathy".
extension RadicularPain {
  /// "... into his right arm and right leg": the second limb of a pain.
  func conjunct(
    from first: (value: Mention, end: Int), in note: MarkedNote, _ sentence: Range<Int>
  ) -> (value: Mention, end: Int)? {
    guard case .choice(let manner) = first.value.details[.manner], manner != "named",
      first.end < sentence.upperBound, ["and", "or", ","].contains(note.tokens[first.end].text)
    else { return nil }
    var index = first.end + 1
    let end = min(first.end + 6, sentence.upperBound)
    while index < end, Self.conjunctWords.contains(note.tokens[index].text) { index += 1 }
    guard index < end,
      let limb = limb(
        in: index..<min(index + 2, end), of: note, stopsAtComma: true),
      limb.tokens.lowerBound == index,
      limb.tokens.upperBound == sentence.upperBound
        || !["pain", "weakness", "numbness"].contains(note.tokens[limb.tokens.upperBound].text)
    else { return nil }
    let side = note.side(of: limb.tokens, within: 1)
    guard limb.name != Self.choice(first.value) || side != nil && side != first.value.side else {
      return nil
    }
    var mention = note.mention(.radicularPain, .choice(limb.name), at: limb.tokens)
    mention.context = first.value.context
    mention.side = side
    mention.details[.manner] = .choice(manner)
    return (mention, limb.tokens.upperBound)
  }

  private static func choice(_ mention: Mention) -> String? {
    if case .choice(let words) = mention.value { words } else { nil }
  }

  private static let conjunctWords: Set<String> = [
    "then", "also", "down", "into", "to", "the", "his", "her", "right", "left", "bilateral", "rt",
    "lt", "both",
  ]

  /// "Cervical and lumbar radiculopathy", "left arm or leg symptoms": the limb named first.
  func twin(
    before match: PhraseTable<Cue>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Mention? {
    let tokens = note.tokens
    let start = match.tokens.lowerBound
    switch match.value {
    case .named("leg"):
      guard start - 2 >= sentence.lowerBound, tokens[start].text.hasPrefix("lumb"),
        tokens[start - 1].text == "and", tokens[start - 2].text == "cervical"
      else { return nil }
      var mention = note.mention(
        .radicularPain, .choice("arm"), at: start - 2..<match.tokens.upperBound)
      mention.details[.manner] = .choice("named")
      return mention
    case .symptoms, .painIn:
      guard start - 3 >= sentence.lowerBound, let second = Self.limbs[tokens[start - 1].text],
        ["or", "and"].contains(tokens[start - 2].text),
        let first = Self.limbs[tokens[start - 3].text], first != second
      else { return nil }
      var mention = note.mention(
        .radicularPain, .choice(first), at: start - 3..<match.tokens.upperBound)
      mention.side = note.side(of: start - 3..<start - 2, within: 1)
      mention.details[.manner] = .choice("limb pain")
      return mention
    default: return nil
    }
  }
}
