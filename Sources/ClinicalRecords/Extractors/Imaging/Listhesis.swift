extension Concept {
  static let listhesis = Concept("spondylolisthesis")
  static let dynamicTranslation = Concept("dynamic translation")
  static let dynamicAngulation = Concept("dynamic angulation")
  static let dynamicInstability = Concept("dynamic instability")
}

extension Detail {
  static let millimetres = Detail("mm")
  static let meyerding = Detail("Meyerding")
}

/// A vertebra that slipped, by level, millimetres and Meyerding grade, and whether it moves.
struct Listhesis: Extractor {
  let summary = """
    Spondylolisthesis with its millimetres and grade. A slip on a supine study is not motion: only \
    what flexion-extension films say in millimetres or degrees is dynamic.
    """

  let examples = [
    Example("L5-S1: 6.9mm of anterolisthesis of L5.", "spondylolisthesis, L5-S1, mm 6.9 mm"),
    Example("Grade I spondylolisthesis at L4-5.", "spondylolisthesis, L4-5, Meyerding 1"),
    Example("3 mm translation on flex-ext at L4-5.", "dynamic translation, 3 mm, L4-5"),
    Example(
      "Anterolisthesis of L4 on L5 increases from 3 mm in extension to 8 mm in flexion.",
      "dynamic translation, 5 mm, L4-5, manner computed", "spondylolisthesis, L4-5"),
    Example(
      "Flexion/extension x-rays show 5 mm of motion at L4-5.", "dynamic translation, 5 mm, L4-5"),
    Example("11° angulation on flexion-extension views.", "dynamic angulation, 11 deg"),
    Example("No dynamic instability on flexion-extension views.", "dynamic instability, absent"),
    Example(
      "L4-5 anterolisthesis 4 mm neutral, 5 mm flexion, 3 mm extension - stable.",
      "dynamic translation, 2 mm, L4-5, manner computed", "spondylolisthesis, L4-5, mm 4 mm",
      "dynamic instability, L4-5, absent"),
    Example(
      "L4-L5: anterolisthesis 6 mm neutral; 10 mm flexion; 5 mm extension.",
      "dynamic translation, 5 mm, L4-5", "spondylolisthesis, L4-5, mm 6 mm"),
    Example(
      "Unstable L4-5 spondylolisthesis.", "dynamic instability, L4-5", "spondylolisthesis, L4-5"),
    Example("Unstable gait, spondylolisthesis.", "spondylolisthesis"),
    Example(
      "Spondylolisthesis at L4-5, pain stable with flexion.", "spondylolisthesis, L4-5"),
    Example("Spondylolisthesis at L4-5, stable since 2021.", "spondylolisthesis, L4-5"),
    Example(
      "No instability, 2 mm retrolisthesis at C5-6.", "dynamic instability, absent",
      "spondylolisthesis, C5-6, mm 2 mm"),
    Example(
      "Grade 1 spondylolisthesis of L4 on L5, 7 mm, which increases in flexion.",
      "spondylolisthesis, L4-5, mm 7 mm, Meyerding 1"),
    Example("There is a 4 mm slip of L4 on L5.", "spondylolisthesis, L4-5, mm 4 mm"),
    Example("L5-S1 grade 2 slip.", "spondylolisthesis, L5-S1, Meyerding 2"),
    Example("No slip at L4-5.", "spondylolisthesis, L4-5, absent"),
    Example("Back pain since a slip and fall at work."), Example("Slip on ice 4 weeks ago."),
    Example("No spondylolisthesis.", "spondylolisthesis, absent"),
    Example(
      "Moderate degenerative spondylolisthesis at L4-5.",
      "spondylolisthesis, L4-5, cause degenerative, severity moderate"),
    Example(
      "Iatrogenic spondylolisthesis at L3-4.", "spondylolisthesis, L3-4, cause iatrogenic"),
    Example(
      "She developed a spondylolisthesis after her L4-5 laminectomy.",
      "spondylolisthesis, L4-5, cause iatrogenic"),
    Example("Severe stenosis and spondylolisthesis.", "spondylolisthesis"),
    Example(
      "L4-5 listhesis, grade I, 6 mm.", "spondylolisthesis, L4-5, Meyerding 1, mm 6 mm"),
    Example(
      "Grade 1 anterolisthesis L4-5, 4 mm of dynamic translation.",
      "spondylolisthesis, L4-5, Meyerding 1", "dynamic translation, 4 mm, L4-5"),
    Example(
      "Slips from grade 1 to grade 2 on flexion at L4-5.",
      "dynamic instability, L4-5"),
  ]

