extension Concept {
  static let radicularPain = Concept("radicular pain")
}

extension Detail {
  /// How pain of a limb is told: `named` (radiculopathy, sciatica), `radiating`, or `limb pain`
  /// alone, which may come from a hip or a vessel.
  static let manner = Detail("manner")
}

/// Pain along a root, into leg or arm, with root and side where the words give them.
struct RadicularPain: Extractor {
  let summary = """
    Radiculopathy, sciatica, and pain that radiates into a leg or an arm. Plain leg pain is kept \
    apart: a hip or a vessel may cause it.
    """

  let examples = [
    Example(
      "Pain radiates down R leg to dorsum of foot.", "radicular pain, leg, right, manner radiating"),
    Example("L5 radiculopathy on the left.", "radicular pain, leg, root L5, left, manner named"),
    Example("L L4-5 HNP with L L5 radic.", "radicular pain, leg, root L5, left, manner named"),
    Example("Denies radiation into the legs.", "radicular pain, leg, absent, manner radiating"),
    Example("Bilateral sciatica, L>R.", "radicular pain, leg, bilateral"),
    Example("R leg pain.", "radicular pain, leg, right, manner limb pain"),
    Example("C6 radiculopathy.", "radicular pain, arm, root C6"),
    Example("Back pain is non-radiating."),
    Example("Knee pain on the right."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    var found: [Mention] = []
    for sentence in note.sentences {
      var taken = sentence.tokens.lowerBound
      for match in Self.phrases.matches(in: note.tokens, range: sentence.tokens)
      where match.tokens.lowerBound >= taken {
        guard let mention = mention(match, in: note, sentence.tokens) else { continue }
        found.append(mention.value)
        taken = mention.end
      }
    }
    return found
  }

  private enum Cue: Sendable { case named(String?), radiates, painIn }

  private static let phrases = PhraseTable<Cue>(lists: [
    (.named(nil), "radiculopathy | radiculopathies | radiculitis | radicular pain | radic"),
    (
      .named(nil),
      "radicular symptoms | radicular complaints | polyradiculopathy | radicular features"
    ),
    (
      .named("leg"),
      "sciatica | lumbar radiculopathy | lumbosacral radiculopathy | radicular leg pain"
    ),
    (.named("leg"), "radicular leg symptoms | lumbar radicular pain | leg radiculopathy"),
    (
      .named("arm"),
      "cervical radiculopathy | radicular arm pain | brachialgia | cervical radiculitis"
    ),
    (
      .radiates,
      "radiat* | shoots | shooting | travels | traveling | goes down | going down | extends"
    ),
    (.radiates, "radiation | runs down | down"),
    (.painIn, "pain | pains | ache | aching"),
  ])

  private static let limbs: [String: String] = [
    "leg": "leg", "legs": "leg", "thigh": "leg", "thighs": "leg", "calf": "leg", "calves": "leg",
    "foot": "leg", "feet": "leg", "toe": "leg", "toes": "leg", "shin": "leg", "rle": "leg",
    "lle": "leg", "ble": "leg", "les": "leg", "arm": "arm", "arms": "arm", "forearm": "arm",
    "hand": "arm", "hands": "arm", "finger": "arm", "fingers": "arm", "thumb": "arm",
    "rue": "arm", "lue": "arm", "bue": "arm", "thumbs": "arm", "ue": "arm", "le": "leg",
  ]

  private func mention(
    _ match: PhraseTable<Cue>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> (value: Mention, end: Int)? {
    let tokens = note.tokens
    switch match.value {
    case .named(let region):
      let root = note.root(of: match.tokens)
      let limb = limb(near: match.tokens, in: note, sentence)
      let place = region ?? root.flatMap(Self.limb(of:)) ?? limb?.name
      var mention = note.mention(.radicularPain, place.map { .choice($0) }, at: match.tokens)
      mention.root = root
      mention.side =
        note.side(of: match.tokens) ?? limb.flatMap { note.side(of: $0.tokens, within: 2) }
      mention.details[.manner] = .choice("named")
      return (mention, match.tokens.upperBound)
    case .radiates:
      if match.tokens.lowerBound > 1, tokens[match.tokens.lowerBound - 1].text == "-",
        tokens[match.tokens.lowerBound - 2].text == "non"
      {
        return nil
      }
      let ahead = match.tokens.upperBound..<min(match.tokens.upperBound + 9, sentence.upperBound)
      guard let limb = limb(in: ahead, of: note, stopsAtComma: false),
        isPain(before: match.tokens, in: note, sentence)
      else { return nil }
      return (mention(limb, "radiating", from: match.tokens, in: note), limb.tokens.upperBound)
    case .painIn: return limbPain(match.tokens, in: note, sentence)
    }
  }

  /// "leg pain", "pain in the right leg".
  private func limbPain(_ pain: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> (value: Mention, end: Int)?
  {
    let before = max(sentence.lowerBound, pain.lowerBound - 2)..<pain.lowerBound
    if let limb = limb(in: before, of: note, stopsAtComma: true, nearest: true) {
      return (
        mention(limb, "limb pain", from: limb.tokens.lowerBound..<pain.upperBound, in: note),
        pain.upperBound
      )
    }
    let next = pain.upperBound
    guard next < sentence.upperBound, ["in", "into", "down", "of"].contains(note.tokens[next].text)
    else { return nil }
    let ahead = next..<min(next + 6, sentence.upperBound)
    guard let limb = limb(in: ahead, of: note, stopsAtComma: true) else { return nil }
    let manner = ["into", "down"].contains(note.tokens[next].text) ? "radiating" : "limb pain"
    return (mention(limb, manner, from: pain, in: note), limb.tokens.upperBound)
  }

  private func mention(
    _ limb: (name: String, tokens: Range<Int>), _ manner: String, from cue: Range<Int>,
    in note: MarkedNote
  ) -> Mention {
    let whole =
      min(
        cue.lowerBound, limb.tokens.lowerBound)..<max(
        cue.upperBound, limb.tokens.upperBound)
    var mention = note.mention(.radicularPain, .choice(limb.name), at: whole)
    mention.side = note.side(of: limb.tokens, within: 2) ?? note.side(of: whole, within: 3)
    mention.root = note.root(of: whole)
    mention.details[.manner] = .choice(manner)
    return mention
  }

  private func isPain(before cue: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> Bool {
    let isVerb = note.tokens[cue.lowerBound].text != "down"
    return isVerb
      || note.tokens[max(sentence.lowerBound, cue.lowerBound - 3)..<cue.lowerBound].contains {
        ["pain", "pains", "numbness", "tingling"].contains($0.text)
      }
  }

  private func limb(near finding: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> (name: String, tokens: Range<Int>)?
  {
    let low = max(sentence.lowerBound, finding.lowerBound - 4)
    let high = min(sentence.upperBound, finding.upperBound + 6)
    return limb(in: low..<high, of: note, stopsAtComma: false)
  }

  private func limb(
    in range: Range<Int>, of note: MarkedNote, stopsAtComma: Bool, nearest: Bool = false
  ) -> (name: String, tokens: Range<Int>)? {
    var found: (name: String, tokens: Range<Int>)?
    for index in range {
      let text = note.tokens[index].text
      if stopsAtComma, [",", "and", ";"].contains(text) {
        guard nearest else { break }
        found = nil
      }
      var limb = Self.limbs[text].map { (name: $0, tokens: index..<index + 1) }
      if ["lower", "upper"].contains(text), index + 1 < range.upperBound,
        note.tokens[index + 1].text.hasPrefix("extremit") || note.tokens[index + 1].text == "limb"
      {
        limb = (text == "lower" ? "leg" : "arm", index..<index + 2)
      }
      guard let limb else { continue }
      found = limb
      if !nearest { return found }
    }
    return found
  }

  /// C5 to T1 run into the arm, L1 to S5 into the leg.
  private static func limb(of root: NerveRoot) -> String? {
    switch root.rawValue.prefix(1) {
    case "C": "arm"
    case "L", "S": "leg"
    default: root.rawValue == "T1" ? "arm" : nil
    }
  }
}
