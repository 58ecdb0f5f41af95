extension Concept {
  static let claudication = Concept("neurogenic claudication")
}

/// Leg symptoms on standing and walking that sitting or bending relieves, named or described.
struct NeurogenicClaudication: Extractor {
  let summary = """
    Neurogenic claudication, by its name or by its description: the shopping cart, relief on sitting \
    or bending. Bare "claudication" may be vascular and is only possible.
    """

  let examples = [
    Example("Neurogenic claudication.", "neurogenic claudication"),
    Example("Leans on shopping cart.", "neurogenic claudication, manner described"),
    Example(
      "Leg heaviness on walking, relieved by sitting.", "neurogenic claudication, manner described"),
    Example("Vascular claudication, ABI 0.6."),
    Example("Claudication after two blocks.", "neurogenic claudication, possible"),
    Example("No neurogenic claudication.", "neurogenic claudication, absent"),
    Example("Back pain is relieved by sitting."),
  ]

  private enum Cue: Sendable { case named, bare, described, relief }

  private static let phrases = PhraseTable<Cue>(lists: [
    (
      .named,
      "neurogenic claudication | neuroclaudication | pseudoclaudication | pseudo claudication"
    ),
    (.named, "neurogenic intermittent claudication | spinal claudication"),
    (.bare, "claudication"),
    (
      .described,
      "shopping cart | grocery cart | leans on a cart | leaning on a cart | leans on cart"
    ),
    (.described, "leaning on cart | lean on the cart | leans on the cart | leaning on the cart"),
    (.described, "cart to lean on | push a cart | pushing a cart | lean over a cart"),
    (.relief, "relieved w/ sitting | relief w/ sitting | better w/ sitting | improves w/ sitting"),
    (.named, "stenosis with nc | stenosis w/ nc | stenosis w nc"),
    (.relief, "sits for relief | has to sit down | sitting relieves"),
    (.relief, "sits to relieve | relieved with sitting down | eases with sitting"),
    (.relief, "relieved by sitting | relief sitting | relieved with sitting | better with sitting"),
    (.relief, "relief with sitting | improves with sitting | better sitting | relief by sitting"),
    (.relief, "relieved by bending forward | relieved by leaning forward | relief with flexion"),
    (
      .relief,
      "relieved by forward flexion | relieved by flexion | improved by sitting | relief sitting/flexion"
    ),
    (
      .relief,
      "relieved by rest and sitting | has to sit | must sit | needs to sit | resolves with sitting"
    ),
    (
      .relief,
      "better when sitting | relieved when sitting | relieved when she sits | relieved when he sits"
    ),
  ])
  private static let vascular = ["vascular", "abi", "pad", "arterial", "ankle-brachial"]
  private static let legs: Set<String> = [
    "leg", "legs", "buttock", "buttocks", "calf", "calves", "thigh", "thighs", "extremity",
    "extremities", "ble", "les",
  ]
  private static let upright: Set<String> = [
    "walking", "walk", "walks", "standing", "stand", "stands", "ambulation", "ambulating",
    "upright",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      let sentence = note.tokens[note.sentenceTokens(around: match.tokens)]
      var mention = note.mention(.claudication, at: match.tokens)
      switch match.value {
      case .named: break
      case .bare:
        guard !sentence.contains(where: { Self.vascular.contains($0.text) }) else { return nil }
        if mention.context.assertion == .present { mention.context.assertion = .possible }
      case .described:
        mention.details[.manner] = .choice("described")
      case .relief:
        guard sentence.contains(where: { Self.legs.contains($0.text) }),
          sentence.contains(where: { Self.upright.contains($0.text) })
        else { return nil }
        mention.details[.manner] = .choice("described")
      }
      return mention
    }
  }
}
