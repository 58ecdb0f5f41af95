/// Spines that number otherwise: a sixth lumbar vertebra, a sacralised L5, a lumbarised S1.
///
/// Report and operative plan may then mean different levels by the same name, so reading stops and a
/// person settles the numbers.
struct TransitionalAnatomy: Extractor {
  static let concept: Concept = "transitional anatomy"

  let summary = "Vertebrae that not everyone has: levels of the chart must not be compared unasked."

  let examples = [
    Example("Sacralised L5.", "transitional anatomy"),
    Example("There is a lumbosacral transitional vertebra.", "transitional anatomy"),
    Example(
      "Lumbarized S1 with stenosis at L5-L6.", "transitional anatomy", "transitional anatomy"),
    Example("No transitional vertebra.", "transitional anatomy, absent"),
    Example("Stenosis at L5-S1."),
  ]

  private static let names = PhraseTable<Bool>(lists: [
    (true, "sacralis* | sacraliz* | lumbaris* | lumbariz* | transitional vertebra*"),
    (true, "transitional anatomy | transitional segment | transitional lumbosacral"),
    (true, "lumbosacral transitional vertebra* | six lumbar | transitional s1 | transitional l5"),
    (
      true,
      "rib-bearing vertebra* | 13 rib-bearing | 11 rib-bearing | 6 lumbar-type | six lumbar-type | 6 lumbar type | transitional level"
    ),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    let named = note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).map(\.tokens)
    }
    let held = note.levels.filter(\.holdsNumbering).map(\.tokens)
    return (named + held).map { note.mention(Self.concept, .truth(true), at: $0) }
  }
}
