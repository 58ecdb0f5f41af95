extension Concept {
  static let reflex = Concept("reflex")
}

/// Deep tendon reflexes that are said to be absent, diminished or brisk.
struct Reflex: Extractor {
  let summary = """
    Tendon reflexes out of the ordinary. "1+" is diminished only where the note says so; 2+ and \
    symmetric is normal.
    """

  let examples = [
    Example("Absent right Achilles reflex.", "reflex, absent, right, site ankle"),
    Example("Diminished left ankle jerk.", "reflex, diminished, left, site ankle"),
    Example("Reflexes 2+ and symmetric.", "reflex, normal"),
    Example("1+ Achilles."),
    Example(
      "Deep tendon reflexes are 2+ at the knees and 1+ at the ankles.", "reflex, normal"),
    Example("I cannot elicit ankle reflexes.", "reflex, absent, site ankle"),
    Example("Patellar reflex is brisk.", "reflex, brisk, site knee"),
    Example("EXAM: L Achilles 0, R 2+.", "reflex, absent, left, site ankle"),
    Example("EXAM: Reflexes: absent at both Achilles.", "reflex, absent, bilateral, site ankle"),
    Example("Left triceps jerk absent.", "reflex, absent, left, site triceps"),
    Example("Achilles tendon intact."),
    Example("EXAM: Reflexes (R/L): biceps 2/2, triceps 2/0.", "reflex, absent, left, site triceps"),
  ]

  private static let sites = PhraseTable<String?>(lists: [
    (
      "ankle",
      "achilles reflex | achilles | ankle jerk | ankle reflex | ankle jerks | ankle reflexes"
    ),
    (
      "knee",
      "patellar reflex | patellar | knee jerk | knee reflex | knee jerks | patellar reflexes"
    ),
    ("biceps", "biceps reflex | biceps reflexes"),
    ("triceps", "triceps reflex | triceps reflexes | triceps jerk"), ("biceps", "biceps jerk"),
    ("brachioradialis", "brachioradialis reflex | brachioradialis"),
    (nil, "reflexes | deep tendon reflexes | dtrs | dtr | reflex | deep tendon reflex"),
  ])
  private static let words: [String: String] = [
    "absent": "absent", "diminished": "diminished", "decreased": "diminished",
    "hypoactive": "diminished", "reduced": "diminished", "depressed": "diminished",
    "brisk": "brisk", "hyperactive": "brisk", "symmetric": "normal", "symmetrical": "normal",
    "normal": "normal", "intact": "normal", "normoactive": "normal", "trace": "diminished",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      let sites = Self.sites.matches(in: note.tokens, range: sentence.tokens)
      let words =
        Array(note.tokens[sentence.tokens])
        + (sentence.heading.map { Array(note.tokens[$0]) } ?? [])
      let isNamed = words.contains {
        $0.text.hasPrefix("reflex") || $0.text.hasPrefix("dtr") || $0.text.hasPrefix("jerk")
      }
      // "L Achilles 0": on an examination that number is of the reflex.
      let sides = [sentence.heading, sentence.tokens].lazy.compactMap(\.self)
        .compactMap { PairedStrength.order(in: $0, of: note.tokens) }.first
      if isNamed, let sides {
        return Self.places.matches(in: note.tokens, range: sentence.tokens)
          .flatMap { lost(in: $0, sides, sentence.tokens, note) }
      }
      return sites.filter { site in
        isNamed
          || sentence.section == .exam
            && isZero(behind: site.tokens.upperBound, sentence.tokens, note.tokens)
      }.compactMap { site in mention(of: site, in: note, sentence.tokens) }
    }
  }

  /// "Triceps 2/0" under "(R/L)": the side whose number is zero.
  private func lost(
    in site: PhraseTable<String>.Match, _ sides: [Side], _ sentence: Range<Int>, _ note: MarkedNote
  ) -> [Mention] {
    let pair = note.tokens[site.tokens.upperBound..<sentence.upperBound].prefix(6)
      .filter { !["+", ":", "="].contains($0.text) }
    guard pair.count > 2, pair[1].text == "/" else { return [] }
    return zip(sides, [pair[0], pair[2]]).filter { $1.text == "0" }.map { side, _ in
      var mention = note.mention(.reflex, .choice("absent"), at: site.tokens)
      mention.context.assertion = .present
      mention.side = side
      mention.details[Detail("site")] = .choice(site.value)
      return mention
    }
  }

  /// Names of reflexes in a list that says it is one.
  private static let places = PhraseTable<String>(lists: [
    ("ankle", "achilles | ankle | ankles"), ("knee", "patella | patellar | knee | knees"),
    ("biceps", "biceps"), ("triceps", "triceps"),
    ("brachioradialis", "brachioradialis | br"),
  ])

  /// "Cannot elicit ankle reflexes".
  private func elicited(_ ahead: Range<Int>, in note: MarkedNote) -> String? {
    let words = note.tokens[ahead].map(\.text)
    return words.contains("elicit")
      && words.contains { ["cannot", "can't", "unable", "not"].contains($0) } ? "absent" : nil
  }

  private static let behindZero: Set<String> = [
    ",", ".", ";", ")", "l", "r", "left", "right", "bilaterally", "bilat", "b", "bl", "bilateral",
  ]

  private func isZero(behind index: Int, _ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    guard index < sentence.upperBound, tokens[index].text == "0" else { return false }
    let next = index + 1 < sentence.upperBound ? tokens[index + 1].text : "."
    return Self.behindZero.contains(next)
      || next == "/" && index + 2 < sentence.upperBound && tokens[index + 2].text == "4"
  }

  /// "2+" is normal to everyone; 1+ and 3+ are not read as anything.
  private func grade(_ behind: Range<Int>, in note: MarkedNote) -> String? {
    for index in behind.dropLast() where note.tokens[index].kind == .number {
      let isGrade = note.tokens[index].text == "2" && note.tokens[index + 1].text == "+"
      return isGrade ? "normal" : nil
    }
    return nil
  }

  private func mention(
    of site: PhraseTable<String?>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Mention? {
    let ahead = max(sentence.lowerBound, site.tokens.lowerBound - 3)..<site.tokens.lowerBound
    let behind = site.tokens.upperBound..<min(sentence.upperBound, site.tokens.upperBound + 6)
    let before = note.tokens[ahead].last { Self.words[$0.text] != nil }
    let after = note.tokens[behind].prefix { ![",", ";"].contains($0.text) }
      .first { Self.words[$0.text] != nil }
    guard
      let word = (before ?? after).flatMap({ Self.words[$0.text] })
        ?? elicited(ahead, in: note)
        ?? (isZero(behind: site.tokens.upperBound, sentence, note.tokens) ? "absent" : nil)
        ?? grade(behind, in: note)
    else { return nil }
    var mention = note.mention(.reflex, .choice(word), at: site.tokens)
    if mention.context.assertion == .absent { mention.context.assertion = .present }
    mention.side = note.side(of: site.tokens)
    if let name = site.value { mention.details[Detail("site")] = .choice(name) }
    return mention
  }
}
