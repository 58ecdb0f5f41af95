/// Doubts about the reading itself: numbering of vertebrae, damaged spellings, dates of two readings.
struct ReadingDoubts: FactBuilder {
  let paths: [FactPath] = []

  func facts(from mentions: ChartMentions) -> [Fact] { [] }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    numbering(mentions) + spellings(mentions) + dates(mentions)
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
