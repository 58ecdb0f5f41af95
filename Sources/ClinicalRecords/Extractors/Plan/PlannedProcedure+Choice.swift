/// The patient's choice among what was discussed.
extension PlannedProcedure {
  /// "Discussed more therapy versus L4-5 fusion. She wishes to proceed.": the one operation talked of,
  /// where nothing else is named that she goes ahead with.
  func isChosen(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    guard let index = note.sentence(at: procedure.lowerBound) else { return false }
    let near = index..<min(index + 3, note.sentences.count)
    let section = note.sentences[index].section
    guard
      let place = near.first(where: { place in
        note.sentences[place].section == section
          && choice(in: note.sentences[place].tokens, behind: procedure, note)
      })
    else { return false }
    let first =
      (0...index).reversed().prefix(12).last { note.sentences[$0].section == section } ?? index
    let told = note.sentences[first].tokens.lowerBound..<note.sentences[place].tokens.upperBound
    let names = SpineProcedure.phrases.matches(in: note.tokens, range: told).map(\.tokens)
    // "ACDF versus arthroplasty" are two, and "laminectomy and fusion" one.
    return zip(names, names.dropFirst()).allSatisfy { first, second in
      note.tokens[first.upperBound..<second.lowerBound].allSatisfy {
        ["and", "with", "/", "&", "+", "instrumented", "posterior", "an"].contains($0.text)
      }
    }
  }

  /// "L4-5 fusion was discussed. He does not wish to proceed."
  func isRefused(_ procedure: Range<Int>, in note: MarkedNote) -> Bool {
    guard let index = note.sentence(at: procedure.lowerBound) else { return false }
    return (index..<min(index + 2, note.sentences.count)).contains { place in
      note.sentences[place].section == note.sentences[index].section
        && Self.refusals.matches(in: note.tokens, range: note.sentences[place].tokens).contains {
          $0.tokens.lowerBound >= procedure.upperBound
            && SpineProcedure.phrases.matches(
              in: note.tokens, range: procedure.upperBound..<$0.tokens.lowerBound
            ).isEmpty
        }
    }
  }

  private static let refusals = PhraseTable<Bool>(lists: [
    (true, "does not wish to proceed | do not wish to proceed | does not want to proceed"),
    (true, "not ready to proceed | not ready for surgery | does not want an operation"),
    (true, "does not want surgery | does not wish to have surgery | not interested in surgery"),
  ])

  private func choice(in sentence: Range<Int>, behind procedure: Range<Int>, _ note: MarkedNote)
    -> Bool
  {
    Self.choices.matches(in: note.tokens, range: sentence).contains { words in
      let next = words.tokens.upperBound
      guard words.tokens.lowerBound >= procedure.upperBound,
        ![.absent, .declined].contains(note.context(of: words.tokens).assertion)
      else { return false }
      return next >= sentence.upperBound || note.tokens[next].kind == .sign
        || note.tokens[next..<min(next + 3, sentence.upperBound)].contains {
          ["surgery", "operation"].contains($0.text)
        }
    }
  }

  private static let choices = PhraseTable<Bool>(lists: [
    (true, "wishes to proceed | would like to proceed | wants to proceed | elects to proceed"),
    (true, "elected to proceed | opted to proceed | agrees to proceed | agreed to proceed"),
    (true, "desires to proceed | decided to proceed | chose to proceed | has chosen to proceed"),
  ])
}
