extension Concept {
  static let stenosis = Concept("stenosis")
}

extension Detail {
  static let location = Detail("location")
}

/// Narrowing of canal, lateral recess or foramen, with the grade that stands before its own noun.
struct Stenosis: Extractor {
  let summary = """
    Stenosis by level, side, place and grade. A grade belongs to the noun it stands before; \
    "mild-to-moderate" stays below moderate; a disc space that narrows is no stenosis.
    """

  let examples = [
    Example("Severe central canal stenosis L4-5.", "stenosis, severe, L4-5, location central"),
    Example("Mild-to-moderate central stenosis.", "stenosis, mild-moderate, location central"),
    Example("Severe facet arthropathy, mild stenosis.", "stenosis, mild"),
    Example("Severe facet arthropathy and stenosis.", "stenosis"),
    Example(
      "Severe stenosis previously, s/p laminectomy, now patent.", "stenosis, severe, resolved"),
    Example(
      "L4-5: moderate central and severe left foraminal stenosis.",
      "stenosis, moderate, L4-5, location central",
      "stenosis, severe, L4-5, left, location foraminal"),
    Example(
      "L5-S1: Central canal, neural foramina are patent.",
      "stenosis, none, L5-S1, absent, location central",
      "stenosis, none, L5-S1, absent, location foraminal"),
    Example("No significant stenosis at L3-4.", "stenosis, L3-4, absent"),
    Example(
      "No moderate or high-grade central stenosis at L4-5.",
      "stenosis, moderate, L4-5, absent, location central"),
    Example(
      "L5-S1: Severe left and moderate right neural foraminal stenosis.",
      "stenosis, severe, L5-S1, left, location foraminal",
      "stenosis, moderate, L5-S1, right, location foraminal"),
    Example(
      "The central canal is severely narrowed at L4-5.", "stenosis, severe, L4-5, location central"),
    Example(
      "Moderate narrowing of the spinal canal at L4-5.",
      "stenosis, moderate, L4-5, location central"),
    Example(
      "Narrowing of the left neural foramen is severe.",
      "stenosis, severe, left, location foraminal"),
    Example("Severe foraminal stenosis at C5-6 on the right.", "stenosis, severe, C5-6, right"),
    Example("Moderate disc space narrowing at L5-S1."),
    Example("Stenosis is moderate to severe at C5-6.", "stenosis, moderate-severe, C5-6"),
    Example(
      "Moderate foraminal compromise at C5-6.", "stenosis, moderate, C5-6, location foraminal"),
    Example(
      "Neuroforaminal narrowing and central stenosis.", "stenosis, location foraminal",
      "stenosis, location central"),
    Example("The disc narrowed the spinal canal.", "stenosis, location central"),
    Example("The canal has been narrowed to 7 mm.", "stenosis, location central"),
    Example("The canal is not narrowed.", "stenosis, absent, location central"),
    Example(
      "The foraminal stenosis at L4-5 is moderate on the left and mild on the right.",
      "stenosis, moderate, L4-5, left, location foraminal",
      "stenosis, mild, L4-5, right, location foraminal"),
    Example(
      "MRI: L3-4 severe lateral recess stenosis, mod central. L4-5 mod central.",
      "stenosis, severe, L3-4, location lateral recess",
      "stenosis, moderate, L3-4, location central",
      "stenosis, moderate, L4-5, location central"),
    Example(
      "MRI: L2-3 severe, L3-4 severe, L4-5 prior laminectomy - mod recurrent stenosis.",
      "stenosis, moderate, L4-5", "stenosis, severe, L2-3", "stenosis, severe, L3-4"),
    Example(
      "L4-5: moderate central, right paracentral disc protrusion without stenosis.",
      "stenosis, L4-5, absent"),
    Example("L3-4: mild-mod stenosis.", "stenosis, mild-moderate, L3-4"),
    Example(
      "L5-S1: Foramina: R moderate, L severe.",
      "stenosis, moderate, L5-S1, right, location foraminal",
      "stenosis, severe, L5-S1, left, location foraminal"),
    Example(
      "Neural foramina at C5-6: left mild; right none.",
      "stenosis, mild, C5-6, left, location foraminal",
      "stenosis, none, C5-6, right, absent, location foraminal"),
    Example(
      "L4-5: Subarticular recess narrowing, severe on the left and moderate on the right.",
      "stenosis, severe, L4-5, left, location lateral recess",
      "stenosis, moderate, L4-5, right, location lateral recess"),
    Example(
      "L4-5: Central canal: severe. Foramina: moderate right, mild left.",
      "stenosis, severe, L4-5, location central",
      "stenosis, moderate, L4-5, right, location foraminal",
      "stenosis, mild, L4-5, left, location foraminal"),
    Example("High-grade absolute spinal canal stenosis L4-5.", "stenosis, severe, L4-5"),
    Example(
      "At L4-5 there is severe, not moderate, central canal stenosis.",
      "stenosis, severe, L4-5, location central"),
    Example(
      "Radiologist: moderate left lateral recess stenosis at L4-5; I would call it severe.",
      "stenosis, moderate, L4-5, left, location lateral recess",
      "stenosis, severe, L4-5, left, location lateral recess"),
    Example(
      "L4-5 mod central and b/l lateral recess stenosis.",
      "stenosis, moderate, L4-5, location central",
      "stenosis, moderate, L4-5, bilateral, location lateral recess"),
    Example(
      "L4-5 central stenosis now severe, previously moderate.",
      "stenosis, severe, L4-5, location central"),
    Example(
      "L3-4 stenosis, previously mild, now moderate to severe.", "stenosis, moderate-severe, L3-4"),
    Example(
      "L4-5: Central canal now severe, previously moderate.",
      "stenosis, severe, L4-5, location central"),
    Example(
      "Progression from moderate to severe central stenosis at L4-5.",
      "stenosis, severe, L4-5, location central"),
    Example(
      "Facet arthropathy L4-5, L5-S1 mod-severe; no stenosis.", "stenosis, L4-5 L5-S1, absent"),
    Example(
      "MRI 4/2/26: severe L3-4 and moderate to severe L4-5 central stenosis.",
      "stenosis, moderate-severe, L4-5, location central", "stenosis, severe, L3-4"),
    Example(
      "MRI: severe central stenosis L4-5; formal read says moderate.",
      "stenosis, severe, L4-5, location central", "stenosis, moderate, L4-5, location central"),
    Example("L4-5 central stenosis severe.", "stenosis, severe, L4-5, location central"),
    Example("Foramina: see above."), Example("Moderate central obesity."),
    Example("Normal foramen magnum."),
    Example("Carotid stenosis, severe."),
  ]

