import Claims

extension Concept {
  static let imagingStudy = Concept("imaging study")
}

/// A study of the spine: modality, region and day.
struct ImagingStudy: Extractor {
  let summary = """
    MRI, CT, myelography and radiographs of the spine with the day of the study. Flexion-extension \
    films are named apart. A study that was ordered is planned.
    """

  let examples = [
    Example("MRI L-spine w/o 6/30/26.", "imaging study, MRI, from 2026-06-30, region lumbar"),
    Example(
      "Cervical spine MRI dated 06/21/07.", "imaging study, MRI, from 2007-06-21, region cervical"),
    Example("Will order MRI of the lumbar spine.", "imaging study, MRI, planned, region lumbar"),
    Example(
      "EXAM: MRI CERVICAL SPINE W/O. DATE: 02/03/2026. CLINICAL: arm pain.",
      "imaging study, MRI, from 2026-02-03, region cervical"),
    Example(
      "13 July 2026: MRI of the thoracic spine was reviewed.", "imaging study, MRI, region thoracic"
    ),
    Example(
      "Flexion-extension views of the lumbar spine.",
      "imaging study, flexion-extension radiographs, region lumbar"),
    Example(
      "X-ray flex/ext 08/03/2026: no instability at C5-6.",
      "imaging study, flexion-extension radiographs, from 2026-08-03, region cervical"),
    Example("No MRI of the lumbar spine since 6/30/24.", "imaging study, MRI, absent"),
    Example(
      "Flexion-extension radiographs show no instability.",
      "imaging study, flexion-extension radiographs"),
    Example(
      "No instability on flex/ex films 8/3/26.",
      "imaging study, flexion-extension radiographs, from 2026-08-03"),
    Example("MR LUMBAR SPINE WITHOUT CONTRAST", "imaging study, MRI, region lumbar"),
    Example("Flexion-extension of the neck is limited."),
    Example(
      "MRI from Feb 9, 2026 shows severe stenosis at L4/5.",
      "imaging study, MRI, from 2026-02-09, region lumbar"),
    Example("Updated MRI 6-17-2026: extrusion unchanged.", "imaging study, MRI, from 2026-06-17"),
    Example(
      "I reviewed the MRI done June 12 at Ridgeline. At L5-S1 there is a right extrusion.",
      "imaging study, MRI, from 2026-06-12, region lumbar"),
    Example("MRI of the brain was normal."),
    Example("MRI of the right knee."),
  ]

