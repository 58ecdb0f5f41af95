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
    named; "4-5/5" is a range and no grade; a pair such as "4-/4-" is not read.
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
    Example("TA 3/5.", "motor strength, 3/5, root L4, muscle dorsiflexion"),
    Example("Grip strength 4-5/5.", "motor strength, root C8, muscle grip, low 4/5, high 5/5"),
    Example(
      "Motor strength is 4 plus out of 5 in the bilateral deltoids, biceps.",
      "motor strength, 4+/5, root C5, bilateral, muscle deltoid",
      "motor strength, 4+/5, root C5, bilateral, muscle biceps"),
    Example(
      "EHL 4/5 right, 5/5 left.", "motor strength, 4/5, root L5, right",
      "motor strength, 5/5, root L5, left"),
    Example("5/5 strength in BUE.", "motor strength, 5/5, bilateral, muscle all, region upper"),
    Example("Strength: hip flexors 4-/4-, hip adductors 5/5."),
    Example("3/5 reflexes of the biceps."),
    Example("Seen 4/5 for follow-up."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .medications, .allergies].contains(sentence.section) else { return [] }
      return mentions(in: note, sentence)
    }
  }

  private static let exceptions: Set<String> = ["except", "but", "otherwise", ";", "other"]
  private static let motorWords: Set<String> = [
    "strength", "motor", "weakness", "mrc", "power", "muscle", "muscles", "manual",
  ]

  private func mentions(in note: MarkedNote, _ sentence: Sentence) -> [Mention] {
    let tokens = note.tokens
    let grades = StatedStrength.all(in: sentence.tokens, of: tokens)
    guard !grades.isEmpty else { return [] }
    let muscles = MuscleGroup.phrases.matches(in: tokens, range: sentence.tokens)
    let words = Array(tokens[sentence.tokens]) + (sentence.heading.map { Array(tokens[$0]) } ?? [])
    let isMotor = words.contains { Self.motorWords.contains($0.text) }
    if words.contains(where: { $0.text.hasPrefix("reflex") || $0.text.hasPrefix("dtr") }), !isMotor
    {
      return []
    }
    guard isMotor || !muscles.isEmpty else { return [] }
    var found: [Mention] = []
    var last: [MuscleGroup] = []
    for (place, grade) in grades.enumerated() {
      let before = place > 0 ? grades[place - 1].tokens.upperBound : sentence.tokens.lowerBound
      let after =
        place + 1 < grades.count ? grades[place + 1].tokens.lowerBound : sentence.tokens.upperBound
      var groups = Self.groups(of: grade, muscles, from: before, to: after, in: tokens)
      let side = Self.side(of: grade, from: before, to: after, in: note)
      let isRest = tokens[before..<grade.tokens.lowerBound].contains {
        ["otherwise", "other", "remaining", "rest"].contains($0.text)
      }
      if groups.isEmpty, !isRest, side != nil, !last.isEmpty { groups = last }
      if groups.isEmpty, !isMotor, !isRest { continue }
      last = groups
      let excepted = isRest || Self.hasException(after: grade, before: after, in: tokens)
      found += Self.mentions(of: grade, groups, side, isRest: excepted, in: note).map {
        var mention = $0
        if groups.isEmpty, let limb = Self.limb(in: before..<after, of: tokens) {
          mention.details[.region] = .choice(limb)
        }
        return mention
      }
    }
    return found
  }

  private static func mentions(
    of strength: StatedStrength, _ groups: [MuscleGroup], _ side: Side?, isRest: Bool,
    in note: MarkedNote
  ) -> [Mention] {
    var mention = note.mention(
      .motorStrength, strength.grade.map { .motor($0) }, at: strength.tokens)
    mention.side = side
    if strength.grade == nil {
      mention.details[.low] = .motor(strength.low)
      mention.details[.high] = .motor(strength.high)
    }
    let next = strength.tokens.upperBound
    mention.begin =
      note.dates.spans(in: note.sentenceTokens(around: strength.tokens))
      .first { $0.tokens.lowerBound >= next && $0.tokens.lowerBound <= next + 2 }?.date
    guard !groups.isEmpty else {
      mention.details[.muscle] = .choice(isRest ? "all other" : "all")
      return [mention]
    }
    return groups.map { group in
      mention.details[.muscle] = .choice(group.name)
      mention.root = group.root
      return mention
    }
  }

  /// Muscles before their grade ("EHL 4/5") or, behind "in" or "of", after it.
  private static func groups(
    of grade: StatedStrength, _ muscles: [PhraseTable<MuscleGroup>.Match], from before: Int,
    to after: Int, in tokens: [Token]
  ) -> [MuscleGroup] {
    let next = grade.tokens.upperBound
    let opens = tokens[next..<min(next + 3, after)].contains {
      ["in", "of", "for", "with", "at", "bilateral", "right", "left"].contains($0.text)
    }
    let wall = tokens[next..<after].firstIndex { exceptions.contains($0.text) } ?? after
    let behind = muscles.filter { $0.tokens.lowerBound >= next && $0.tokens.upperBound <= wall }
    // The last one before the next grade is that grade's own.
    let free = behind.filter {
      after - $0.tokens.upperBound > 2 || after == wall && wall == tokens.count
    }
    let ahead = muscles.filter {
      $0.tokens.lowerBound >= before && $0.tokens.upperBound <= grade.tokens.lowerBound
    }
    let isOpen = ahead.last.map { last in
      tokens[last.tokens.upperBound..<grade.tokens.lowerBound].allSatisfy { $0.text != "." }
    }
    if isOpen == true, !(opens && !free.isEmpty && isClaimed(ahead, by: before, tokens)) {
      return ahead.map(\.value)
    }
    return opens ? (after == wall && free.isEmpty ? behind : free).map(\.value) : []
  }

  /// Muscles already named behind the grade before: "4/5 in deltoids, 5/5 in triceps".
  private static func isClaimed(
    _ muscles: [PhraseTable<MuscleGroup>.Match], by grade: Int, _ tokens: [Token]
  ) -> Bool {
    guard let first = muscles.first else { return false }
    return tokens[grade..<max(grade, first.tokens.lowerBound)].contains {
      ["in", "of", "for"].contains($0.text)
    }
  }

  /// A side directly behind the grade, else between the one before and it.
  private static func side(
    of grade: StatedStrength, from before: Int, to after: Int, in note: MarkedNote
  ) -> Side? {
    let next = grade.tokens.upperBound
    let wall = note.tokens[next..<after].firstIndex { [",", ";", "."].contains($0.text) } ?? after
    let near = next..<min(wall, next + 6)
    if let behind = note.sides(in: near).first { return behind.side }
    let ahead = max(before, grade.tokens.lowerBound - 8)..<grade.tokens.lowerBound
    return note.sides(in: ahead).last { stated in
      note.tokens[stated.tokens.upperBound..<grade.tokens.lowerBound].allSatisfy { $0.text != "," }
    }?.side
  }

  /// Arms or legs, where only one of them is named.
  private static func limb(in range: Range<Int>, of tokens: [Token]) -> String? {
    let upper: Set<String> = [
      "upper", "bue", "rue", "lue", "ue", "ues", "arms", "arm", "hand", "hands",
    ]
    let lower: Set<String> = ["lower", "ble", "rle", "lle", "le", "les", "legs", "leg"]
    let isUpper = tokens[range].contains { upper.contains($0.text) }
    let isLower = tokens[range].contains { lower.contains($0.text) }
    return isUpper == isLower ? nil : isUpper ? "upper" : "lower"
  }

  private static func hasException(
    after grade: StatedStrength, before end: Int, in tokens: [Token]
  ) -> Bool {
    tokens[grade.tokens.upperBound..<end].contains {
      ["except", "but", "exception"].contains($0.text)
    }
  }
}