  static let heads = PhraseTable<Bool>(lists: [
    (true, "stenosis | stenoses"),
    (false, "narrowing | narrowed | encroachment | compromise | narrows | compromised"),
    (false, "compromises | compromising"),
  ])
  static let locations = PhraseTable<String>(lists: [
    ("central", "central canal | central | spinal canal | canal | thecal sac"),
    (
      "lateral recess",
      "lateral recess | lateral recesses | lat recess | lat recesses | subarticular | subarticular recess | recess | lr"
    ),
    (
      "foraminal", "foraminal | neural foraminal | neuroforaminal | nf | neural foramina | foramina"
    ),
    (
      "foraminal",
      "neural foramen | foramen | neuroforamina | neuroforamen | intervertebral foramina"
    ),
    ("foraminal", "intervertebral neural foramina | intervertebral neural foramen | biforaminal"),
  ])
  static let open = PhraseTable<Bool>(lists: [
    (true, "patent | widely patent | normal | unremarkable | well maintained | widely open")
  ])
  /// Words that may stand between a grade and the noun it belongs to.
  static let modifiers: Set<String> = [
    "spinal", "neural", "bilateral", "left", "right", "and", "/", "-", "degenerative", "acquired",
    "congenital", "multifactorial", "diffuse", "lumbar", "cervical", "thoracic", "or", "the", "of",
    "level", "multilevel", "bony", "osseous", "sided", "side", "focal", "exit", "associated",
    "overall", "resulting", "absolute", "relative", "recurrent", "residual", "with", "at", "disc",
    "is", "there", "l", "r", "bilat",
  ]
  static let foreign: Set<String> = [
    "carotid", "aortic", "mitral", "renal", "pyloric", "tracheal", "esophageal", "coronary",
    "arterial", "artery", "valve", "subclavian", "urethral", "vascular",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    var last: [Mention] = []
    return note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .medications, .allergies, .procedure].contains(sentence.section) else {
        return []
      }
      let heads = Self.heads.matches(in: note.tokens, range: sentence.tokens)
      let narrow = heads.enumerated().flatMap { place, head in
        // What stands before an earlier noun is that noun's own.
        let start = place > 0 ? heads[place - 1].tokens.upperBound : sentence.tokens.lowerBound
        return narrowed(head, in: note, start..<sentence.tokens.upperBound)
      }
      let all =
        narrow + elliptical(in: note, sentence.tokens) + patent(in: note, sentence.tokens)
        + listedSides(in: note, sentence.tokens) + labelled(in: note, sentence.tokens)
      let again = regraded(all.isEmpty ? last : all, in: note, sentence.tokens)
      last = all
      return all + again
    }
  }

  func mentions(of part: Part, _ head: Range<Int>, in note: MarkedNote) -> [Mention] {
    let levels = note.levels(of: head)
    let own = part.tokens.lowerBound..<max(part.tokens.upperBound, part.tokens.lowerBound + 1)
    let side =
      note.sides(in: own).first?.side ?? note.side(of: own, within: 2)
      ?? note.side(of: head, within: 7) ?? sideBehindGrade(head, in: note)
    var mention = note.mention(.stenosis, part.grade.map { .stenosis($0) }, at: head)
    let sentence = note.tokens[note.sentenceTokens(around: head)]
    if mention.context.assertion == .present,
      sentence.contains(where: { $0.text.hasPrefix("artifact") })
    {
      mention.context.assertion = .possible
    }
    mention.levels = levels
    mention.side = side
    guard !part.locations.isEmpty else { return [mention] }
    var seen: Set<String> = []
    return part.locations.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
      .filter { seen.insert($0.value).inserted }
      .map { location in
        var placed = mention
        placed.details[.location] = .choice(location.value)
        // The canal has no side; the one written belongs to recess or foramen.
        if location.value == "central" { placed.side = nil }
        return placed
      }
  }
}
