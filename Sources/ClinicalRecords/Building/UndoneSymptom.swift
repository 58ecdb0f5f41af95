import Claims

/// Statements that a symptom is gone, later than every statement that it is there.
///
/// "All leg pain has resolved" in the newest note does not make the earlier notes untrue, and does
/// not leave the symptom standing either: a person must settle it. In one note what is told as there
/// goes before, but for a diagnosis carried along in its assessment.
struct UndoneSymptom {
  /// The symptom, as notes tell of it.
  let told: [Mention]
  /// Where it may be said to be gone.
  let gone: [Mention]

  /// Those that nothing later takes back; relief on the other side than `side` undoes nothing.
  func later(than side: Side?) -> [Mention] {
    let there = told.filter(\.isPresent)
    return gone.filter { mention in
      Self.isGone(mention) && Self.reaches(mention.side, side)
        && !there.contains { Self.outlives($0, mention) }
    }
  }

  private static func outlives(_ symptom: Mention, _ relief: Mention) -> Bool {
    if symptom.quote.document == relief.quote.document {
      return ![.assessment, .plan, .pastMedical].contains(symptom.section)
    }
    guard let told = symptom.noteDay, let relieved = relief.noteDay else { return false }
    return told > relieved
      || (told == relieved && ![.assessment, .plan, .pastMedical].contains(symptom.section))
  }

  private static func reaches(_ relieved: Side?, _ symptom: Side?) -> Bool {
    guard let relieved, relieved != .bilateral, let symptom else { return true }
    return relieved == symptom
  }

  /// Resolved as a whole, or pain of the limb denied as a whole.
  private static func isGone(_ mention: Mention) -> Bool {
    guard ![.injection, .operative].contains(mention.noteKind) else { return false }
    let tokens = Tokenizer.tokens(of: Array(mention.quote.text.utf8))
    let isPartial = !partial.matches(in: tokens, range: tokens.indices).isEmpty
    switch mention.context.assertion {
    case .present:
      return mention.context.temporality == .resolved && !isPartial
        && !resolved.matches(in: tokens, range: tokens.indices).isEmpty && !isBrief(tokens)
    case .absent:
      return mention.choice(.manner) == "limb pain" && mention.hasWeight && !isPartial
    default: return false
    }
  }

  /// "Resolved for two weeks" came back.
  private static func isBrief(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { index in
      ["for", "x"].contains(tokens[index].text) && index + 1 < tokens.count
        && DurationReader(tokens).length(at: index + 1, before: tokens.count) != nil
    }
  }

  private static let resolved = PhraseTable<Bool>(lists: [
    (true, "resolved | resolution of | no longer | is gone | are gone | went away | has cleared"),
    (true, "subsided | healed | pain free | symptom free | free of | asymptomatic"),
  ])
  /// What leaves a rest, comes back, or holds in one posture or for one part only.
  private static let partial = PhraseTable<Bool>(lists: [
    (true, "almost | nearly | mostly | largely | partially | partly | somewhat | incompletely"),
    (true, "near complete | temporarily | briefly | transiently | initially | % | percent"),
    (true, "return* | recur* | came back | comes back | come back | again | at night | at rest"),
    (true, "sitting | seated | lying | supine | standing | walking | when | while | knee"),
    (true, "shoulder | hip | wrist | carpal | bladder | urinary | headache | headaches | chest"),
  ])
}
