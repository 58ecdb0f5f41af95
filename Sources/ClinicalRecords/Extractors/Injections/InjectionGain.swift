extension Concept {
  static let injectionGain = Concept("gain after an injection")
}

/// What the patient could do again, or needed less of, after an injection: beside the relief itself.
struct InjectionGain: Extractor {
  let summary = """
    Better function or less medicine told in the sentence of an injection. Relief of pain alone is \
    neither.
    """

  let examples = [
    Example(
      "ESI on 5/19/26 gave 60% relief for 3 weeks with improved walking.",
      "gain after an injection, function"),
    Example(
      "ESI on 5/19/26: 60% relief, with less gabapentin.", "gain after an injection, medicine"),
    Example("After the TFESI she was able to return to work.", "gain after an injection, function"),
    Example("ESI gave relief but no functional improvement.", "function, absent"),
    Example("ESI on 5/19/26 gave 50% relief for 3 weeks."),
    Example("ESI may allow her to return to work."),
    Example("Recommend ESI so that he can return to work."),
    Example("Physical therapy improved function."),
  ]

  private static let injections = PhraseTable<Bool>(lists: [(true, InjectionNames.every)])
  private static let function = PhraseTable<Bool>(lists: [
    (
      true,
      "improved function | functional improvement | improvement in function | improved walking"
    ),
    (true, "walk farther | walk further | walked farther | improved mobility | increased activity"),
    (true, "return to work | returned to work | resumed work | improved sleep | able to sleep"),
    (true, "stand longer | sit longer | able to exercise | improved activit* | more active"),
    (true, "increased walking | improved function* | better function | improved adl*"),
  ])
  private static let hopes: Set<String> = [
    "may", "might", "would", "should", "could", "will", "hope", "hopes", "hopefully", "expect",
    "recommend", "recommended", "plan", "goal", "if", "consider",
  ]
  private static let less: Set<String> = [
    "less", "fewer", "reduced", "decreased", "lower", "stopped",
  ]
  private static let medicines = PhraseTable<Bool>(lists: [
    (true, MedicineNames.every), (true, "medication | medications | medicine | medicines | meds"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence in
      let range = sentence.tokens
      guard let injection = Self.injections.matches(in: note.tokens, range: range).first else {
        return nil
      }
      // What is hoped for has not come.
      guard !note.tokens[range].contains(where: { Self.hopes.contains($0.text) }) else {
        return nil
      }
      let behind = injection.tokens.upperBound..<range.upperBound
      if let match = Self.function.matches(in: note.tokens, range: range).first {
        return note.mention(.injectionGain, .choice("function"), at: match.tokens)
      }
      guard let medicine = lessMedicine(in: behind, note) else { return nil }
      return note.mention(.injectionGain, .choice("medicine"), at: medicine)
    }
  }

  /// "Less gabapentin", "reduced her pain medications".
  private func lessMedicine(in range: Range<Int>, _ note: MarkedNote) -> Range<Int>? {
    Self.medicines.matches(in: note.tokens, range: range).lazy.map(\.tokens).first { words in
      let before = note.tokens[max(range.lowerBound, words.lowerBound - 4)..<words.lowerBound]
      return before.contains { Self.less.contains($0.text) }
    }
  }
}
