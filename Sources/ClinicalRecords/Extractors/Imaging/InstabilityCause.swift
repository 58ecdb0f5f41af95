extension Concept {
  static let instabilityCause = Concept("cause of instability")
}

/// What makes a segment unstable, where the note ties the two together.
///
/// Values are those that policies list: congenital, trauma, fracture, degenerative, tumor, infection,
/// erosive, mass, iatrogenic_actual, iatrogenic_expected.
struct InstabilityCause: Extractor {
  let summary = """
    Instability together with its cause, in one phrase. Instability and a degenerated disc named apart \
    are not tied to each other.
    """

  let examples = [
    Example("Degenerative instability at L4-5.", "cause of instability, degenerative, L4-5"),
    Example(
      "Dynamic instability at L4-5 due to degenerative spondylolisthesis.",
      "cause of instability, degenerative, L4-5"),
    Example(
      "Degenerative spondylolisthesis with dynamic instability at L4-5.",
      "cause of instability, degenerative, L4-5"),
    Example("Post-traumatic instability at C5-6.", "cause of instability, trauma, C5-6"),
    Example("Unstable burst fracture.", "cause of instability, fracture"),
    Example(
      "Decompression will result in iatrogenic instability at L4-5.",
      "cause of instability, iatrogenic_expected, L4-5"),
    Example("Iatrogenic instability at L4-5.", "cause of instability, iatrogenic_actual, L4-5"),
    Example("No degenerative instability.", "cause of instability, degenerative, absent"),
    Example("Instability at L4-5. Degenerative disc disease."),
    Example("Gait instability due to a fall."),
  ]

  private static let nouns = PhraseTable<Bool>(lists: [
    (true, "dynamic instability | segmental instability | gross instability | instability"),
    (true, "mechanical instability | spinal instability | lumbar instability"),
    (true, "cervical instability | unstable"),
  ])
  private static let causes = PhraseTable<String>(lists: [
    ("degenerative", "degenerative | degeneration | degenerative spondylolisthesis | spondylosis"),
    ("trauma", "traumatic | post traumatic | posttraumatic | trauma | accident | injury"),
    ("fracture", "fracture | fractures"),
    ("congenital", "congenital"),
    ("tumor", "tumor | neoplasm | neoplastic | metastasis | metastases | metastatic"),
    ("infection", "infection | infectious | discitis | osteomyelitis"),
    ("erosive", "erosive | rheumatoid | rheumatoid arthritis"),
    ("mass", "mass | mass lesion"),
    ("iatrogenic_actual", "iatrogenic | postlaminectomy | post laminectomy | postsurgical"),
    ("iatrogenic_actual", "post surgical | prior laminectomy | previous laminectomy"),
    ("iatrogenic_actual", "prior decompression | previous decompression"),
  ])
  private static let links = PhraseTable<Bool>(lists: [
    (true, "due to | secondary to | caused by | because of | as a result of | resulting from"),
    (true, "attributable to | related to | from"),
  ])
  private static let expectations = PhraseTable<Bool>(lists: [
    (true, "will create | will cause | will result in | will produce | will render | would render"),
    (true, "would create | would cause | would result in | would produce | expected | anticipated"),
    (true, "will lead to | would lead to | will destabilize | would destabilize"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .procedure].contains(sentence.section) else { return [] }
      let nouns = Self.nouns.matches(in: note.tokens, range: sentence.tokens)
      return nouns.compactMap { noun in
        guard !isGait(noun.tokens, note.tokens),
          let cause = cause(of: noun.tokens, in: sentence.tokens, note)
        else { return nil }
        let isExpected = cause == "iatrogenic_actual" && Self.isExpected(noun.tokens, in: note)
        let value = isExpected ? "iatrogenic_expected" : cause
        var mention = note.mention(.instabilityCause, .choice(value), at: noun.tokens)
        mention.levels = note.levels(of: noun.tokens)
        return mention
      }
    }
  }

  /// "Will create instability", "instability expected: facet removal 60 %", and whatever stands beside
  /// bone that is planned to be taken.
  static func isExpected(_ noun: Range<Int>, in note: MarkedNote) -> Bool {
    let clause = note.clause(around: noun)
    return !expectations.matches(in: note.tokens, range: clause).isEmpty
      || BoneRemoval.isPlanned(in: note.sentenceTokens(around: noun), of: note)
  }

  /// Directly before the noun, directly behind "unstable", behind "due to", or before "with".
  private func cause(of noun: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote) -> String? {
    let clause = note.clause(around: noun)
    let ahead = Self.causes.matches(
      in: note.tokens, range: max(clause.lowerBound, noun.lowerBound - 6)..<noun.lowerBound)
    if let own = ahead.last(where: { $0.tokens.upperBound == noun.lowerBound }) { return own.value }
    let behind = noun.upperBound..<min(noun.upperBound + 12, clause.upperBound)
    if note.tokens[noun.lowerBound].text == "unstable" {
      let near = behind.lowerBound..<min(behind.lowerBound + 3, behind.upperBound)
      return Self.causes.matches(in: note.tokens, range: near).first { $0.value == "fracture" }?
        .value
    }
    if let link = Self.links.matches(in: note.tokens, range: behind).first {
      let rest = link.tokens.upperBound..<min(link.tokens.upperBound + 5, sentence.upperBound)
      return Self.causes.matches(in: note.tokens, range: rest).first?.value
    }
    guard let slip = ahead.last, slip.tokens.count > 1, slip.value == "degenerative" else {
      return nil
    }
    let between = note.tokens[slip.tokens.upperBound..<noun.lowerBound]
    return between.contains { $0.text == "with" } ? slip.value : nil
  }

  private func isGait(_ noun: Range<Int>, _ tokens: [Token]) -> Bool {
    let before = noun.lowerBound > 0 ? tokens[noun.lowerBound - 1].text : ""
    let elsewhere: Set<String> = [
      "gait", "ligamentous", "emotional", "knee", "shoulder", "hemodynamic", "ankle", "postural",
    ]
    return elsewhere.contains(before)
      || tokens[noun.upperBound...].prefix(3).contains {
        ["ambulation", "walking", "gait", "angina", "housing"].contains($0.text)
      }
  }
}
