/// What an addendum to a report takes back.
///
/// "ADDENDUM: there is an error above. The stenosis is on the left": what the findings say of the same
/// place is no longer the radiologist's word.
enum CorrectedReport {
  /// The mentions of a note without those that its addendum corrects.
  static func settling(_ mentions: [Mention], in note: MarkedNote) -> [Mention] {
    guard let start = correction(in: note)?.range.lowerBound else { return mentions }
    let later = mentions.filter { $0.words.lowerBound >= start && !$0.levels.isEmpty }
    return mentions.filter { mention in
      mention.words.lowerBound >= start || !later.contains { corrects($0, mention) }
    }
  }

  /// The addendum of a report that says of itself that it corrects.
  static func correction(in note: MarkedNote) -> Quote? {
    guard note.note.kind == .imaging else { return nil }
    let tokens = note.tokens
    let heads = tokens.indices.filter { tokens[$0].startsLine && tokens[$0].text == "addendum" }
    return heads.first { head in
      let near = head..<min(head + 60, tokens.count)
      return near.contains { index in
        Self.words.contains(tokens[index].text) || tokens.correction(by: index, in: near) != nil
          || Self.isReviewed(index, tokens)
      }
    }.map { head in
      let end = tokens[head...].dropFirst().firstIndex(where: \.startsLine) ?? tokens.count
      return note.quote(head..<end)
    }
  }

  /// "On further review there is", "the images were re-reviewed".
  private static func isReviewed(_ index: Int, _ tokens: [Token]) -> Bool {
    ["review", "reviewed"].contains(tokens[index].text) && index > 0
      && ["further", "-", "second", "additional", "repeat"].contains(tokens[index - 1].text)
  }

  private static let words: Set<String> = [
    "error", "errors", "corrected", "correction", "incorrect", "incorrectly", "erroneous",
    "erroneously", "amended", "mistakenly",
  ]

  private static func corrects(_ later: Mention, _ earlier: Mention) -> Bool {
    later.concept == earlier.concept && !Set(later.levels).isDisjoint(with: earlier.levels)
      && later.choice(.location) == earlier.choice(.location)
  }
}
