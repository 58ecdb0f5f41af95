extension Concept {
  static let sagittalAxis = Concept("sagittal vertical axis")
  static let pelvicMismatch = Concept("PI-LL mismatch")
  static let coronalImbalance = Concept("coronal imbalance")
  static let sagittalImbalance = Concept("sagittal imbalance")
}

/// How far the trunk stands off the pelvis, in centimetres, and how lordosis fits the pelvis.
struct SpinalBalance: Extractor {
  let summary = """
    Sagittal vertical axis, coronal and sagittal imbalance in centimetres, and pelvic incidence minus \
    lumbar lordosis in degrees, from standing films. A number without a unit counts for PI-LL only, \
    which is always in degrees.
    """

  let examples = [
    Example("SVA 9.2 cm.", "sagittal vertical axis, 9.2 cm"),
    Example("The sagittal vertical axis measures +85 mm.", "sagittal vertical axis, 8.5 cm"),
    Example("SVA -2 cm.", "sagittal vertical axis, -2 cm"),
    Example("PI-LL mismatch of 22 degrees.", "PI-LL mismatch, 22 deg"),
    Example("PI-LL 18.", "PI-LL mismatch, 18 deg"),
    Example(
      "Pelvic incidence 58\u{B0} and lumbar lordosis 31\u{B0}.",
      "PI-LL mismatch, 27 deg, manner computed"),
    Example("Coronal imbalance of 4 cm to the left.", "coronal imbalance, 4 cm"),
    Example("Coronal balance is maintained.", "coronal imbalance, absent"),
    Example("No coronal imbalance.", "coronal imbalance, absent"),
    Example("Positive sagittal balance of 7 cm.", "sagittal imbalance, 7 cm"),
    Example("Sagittal and coronal reconstructions."),
    Example("SVA less than 5 cm."),
    Example("Lumbar lordosis 31\u{B0}."),
  ]

  private enum Cue: Sendable { case axis, mismatch, coronal, coronalBalance, sagittal }

  private static let phrases = PhraseTable<Cue>(lists: [
    (.axis, "sva | sagittal vertical axis | c7 plumb line | c7 sagittal plumb line"),
    (.mismatch, "pi-ll | pi/ll | pi minus ll | pelvic incidence minus lumbar lordosis"),
    (.mismatch, "pelvic incidence-lumbar lordosis | pi-ll mismatch | pi/ll mismatch"),
    (.mismatch, "lumbopelvic mismatch | spinopelvic mismatch | pelvic incidence/lumbar lordosis"),
    (.coronal, "coronal imbalance | coronal malalignment | coronal decompensation"),
    (.coronal, "trunk shift | truncal shift | coronal trunk shift | coronal plane imbalance"),
    (.coronalBalance, "coronal balance | coronal alignment | coronal offset | coronal shift"),
    (.sagittal, "sagittal imbalance | positive sagittal balance | sagittal malalignment"),
    (.sagittal, "sagittal plane imbalance | sagittal decompensation"),
  ])
  private static let incidence = PhraseTable<Bool>([("pelvic incidence", true), ("pi", true)])
  private static let lordosis = PhraseTable<Bool>([("lumbar lordosis", true), ("ll", true)])
  private static let even = [
    "maintained", "normal", "neutral", "preserved", "balanced", "satisfactory", "good",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.family, .procedure, .plan].contains(sentence.section) else { return [] }
      let found = Self.phrases.matches(in: note.tokens, range: sentence.tokens).compactMap {
        match in
        mention(of: match, in: note, sentence.tokens)
      }
      let isStated = found.contains { $0.concept == .pelvicMismatch }
      return found + (isStated ? [] : [difference(in: note, sentence.tokens)].compactMap(\.self))
    }
  }

  private func mention(
    of match: PhraseTable<Cue>.Match, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Mention? {
    let concept: Concept =
      switch match.value {
      case .axis: .sagittalAxis
      case .mismatch: .pelvicMismatch
      case .coronal, .coronalBalance: .coronalImbalance
      case .sagittal: .sagittalImbalance
      }
    let degrees = concept == .pelvicMismatch
    let measure = measure(of: match.tokens, in: note, sentence, degrees: degrees)
    var mention = note.mention(concept, measure, at: match.tokens)
    mention.begin = note.onlyDate(in: sentence)
    switch match.value {
    case .axis, .mismatch: return measure == nil ? nil : mention
    case .coronal, .sagittal: return mention
    case .coronalBalance:
      let clause = note.tokens[note.clause(around: match.tokens)]
      if measure == nil, mention.context.assertion == .present,
        clause.contains(where: { Self.even.contains($0.text) })
      {
        mention.context.assertion = .absent
        return mention
      }
      // A number alone does not say that the trunk is off the midline.
      guard measure != nil else { return nil }
      mention.details[.manner] = .choice("measured")
      return mention
    }
  }

  /// In degrees, or in centimetres with the sign that is written directly before the number.
  private func measure(
    of anchor: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>, degrees: Bool
  ) -> FactValue? {
    let units = degrees ? Measures.degrees : Measures.lengths
    let measures = Measures(note.tokens, units: units, allowsBare: degrees)
    let next = Self.phrases.matches(
      in: note.tokens, range: anchor.upperBound..<sentence.upperBound
    ).first?.tokens.lowerBound
    let near = anchor.upperBound..<min(anchor.upperBound + 9, next ?? sentence.upperBound)
    let united = measures.all(in: near).first { $0.unit != nil }
    guard
      let found = united
        ?? (degrees ? measures.bare(behind: anchor, before: sentence.upperBound) : nil)
    else { return nil }
    let sign = isNegative(found.index, note.tokens) ? -1.0 : 1.0
    guard !degrees else { return .number(sign * found.value, unit: "deg") }
    let isMillimetres = found.unit?.hasPrefix("mm") == true || found.unit?.hasPrefix("mill") == true
    return .number(sign * (isMillimetres ? found.value / 10 : found.value), unit: "cm")
  }

  private func isNegative(_ index: Int, _ tokens: [Token]) -> Bool {
    index > 0 && tokens[index - 1].text == "-" && tokens[index].gap == .none
      && tokens[index - 1].gap != .none
  }

  /// Pelvic incidence and lumbar lordosis of one sentence: their difference.
  private func difference(in note: MarkedNote, _ sentence: Range<Int>) -> Mention? {
    let measures = Measures(note.tokens, units: Measures.degrees, allowsBare: true)
    let value = { (table: PhraseTable<Bool>) -> (Range<Int>, Double)? in
      guard let name = table.matches(in: note.tokens, range: sentence).first else { return nil }
      var anchor = name.tokens
      // "Pelvic incidence (PI) 58".
      if anchor.upperBound + 2 < sentence.upperBound, note.tokens[anchor.upperBound].text == "(",
        note.tokens[anchor.upperBound + 2].text == ")"
      {
        anchor = anchor.lowerBound..<anchor.upperBound + 3
      }
      return measures.bare(behind: anchor, before: sentence.upperBound).map { (anchor, $0.value) }
    }
    guard let incidence = value(Self.incidence), let lordosis = value(Self.lordosis) else {
      return nil
    }
    let whole =
      min(
        incidence.0.lowerBound, lordosis.0.lowerBound)..<max(
        incidence.0.upperBound, lordosis.0.upperBound)
    var mention = note.mention(
      .pelvicMismatch, .number(incidence.1 - lordosis.1, unit: "deg"), at: whole)
    mention.details[.manner] = .choice("computed")
    mention.begin = note.onlyDate(in: sentence)
    return mention
  }
}
