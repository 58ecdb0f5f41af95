/// A row of a table of treatments: name, dates, result.
extension CourseReader {
  /// "ESI L5-S1   6/2/26   none" under "Result": the last cell is what became of the treatment.
  func readRow(into mention: inout Mention, at name: Range<Int>) {
    guard let cell = lastCell(of: name), hasResults(above: name) else { return }
    if mention.outcome == nil,
      let word = cell.last(where: { note.tokens[$0].kind == .word }),
      let outcome = Self.results[note.tokens[word].text]
    {
      mention.outcome = outcome
    }
    // "12/2025-present".
    if mention.begin != nil, mention.end == nil, mention.status == nil,
      note.tokens[name.upperBound..<cell.lowerBound].contains(where: { $0.text == "present" })
    {
      mention.status = .ongoing
    }
    let had: Set<TreatmentStatus?> = [.completed, nil]
    if had.contains(mention.status), Medicines.concepts.contains(mention.concept),
      Self.effects.matches(in: note.tokens, range: cell).first?.tokens.lowerBound == cell.lowerBound
    {
      mention.status = .stoppedEarly
      mention.details[.reason] = .words([note.quote(cell).text])
    }
  }

  /// What stands behind the last gap of a line that begins with the treatment.
  private func lastCell(of name: Range<Int>) -> Range<Int>? {
    let tokens = note.tokens
    let first = name.lowerBound
    guard tokens[first].startsLine, tokens.isRow(at: first) else { return nil }
    let end = tokens[first...].dropFirst().firstIndex(where: \.startsLine) ?? tokens.count
    let start = (name.upperBound..<end).last { index in
      tokens[index].gap == .tab
        || tokens[index].range.lowerBound - tokens[index - 1].range.upperBound >= 3
    }
    return start.map { $0..<end }
  }

  private func hasResults(above name: Range<Int>) -> Bool {
    guard let index = note.sentence(at: name.lowerBound) else { return false }
    return note.sentences[max(0, index - 14)..<index].contains { above in
      note.tokens[above.tokens].contains { Self.heads.contains($0.text) }
        && note.tokens.isRow(at: above.tokens.lowerBound, gaps: 1)
    }
  }

  private static let heads: Set<String> = [
    "result", "results", "response", "outcome", "relief", "benefit", "effect", "reason",
  ]
  private static let results: [String: TreatmentOutcome] = [
    "none": .none, "nil": .none, "unchanged": .none, "ineffective": .none, "worse": .worse,
    "worsened": .worse, "better": .good, "helped": .good, "partial": .partial, "some": .partial,
    "temporary": .transient,
  ]
}
