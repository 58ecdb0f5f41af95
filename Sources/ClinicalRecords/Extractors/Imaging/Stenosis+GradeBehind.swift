/// Grades, and sides, that stand behind the noun: "stenosis is moderate".
extension Stenosis {
  /// "stenosis is moderate", "narrowing (severe)"; no noun of its own behind the grade.
  func gradeBehind(_ head: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> StenosisGrade?
  {
    let links: Set<String> = [
      "is", "was", "are", "which", "that", "quite", "very", "graded", "as", "considered", "appears",
      "(", ":", "-", "remains", ",", "now", "currently", "has", "become", "progressed", "to",
    ]
    let start = endOfEarlierGrade(
      behind: endOfLevel(at: head.upperBound, in: note, sentence), in: note, sentence)
    var index = start
    while index < sentence.upperBound, links.contains(note.tokens[index].text) { index += 1 }
    guard index < sentence.upperBound, index - start <= 4,
      let grade = StatedGrade.phrases.match(at: index, in: note.tokens, before: sentence.upperBound)
    else { return nil }
    // "Central stenosis moderate." without a link: only where nothing follows that it may grade.
    if index == start {
      let next = grade.tokens.upperBound
      return next == sentence.upperBound || [".", ";", "on"].contains(note.tokens[next].text)
        ? grade.value : nil
    }
    guard grade.tokens.upperBound < sentence.upperBound else { return grade.value }
    let next = note.tokens[grade.tokens.upperBound].text
    let ends = [
      ".", ",", ")", ";", "at", "and", "on", "bilaterally", "compared", "but", "in", "from", "(",
      "-",
    ]
    return ends.contains(next) && !(next == "and" && note.tokens[head.upperBound].text == ",")
      ? grade.value : nil
  }

  /// "Stenosis, previously mild, now moderate": what it was is not what it is.
  private func endOfEarlierGrade(
    behind index: Int, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Int {
    let reach = note.tokens[index..<min(index + 3, sentence.upperBound)]
    guard let word = reach.firstIndex(where: { Self.earlier.contains($0.text) }),
      reach[..<word].allSatisfy({ [",", "(", "which", "was"].contains($0.text) }),
      word + 1 < sentence.upperBound,
      let grade = StatedGrade.phrases.match(
        at: word + 1, in: note.tokens, before: sentence.upperBound)
    else { return index }
    return grade.tokens.upperBound
  }

  private static let earlier: Set<String> = ["previously", "formerly", "was", "prior"]

  /// "From moderate to severe": what it has come to.
  func attained(
    _ grade: PhraseTable<StenosisGrade>.Match, _ tokens: [Token]
  ) -> StenosisGrade {
    let words = grade.tokens
    guard words.count == 3, words.lowerBound > 0, tokens[words.lowerBound - 1].text == "from"
    else { return grade.value }
    let last = StatedGrade.phrases.match(
      at: words.upperBound - 1, in: tokens, before: words.upperBound)
    return last?.value ?? grade.value
  }

  /// "Stenosis L4-5, severe": the level of a list may stand between the noun and its grade.
  private func endOfLevel(at index: Int, in note: MarkedNote, _ sentence: Range<Int>) -> Int {
    let start = index < sentence.upperBound && note.tokens[index].text == "at" ? index + 1 : index
    let level = note.levels(in: sentence).first { $0.tokens.lowerBound == start }
    guard let level, !level.levels.isEmpty else { return index }
    return level.tokens.upperBound
  }

  /// "Foraminal stenosis L5-S1, mild, left": the side that ends a list of one.
  func sideBehindGrade(_ head: Range<Int>, in note: MarkedNote) -> Side? {
    let sentence = note.sentenceTokens(around: head)
    let behind = endOfLevel(at: head.upperBound, in: note, sentence)..<sentence.upperBound
    guard let grade = StatedGrade.phrases.matches(in: note.tokens, range: behind).first,
      grade.tokens.upperBound + 1 < sentence.upperBound,
      note.tokens[grade.tokens.upperBound].text == ",",
      let side = note.sides(in: behind).first,
      side.tokens.lowerBound == grade.tokens.upperBound + 1,
      side.tokens.upperBound == sentence.upperBound
        || [".", ",", ";"].contains(note.tokens[side.tokens.upperBound].text)
    else { return nil }
    return side.side
  }
}
