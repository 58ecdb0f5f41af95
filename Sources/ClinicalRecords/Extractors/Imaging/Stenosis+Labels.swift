/// Places that are labels with their grade behind: "Central canal: severe", "Right lateral recess:
/// moderate", "Foramina: moderate right, mild left", "Central canal now severe".
extension Stenosis {
  func labelled(in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    Self.locations.matches(in: note.tokens, range: sentence).flatMap { place -> [Mention] in
      let colon = place.tokens.upperBound
      guard colon + 1 < sentence.upperBound, [":", "now"].contains(note.tokens[colon].text) else {
        return []
      }
      return graded(from: colon + 1, before: sentence.upperBound, in: note).map { item in
        var mention = note.mention(.stenosis, .stenosis(item.grade), at: item.tokens)
        mention.context.assertion = item.grade == .none ? .absent : .present
        mention.levels = note.levels(of: place.tokens)
        mention.details[.location] = .choice(place.value)
        // The canal has no side.
        mention.side =
          place.value == "central" ? nil : item.side ?? sideBefore(place.tokens, in: note)
        return mention
      }
    }
  }

  private struct Item {
    let grade: StenosisGrade
    let side: Side?
    let tokens: Range<Int>
  }

  /// Grades, each with the side behind it; what follows otherwise is not of this list.
  private func graded(from start: Int, before end: Int, in note: MarkedNote) -> [Item] {
    var found: [Item] = []
    var index = start
    while index < end,
      let grade = StatedGrade.phrases.match(at: index, in: note.tokens, before: end)
        ?? Self.none.match(at: index, in: note.tokens, before: end)
    {
      var next = grade.tokens.upperBound
      if next < end, ["narrowing", "compromise"].contains(note.tokens[next].text) { next += 1 }
      while next < end, ["on", "the"].contains(note.tokens[next].text) { next += 1 }
      let side = note.sides(in: next..<end).first { $0.tokens.lowerBound == next }
      next = side?.tokens.upperBound ?? next
      guard next == end || Self.listEnds.contains(note.tokens[next].text) else { break }
      found.append(Item(grade: grade.value, side: side?.side, tokens: index..<next))
      index = next + 1
    }
    return found
  }

  /// "Right lateral recess:".
  private func sideBefore(_ place: Range<Int>, in note: MarkedNote) -> Side? {
    note.sides(in: note.sentenceTokens(around: place).lowerBound..<place.lowerBound)
      .last { $0.tokens.upperBound == place.lowerBound }?.side
  }

  private static let none = PhraseTable<StenosisGrade>(lists: [
    (StenosisGrade.none, "none | no stenosis | no narrowing | normal | patent | widely patent"),
    (StenosisGrade.none, "open | widely open | clear | unremarkable"),
  ])
  private static let listEnds: Set<String> = [",", ";", ".", "and", "/", "("]
}
