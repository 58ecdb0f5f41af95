extension Concept {
  static let cordSignal = Concept("cord signal change")
}

/// A signal change within the spinal cord.
struct CordSignal: Extractor {
  let summary = """
    Cord signal change, edema or myelomalacia. "Normal cord signal" is its absence.
    """

  let examples = [
    Example("T2 hyperintensity in the cord at C5-6.", "cord signal change, C5-6"),
    Example("Normal cord signal.", "cord signal change, absent"),
    Example("Myelomalacia at C4-5.", "cord signal change, C4-5"),
    Example("A discrete cord signal abnormality is not identified.", "cord signal change, absent"),
    Example("Cord signal is normal.", "cord signal change, absent"),
    Example("No cord edema.", "cord signal change, absent"),
  ]

  private enum Cue: Sendable { case change, signal }

  private static let phrases = PhraseTable<Cue>(lists: [
    (.change, "myelomalacia | cord signal abnormality | cord signal change | cord edema"),
    (.change, "abnormal cord signal | cord signal changes | signal change in the cord"),
    (
      .change,
      "signal changes in the cord | signal abnormality in the cord | hyperintensity in the cord"
    ),
    (
      .change,
      "hyperintensity in cord | hyperintensity within the cord | hyperintensity of the cord"
    ),
    (.change, "signal change in cord | signal changes in cord | signal change within the cord"),
    (.change, "cord hyperintensity | increased signal in the cord | abnormal signal in the cord"),
    (.change, "cord signal abnormalities | hyperintense cord signal | increased cord signal"),
    (.signal, "cord signal | cord is normal in signal | signal intensity of the cord"),
    (.signal, "cord demonstrates normal signal"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard note.section(of: match.tokens) != .procedure else { return nil }
      var mention = note.mention(.cordSignal, at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      if match.value == .signal {
        let sentence = note.sentenceTokens(around: match.tokens)
        let near = note.tokens[
          max(
            sentence.lowerBound, match.tokens.lowerBound - 2)..<min(
              sentence.upperBound, match.tokens.upperBound + 4)]
        guard near.contains(where: { ["normal", "unremarkable", "preserved"].contains($0.text) })
        else { return nil }
        mention.context.assertion = .absent
      }
      return mention
    }
  }
}
