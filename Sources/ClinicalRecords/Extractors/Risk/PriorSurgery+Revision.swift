import Claims

/// Operations that are told only as the revision of the one named before.
extension PriorSurgery {
  /// "L4-5 microdiscectomy 3/2021 and revision 10/2023": the same again, on its own day.
  func revised(_ first: Mention, behind name: Range<Int>, in note: MarkedNote) -> [Mention] {
    let sentence = note.sentenceTokens(around: name)
    guard first.context.assertion == .present, name.upperBound < sentence.upperBound,
      let word = note.tokens[name.upperBound..<sentence.upperBound].prefix(10)
        .firstIndex(where: { Self.revisions.contains($0.text) })
    else { return [] }
    let behind = word + 1..<min(word + 4, sentence.upperBound)
    guard
      SpineProcedure.phrases.matches(in: note.tokens, range: name.upperBound..<behind.upperBound)
        .isEmpty,
      let day = note.dates.spans(in: behind).first?.date ?? year(in: behind, note),
      note.note.day.map({ day.first < $0 }) ?? true
    else { return [] }
    var again = note.mention(.priorSurgery, first.value, at: word..<word + 1)
    guard again.context.assertion == .present else { return [] }
    again.context.temporality = .current
    (again.levels, again.side, again.begin) = (first.levels, first.side, day)
    again.details[.region] = first.details[.region]
    return [again]
  }

  private func year(in range: Range<Int>, _ note: MarkedNote) -> StatedDate? {
    range.lazy.compactMap { note.dates.fourDigitYear(at: $0) }.first
      .flatMap { StatedDate(year: $0) }
  }

  private static let revisions: Set<String> = ["revision", "revised", "redo", "revisions"]
}
