/// Doubts about the reading itself: numbering of vertebrae, damaged spellings, dates of two readings.
struct ReadingDoubts: FactBuilder {
  let paths: [FactPath] = []

  func facts(from mentions: ChartMentions) -> [Fact] { [] }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    numbering(mentions) + spellings(mentions) + dates(mentions) + scans(mentions)
  }

  private func numbering(_ mentions: ChartMentions) -> [ReadingFlag] {
    let found = mentions.of(TransitionalAnatomy.concept).filter { $0.context.assertion != .absent }
    guard !found.isEmpty else { return [] }
    return [
      ReadingFlag(
        .numbering, "the vertebrae may be numbered in two ways: settle the levels before comparing",
        quotes: found.map(\.quote))
    ]
  }

  private func spellings(_ mentions: ChartMentions) -> [ReadingFlag] {
    let found = mentions.all.filter { $0.confidence == .low }
    guard !found.isEmpty else { return [] }
    return [
      ReadingFlag(
        .uncertainSpelling, "read through a damaged or unusual spelling: compare with the page",
        quotes: found.map(\.quote))
    ]
  }

  /// Notes whose letters a scanner mistook in many words: what those say may be unread.
  private func scans(_ mentions: ChartMentions) -> [ReadingFlag] {
    mentions.chart.notes.compactMap { note in
      let damaged = note.text.matches(
        of: /\b\w*(?:[a-z]I[a-z ]|[A-Za-z]0[A-Za-z])\w*|\b0[A-Z]{2,}\w*/)
      guard damaged.count >= Self.damagedWords else { return nil }
      return ReadingFlag(
        .uncertainSpelling,
        "\(note.name): \(damaged.count) words look damaged by a scanner, and what they say may be unread: "
          + "get a clean copy",
        quotes: [])
    }
  }

  private static let damagedWords = 5

  private func dates(_ mentions: ChartMentions) -> [ReadingFlag] {
    let found = mentions.all.filter { mention in
      [mention.begin, mention.end].contains { $0?.otherReading != nil }
    }
    guard !found.isEmpty else { return [] }
    return [
      ReadingFlag(
        .undecidedDate, "month and day may be exchanged: the document writes both orders",
        quotes: found.map(\.quote))
    ]
  }
}
