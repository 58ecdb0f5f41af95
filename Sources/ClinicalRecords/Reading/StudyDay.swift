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
        let day = study(of: mention, among: studies)?.begin
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

  private static let nearby = 6

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