  enum Cue: Sendable {
    case slip, bareSlip, translation, angulation, instability, moves, steady, loose
  }

  static let phrases = PhraseTable<Cue>(lists: [
    (.slip, "spondylolisthesis | anterolisthesis | retrolisthesis | listhesis | spondylolistheses"),
    (
      .slip,
      "spondy | anterior listhesis | degenerative spondylolisthesis | lytic spondylolisthesis"
    ),
    (.bareSlip, "slip | slippage | forward slip | anterior slip"),
    (
      .translation,
      "moves | moving | of motion | of movement | translation | translates | translational motion | sagittal translation"
    ),
    (.angulation, "angulation | angular motion | angular change"),
    (.instability, "dynamic instability | segmental instability | gross instability | instability"),
    (
      .instability,
      "abnormal motion | mobile spondylolisthesis | pathologic motion | excessive motion"
    ),
    (.instability, "dynamic listhesis | dynamic spondylolisthesis | dynamic anterolisthesis"),
    (.loose, "unstable"), (.steady, "stable"),
    (.moves, "grade 1 to grade 2 | gr 1 to gr 2 | gr 1 \u{2192} gr 2 | grade i to grade ii"),
    (.moves, "grade 1 to 2 | gr 1 -> gr 2"),
  ])
  private static let dynamic = PhraseTable<Bool>(lists: [
    (
      true,
      "flexion | flex-ext | flex | extension | dynamic | standing | motion | flex/ext | upright"
    )
  ])
  private static let grades: [String: Double] = [
    "1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4, "5": 5, "v": 5,
  ]

  private static let shortGrades: [String: Double] = [
    "g1": 1, "gr1": 1, "g2": 2, "gr2": 2, "g3": 3, "gr3": 3,
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    let motions = note.matches(of: Self.phrases).filter { match in
      switch match.value {
      case .slip: true
      case .bareSlip: note.isOfVertebra(slip: match.tokens)
      default: false
      }
    }.compactMap { SlipMotion(of: $0.tokens, in: note)?.mention }
    return motions + unnamedMotions(in: note) + findings(in: note)
  }

