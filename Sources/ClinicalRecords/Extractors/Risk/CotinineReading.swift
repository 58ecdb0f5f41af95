extension Detail {
  /// Whether a result lies in the laboratory's range: `normal` or `high`.
  static let range = Detail("range")
}

/// Whether a cotinine result is normal, by the laboratory's range or in the note's own words.
///
/// A number without a range is judged by nobody: cut-offs differ by laboratory and specimen.
struct CotinineReading {
  let note: MarkedNote
  let sentence: Range<Int>

  func complete(_ mention: inout Mention, at name: Range<Int>) {
    mention.begin = day(of: name)
    let ahead = note.tokens[sentence.lowerBound..<name.lowerBound]
    // "Must be nicotine free with a negative cotinine before scheduling".
    if ahead.contains(where: { ["must", "require", "requires", "until"].contains($0.text) }) {
      mention.context.assertion = .conditional
    }
    guard mention.context.assertion != .conditional,
      let result = byRange(after: name) ?? inWords(after: name)
    else { return }
    mention.details[.range] = .choice(result)
    // "Negative" is its result, and denies nothing.
    if mention.context.assertion == .absent { mention.context.assertion = .present }
  }

  /// Behind the name, or right before it: "quit on 2/20 and his cotinine was negative" dates quitting.
  private func day(of name: Range<Int>) -> StatedDate? {
    // "Cotinine 6/29".
    let direct =
      name.upperBound < sentence.upperBound
      ? note.dates.date(
        at: name.upperBound, before: sentence.upperBound, from: sentence.lowerBound) : nil
    if let direct { return direct.date }
    let spans = note.dates.spans(in: sentence)
    let before = spans.last { span in
      span.tokens.upperBound <= name.lowerBound && name.lowerBound - span.tokens.upperBound <= 2
        && !note.tokens[span.tokens.upperBound..<name.lowerBound].contains {
          [",", ";"].contains($0.text)
        }
    }
    return (before ?? spans.first { $0.tokens.lowerBound >= name.upperBound })?.date
  }

  /// "1 ng/mL (reference <3)", "(normal 0-10)": the result against the bound behind it.
  private func byRange(after name: Range<Int>) -> String? {
    let rest = name.upperBound..<sentence.upperBound
    guard let label = Self.labels.matches(in: note.tokens, range: rest).first?.tokens,
      let result = rest.prefix(8).first(where: { note.tokens[$0].kind == .number }),
      result < label.lowerBound, let value = note.tokens[result].number
    else { return nil }
    let bounds = (label.upperBound..<min(label.upperBound + 6, sentence.upperBound)).compactMap {
      note.tokens[$0].kind == .number ? note.tokens[$0].number : nil
    }
    guard let bound = bounds.prefix(2).max() else { return nil }
    let isBelow = result > rest.lowerBound && note.tokens[result - 1].text == "<"
    if value <= bound { return "normal" }
    return isBelow ? nil : "high"
  }

  private func inWords(after name: Range<Int>) -> String? {
    let near = name.upperBound..<min(name.upperBound + 9, sentence.upperBound)
    guard let match = Self.words.matches(in: note.tokens, range: near).first else { return nil }
    let start = max(name.upperBound, match.tokens.lowerBound - 2)
    let before = note.tokens[start..<match.tokens.lowerBound]
    let told = note.tokens[sentence.lowerBound..<match.tokens.lowerBound]
    guard !told.contains(where: { Self.demands.contains($0.text) }) else { return nil }
    let isDenied = before.contains { ["not", "no", "never"].contains($0.text) }
    switch (match.value, isDenied) {
    case ("normal", false): return "normal"
    case ("normal", true), ("high", false): return "high"
    default: return nil
    }
  }

  /// "Must be negative before surgery" is a demand.
  private static let demands: Set<String> = [
    "must", "should", "will", "needs", "need", "requires", "require", "required", "until", "unless",
    "if", "once", "when",
  ]
  private static let labels = PhraseTable<Bool>(lists: [
    (true, "ref | reference | reference range | ref range | normal range | normal | normal < | nl")
  ])
  private static let words = PhraseTable<String>(lists: [
    ("normal", "neg | neg."),
    ("normal", "negative | normal | within normal limits | wnl | undetectable | not detected"),
    ("normal", "none detected | within the normal range | in the normal range | in normal range"),
    ("normal", "within the laboratory's normal range | below detection | below the detection"),
    ("high", "positive | elevated | high | abnormal | consistent with active | detected"),
  ])
}
