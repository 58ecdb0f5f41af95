/// An extractor of a treatment that has a name and a course and nothing more of its own.
struct NamedTreatment: Extractor {
  let concept: Concept
  let summary: String
  let examples: [Example]
  private let names: PhraseTable<Bool>
  /// Words behind the name that make it something else.
  private let unless: PhraseTable<Bool>

  init(
    _ concept: Concept, summary: String, names: String, unless: String = "", examples: [Example]
  ) {
    self.concept = concept
    self.summary = summary
    self.examples = examples
    self.names = PhraseTable(lists: [(true, names)])
    self.unless = PhraseTable(lists: [(true, unless)])
  }

  func mentions(in note: MarkedNote) -> [Mention] {
    // A position or a pull during an operation treats nothing.
    note.sentences.filter { $0.section != .procedure }.flatMap { sentence in
      names.matches(in: note.tokens, range: sentence.tokens).compactMap { match -> Mention? in
        let window = note.treatmentWindow(of: match.tokens)
        let around = window.before.lowerBound..<window.after.upperBound
        guard unless.matches(in: note.tokens, range: around).isEmpty,
          !isExaminer(match.tokens, note.tokens)
        else { return nil }
        var mention = note.mention(concept, at: match.tokens)
        CourseReader(note: note).complete(&mention, at: match.tokens, window: window)
        mention.value = .words([note.quote(match.tokens).text])
        return mention
      }
    }
  }

  /// "4/5 by chiropractor in May" tells who examined, and of no treatment.
  private func isExaminer(_ name: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[name.upperBound - 1].text.hasPrefix("chiropractor") && name.lowerBound > 0
      && tokens[max(0, name.lowerBound - 2)..<name.lowerBound].contains {
        ["by", "per"].contains($0.text)
      }
  }
}
