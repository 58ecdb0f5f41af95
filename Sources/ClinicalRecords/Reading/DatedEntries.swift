import Claims

/// The lines of a review of records, each with a day of its own: "08/20/2024, MRI: mild narrowing".
///
/// What such a line finds was found on its day, and not on the day of the note that reviews it.
enum DatedEntries {
  private struct Entry {
    var bytes: Range<Int>
    let date: StatedDate
    /// "11/20/2025 - 2/26/2026: chiropractic, 31 visits".
    let end: StatedDate?
    let heading: Range<Int>?
  }

  /// The mentions of a note, those within such lines with the line's day where they have none.
  static func dating(_ mentions: [Mention], in note: MarkedNote) -> [Mention] {
    let entries = entries(of: note)
    guard entries.count > 1 else { return mentions }
    return mentions.map { mention in
      let entry = entries.first { $0.bytes.contains(mention.words.lowerBound) }
      guard let entry, mention.begin == nil, mention.end == nil else { return mention }
      var mention = mention
      if findings.contains(mention.concept) {
        mention.begin = entry.date
      } else if mention.concept == .symptomDuration {
        // So long by then: of today it tells nothing.
        mention.context.temporality = .historical
      } else if care.contains(mention.concept) {
        if isNamedAlone(mention, in: note) { mention.status = .completed }
        if mention.status == .completed {
          mention.begin = entry.end == nil ? nil : entry.date
          mention.end = entry.end ?? entry.date
        }
      }
      return mention
    }
  }

  /// "4/27/2026: Dr. Stone. Second left S1 TFESI.": an entry that is the injection and no more was done.
  private static func isNamedAlone(_ mention: Mention, in note: MarkedNote) -> Bool {
    guard mention.status == nil, mention.context.assertion == .present,
      mention.concept == Injections.epidural || mention.concept == Injections.facet
    else { return false }
    return note.sentence(at: note.firstToken(from: mention.words.lowerBound)).map {
      note.sentences[$0].tokens.count <= 9
    } ?? false
  }

  private static let care: Set<Concept> = [
    Injections.epidural, Injections.facet, Injections.other, PhysicalTherapy.concept,
    "chiropractic",
    "acupuncture",
  ]

  /// Lines that begin with a day before the note's own, each with the sentences behind it.
  private static func entries(of note: MarkedNote) -> [Entry] {
    var found: [Entry] = []
    var isOpen = false
    for sentence in note.sentences {
      let first = note.tokens[sentence.tokens.lowerBound]
      let end = note.tokens[sentence.tokens.upperBound - 1].range.upperBound
      if let date = day(leading: sentence, of: note) {
        let bytes = first.range.lowerBound..<end
        let last = note.dates.spans(in: sentence.tokens).first.flatMap { span in
          if case .range(let last) = span.form, span.date == date { last } else { nil }
        }
        found.append(Entry(bytes: bytes, date: date, end: last, heading: sentence.heading))
        isOpen = true
      } else if isOpen, !first.startsLine, let last = found.last, last.heading == sentence.heading {
        found[found.count - 1].bytes = last.bytes.lowerBound..<end
      } else {
        isOpen = false
      }
    }
    return found
  }

  private static func day(leading sentence: Sentence, of note: MarkedNote) -> StatedDate? {
    let (mark, end) = (sentence.tokens.lowerBound, sentence.tokens.upperBound)
    let first = start(behind: mark, before: end, note.tokens)
    guard note.tokens[mark].startsLine, let noteDay = note.note.day,
      let found = note.dates.date(at: first, before: end), let day = found.date.day,
      day < noteDay, found.tokens.upperBound < end,
      [",", ":", "-"].contains(note.tokens[found.tokens.upperBound].text)
    else { return nil }
    return found.date
  }

  /// "1) 1/15/25 - R L4-5 TFESI": the day may stand behind the number or dash of a list.
  private static func start(behind mark: Int, before end: Int, _ tokens: [Token]) -> Int {
    if ["-", "*", "\u{2022}"].contains(tokens[mark].text), mark + 1 < end { return mark + 1 }
    guard tokens[mark].kind == .number, mark + 2 < end, [")", "."].contains(tokens[mark + 1].text),
      tokens[mark + 1].gap == .none, tokens[mark + 2].gap > .none
    else { return mark }
    return mark + 2
  }

  private static let findings: Set<Concept> = [
    .stenosis, .discHerniation, .neuralCompression, .normalLevel, .listhesis, .discDegeneration,
    .dynamicTranslation, .dynamicAngulation, .dynamicInstability, .structuralCondition, .cordSignal,
    .motorStrength, .reflex, .sensoryChange, .straightLegRaise, .spurling, .longTractSign,
    .painScore, .oswestry, .neckDisability, .radicularPain, .claudication, .myelopathy,
    .bowelBladder, .weakness, .statedDiagnosis,
  ]
}
