/// Exercise at home, and who prescribed it.
struct HomeExercise: Extractor {
  static let concept: Concept = "home exercise"

  let summary = """
    Home exercise: some policies count it when a therapist, chiropractor or physician prescribed it, \
    some never.
    """

  let examples = [
    Example("HEP x 8 wks, virtual coach.", "home exercise, completed, weeks 8 weeks, mode virtual"),
    Example("Continues HEP daily without relief.", "ongoing, no relief"),
    Example(
      "Home exercise program prescribed by PT, performed for 6 weeks.",
      "completed, weeks 6 weeks, mode prescribed"),
    Example("Instructed in a home exercise program.", "ordered, planned, mode prescribed"),
    Example("She participates in home physical therapy on a daily basis.", "ongoing"),
    Example("Exercises at home: none.", "never, absent"),
    Example("He performs stretches at home.", "home exercise, ongoing"),
    Example("HEP given.", "home exercise, ordered, planned"),
    Example("PLAN: HEP.", "ordered, planned"), Example("D/C to HEP.", "ordered, planned"),
  ]

  private static let names = PhraseTable<Bool>(lists: [(true, TreatmentNames.homeExercise)])
  private static let modes = PhraseTable<String>(lists: [
    ("virtual", "virtual | virtually | telehealth | online | app | app-based"),
    ("prescribed", "prescribed | directed | instructed | structured | given by | supervised by"),
    ("prescribed", "physician-directed | provider-directed | per pt | taught | by pt | from pt"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence in
      Self.names.matches(in: note.tokens, range: sentence.tokens).map { match in
        var mention = note.mention(Self.concept, at: match.tokens)
        let window = note.treatmentWindow(of: match.tokens)
        CourseReader(note: note).complete(&mention, at: match.tokens, window: window)
        let around = window.before.lowerBound..<sentence.tokens.upperBound
        if let mode = Self.modes.matches(in: note.tokens, range: around).first?.value {
          mention.details[.mode] = .choice(mode)
        }
        settle(&mention)
        if isOnlyGiven(mention, behind: match.tokens, note) {
          (mention.status, mention.context.assertion) = (.ordered, .planned)
        }
        return mention
      }
    }
  }

  /// "HEP given": shown to the patient, and not yet done.
  private func isOnlyGiven(_ mention: Mention, behind name: Range<Int>, _ note: MarkedNote) -> Bool
  {
    guard mention.status == .completed, mention.context.assertion == .present,
      mention.details[.weeks] == nil, mention.outcome == nil, mention.begin == nil,
      mention.end == nil, name.upperBound < note.tokens.count
    else { return false }
    let end = note.sentenceTokens(around: name).upperBound
    return ["given", "issued", "provided", "reviewed"].contains(note.tokens[name.upperBound].text)
      && name.upperBound + 1 >= end - 1
  }

  /// "Prescribed, performed for six weeks" was done; "prescribed" alone was not yet.
  private func settle(_ mention: inout Mention) {
    let isDone = mention.details[.weeks] != nil || mention.outcome != nil
    guard mention.status == .ordered, isDone, mention.section != .plan else { return }
    mention.status = .completed
    mention.context.assertion = .present
  }
}
