/// A row of a table of medicines: its date is what the head of its column says, and nothing else.
struct MedicineRow {
  let note: MarkedNote
  let sentence: Sentence

  private static let starts: Set<String> = ["start", "started", "begin", "began", "since"]
  private static let ends: Set<String> = ["stop", "stopped", "end", "ended", "discontinued"]

  /// "Discontinued" or "Not-Taking/PRN" on a line of its own heads the medicines below it.
  func settleByHead(_ mention: inout Mention, of name: Range<Int>) {
    guard sentence.section == .medications, mention.status == .ongoing else { return }
    var end = name.lowerBound + 1
    for _ in 0..<40 where end > 0 {
      // A line of so many words is prose, and no list.
      let near = note.tokens[max(0, end - 200)..<end]
      guard let start = near.lastIndex(where: \.startsLine) ?? (end <= 200 ? 0 : nil),
        note.section(of: start..<start + 1) == .medications
      else { return }
      let words = note.tokens[start..<end].filter { $0.kind == .word }.map(\.text)
      end = start
      guard !words.isEmpty, Set(words).isSubset(of: Self.headWords) else { continue }
      if words.contains("taking"), !words.contains("not") { return }
      mention.status = words.contains("not") ? nil : .stoppedEarly
      return
    }
  }

  private static let headWords: Set<String> = [
    "taking", "not", "prn", "discontinued", "stopped", "currently",
  ]

  /// "meloxicam   15 mg   daily   09/22/2025" under "Started" goes on since that day; under "Last
  /// filled", or under nothing, the day tells neither beginning nor end.
  func settle(_ mention: inout Mention) {
    if settleCourse(&mention) { return }
    guard note.tokens.isRow(at: sentence.tokens.lowerBound), let day = mention.end,
      mention.begin == nil, mention.outcome == nil,
      mention.status == .completed || mention.status == .ongoing
    else { return }
    let head = Set(note.tokens[headRow ?? 0..<0].map(\.text))
    if !head.isDisjoint(with: Self.ends) { return }
    mention.end = nil
    if head.isDisjoint(with: Self.starts) {
      mention.status = note.treatmentStatus(of: sentence.tokens)
    } else {
      (mention.begin, mention.status) = (day, .ongoing)
    }
  }

  /// "300 mg   01/10/26   04/15/26" under "Start" and "Stop": from the one to the other; a single day is
  /// that of the nearer column.
  private func settleCourse(_ mention: inout Mention) -> Bool {
    guard note.tokens.isRow(at: sentence.tokens.lowerBound), let head = headRow,
      let start = head.first(where: { Self.starts.contains(note.tokens[$0].text) }),
      let stop = head.first(where: { Self.ends.contains(note.tokens[$0].text) }), start < stop,
      mention.context.assertion == .present
    else { return false }
    let days = note.dates.spans(in: sentence.tokens).filter { $0.form == .date }
    guard let first = days.first, days.count <= 2 else { return false }
    let isStart =
      days.count == 2
      || distance(first.tokens.lowerBound, start) <= distance(first.tokens.lowerBound, stop)
    mention.begin = isStart ? first.date : nil
    mention.end = days.count == 2 ? days[1].date : isStart ? nil : first.date
    if mention.end == nil {
      mention.status = .ongoing
    } else if mention.status != .stoppedEarly {
      mention.status = .completed
    }
    return true
  }

  /// How far apart two words stand in their lines.
  private func distance(_ one: Int, _ other: Int) -> Int { abs(column(one) - column(other)) }

  private func column(_ index: Int) -> Int {
    let line = note.tokens[...index].lastIndex(where: \.startsLine) ?? 0
    return note.tokens[index].range.lowerBound - note.tokens[line].range.lowerBound
  }

  /// The first of the rows above, up to the next line that is none.
  private var headRow: Range<Int>? {
    guard let index = note.sentence(at: sentence.tokens.lowerBound) else { return nil }
    return note.sentences[max(0, index - 20)..<index].reversed()
      .prefix { note.tokens.isRow(at: $0.tokens.lowerBound) }.last?.tokens
  }
}
