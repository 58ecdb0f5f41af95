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
    Example("Right sciatica which has resolved.", "radicular pain, leg, right, resolved"),
    Example("Left leg pain resolved after the injection.", "radicular pain, leg, left, resolved"),
    Example(
      "The pain runs from the right buttock down the thigh and calf.",
      "radicular pain, leg, right, manner radiating"),
    Example(
      "The pain runs into her right thumb.", "radicular pain, arm, right, manner radiating"),
    Example("Radiculopathy, lumbar region   M54.16", "radicular pain, leg, manner named"),
    Example("Spondylosis without myelopathy or radiculopathy, lumbar region"),
    Example("Correlate for S1 radiculopathy.", "radicular pain, leg, root S1, possible"),
    Example("R leg pain.", "radicular pain, leg, right, manner limb pain"),
    Example("C6 radiculopathy.", "radicular pain, arm, root C6"),
    Example(
      "Pain radiating into his right arm and right leg.", "radicular pain, arm, right",
      "radicular pain, leg, right"),
    Example(
      "Pain radiating down the RLE, then down the LLE.", "radicular pain, leg, right",
      "radicular pain, leg, left"),
    Example(
      "Symptoms radiating in an L5-S1 distribution.", "radicular pain, leg, manner radiating"),
    Example("Her symptoms appear radicular in origin.", "radicular pain, manner named"),
    Example(
      "Denies any left arm or leg symptoms.", "radicular pain, arm, left, absent",
      "radicular pain, leg, absent"),
    Example(
      "Cervical and lumbar radiculopathy.", "radicular pain, arm, manner named",
      "radicular pain, leg, manner named"),
    Example(
      "He had a lumbar laminectomy in 1998 for sciatica.",
      "radicular pain, leg, historical, manner named"),
    Example("Her mum had sciatica too.", "radicular pain, leg, family"),
    Example("Right leg symptoms include swelling."),
    Example("Reports no significant change in right arm symptoms."),
    Example(
      "No significant change in right arm pain.",
      "radicular pain, arm, right, manner limb pain"),
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
        found +=
          twin(before: match, in: note, sentence.tokens).map { [$0, mention.value] }
          ?? [mention.value]
        if case .named = match.value {
          found += mention.value.ofRoots(note.roots(listedBefore: match.tokens))
        }
        taken = mention.end
        if let next = conjunct(from: mention, in: note, sentence.tokens) {
          found.append(next.value)
          taken = next.end
        }
      }
    }
    return found
  }

  enum Cue: Sendable { case named(String?), radiates, painIn, symptoms }

  private static let phrases = PhraseTable<Cue>(lists: [
    (.named(nil), "radiculopathy | radiculopathies | radiculitis | radicular pain | radic"),
    (
      .named(nil),
      "radicular symptoms | radicular complaints | polyradiculopathy | radicular features"
    ),
    (.named(nil), "radicular in origin | radicular in nature | radicular in character"),
    (
      .named("leg"),
      "sciatica | lumbar radiculopathy | lumbosacral radiculopathy | radicular leg pain"
    ),
    (.named("leg"), "radicular leg symptoms | lumbar radicular pain | leg radiculopathy"),
    // Titles of codes.
    (.named("leg"), "radiculopathy , lumbar region | radiculopathy , lumbosacral region"),
    (.named("arm"), "radiculopathy , cervical region | radiculopathy , cervicothoracic region"),
    (
      .named("arm"),
      "cervical radiculopathy | radicular arm pain | brachialgia | cervical radiculitis"
    ),
    (
      .radiates,
      "radiat* | shoots | shooting | travels | traveling | goes down | going down | extends"
    ),
    (.radiates, "radiation | runs down | runs from | down"),
    (.radiates, "runs into | running into | running down"),
    (.painIn, "pain | pains | ache | aching"),
    (.symptoms, "symptoms"),
  ])

  private func mention(
    _ match: PhraseTable<Cue>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> (value: Mention, end: Int)? {
    let tokens = note.tokens
    switch match.value {
    case .named(let region):
      guard !note.isOfSpondylosisTitle(match.tokens) else { return nil }
      let root = note.root(of: match.tokens)
      let limb = limb(near: match.tokens, in: note, sentence)
      let place = region ?? root.flatMap(Self.limb(of:)) ?? limb?.name
      var mention = note.mention(.radicularPain, place.map { .choice($0) }, at: match.tokens)
      mention.root = root
      mention.side =
        note.side(of: match.tokens) ?? limb.flatMap { note.side(of: $0.tokens, within: 2) }
      mention.details[.manner] = .choice("named")
      if isReasonOfOperation(match.tokens, in: note, sentence) {
        mention.context.temporality = .historical
      }
      // Without a limb the region of its clause tells which: "neck pain with left radiculopathy".
      if place == nil {
        mention.details[.region] = note.region(of: match.tokens).map { .choice($0.rawValue) }
      }
      return (mention, match.tokens.upperBound)
    case .radiates:
      if match.tokens.lowerBound > 1, tokens[match.tokens.lowerBound - 1].text == "-",
        tokens[match.tokens.lowerBound - 2].text == "non"
      {
        return nil
      }
      let ahead = match.tokens.upperBound..<min(match.tokens.upperBound + 9, sentence.upperBound)
      guard isPain(before: match.tokens, in: note, sentence) else { return nil }
      guard let limb = limb(in: ahead, of: note, stopsAtComma: false) else {
        return distribution(match.tokens, ahead, in: note)
      }
      return (mention(limb, "radiating", from: match.tokens, in: note), limb.tokens.upperBound)
    case .painIn: return limbPain(match.tokens, in: note, sentence)
    case .symptoms:
      // Symptoms of a limb may be swelling; none of them is no pain.
      let told = limbPain(match.tokens, in: note, sentence)
      return told?.value.context.assertion == .absent ? told : nil
    }
  }

  /// "A laminectomy in 1998 for sciatica": what an earlier operation was done for is not of today.
  private func isReasonOfOperation(
    _ pain: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Bool {
    let ahead = max(sentence.lowerBound, pain.lowerBound - 8)..<pain.lowerBound
    let words = note.tokens[ahead].map(\.text)
    guard let reason = words.lastIndex(of: "for"), words.count - reason <= 3,
      let operation = SpineProcedure.phrases.matches(in: note.tokens, range: ahead).first
    else { return false }
    let dates = note.dates.spans(in: operation.tokens.upperBound..<pain.lowerBound)
    return !dates.isEmpty || PlannedProcedure.isJustDone(operation.tokens, in: note)
  }

  /// "Radiating in an L5-S1 distribution": the level tells the limb.
  private func distribution(_ cue: Range<Int>, _ ahead: Range<Int>, in note: MarkedNote)
    -> (value: Mention, end: Int)?
  {
    guard
      let word = note.tokens[ahead].firstIndex(where: {
        ["distribution", "dermatome", "pattern"].contains($0.text)
      }),
      let stated = note.levels(in: ahead.lowerBound..<word).last,
      let limb = stated.root.flatMap(Self.limb(of:)) ?? stated.levels.first.flatMap(Self.limb(of:))
    else { return nil }
    var mention = note.mention(.radicularPain, .choice(limb), at: cue.lowerBound..<word + 1)
    mention.root = stated.root
    mention.side = note.side(of: stated.tokens, within: 1)
    mention.details[.manner] = .choice("radiating")
    return (mention, word + 1)
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
      } || isListed(cue, in: note, sentence)
  }

  /// "Pain in her neck, both shoulders, and down her right arm."
  private func isListed(_ cue: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> Bool {
    guard cue.lowerBound > sentence.lowerBound,
      ["and", ",", "then"].contains(note.tokens[cue.lowerBound - 1].text)
    else { return false }
    let before = max(sentence.lowerBound, cue.lowerBound - 10)..<cue.lowerBound
    return note.tokens[before].contains { $0.text == "pain" || $0.text.hasPrefix("radiat") }
  }
}
