/// What an addendum or an attestation takes back of the note it stands in.
///
/// "ADDENDUM: there is an error above. The stenosis is on the left", "I agree, except that wrist
/// extension is 4-/5": what the note says of the same place is no longer its author's word. Both are
/// shown, for a person to hold against each other.
struct CorrectedNote {
  /// Without those that are corrected.
  let mentions: [Mention]
  let flag: ReadingFlag?

  init(_ mentions: [Mention], in note: MarkedNote) {
    guard let correction = Correction(in: note) else {
      (self.mentions, flag) = (mentions, Self.difference(among: mentions, in: note))
      return
    }
    let (later, earlier) = mentions.reduce(into: ([Mention](), [Mention]())) { parts, mention in
      if correction.bytes.contains(mention.words.lowerBound) {
        parts.0.append(correction.sided(mention, in: note))
      } else {
        parts.1.append(mention)
      }
    }
    let corrected = Set(
      earlier.filter { one in later.contains { Self.corrects($0, one, among: earlier) } })
    self.mentions = earlier.filter { !corrected.contains($0) } + later
    flag = ReadingFlag(
      .contradiction,
      "\(note.note.name): an addendum corrects this note: hold what it says above against it",
      quotes: [correction.quote] + earlier.filter(corrected.contains).quotes)
  }

  /// Where an addendum without a word of correction tells otherwise than the note, both stand.
  private static func difference(among mentions: [Mention], in note: MarkedNote) -> ReadingFlag? {
    let added = Correction.additions(to: note)
    guard !added.isEmpty else { return nil }
    let isAdded = { (mention: Mention) in
      added.contains { $0.contains(mention.words.lowerBound) }
    }
    let (later, earlier) = (mentions.filter(isAdded), mentions.filter { !isAdded($0) })
    let pairs = later.compactMap { one -> [Mention]? in
      guard [.present, .absent].contains(one.context.assertion), found.contains(one.concept) else {
        return nil
      }
      let against = earlier.filter { other in
        let isTold =
          one.value != nil || one.context.assertion == .absent
          || one.side != nil && other.side != nil && one.side != other.side
        let isOfOneDay = one.begin == nil || other.begin == nil || one.begin == other.begin
        return isTold && isOfOneDay && corrects(one, other, among: earlier)
      }
      return against.isEmpty ? nil : [one] + against
    }
    guard !pairs.isEmpty else { return nil }
    return ReadingFlag(
      .contradiction,
      "\(note.note.name): an addendum tells otherwise than the note above it: settle which counts",
      quotes: pairs.flatMap(\.self).quotes)
  }

  /// What an examination or a study finds; complaints and care change from day to day.
  private static let found: Set<Concept> = [
    .motorStrength, .reflex, .straightLegRaise, .spurling, .longTractSign, .stenosis, .listhesis,
    .discHerniation, .neuralCompression, .cordSignal, .dynamicTranslation, .plannedProcedure,
    .priorSurgery,
  ]

  // MARK: - What corrects what

  /// Of the same thing at the same place, and otherwise: on the same side, on the side that is denied,
  /// or, where nothing else is said of its own side, on the other.
  private static func corrects(
    _ later: Mention, _ earlier: Mention, among all: [Mention]
  ) -> Bool {
    guard isOfSame(later, earlier) else { return false }
    guard let side = later.side, let theirs = earlier.side, later.concept == earlier.concept else {
      return later.concept == earlier.concept
        ? differs(later, earlier) : later.choice(.notSide) == earlier.side?.rawValue
    }
    if later.choice(.notSide) == theirs.rawValue { return true }
    guard side.single.isDisjoint(with: theirs.single) else { return differs(later, earlier) }
    // "Negative on the left" moves nothing to the left.
    guard later.context.assertion == .present, !["negative", "normal"].contains(later.choice) else {
      return false
    }
    return !all.contains {
      isOfSame(later, $0) && $0.side.map { !$0.single.isDisjoint(with: side.single) } ?? true
    }
  }

  private static func isOfSame(_ later: Mention, _ earlier: Mention) -> Bool {
    let isWeakness = later.concept == .weakness && earlier.concept == .motorStrength
    guard later.concept == earlier.concept || isWeakness, !unsettled.contains(later.concept),
      later.context.experiencer == earlier.context.experiencer
    else { return false }
    let isSamePlace =
      earlier.levels.isEmpty
      ? later.levels.isEmpty : !Set(later.levels).isDisjoint(with: earlier.levels)
    return isSamePlace && (isWeakness || later.root == earlier.root || later.root == nil)
      && subjects.allSatisfy { later.choice($0) == earlier.choice($0) || isWeakness }
  }

  private static func differs(_ later: Mention, _ earlier: Mention) -> Bool {
    later.value != earlier.value || later.context.assertion != earlier.context.assertion
      || later.side != earlier.side
  }

  /// Care goes on and pain changes: what is told of them later is told beside the earlier.
  private static let unsettled: Set<Concept> = [
    PhysicalTherapy.concept, Injections.epidural, Injections.facet, Injections.other,
    .imagingStudy, .symptomDuration,
  ]
  /// By which two mentions of a concept are of different things.
  private static let subjects: [Detail] = [
    .location, Detail("muscle"), Detail("sign"), Detail("site"), Detail("structure"), .name,
    Detail("role"),
  ]
}

extension Detail {
  /// The side that a correction says it is not.
  static let notSide = Detail("not side")
}
