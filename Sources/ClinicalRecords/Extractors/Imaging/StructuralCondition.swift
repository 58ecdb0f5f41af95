extension Concept {
  static let structuralCondition = Concept("structural condition")
}

extension Detail {
  /// What makes it count or not: `traumatic`, `mild`.
  static let nature = Detail("nature")
}

/// Fracture, tumor, infection, pseudarthrosis, a broken pars, deformity, brittle bone.
struct StructuralCondition: Extractor {
  let summary = """
    Conditions of bone and disc that open other pathways of a policy. A normal kyphosis is no \
    deformity, and what a study was ordered for is not what it found.
    """

  let examples = [
    Example("L1 burst fracture.", "structural condition, fracture"),
    Example("No fracture.", "structural condition, fracture, absent"),
    Example("Epidural abscess at L4-5.", "structural condition, infection, L4-5"),
    Example("Pseudarthrosis at L5-S1.", "structural condition, pseudarthrosis, L5-S1"),
    Example("Father had lumbar metastases.", "structural condition, neoplasm, family"),
    Example("Bilateral pars defects at L5-S1.", "structural condition, pars defect, L5-S1"),
    Example(
      "Mild dextroscoliosis of the thoracic spine.",
      "structural condition, deformity, region thoracic, nature mild"),
    Example(
      "Lung cancer with metastasis at the lower lumbar spine.",
      "structural condition, neoplasm, region lumbar"),
    Example("L3 fx.", "structural condition, fracture"), Example("Old rib fx."),
    Example("FRAX 10 yr major fracture risk 14%."), Example("Normal thoracic kyphosis."),
    Example("Kyphosis 4 degrees C2-7."),
    Example("Cervical kyphotic deformity.", "structural condition, deformity, region cervical"),
    Example(
      "C5 burst fracture.", "structural condition, fracture, region cervical, nature traumatic"),
    Example("Osteoporosis.", "structural condition, osteoporosis"),
    Example("Considered epidural abscess; unlikely."),
    Example("Discitis unlikely given normal CRP."),
    Example(
      "Metastatic disease at L3, unlikely to benefit from fusion.",
      "structural condition, neoplasm"),
    Example("Discitis confirmed, malignancy unlikely.", "structural condition, infection"),
    Example(
      "Epidural abscess unlikely, but MRI ordered to rule out.",
      "structural condition, infection, possible"),
    Example("To evaluate for thoracic fractures.", "structural condition, fracture, possible"),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    (
      "fracture", "vertebral fracture | compression fracture | burst fracture | vertebral fractures"
    ),
    (
      "fracture",
      "compression fractures | chance fracture | fracture dislocation | odontoid fracture"
    ),
    ("fracture", "fracture | fractures | unstable fracture | fx | fxs | compression fx"),
    ("neoplasm", "spinal tumor | vertebral metastasis | vertebral metastases | spinal metastases"),
    ("neoplasm", "metastases | metastasis | metastatic disease | neoplasm | tumor | malignancy"),
    ("infection", "discitis | diskitis | osteomyelitis | epidural abscess | spondylodiscitis"),
    ("pseudarthrosis", "pseudarthrosis | pseudoarthrosis | nonunion | failed fusion"),
    ("pars defect", "pars defect | pars defects | pars fracture | pars fractures | spondylolysis"),
    ("pars defect", "pars interarticularis defect | pars interarticularis defects"),
    ("deformity", "scoliosis | kyphosis | flatback | sagittal imbalance | levoscoliosis"),
    ("deformity", "dextroscoliosis | rotoscoliosis | kyphoscoliosis | kyphotic deformity"),
    ("deformity", "kyphotic deformities | flat back deformity | flatback deformity"),
    ("fracture", "pathologic fracture | pathologic fractures | osteoporotic fracture"),
    ("fracture", "osteoporotic fractures | hangman's fracture | jefferson fracture"),
    ("osteoporosis", "osteoporosis"),
    ("facet cyst", "synovial cyst | facet cyst"),
  ])
  private static let elsewhere: Set<String> = [
    "hip", "wrist", "ankle", "rib", "femur", "femoral", "pelvic", "humerus", "radius", "skull",
    "nasal", "finger", "toe", "foot", "clavicle", "tibia", "lung", "breast", "prostate", "colon",
    "brain", "fibula", "jaw", "facial", "orbital", "hand", "knee", "arm", "leg", "elbow",
  ]

  private static let straight: Set<String> = [
    "normal", "physiologic", "physiological", "preserved", "maintained", "loss", "decreased",
    "reduced",
  ]
  private static let mild: Set<String> = [
    "mild", "mildly", "minimal", "slight", "subtle", "minor", "trace", "milder", "some",
  ]
  private static let injuries: Set<String> = [
    "burst", "chance", "odontoid", "dislocation", "hangman's", "jefferson", "traumatic", "trauma",
    "fall", "fell", "accident", "mva", "injury", "collision",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      let section = note.section(of: match.tokens)
      // "Lung cancer with metastasis to the lumbar spine" names where it came from.
      let reach = match.value == "neoplasm" ? 2 : 3
      guard ![.procedure, .plan].contains(section),
        match.value != "fracture" || !isRisk(match.tokens, in: note)
      else { return nil }
      let sentence = note.sentenceTokens(around: match.tokens)
      let before = note.tokens[
        max(sentence.lowerBound, match.tokens.lowerBound - reach)..<match.tokens.lowerBound]
      guard !before.contains(where: { Self.elsewhere.contains($0.text) }),
        match.value != "deformity" || !isStraight(match.tokens, sentence, note.tokens)
      else { return nil }
      var mention = note.mention(.structuralCondition, .choice(match.value), at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      mention.details[.region] = note.region(of: match.tokens).map { .choice($0.rawValue) }
      mention.details[.nature] = nature(of: match, sentence, note.tokens).map { .choice($0) }
      if mention.isReason(for: note.note.kind) { mention.context.assertion = .possible }
      if mention.context.assertion != .absent, note.isDismissed(match.tokens) { return nil }
      return mention
    }
  }

  /// "10 yr major fracture risk 14%": a chance, and no break.
  private func isRisk(_ finding: Range<Int>, in note: MarkedNote) -> Bool {
    let next = finding.upperBound
    return next < note.tokens.count
      && ["risk", "risks", "probability", "prevention", "precautions", "liaison", "clinic"]
        .contains(note.tokens[next].text)
  }

  /// "Normal thoracic kyphosis", "kyphosis is maintained": a shape that every spine has.
  private func isStraight(_ finding: Range<Int>, _ sentence: Range<Int>, _ tokens: [Token]) -> Bool
  {
    guard tokens[finding.lowerBound].text == "kyphosis" else { return false }
    let near =
      max(
        sentence.lowerBound, finding.lowerBound - 4)..<min(
        sentence.upperBound, finding.upperBound + 3)
    // An angle alone is measured in every spine.
    let behind = tokens[finding.upperBound..<min(sentence.upperBound, finding.upperBound + 8)]
    let isMeasured =
      behind.contains { $0.kind == .number }
      && behind.contains { ["degrees", "degree", "deg", "\u{B0}"].contains($0.text) }
    return isMeasured || tokens[near].contains { Self.straight.contains($0.text) }
  }

  private func nature(
    of match: PhraseTable<String>.Match, _ sentence: Range<Int>, _ tokens: [Token]
  ) -> String? {
    if match.value == "fracture" {
      return tokens[sentence].contains { Self.injuries.contains($0.text) } ? "traumatic" : nil
    }
    let before = tokens[
      max(sentence.lowerBound, match.tokens.lowerBound - 4)..<match.tokens.lowerBound]
    return before.contains { Self.mild.contains($0.text) } ? "mild" : nil
  }
}

extension Mention {
  /// What a study was ordered for, in the report's own head: a question, not an answer.
  func isReason(for kind: Note.Kind) -> Bool {
    kind == .imaging && [.complaint, .history].contains(section)
      && context.assertion == .present
  }
}
