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
      let damaged = Self.damagedWords(in: note.text)
      guard damaged >= Self.mostDamaged else { return nil }
      return ReadingFlag(
        .uncertainSpelling,
        "\(note.name): \(damaged) words look damaged by a scanner, and what they say may be unread: "
          + "get a clean copy",
        quotes: [])
    }
  }

  private static let mostDamaged = 5

  /// Words with a capital I behind a small letter ("caIf") or a zero beside letters ("D0B").
  private static func damagedWords(in text: String) -> Int {
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) }
    var (count, before, isDamaged) = (0, UInt8(0), false)
    for byte in text.utf8 {
      guard isLetter(byte) || byte == 0x30 else {
        count += isDamaged ? 1 : 0
        (before, isDamaged) = (0, false)
        continue
      }
      let isSmall = (0x61...0x7A).contains(before)
      isDamaged =
        isDamaged || byte == 0x49 && isSmall || byte == 0x30 && isLetter(before)
        || before == 0x30 && isLetter(byte)
      before = byte
    }
    return count + (isDamaged ? 1 : 0)
  }

  private func dates(_ mentions: ChartMentions) -> [ReadingFlag] {
    let found = mentions.all.filter { mention in
      [mention.begin, mention.end].contains { $0?.otherReading != nil }
    }
    guard !found.isEmpty else { return [] }
    return [
      ReadingFlag(
        .undecidedDate,
        "a date has two readings, and the document does not tell which: look it up in the page",
        quotes: found.map(\.quote))
    ]
  }
}
