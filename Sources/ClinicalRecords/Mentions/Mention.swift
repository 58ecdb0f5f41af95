public import Claims

/// One hit of one extractor in one note, with the words it rests on. Never discarded, never merged.
public struct Mention: Sendable, Hashable, Codable {
  public enum Confidence: String, Sendable, Hashable, Codable, CaseIterable {
    case plain
    /// Read through a damaged or unusual spelling: a person should look at the page.
    case low
  }

  public let concept: Concept
  public var value: FactValue?
  public var details: [Detail: FactValue]
  public var levels: [SpinalLevel]
  public var root: NerveRoot?
  public var side: Side?
  public var context: Context
  /// For treatments.
  public var status: TreatmentStatus?
  public var outcome: TreatmentOutcome?
  /// When it began, or was done or measured; the note's own day is not repeated here.
  public var begin: StatedDate?
  public var end: StatedDate?
  public var confidence: Confidence
  public let section: Section
  /// The sentence, verbatim.
  public internal(set) var quote: Quote
  /// UTF-8 offsets of the words that name the concept.
  public let words: Range<Int>
  public let noteKind: Note.Kind
  /// The day of the note it stands in.
  public let noteDay: CalendarDay?
  /// The earliest note that carries the same sentence, where this one repeats it.
  public let copiedFrom: Origin?

  /// The day of an earlier note that its own quotes these words from.
  public var quotedDay: CalendarDay?

  /// What a treatment's date is measured from: the earliest note with these words.
  public var anchor: CalendarDay? { quotedDay ?? copiedFrom.map(\.day) ?? noteDay }
}

/// The earliest note of a chart with a sentence that later notes repeat.
public struct Origin: Sendable, Hashable, Codable {
  public let document: String
  public let day: CalendarDay?

  public init(document: String, day: CalendarDay?) {
    self.document = document
    self.day = day
  }
}

extension MarkedNote {
  /// A mention of `concept` at some tokens, with context, sentence and origin filled in.
  func mention(_ concept: Concept, _ value: FactValue? = nil, at range: Range<Int>) -> Mention {
    let index = sentence(at: range.lowerBound)
    let whole = index.map { sentences[$0].tokens } ?? range
    let quoted = min(whole.lowerBound, range.lowerBound)..<max(whole.upperBound, range.upperBound)
    return Mention(
      concept: concept, value: value, details: [:], levels: [], root: nil, side: nil,
      context: context(of: range), status: nil, outcome: nil, begin: nil, end: nil,
      confidence: .plain, section: index.map { sentences[$0].section } ?? .other,
      quote: quote(quoted),
      words: tokens[range.lowerBound].range
        .lowerBound..<tokens[range.upperBound - 1].range.upperBound,
      noteKind: note.kind, noteDay: note.day, copiedFrom: index.flatMap { origins[$0] })
  }
}
