extension Concept {
  static let structuralCondition = Concept("structural condition")
  static let transitionalVertebra = Concept("transitional vertebra")
}

/// Fracture, tumor, infection, pseudarthrosis, a broken pars, deformity; and a spine whose vertebrae
/// can be counted in two ways.
struct StructuralCondition: Extractor {
  let summary = """
    Conditions of bone and disc that open other pathways of a policy. A transitional vertebra stops \
    the reading of levels: report and operative plan may count differently.
    """

  let examples = [
    Example("L1 burst fracture.", "structural condition, fracture"),
    Example("No fracture.", "structural condition, fracture, absent"),
    Example("Epidural abscess at L4-5.", "structural condition, infection, L4-5"),
    Example("Sacralised L5.", "transitional vertebra"),
    Example("Pseudarthrosis at L5-S1.", "structural condition, pseudarthrosis, L5-S1"),
    Example("Father had lumbar metastases.", "structural condition, neoplasm, family"),
    Example("Bilateral pars defects at L5-S1.", "structural condition, pars defect, L5-S1"),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    (
      "fracture", "vertebral fracture | compression fracture | burst fracture | vertebral fractures"
    ),
    (
      "fracture",
      "compression fractures | chance fracture | fracture dislocation | odontoid fracture"
    ),
    ("fracture", "fracture | fractures | unstable fracture"),
    ("neoplasm", "spinal tumor | vertebral metastasis | vertebral metastases | spinal metastases"),
    ("neoplasm", "metastases | metastasis | metastatic disease | neoplasm | tumor | malignancy"),
    ("infection", "discitis | diskitis | osteomyelitis | epidural abscess | spondylodiscitis"),
    ("pseudarthrosis", "pseudarthrosis | pseudoarthrosis | nonunion | failed fusion"),
    ("pars defect", "pars defect | pars defects | pars fracture | pars fractures | spondylolysis"),
    ("pars defect", "pars interarticularis defect | pars interarticularis defects"),
    ("deformity", "scoliosis | kyphosis | flatback | sagittal imbalance"),
    ("facet cyst", "synovial cyst | facet cyst"),
    ("transitional", "transitional vertebra | transitional anatomy | transitional segment"),
    ("transitional", "lumbosacral transitional vertebra | sacralized | sacralised | sacralization"),
    ("transitional", "sacralisation | lumbarized | lumbarised | lumbarization | lumbarisation"),
    ("transitional", "six lumbar type vertebrae | transitional vertebral body | l6 | lstv"),
  ])
  private static let elsewhere: Set<String> = [
    "hip", "wrist", "ankle", "rib", "femur", "femoral", "pelvic", "humerus", "radius", "skull",
    "nasal", "finger", "toe", "foot", "clavicle", "tibia", "lung", "breast", "prostate", "colon",
    "brain", "fibula", "jaw", "facial", "orbital", "hand", "knee", "arm", "leg", "elbow",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard ![.procedure, .plan].contains(note.section(of: match.tokens)) else { return nil }
      if match.value == "transitional" {
        return note.mention(.transitionalVertebra, at: match.tokens)
      }
      let sentence = note.sentenceTokens(around: match.tokens)
      let before = note.tokens[
        max(sentence.lowerBound, match.tokens.lowerBound - 3)..<match.tokens.lowerBound]
      guard !before.contains(where: { Self.elsewhere.contains($0.text) }) else { return nil }
      var mention = note.mention(.structuralCondition, .choice(match.value), at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      return mention
    }
  }
}
