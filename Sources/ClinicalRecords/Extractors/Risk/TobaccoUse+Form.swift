/// Questions of a form about smoking, which the box that is ticked answers.
extension TobaccoUse {
  /// "Do you smoke? [ ] Yes [x] No [ ] Quit".
  func ticked(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.questions).compactMap { question in
      let start = question.tokens.upperBound
      let line = (start..<min(start + 20, note.tokens.count)).prefix { index in
        !note.tokens[index].startsLine
      }
      guard let mark = line.first, ["?", ":"].contains(note.tokens[mark].text) else { return nil }
      let box = line.dropLast().first { note.tick(endingAt: $0) == true }
      guard let box, let status = Self.answers[note.tokens[box + 1].text] else { return nil }
      var mention = note.mention(.tobacco, .choice(status), at: box + 1..<box + 2)
      mention.context = Context()
      return mention
    }
  }

  private static let questions = PhraseTable<Bool>(lists: [
    (true, "do you smoke | do you smoke cigarettes | do you use tobacco | do you use nicotine"),
    (true, "do you currently smoke | are you a smoker"),
  ])
  private static let answers = [
    "yes": "current", "y": "current", "no": "none now", "n": "none now", "never": "never",
    "former": "former", "past": "former",
  ]
}
