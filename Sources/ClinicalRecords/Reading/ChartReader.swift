/// Reads a chart: notes -> mentions -> facts. The same chart and request give the same reading.
public struct ChartReader: Sendable {
  private let extractors: [any Extractor]
  private let builders: [any FactBuilder]

  /// With every extractor and every builder there is.
  public init() {
    self.init(extractors: Extractors.all, builders: FactBuilders.all)
  }

  init(extractors: [any Extractor], builders: [any FactBuilder]) {
    self.extractors = extractors
    self.builders = builders
  }

  public func read(_ chart: Chart, for request: RequestedCare = RequestedCare()) -> ChartReading {
    let notes = CopiedForward.marking(chart.notes.map(MarkedNote.init))
    let clinical = notes.filter { !PayerDetermination.isOne($0) && !Language.isOther($0) }
    let settled = clinical.map { note in
      let read = extractors.flatMap { $0.mentions(in: note) }.compactMap(note.boxed)
        .compactMap(note.answered).map(note.replied)
      return (CorrectedNote(read, in: note), UnreadBoxes.flag(in: note, read: read))
    }
    let found = zip(clinical, settled).flatMap { note, settled -> [Mention] in
      let dated = QuotedNote.dating(DatedEntries.dating(settled.0.mentions, in: note), in: note)
      return StudyDay.dating(dated, in: note)
        .sorted { ($0.words.lowerBound, $0.concept) < ($1.words.lowerBound, $1.concept) }
    }
    let mentions = ChartMentions(chart: chart, request: request, all: found)
    let unread = chart.unread.map { ReadingFlag(.unread, "\($0) has no text: nothing was read") }
    return ChartReading(
      chart: chart, mentions: found,
      facts: ChartFacts(builders.flatMap { $0.facts(from: mentions) }),
      flags: unread + chart.notes.compactMap(Self.unreadPages) + Language.flags(notes)
        + PayerDetermination.flags(notes)
        + Self.impossibleDates(notes)
        + settled.compactMap(\.0.flag) + settled.compactMap(\.1)
        + builders.flatMap { $0.flags(from: mentions) })
  }

  private static func unreadPages(of note: Note) -> ReadingFlag? {
    guard !note.unreadPages.isEmpty else { return nil }
    let pages = note.unreadPages.map(String.init).joined(separator: ", ")
    return ReadingFlag(
      .unread,
      "\(note.name), page \(pages): not read, being a scan or columns that run into each other: get it "
        + "as text, one column to the page")
  }

  private static func impossibleDates(_ notes: [MarkedNote]) -> [ReadingFlag] {
    let found = notes.flatMap { note in
      note.tokens.indices.compactMap { index in
        note.dates.impossible(at: index, before: note.tokens.count).map { note.quote(index..<$0) }
      }
    }
    return found.map { quote in
      ReadingFlag(
        .impossibleDate,
        "\(quote.document), line \(quote.line): no calendar has this date, so it was not read",
        quotes: [quote])
    }
  }
}