  private func findings(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard ![.family, .procedure].contains(note.section(of: match.tokens)) else { return nil }
      switch match.value {
      case .slip: return slip(match.tokens, in: note)
      case .bareSlip:
        return note.isOfVertebra(slip: match.tokens) ? slip(match.tokens, in: note) : nil
      case .translation: return measured(.dynamicTranslation, "mm", match.tokens, in: note)
      case .angulation: return measured(.dynamicAngulation, "deg", match.tokens, in: note)
      case .instability, .moves:
        let before =
          match.tokens.lowerBound > 0 ? note.tokens[match.tokens.lowerBound - 1].text : ""
        guard
          !["gait", "ligamentous", "emotional", "knee", "shoulder", "hemodynamic", "ankle"]
            .contains(before)
        else { return nil }
        let isGait = note.tokens[match.tokens.upperBound...].prefix(3).contains {
          ["ambulation", "walking", "gait"].contains($0.text)
        }
        guard !isGait else { return nil }
        let sentence = note.sentenceTokens(around: match.tokens)
        if case .moves = match.value, Self.dynamic.matches(in: note.tokens, range: sentence).isEmpty
        {
          return nil
        }
        var mention = note.mention(.dynamicInstability, at: match.tokens)
        mention.levels = note.levels(of: match.tokens)
        // What the operation will make is not there yet.
        if mention.context.assertion == .present,
          InstabilityCause.isExpected(match.tokens, in: note)
        {
          mention.context.assertion = .conditional
        }
        return mention
      case .loose, .steady: return steadiness(match, in: note)
      }
    }
  }

  private func slip(_ slip: Range<Int>, in note: MarkedNote) -> Mention {
    var mention = note.mention(.listhesis, at: slip)
    mention.levels = note.levels(of: slip)
    let clause = note.clause(around: slip)
    let end = endOfMeasures(behind: clause.upperBound, of: slip, note)
    let near = max(clause.lowerBound, slip.lowerBound - 6)..<min(end, slip.upperBound + 8)
    if let length = number(
      before: ["mm", "millimeters", "millimetres"], in: near, note.tokens,
      unless: ["translation", "motion", "movement", "of"],
      behind: ["moves", "moving", "translates", "moved", "shifts"])
      ?? apposed(behind: slip, clause, note.tokens)
    {
      mention.details[.millimetres] = .number(length, unit: "mm")
    }
    if let short = near.lazy.compactMap({ Self.shortGrades[note.tokens[$0].text] }).first {
      mention.details[.meyerding] = .number(short, unit: "")
    }
    for index in near where ["grade", "gr"].contains(note.tokens[index].text) {
      guard index + 1 < near.upperBound, let grade = Self.grades[note.tokens[index + 1].text] else {
        continue
      }
      mention.details[.meyerding] = .number(grade, unit: "")
    }
    addQualities(of: slip, to: &mention, in: note)
    return mention
  }

  /// "Spondylolisthesis of L4 on L5, 7 mm, ...": a measure between commas is its own.
  private func apposed(behind slip: Range<Int>, _ clause: Range<Int>, _ tokens: [Token]) -> Double?
  {
    let comma = clause.upperBound
    guard comma - slip.upperBound <= 8, comma + 3 < tokens.count, tokens[comma].text == ",",
      tokens[comma + 1].kind == .number, tokens[comma + 2].text == "mm",
      [",", ".", ";", ")"].contains(tokens[comma + 3].text)
    else { return nil }
    return tokens[comma + 1].number
  }

  /// Motion that a dynamic study measured; translation on a supine study is a slip.
  private func measured(_ concept: Concept, _ unit: String, _ word: Range<Int>, in note: MarkedNote)
    -> Mention?
  {
    let sentence = note.sentenceTokens(around: word)
    guard !Self.dynamic.matches(in: note.tokens, range: sentence).isEmpty else { return nil }
    let units: Set<String> =
      unit == "mm" ? ["mm", "millimeters"] : ["\u{B0}", "degrees", "deg", "degree"]
    let near =
      max(sentence.lowerBound, word.lowerBound - 5)..<min(sentence.upperBound, word.upperBound + 6)
    guard let number = number(before: units, in: near, note.tokens) else { return nil }
    var mention = note.mention(concept, .number(number, unit: unit), at: word)
    mention.levels = note.levels(of: word)
    return mention
  }

  private func number(
    before units: Set<String>, in range: Range<Int>, _ tokens: [Token],
    unless next: Set<String> = [], behind verbs: Set<String> = []
  ) -> Double? {
    range.lazy.filter { index in
      if index > 0, verbs.contains(tokens[index - 1].text) { return false }
      // "5 mm translation" is how far it moves, "6 mm of motion" too; "6 mm of anterolisthesis" is not.
      guard index + 2 < tokens.count, next.contains(tokens[index + 2].text) else { return true }
      return tokens[index + 2].text == "of"
        && !tokens[(index + 3)...].prefix(2).contains {
          $0.text != "of" && next.contains($0.text)
        }
    }.compactMap { index in
      guard index + 1 < range.upperBound, tokens[index].kind == .number,
        units.contains(tokens[index + 1].text)
          || (tokens[index + 1].text == "-"
            && index + 2 < range.upperBound && units.contains(tokens[index + 2].text))
      else { return nil }
      return tokens[index].number
    }.first
  }
}
