/// The sentence behind a treatment, where it goes on to tell what that did.
extension OutcomeReader {
  /// A next sentence such as "It did not help" or "No relief."
  func continuation(after range: Range<Int>) -> Range<Int>? {
    guard let index = note.sentence(at: range.lowerBound), index + 1 < note.sentences.count else {
      return nil
    }
    let names = TreatmentNames.all.matches(
      in: note.tokens, range: range.upperBound..<note.sentences[index].tokens.upperBound)
    guard names.isEmpty else { return nil }
    let next = note.sentences[index + 1]
    guard next.section == note.sentences[index].section,
      namesNoTreatment(next.tokens),
      Self.openers.contains(note.tokens[next.tokens.lowerBound].text) || tellsOfRelief(next.tokens)
        || !Self.references.matches(in: note.tokens, range: next.tokens).isEmpty
    else { return nil }
    return next.tokens
  }

  /// "Pt reports relief": the patient is none.
  private func namesNoTreatment(_ sentence: Range<Int>) -> Bool {
    TreatmentNames.all.matches(in: note.tokens, range: sentence).allSatisfy { match in
      match.tokens == sentence.lowerBound..<sentence.lowerBound + 1
        && !TherapyAbbreviation(note: note).isTherapy(match.tokens)
    }
  }

  /// "Reports 80% relief x 3 days."
  private func tellsOfRelief(_ sentence: Range<Int>) -> Bool {
    // "Pt reports 75% pain relief."
    let isNamed = ["pt", "patient", "he", "she"].contains(note.tokens[sentence.lowerBound].text)
    let first = sentence.lowerBound + (isNamed && sentence.count > 1 ? 1 : 0)
    let isPercent = sentence.count > 2 && note.tokens[first + 1].text == "%"
    return (isPercent || Self.tellers.contains(note.tokens[first].text))
      && note.tokens[sentence.prefix(8)].contains {
        ["relief", "better", "improvement", "benefit"].contains($0.text)
      }
  }

  private static let tellers: Set<String> = [
    "reports", "reported", "states", "noted", "had", "got", "endorses",
  ]

  /// "After this treatment his symptoms persisted."
  private static let references = PhraseTable<Bool>(lists: [
    (true, "after this | after these | after that | with this treatment | with these treatments"),
    (true, "despite this | despite these | following this | since then"),
  ])
  private static let openers: Set<String> = [
    "it", "this", "these", "that", "no", "none", "neither", "nothing", "minimal", "without", "they",
    "relief", "both",
  ]
}
