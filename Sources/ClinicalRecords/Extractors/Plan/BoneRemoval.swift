extension Concept {
  static let boneRemoval = Concept("bone removal")
}

extension Detail {
  /// Of the structure, in percent.
  static let boneShare = Detail("extent")
}

/// How much bone an operation is planned to take: facets, pars, vertebral body.
struct BoneRemoval: Extractor {
  let summary = """
    Planned removal of facets, pars or vertebral body, with its share where one is written. What an \
    earlier operation took is no plan.
    """

  let examples = [
    Example(
      "Plan: resection of more than 50% of both facets at L4-5 requiring fusion.",
      "bone removal, facet, L4-5, bilateral, planned, extent 50 percent, extent bound more than"),
    Example("Will perform complete facetectomy on the left.", "facet, left, extent 100 percent"),
    Example("PLAN: Bilateral facetectomy of 75%.", "facet, bilateral, extent 75 percent"),
    Example("Decompression will require pars resection.", "bone removal, pars, planned"),
    Example("Plan C5 corpectomy of one half of the body.", "body, extent 50 percent"),
    Example("Plan C5 corpectomy.", "bone removal, body, planned"),
    Example("S/p corpectomy in 2019."), Example("Medial facetectomy was performed."),
    Example("Pars defect at L5."),
  ]

  private static let names = PhraseTable<String>(lists: [
    ("facet", "facetectomy | facetectomies | facet resection | facet excision | facet removal"),
    ("facet", "of both facets | of both facet joints | of the facets | of the facet joint*"),
    ("facet", "of the facet | of one facet"),
    ("pars", "pars resection | pars excision | pars removal | of the pars | of the pars inter*"),
    ("pars", "of both pars | pars interarticularis resection"),
    ("body", "corpectomy | corpectomies | of the vertebral body"),
  ])
  private static let takes = PhraseTable<Bool>(lists: [
    (true, "resection | excision | removal | remove | resect | facetectom* | corpectom*"),
    (true, "removing | resecting | excise"),
  ])
  private static let needs = PhraseTable<Bool>(lists: [
    (true, "will require | requires | require | requiring | necessitate* | anticipate* | will"),
    (true, "plan | planned | proposed | requested | intend*"),
  ])
  private static let shares = PhraseTable<Double>(lists: [
    (100, "complete | total | full | entire"), (33.4, "one third | one-third | a third | 1/3"),
    (50, "one half | one-half | half | 1/2"), (66.6, "two thirds | two-thirds | 2/3"),
    (75, "three quarters | three-quarters | 3/4"),
  ])

  /// Whether a sentence tells of bone that an operation is to take.
  static func isPlanned(in sentence: Range<Int>, of note: MarkedNote) -> Bool {
    !names.matches(in: note.tokens, range: sentence).isEmpty
      && !takes.matches(in: note.tokens, range: sentence).isEmpty
      && !needs.matches(in: note.tokens, range: sentence).isEmpty
  }

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence in
      let range = sentence.tokens
      guard sentence.section != .procedure, sentence.section != .pastSurgical,
        let name = Self.names.matches(in: note.tokens, range: range).first,
        !Self.takes.matches(in: note.tokens, range: range).isEmpty,
        sentence.section == .plan || !Self.needs.matches(in: note.tokens, range: range).isEmpty
      else { return nil }
      var mention = note.mention(.boneRemoval, .choice(name.value), at: name.tokens)
      guard mention.context.assertion == .present, mention.context.temporality != .historical,
        mention.context.experiencer == .patient
      else { return nil }
      mention.context.assertion = .planned
      mention.levels = note.levels(in: range).flatMap(\.levels)
      let words = note.tokens[range].map(\.text)
      let sides = Set(note.sides(in: range).map(\.side))
      mention.side =
        words.contains("both") || words.contains("bilateral") || words.contains("bilaterally")
        ? .bilateral : sides.count == 1 ? sides.first : nil
      readExtent(into: &mention, in: range, note)
      return mention
    }
  }

  private func readExtent(into mention: inout Mention, in range: Range<Int>, _ note: MarkedNote) {
    if let percent = note.percents(in: range).first {
      guard !percent.isBelow else { return }
      mention.details[.boneShare] = .number(percent.least, unit: "percent")
      let start = max(range.lowerBound, percent.tokens.lowerBound - 3)
      let before = note.tokens[start..<percent.tokens.lowerBound]
      let words: Set<String> = ["more", "over", "greater", ">", "exceeding"]
      if before.contains(where: { words.contains($0.text) }) {
        mention.details[Detail("extent bound")] = .choice("more than")
      }
    } else if let share = Self.shares.matches(in: note.tokens, range: range).first {
      mention.details[.boneShare] = .number(share.value, unit: "percent")
    }
  }
}
