/// The part of a note that says of itself that it corrects the rest.
struct Correction {
  /// UTF-8 offsets.
  let bytes: Range<Int>
  let quote: Quote

  /// `nil` where no addendum or attestation has a word of correction.
  init?(in note: MarkedNote) {
    for head in Self.heads(of: note.tokens) {
      let end = Self.end(behind: head.upperBound, in: note)
      let words = head.upperBound..<end
      guard let word = Self.word(in: words, note.tokens) else { continue }
      bytes = note.tokens[head.lowerBound].range.lowerBound..<note.tokens[end - 1].range.upperBound
      let index = note.sentence(at: word)
      let said = index.map { note.sentences[$0].tokens } ?? words
      let next = index.map { $0 + 1 }.flatMap { place in
        place < note.sentences.count && note.sentences[place].tokens.lowerBound < end
          ? note.sentences[place].tokens.upperBound : nil
      }
      quote = note.quote(said.lowerBound..<min(end, max(said.upperBound, next ?? 0)))
      return
    }
    return nil
  }

  /// The bytes of addenda that have no such word: what differs in them may be a later finding.
  static func additions(to note: MarkedNote) -> [Range<Int>] {
    heads(of: note.tokens).map { head in
      let end = end(behind: head.upperBound, in: note)
      return note.tokens[head.lowerBound].range.lowerBound..<note.tokens[end - 1].range.upperBound
    }
  }

  /// "Leg pain and weakness are on the left, not the right": a finding before those words has the side
  /// that is affirmed, and is denied on the other.
  func sided(_ mention: Mention, in note: MarkedNote) -> Mention {
    let first = note.firstToken(from: mention.words.lowerBound)
    guard let index = note.sentence(at: first) else { return mention }
    let sentence = note.sentences[index].tokens
    let sides = note.sides(in: first..<sentence.upperBound)
    for (affirmed, denied) in zip(sides, sides.dropFirst()) {
      guard
        let not = (affirmed.tokens.upperBound..<denied.tokens.lowerBound)
          .first(where: { note.tokens[$0].text == "not" }),
        note.tokens.correction(by: not, in: sentence) != nil,
        // The canal has no side, and behind a comma another thing is told.
        mention.choice(.location) != "central",
        !note.tokens[first..<affirmed.tokens.lowerBound].contains(where: {
          [",", ";"].contains($0.text)
        })
      else { continue }
      var mention = mention
      mention.side = mention.side ?? affirmed.side
      mention.details[.notSide] = .choice(denied.side.rawValue)
      return mention
    }
    return mention
  }

  // MARK: - Where it stands

  /// "ADDENDUM 7/3/26:", "06/15/2026 ADDENDUM", "Attending attestation:", "P.S.": near the beginning of a
  /// line or in capitals, with a colon or the end of the line behind.
  private static func heads(of tokens: [Token]) -> [Range<Int>] {
    names.matches(in: tokens, range: tokens.indices).map(\.tokens).filter { name in
      let first = name.lowerBound
      let start = (max(0, first - 7)...first).last { $0 == 0 || tokens[$0].startsLine }
      guard start != nil || tokens[first].isUpperCase else { return false }
      return tokens[name.upperBound..<min(name.upperBound + 14, tokens.count)].enumerated()
        .contains { $1.text == ":" || $1.startsLine }
        || name.count > 1
    }
  }

  /// Up to a heading of the note itself; a blank line within is of the addendum.
  private static func end(behind start: Int, in note: MarkedNote) -> Int {
    let own = note.sentences.first { $0.tokens.upperBound > start }
    let next = note.sentences.first { sentence in
      sentence.tokens.lowerBound > start && sentence.heading != own?.heading
    }
    return next?.heading?.lowerBound ?? next?.tokens.lowerBound ?? note.tokens.count
  }

  private static func word(in range: Range<Int>, _ tokens: [Token]) -> Int? {
    let near = range.lowerBound..<min(range.upperBound, range.lowerBound + 120)
    return near.first { index in
      words.match(at: index, in: tokens, before: near.upperBound) != nil
        || tokens.correction(by: index, in: near) != nil || isReviewed(index, tokens)
        || isException(index, from: near.lowerBound, tokens) || isOfNumber(index, tokens)
    }
  }

  /// "On further review there is", "the images were re-reviewed".
  private static func isReviewed(_ index: Int, _ tokens: [Token]) -> Bool {
    ["review", "reviewed"].contains(tokens[index].text) && index > 0
      && ["further", "-", "second", "additional", "repeat"].contains(tokens[index - 1].text)
  }

  /// "5 mm of translation, not 3".
  private static func isOfNumber(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].text == "not" && index > 0 && tokens[index - 1].text == ","
      && index + 1 < tokens.count && tokens[index + 1].kind == .number
  }

  /// "I agree with the above except": what is excepted is otherwise.
  private static func isException(_ index: Int, from start: Int, _ tokens: [Token]) -> Bool {
    ["except", "exception", "exceptions", "but", "however"].contains(tokens[index].text)
      && tokens[max(start, index - 14)..<index].contains { $0.text.hasPrefix("agree") }
  }

  private static let names = PhraseTable<Bool>(lists: [
    (true, "addendum | attestation | amendment | amended report | p.s. | p . s . | correction :")
  ])
  private static let words = PhraseTable<Bool>(lists: [
    (true, "error | errors | corrected | correction | corrections | incorrect | incorrectly"),
    (true, "erroneous | erroneously | amended | mistakenly | mistaken | mistake | misread"),
    (true, "should read | should state | should say | should have read | should have said"),
    (true, "following change | following changes | following correction | rather than the"),
    (true, "typo | dictation error | misstated | wrong side | wrong level | transposed"),
  ])
}
