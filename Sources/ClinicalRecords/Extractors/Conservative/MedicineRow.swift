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
      let start = note.tokens[..<end].lastIndex(where: \.startsLine) ?? 0
      guard note.section(of: start..<start + 1) == .medications else { return }
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
    guard note.tokens.isRow(at: sentence.tokens.lowerBound), let day = mention.end,
      mention.begin == nil, mention.outcome == nil,
      mention.status == .completed || mention.status == .ongoing
    else { return }
    let head = heads
    if !head.isDisjoint(with: Self.ends) { return }
    mention.end = nil
    if head.isDisjoint(with: Self.starts) {
      mention.status = note.treatmentStatus(of: sentence.tokens)
    } else {
      (mention.begin, mention.status) = (day, .ongoing)
    }
  }

  /// The words of the rows above, up to the next line that is none.
  private var heads: Set<String> {
    guard let index = note.sentence(at: sentence.tokens.lowerBound) else { return [] }
    var words: Set<String> = []
    for above in note.sentences[max(0, index - 20)..<index].reversed() {
      guard note.tokens.isRow(at: above.tokens.lowerBound) else { break }
      words = Set(note.tokens[above.tokens].map(\.text))
    }
    return words
  }
}
