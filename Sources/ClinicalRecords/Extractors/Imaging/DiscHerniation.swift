extension Concept {
  static let discHerniation = Concept("disc herniation")
}

/// A disc beyond its space, by kind, level and side.
struct DiscHerniation: Extractor {
  let summary = """
    Bulge, protrusion, extrusion, sequestration, or herniation without a kind, by level and side.
    """

  let examples = [
    Example("L L4-5 HNP with L L5 radic.", "disc herniation, herniation, L4-5, left"),
    Example("R leg pain; MRI left L5-S1 extrusion.", "disc herniation, extrusion, L5-S1, left"),
    Example("Left paracentral disc protrusion at C6-7.", "disc herniation, protrusion, C6-7, left"),
    Example("L3-4: no disc bulge.", "disc herniation, bulge, L3-4, absent"),
    Example(
      "Sequestered fragment at L4-5 on the right.", "disc herniation, sequestration, L4-5, right"),
    Example(
      "C5-6: disc herniation of the protrusion type.", "disc herniation, protrusion, C5-6"),
    Example("C7-T1: no disc displacement.", "disc herniation, herniation, C7-T1, absent"),
    Example("Hiatal hernia."),
  ]

  private static let phrases = PhraseTable<String>(lists: [
    (
      "bulge",
      "disc bulge | disk bulge | annular bulge | disc bulging | disk bulging | bulging disc"
    ),
    (
      "bulge",
      "annular bulging | disc bulges | disk bulges | bulge | annular disc bulge | bulging disk"
    ),
    ("bulge", "annular disc bulging | annular disk bulging | bulges | bulging"),
    (
      "protrusion",
      "disc protrusion | disk protrusion | protrusion | protrusions | disc protrusions"
    ),
    ("extrusion", "disc extrusion | disk extrusion | extrusion | extruded disc | extruded disk"),
    ("extrusion", "extruded fragment | extruded"),
    ("sequestration", "sequestration | sequestered fragment | sequestered disc | free fragment"),
    ("sequestration", "sequestered"),
    ("herniation", "disc herniation | disk herniation | herniated disc | herniated disk | hnp"),
    (
      "herniation", "herniated nucleus pulposus | disc herniations | disk herniations | herniations"
    ),
    ("herniation", "herniation | disc displacement | disk displacement | displaced disc"),
    ("herniation", "herniated cervical disc | herniated cervical disk | herniated lumbar disc"),
    ("herniation", "herniated lumbar disk | herniated discs | herniated disks"),
    ("protrusion", "protruding disc | protruding disk"),
    ("protrusion", "disc herniation of the protrusion type | herniation of the protrusion type"),
    ("protrusion", "disk herniation of the protrusion type"),
    ("extrusion", "disc herniation of the extrusion type | herniation of the extrusion type"),
    ("extrusion", "disk herniation of the extrusion type"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard ![.family, .procedure, .medications].contains(note.section(of: match.tokens)) else {
        return nil
      }
      var mention = note.mention(.discHerniation, .choice(match.value), at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens) ?? sideOfLevel(before: match.tokens, in: note)
      return mention
    }
  }

  /// "L L4-5 HNP": the side stands before the level.
  private func sideOfLevel(before finding: Range<Int>, in note: MarkedNote) -> Side? {
    let clause = note.clause(around: finding)
    guard
      let level = note.levels(in: clause.lowerBound..<max(clause.lowerBound, finding.lowerBound))
        .last,
      finding.lowerBound - level.tokens.upperBound <= 4
    else { return nil }
    return note.side(of: level.tokens, within: 1)
  }
}
