extension MarkedNote {
  /// "A 4 mm slip of L4 on L5", "no slip at L4-5", "grade 2 slip": of a vertebra, where a measure, a
  /// grade or a level stands beside the word; "slip and fall" is none.
  func isOfVertebra(slip: Range<Int>) -> Bool {
    let sentence = sentenceTokens(around: slip)
    let before = tokens[max(sentence.lowerBound, slip.lowerBound - 4)..<slip.lowerBound]
    if before.contains(where: { ["mm", "grade", "gr", "vertebral", "isthmic"].contains($0.text) }) {
      return true
    }
    // "Flexion-extension films show that the slip goes from 6 mm to 10".
    if !Listhesis.films.matches(in: tokens, range: sentence).isEmpty { return true }
    let behind = slip.upperBound..<min(slip.upperBound + 8, sentence.upperBound)
    guard let link = behind.first else { return false }
    // "L4-5 slip 8 mm".
    if tokens[link].kind == .number { return behind.count > 1 && tokens[link + 1].text == "mm" }
    return ["of", "at"].contains(tokens[link].text)
      && levels(in: behind).contains { $0.tokens.lowerBound <= link + 2 }
  }
}

extension Listhesis {
  static let films = PhraseTable<Bool>(lists: [
    (true, "flex-ext | flexion-extension | flexion/extension | flex/ext | f/e | flex/ex")
  ])

  /// "Flex-ext 9/1/26: L3-4 9 mm flex, 5 mm ext": on such films a level's millimetres are its slip's, named
  /// or not.
  func unnamedMotions(in note: MarkedNote) -> [Mention] {
    note.sentences.filter { sentence in
      !Self.films.matches(in: note.tokens, range: sentence.tokens).isEmpty
        && !Self.phrases.matches(in: note.tokens, range: sentence.tokens).contains { match in
          switch match.value {
          case .slip, .bareSlip, .translation: true
          default: false
          }
        }
    }.compactMap { sentence in
      note.levels(in: sentence.tokens).first.flatMap {
        SlipMotion(of: $0.tokens, in: note)?.mention
      }
    }
  }
}
