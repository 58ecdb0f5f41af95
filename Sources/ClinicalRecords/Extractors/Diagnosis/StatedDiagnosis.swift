extension Concept {
  static let statedDiagnosis = Concept("stated diagnosis")
}

/// The name a clinician gives to the pain: radiculopathy, axial pain, and those that policies part
/// from both.
struct StatedDiagnosis: Extractor {
  let summary = """
    Radiculopathy, axial pain, post-laminectomy syndrome, zoster, CRPS, widespread pain and \
    cervicogenic headache, by their names. What a test was ordered to rule out is only possible.
    """

  let examples = [
    Example(
      "Lumbar radiculopathy.", "stated diagnosis, radiculopathy, region lumbar"),
    Example(
      "Right L5 radiculopathy.", "stated diagnosis, radiculopathy, right, root L5, region lumbar"),
    Example(
      "Spondylosis without radiculopathy, lumbar region.",
      "stated diagnosis, radiculopathy, absent"),
    Example(
      "Axial low back pain only.", "stated diagnosis, axial pain, region lumbar, extent only"),
    Example("Failed back surgery syndrome.", "stated diagnosis, post-laminectomy"),
    Example("EMG to rule out radiculopathy.", "stated diagnosis, radiculopathy, possible"),
    Example(
      "Acute herpes zoster, T8.", "stated diagnosis, zoster, region thoracic, nature acute"),
    Example("Received the shingles vaccine."),
    Example("CRPS of the left foot.", "stated diagnosis, CRPS"),
    Example("Mother had radiculopathy.", "stated diagnosis, radiculopathy, family"),
    Example("Axial images were obtained."),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    ("radiculopathy", "radiculopathy | radiculopathies | radiculitis | sciatica due to disc"),
    ("axial pain", "axial back pain | axial low back pain | axial lower back pain | axial pain"),
    ("axial pain", "pain is axial | pain is purely axial"),
    ("axial pain", "axial lumbar pain | axial neck pain | axial cervical pain | axial spine pain"),
    ("axial pain", "axial spinal pain | nonspecific low back pain | nonspecific back pain"),
    ("axial pain", "non-specific low back pain | non-specific back pain"),
    ("post-laminectomy", "post laminectomy syndrome | postlaminectomy syndrome | fbss"),
    ("post-laminectomy", "failed back surgery syndrome | failed back syndrome"),
    ("post-laminectomy", "post laminectomy pain syndrome | postlaminectomy pain syndrome"),
    ("zoster", "herpes zoster | acute herpes zoster | shingles | acute zoster | zoster"),
    ("CRPS", "complex regional pain syndrome | crps | reflex sympathetic dystrophy"),
    ("widespread pain", "fibromyalgia | widespread pain | chronic widespread pain"),
    ("cervicogenic headache", "cervicogenic headache | cervicogenic headaches"),
  ])
  private static let alone: Set<String> = [
    "only", "purely", "solely", "isolated", "exclusively", "strictly", "entirely",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).flatMap { match -> [Mention] in
      guard
        ![.procedure, .plan, .medications, .allergies].contains(note.section(of: match.tokens)),
        !note.isOfSpondylosisTitle(match.tokens)
      else { return [] }
      let sentence = note.sentenceTokens(around: match.tokens)
      let next =
        match.tokens.upperBound < sentence.upperBound
        ? note.tokens[match.tokens.upperBound].text : ""
      guard !["vaccine", "vaccination", "shot", "immunization", "virus"].contains(next) else {
        return []
      }
      var mention = note.mention(.statedDiagnosis, .choice(match.value), at: match.tokens)
      mention.details[.region] = note.region(of: match.tokens).map { .choice($0.rawValue) }
      addQualities(of: match, to: &mention, in: note, sentence)
      if mention.isReason(for: note.note.kind) { mention.context.assertion = .possible }
      return [mention] + mention.ofRoots(note.roots(listedBefore: match.tokens))
    }
  }

  private func addQualities(
    of match: PhraseTable<String>.Match, to mention: inout Mention, in note: MarkedNote,
    _ sentence: Range<Int>
  ) {
    switch match.value {
    case "radiculopathy":
      mention.root = note.root(of: match.tokens)
      mention.side = note.side(of: match.tokens)
      let clause = note.clause(around: match.tokens)
      mention.levels =
        note.levels(in: clause).last {
          $0.tokens.upperBound <= match.tokens.lowerBound && !$0.levels.isEmpty
        }?.levels ?? []
    case "axial pain":
      let near = note.tokens[
        max(
          sentence.lowerBound, match.tokens.lowerBound - 3)..<min(
            sentence.upperBound, match.tokens.upperBound + 3)]
      if near.contains(where: { Self.alone.contains($0.text) }) {
        mention.details[.extent] = .choice("only")
      }
    case "zoster":
      let clause = note.tokens[note.clause(around: match.tokens)]
      if clause.contains(where: { ["acute", "active"].contains($0.text) }) {
        mention.details[.nature] = .choice("acute")
      }
    default: break
    }
  }
}

extension MarkedNote {
  /// "Spondylosis without myelopathy or radiculopathy" is the title of a code, and denies nothing that
  /// another code says.
  func isOfSpondylosisTitle(_ finding: Range<Int>) -> Bool {
    tokens[max(0, finding.lowerBound - 4)..<finding.lowerBound].map(\.text)
      == ["spondylosis", "without", "myelopathy", "or"]
  }
}