  static let modalities = PhraseTable<String>(lists: [
    ("MRI", "mri | mr imaging | magnetic resonance imaging | mris | mr lumbar | mr cervical"),
    ("MRI", "mr thoracic | mr spine | mr l-spine | mr c-spine"),
    ("CT", "ct | ct scan | cat scan | computed tomography | computerized tomography"),
    ("myelogram", "myelogram | ct myelogram | myelography | mr myelogram"),
    (
      "radiographs",
      "x-ray | x-rays | xray | xrays | radiographs | radiograph | plain films | films | xr"
    ),
    (
      "flexion-extension radiographs",
      "flexion-extension views | flexion/extension views | flex-ext | flexion/extension xr"
    ),
    (
      "flexion-extension radiographs",
      "flexion-extension films | flexion extension x-rays | flex/ext | flex/ex"
    ),
    (
      "flexion-extension radiographs", "flexion and extension views | flexion-extension radiographs"
    ),
    (
      "flexion-extension radiographs",
      "flexion/extension | f/e xr | f/e x-rays | f/e films | f/e views"
    ),
    ("flexion-extension radiographs", "dynamic x-rays | dynamic films | flexion/extension x-rays"),
    (
      "flexion-extension radiographs", "flexion/extension radiographs | flexion and extension films"
    ),
    (
      "flexion-extension radiographs",
      "dynamic radiographs | flexion-extension | flexion and extension x-rays"
    ),
  ])
  private static let regions = PhraseTable<String>(lists: [
    (
      "lumbar",
      "lumbar | l-spine | l spine | lumbosacral | ls spine | l-s spine | l/s spine | ls-spine | l/s"
    ),
    ("cervical", "cervical | c-spine | c spine | neck"),
    ("thoracic", "thoracic | t-spine | t spine"),
  ])
  private static let others = PhraseTable<Bool>(lists: [
    (
      true,
      "brain | head | knee | knees | hip | hips | shoulder | abdomen | pelvis | chest | orbits"
    ),
    (true, "ankle | foot | wrist | hand | rib | sinus | abdominal | pulmonary"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.modalities).compactMap { match in
      guard note.section(of: match.tokens) != .procedure else { return nil }
      let sentence = note.sentenceTokens(around: match.tokens)
      let near =
        max(
          sentence.lowerBound, match.tokens.lowerBound - 5)..<min(
          sentence.upperBound, match.tokens.upperBound + 7)
      let isDynamic = match.value == "flexion-extension radiographs"
      // "X-ray flex/ext" is one study, and the second words say which.
      let next = Self.modalities.match(
        at: match.tokens.upperBound, in: note.tokens, before: sentence.upperBound)
      if match.value == "radiographs", next?.value == "flexion-extension radiographs" { return nil }
      guard !isDynamic || isOfFilms(sentence, note) else { return nil }
      let named = nearest(Self.regions, to: match.tokens, in: near, note)
      if let named {
        guard isSpine(match.tokens, named.tokens, in: near, note) else { return nil }
      } else {
        // Films in flexion and extension, and a study of a disc or canal, are of the spine where
        // nothing else is named.
        guard
          isDynamic || isOfLevel(match.tokens, in: sentence, note),
          Self.others.matches(in: note.tokens, range: sentence).isEmpty
        else { return nil }
      }
      let region = named?.value ?? region(in: sentence, note)
      var mention = note.mention(.imagingStudy, .choice(match.value), at: match.tokens)
      mention.details[.region] = region.map { .choice($0) }
      mention.begin = date(near: match.tokens, in: sentence, note)
      // "X-ray 8/3/26: no instability" denies what the films show, not that they were made.
      // "CT 9/3/26: pars fractures?" doubts no more.
      let ahead = note.tokens[sentence.lowerBound..<match.tokens.lowerBound].suffix(4)
      let reach = min(match.tokens.upperBound + 12, sentence.upperBound)
      let isLabel = note.tokens[match.tokens.upperBound..<reach].contains { $0.text == ":" }
      if [.absent, .possible].contains(mention.context.assertion),
        mention.begin != nil || isLabel,
        !ahead.contains(where: { Self.denials.contains($0.text) })
      {
        mention.context.assertion = .present
      }
      // "No instability on flexion-extension films": of what they show.
      if mention.context.assertion == .absent,
        ahead.last.map({ ["on", "by", "in"].contains($0.text) }) ?? false
      {
        mention.context.assertion = .present
      }
      if isCompared(match.tokens, note) { mention.details[.role] = .choice("comparison") }
      let isPlan = note.section(of: match.tokens) == .plan
      if mention.begin == nil, mention.context.assertion == .present,
        isPlan || note.isReached(match.tokens, by: .planned)
      {
        mention.context.assertion = .planned
      }
      return mention
    }
  }

  /// "COMPARISON: MRI of 2021", "compared to the MRI": a study read beside, whose findings these are not.
  private func isCompared(_ study: Range<Int>, _ note: MarkedNote) -> Bool {
    let heading = note.sentence(at: study.lowerBound).flatMap { note.sentences[$0].heading }
    let start = note.sentenceTokens(around: study).lowerBound
    let before = note.tokens[max(start, study.lowerBound - 4)..<study.lowerBound]
    return (heading.map { note.tokens[$0].contains { $0.text == "comparison" } } ?? false)
      || before.contains { ["comparison", "compared", "versus", "vs"].contains($0.text) }
  }

  /// "MRI from Feb 9, 2026 shows severe stenosis at L4-5", "updated MRI 6-17-2026: extrusion".
  private func isOfLevel(
    _ study: Range<Int>, in sentence: Range<Int>, _ note: MarkedNote
  ) -> Bool {
    let index = note.sentence(at: study.lowerBound)
    let next = index.flatMap { index in
      index + 1 < note.sentences.count
        && note.sentences[index + 1].section == note.sentences[index].section
        ? note.sentences[index + 1].tokens : nil
    }
    return date(near: study, in: sentence, note) != nil
      && [sentence, next].compactMap(\.self).contains { range in
        !note.levels(in: range).isEmpty
          || note.tokens[range].contains { token in
            Self.findings.contains { token.text.hasPrefix($0) }
          }
      }
  }

  private static let findings = [
    "stenosis", "extrusion", "herniat", "disc", "disk", "protrusion", "foramin",
    "spondylolisthesis",
    "thecal",
  ]

  /// The region of the levels of the sentence, or else of the one before or behind it.
  private func region(in sentence: Range<Int>, _ note: MarkedNote) -> String? {
    let before = note.sentence(at: sentence.lowerBound).flatMap { index in
      index > 0 && note.sentences[index - 1].section == note.sentences[index].section
        ? note.sentences[index - 1].tokens : nil
    }
    let next = note.sentence(at: sentence.lowerBound).flatMap { index in
      index + 1 < note.sentences.count ? note.sentences[index + 1].tokens : nil
    }
    return [sentence, before, next].lazy.compactMap(\.self).compactMap { range in
      note.levels(in: range).first?.levels.first?.region.rawValue
    }.first
  }

  /// "Flexion-extension of the neck is limited" tells of a motion, not of its films.
  private func isOfFilms(_ sentence: Range<Int>, _ note: MarkedNote) -> Bool {
    note.tokens[sentence].contains { token in
      token.text == "mm" || Self.films.contains { token.text.hasPrefix($0) }
    }
  }

  private static let denials: Set<String> = ["no", "not", "without", "never", "denies", "w/o"]
  private static let films = ["film", "radiograph", "xray", "x-ray", "xr", "view", "ray", "study"]

  private func nearest<Value>(
    _ table: PhraseTable<Value>, to finding: Range<Int>, in range: Range<Int>, _ note: MarkedNote
  ) -> PhraseTable<Value>.Match? {
    table.matches(in: note.tokens, range: range).min {
      abs($0.tokens.lowerBound - finding.lowerBound)
        < abs($1.tokens.lowerBound - finding.lowerBound)
    }
  }

  private func isSpine(
    _ study: Range<Int>, _ region: Range<Int>, in range: Range<Int>, _ note: MarkedNote
  ) -> Bool {
    guard let other = nearest(Self.others, to: study, in: range, note) else { return true }
    return abs(region.lowerBound - study.lowerBound)
      < abs(other.tokens.lowerBound - study.lowerBound)
  }
}
