/// What a note tells of a study was seen on the day of the study, and not on the day of the note.
enum StudyDay {
  /// The mentions of a note; those of a study named with its day have that day where they have none.
  static func dating(_ mentions: [Mention], in note: MarkedNote) -> [Mention] {
    guard note.note.kind != .imaging else { return mentions }
    let studies = mentions.filter {
      $0.concept == .imagingStudy && $0.context.assertion == .present
        && $0.choice(.role) != "comparison"
    }
    guard !studies.isEmpty else { return mentions }
    return mentions.map { mention in
      guard findings.contains(mention.concept), mention.begin == nil, mention.end == nil,
        let study = shown(mention, on: studies, in: note) ?? study(of: mention, among: studies),
        let day = study.begin,
        !isOfAnother(mention, than: study, besides: mentions, in: note)
      else { return mention }
      var mention = mention
      mention.begin = day
      return mention
    }
  }

  /// The one of its sentence, else the last named before it under the same heading and nearby.
  private static func study(of finding: Mention, among studies: [Mention]) -> Mention? {
    let before = studies.last {
      $0.words.lowerBound <= finding.words.lowerBound && $0.section == finding.section
        && finding.quote.line - $0.quote.line <= nearby
    }
    if let before { return before }
    let own = studies.filter { $0.quote.range == finding.quote.range }
    return own.count == 1 ? own[0] : nil
  }

  /// "No instability on flexion-extension films 7/7/26": the study behind the preposition.
  private static func shown(
    _ finding: Mention, on studies: [Mention], in note: MarkedNote
  ) -> Mention? {
    guard
      let study = studies.first(where: {
        $0.quote.range == finding.quote.range && $0.words.lowerBound >= finding.words.upperBound
      })
    else { return nil }
    let next = note.firstToken(from: finding.words.upperBound)
    let between = note.tokens[next..<max(next, note.firstToken(from: study.words.lowerBound))]
    return between.count <= 4 && ["on", "by", "per"].contains(between.last?.text) ? study : nil
  }

  private static let nearby = 6

  /// "X-ray: no slip" behind a dated MRI: what is seen on films without a day has none.
  private static func isOfAnother(
    _ finding: Mention, than study: Mention, besides mentions: [Mention], in note: MarkedNote
  ) -> Bool {
    let first = note.firstToken(from: finding.quote.range.lowerBound)
    let ahead = first..<max(first, note.firstToken(from: finding.words.lowerBound))
    let named = ImagingStudy.modalities.matches(in: note.tokens, range: ahead).last
    guard let named, note.tokens[named.tokens.lowerBound].range.lowerBound > study.words.lowerBound
    else { return false }
    let place = note.tokens[named.tokens.lowerBound].range.lowerBound
    let isTold = mentions.contains { $0.concept == .imagingStudy && $0.words.contains(place) }
    return !isTold && !study.words.contains(place) && .choice(named.value) != study.value
  }

  /// Whether only a study shows such a finding: a slip or a fracture is also a diagnosis.
  static func isSeen(_ concept: Concept) -> Bool { seen.contains(concept) }

  private static let seen: Set<Concept> = [
    .stenosis, .discHerniation, .neuralCompression, .normalLevel, .cordSignal, .canalDiameter,
  ]

  private static let findings: Set<Concept> = [
    .stenosis, .discHerniation, .neuralCompression, .normalLevel, .listhesis, .discDegeneration,
    .dynamicTranslation, .dynamicAngulation, .dynamicInstability, .structuralCondition, .cordSignal,
    .canalDiameter,
  ]
}
