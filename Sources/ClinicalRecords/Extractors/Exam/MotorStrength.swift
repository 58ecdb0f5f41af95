extension Concept {
  static let motorStrength = Concept("motor strength")
}

extension Detail {
  static let muscle = Detail("muscle")
  /// The weakest and strongest a written range allows.
  static let low = Detail("low")
  static let high = Detail("high")
}

/// Strength by muscle, root and side, on the Medical Research Council scale.
struct MotorStrength: Extractor {
  let summary = """
    Graded strength by muscle, root and side. "Otherwise" and "throughout" cover the muscles not \
    named; "4-5/5" is a range and no grade; a pair such as "4-/4-" is read only under a heading that \
    says which side is first.
    """

  let examples = [
    Example(
      "Strength: EHL 4-/5 R, otherwise 5/5.",
      "motor strength, 4-/5, root L5, right, muscle great toe extension",
      "motor strength, 5/5, muscle all other"),
    Example("Motor 5/5 throughout.", "motor strength, 5/5, muscle all"),
    Example(
      "Motor: 5/5 except right EHL 4/5.", "motor strength, 5/5, muscle all other",
      "motor strength, 4/5, root L5, right, muscle great toe extension"),
    Example(
      "Strength is 5/5 in the deltoids and biceps bilaterally, 4/5 in the triceps bilaterally, "
        + "4-/5 in the hand intrinsics bilaterally.",
      "motor strength, 5/5, root C5, bilateral, muscle deltoid",
      "motor strength, 5/5, root C5, bilateral, muscle biceps",
      "motor strength, 4/5, root C7, bilateral, muscle triceps",
      "motor strength, 4-/5, root T1, bilateral, muscle intrinsics"),
    Example("TA 3/5.", "motor strength, 3/5, root L4, muscle dorsiflexion"),
    Example("Grip strength 4-5/5.", "motor strength, root C8, muscle grip, low 4/5, high 5/5"),
    Example(
      "Motor strength is 4 plus out of 5 in the bilateral deltoids, biceps.",
      "motor strength, 4+/5, root C5, bilateral, muscle deltoid",
      "motor strength, 4+/5, root C5, bilateral, muscle biceps"),
    Example(
      "EHL 4/5 right, 5/5 left.", "motor strength, 4/5, root L5, right",
      "motor strength, 5/5, root L5, left"),
    Example(
      "Motor: 5/5 in all muscle groups except left TA 4/5 and EHL 4-/5.",
      "motor strength, 5/5, muscle all other", "motor strength, 4/5, root L4, left",
      "motor strength, 4-/5, root L5, left"),
    Example(
      "RLE: IP 5/5, EHL 3/5. LLE: 5/5 throughout.", "motor strength, 5/5, root L2, right",
      "motor strength, 3/5, root L5, right", "motor strength, 5/5, left, muscle all"),
    Example(
      "TA 4/5 (6/2/26) now 3/5 (8/12/26).", "motor strength, 4/5, root L4, from 2026-06-02",
      "motor strength, 3/5, root L4, from 2026-08-12"),
    Example(
      "L EHL 3/5 (was 4/5 in June per pain clinic), L TA 4/5.",
      "motor strength, 3/5, root L5, left", "motor strength, 4/5, root L5, left, from 2026-06",
      "motor strength, 4/5, root L4, left"),
    Example("Left foot drop with 2/5 dorsiflexion.", "motor strength, 2/5, root L4"),
    Example(
      "Dorsiflexion R 4/5 L 5/5.", "motor strength, 4/5, right", "motor strength, 5/5, left"),
    Example("Motor: gluteals 4/5.", "motor strength, 4/5, muscle not named"),
    Example("5/5 strength in BUE.", "motor strength, 5/5, bilateral, muscle all, region upper"),
    Example("Strength: hip flexors 4-/4-, hip adductors 5/5."),
    Example(
      "Strength (R/L): IP 5/5, TA 5/4, EHL 5/3.", "motor strength, 5/5, root L2, right",
      "motor strength, 5/5, root L2, left", "motor strength, 5/5, root L4, right",
      "motor strength, 4/5, root L4, left", "motor strength, 5/5, root L5, right",
      "motor strength, 3/5, root L5, left"),
    Example(
      "Motor L/R: EHL 4-/5, GS 5/4+.",
      "motor strength, 4-/5, root L5, left", "motor strength, 5/5, root L5, right",
      "motor strength, 5/5, root S1, left", "motor strength, 4+/5, root S1, right"),
    Example("Strength (R/L): TA 4/5."),
    Example(
      "Motor 5/5 BLE except R EHL 4+.", "motor strength, 5/5, bilateral, muscle all other",
      "motor strength, 4+/5, root L5, right, muscle great toe extension"),
    Example(
      "L triceps 4-/5, L wrist flexion 4/5, L triceps DTR absent.",
      "motor strength, 4-/5, root C7, left, muscle triceps",
      "motor strength, 4/5, root C7, left, muscle wrist flexion"),
    Example(
      "Weakness of right triceps, graded 4/5.",
      "motor strength, 4/5, root C7, right, muscle triceps"),
    Example(
      "Motor:      R    L\n  Deltoid   5    5\n  Wrist ext 5-   5\n  Grip      4    4+\n",
      "motor strength, 5/5, root C5, right, muscle deltoid",
      "motor strength, 5/5, root C5, left, muscle deltoid",
      "motor strength, root C6, right, high 5/5, low 4+/5, muscle wrist extension",
      "motor strength, 5/5, root C6, left, muscle wrist extension",
      "motor strength, 4/5, root C8, right, muscle grip",
      "motor strength, 4+/5, root C8, left, muscle grip"),
    Example(
      "L EHL 3/5 (was 4/5 on 5/13/26), L tib ant 4/5 (was 5/5).",
      "motor strength, 3/5, root L5, left", "motor strength, 4/5, root L5, left, from 2026-05-13",
      "motor strength, 4/5, root L4, left", "motor strength, 5/5, root L4, left, historical"),
    Example(
      "EXAM: TA L 4-, EHL L 4.", "motor strength, 4-/5, root L4, left",
      "motor strength, 4/5, root L5, left"),
    Example(
      "His biceps is now 4 minus on the left and wrist extension 3 plus.",
      "motor strength, 4-/5, root C5, left, muscle biceps",
      "motor strength, root C6, left, muscle wrist extension, high 4-/5, low 3/5"),
    Example(
      "Strength 5/5 x L EHL 4+.", "motor strength, 5/5, muscle all other",
      "motor strength, 4+/5, root L5, left"),
    Example(
      "EXAM: Grip R 4 L 4+, triceps R 5 L 4.", "motor strength, 4/5, root C8, right, muscle grip",
      "motor strength, 4+/5, root C8, left, muscle grip", "motor strength, 5/5, root C7, right",
      "motor strength, 4/5, root C7, left"),
    Example("EXAM: Grip R 40 L 38 lbs."), Example("EXAM: Biceps R 2 L 2, triceps R 2 L 2."),
    Example(
      "Str: IP 5/5 b/l, zyx 3/5 R, GS 5/5 b/l.", "motor strength, 5/5, root L2, bilateral",
      "motor strength, 3/5, right, muscle not named", "motor strength, 5/5, root S1, bilateral"),
    Example(
      "UE: delt 5/5, bi 5/5, tri L 4/5 R 5/5, WE 5/5.", "motor strength, 5/5, root C5",
      "motor strength, 5/5, root C5, muscle biceps",
      "motor strength, 4/5, root C7, left, muscle triceps", "motor strength, 5/5, root C7, right",
      "motor strength, 5/5, root C6"),
    Example(
      "R EHL weakness 4/5 noted, R SLR neg.",
      "motor strength, 4/5, root L5, right, muscle great toe extension"),
    Example(
      "Quads 3/5 left vs 5/5 right (was 4+ preop), IP 4/5 left.",
      "motor strength, 3/5, root L3, left, muscle knee extension",
      "motor strength, 5/5, root L3, right, muscle knee extension",
      "motor strength, 4/5, root L2, left, muscle hip flexion"),
    Example("5/5 str BLE.", "motor strength, 5/5, bilateral, muscle all, region lower"),
    Example("3/5 reflexes of the biceps."),
    Example("Seen 4/5 for follow-up."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    let columns = StrengthColumns(in: note)
    return columns.mentions
      + note.sentences.flatMap { sentence -> [Mention] in
        guard ![.family, .medications, .allergies].contains(sentence.section),
          !columns.rows.contains(where: { $0.overlaps(sentence.tokens) })
        else { return [] }
        return mentions(in: note, sentence)
      }
  }

  static let exceptions: Set<String> = [
    "except", "exc", "excluding", "save", "but", "otherwise", ";", "other", "x", "exception",
  ]
  static let motorWords: Set<String> = [
    "strength", "str", "motor", "weakness", "mrc", "power", "muscle", "muscles", "manual",
    "throughout",
  ]

  private func mentions(in note: MarkedNote, _ sentence: Sentence) -> [Mention] {
    let tokens = note.tokens
    if let table = PairedStrength(in: note, sentence) { return table.mentions }
    var grades = StatedStrength.all(in: sentence.tokens, of: tokens)
    let muscles = MuscleGroup.phrases.matches(in: tokens, range: sentence.tokens)
    guard !grades.isEmpty || !muscles.isEmpty else { return [] }
    let bare = Self.bare(behind: muscles, before: sentence.tokens.upperBound, tokens)
    if let columns = inColumns(grades, muscles, in: note, sentence) { return columns }
    guard !grades.isEmpty || Self.isStrength(bare, muscles, sentence, tokens) else { return [] }
    grades = Self.adding(bare, grades).filter { !Self.isOfOtherScale($0, in: sentence, tokens) }
    let words = Array(tokens[sentence.tokens]) + (sentence.heading.map { Array(tokens[$0]) } ?? [])
    let isMotor = words.contains { Self.motorWords.contains($0.text) }
    if !isMotor, words.contains(where: Self.isOfReflex) {
      // "L triceps 4-/5, L triceps DTR absent": only behind a muscle, and apart from the reflex.
      grades = grades.filter { grade in
        muscles.contains { $0.tokens.upperBound == grade.tokens.lowerBound }
          && !Self.part(around: grade.tokens, in: sentence.tokens, tokens)
            .contains(where: Self.isOfReflex)
      }
      guard !grades.isEmpty else { return [] }
    }
    guard isMotor || !muscles.isEmpty else { return [] }
    var found: [Mention] = []
    var last: [MuscleGroup] = []
    var lastSide: Side?
    var sideLeads = false
    for (place, grade) in grades.enumerated() {
      let before = place > 0 ? grades[place - 1].tokens.upperBound : sentence.tokens.lowerBound
      let after =
        place + 1 < grades.count ? grades[place + 1].tokens.lowerBound : sentence.tokens.upperBound
      var groups = Self.groups(
        of: grade, muscles, from: before, to: after, in: tokens, isFirst: place == 0)
      let between = Set(tokens[before..<grade.tokens.lowerBound].map(\.text))
      let isLater = !between.isDisjoint(with: Self.later)
      let isEarlier =
        Self.isInParentheses(before..<grade.tokens.lowerBound, of: tokens)
        && (!between.isDisjoint(with: Self.earlier)
          || between.count == 1 && Self.isDated(behind: grade.tokens.upperBound, in: note))
      // "R 4/5 L 5/5" or "4/5 R 5/5 L": the muscle's first grade shows which.
      let leading = Self.leadingSide(of: grade, in: tokens)
      if !groups.isEmpty { sideLeads = leading != nil }
      var side =
        (sideLeads || groups.isEmpty && place == 0 && grades.count == 1 ? leading : nil)
        ?? Self.side(of: grade, from: before, to: after, in: note)
        ?? note.labelledSide(before: grade.tokens.lowerBound, in: sentence.tokens)
        ?? Self.openingSide(before: grade.tokens.lowerBound, in: note, sentence.tokens)
      let isRest =
        !between.isDisjoint(with: ["otherwise", "other", "others", "remaining", "rest"])
        || between.isSuperset(of: ["o", "/", "w"])
      // "EHL 3/5 (was 4/5 in June), TA 4/5": in parentheses stands what the same muscle was.
      if isEarlier, !last.isEmpty { (groups, side) = (last, lastSide) }
      if groups.isEmpty, Self.namesAnother(in: before..<grade.tokens.lowerBound, of: tokens) {
        last = []
      }
      if groups.isEmpty, !isRest, side != nil || isLater, !last.isEmpty { groups = last }
      // "left TA 4/5 and EHL 4-/5", "TA 4/5 on the left, now 3/5": the side goes on.
      if side == nil, place > 0, isLater || between.contains("and"), !isRest { side = lastSide }
      lastSide = side
      let excepted = isRest || Self.hasException(after: grade, before: after, in: tokens)
      if groups.isEmpty, !isMotor, !excepted { continue }
      last = groups
      let isWide =
        excepted || !Set(tokens[before..<after].map(\.text)).isDisjoint(with: Self.wide)
        || (grade.low == .five && grades.count == 1)
      if groups.isEmpty, !isWide {
        found.append(unnamed(grade, side, in: note))
        continue
      }
      found += Self.mentions(of: grade, groups, side, isRest: excepted, in: note).map {
        var mention = $0
        if isEarlier || Self.isPast(grade, tokens), mention.begin == nil {
          mention.context.temporality = .historical
        }
        if let opening = Self.dayOpening(before: grade.tokens.lowerBound, in: note, sentence) {
          mention.begin = mention.begin ?? opening.date
          if mention.begin == nil { mention.context.temporality = .historical }
        }
        if groups.isEmpty, let limb = Self.limb(in: before..<after, of: tokens) {
          mention.details[.region] = .choice(limb)
        }
        return mention
      }
    }
    return found
  }

  private static let wide: Set<String> = [
    "throughout", "all", "groups", "group", "extremities", "extremity", "bue", "ble", "rue", "lue",
    "rle", "lle", "upper", "lower", "proximal", "distal", "remaining", "globally", "legs", "arms",
    "ues", "les", "everywhere", "leg", "arm",
  ]

  private static let earlier: Set<String> = ["was", "previously", "prior", "before", "formerly"]
  static let later: Set<String> = ["now", "then", "\u{2192}", ">", "today", "currently"]
}
