extension Concept {
  static let age = Concept("age")
}

/// The patient's age on the day of the note.
struct StatedAge: Extractor {
  let summary = """
    The patient's age in years. A relative's age and the length of a complaint are none.
    """

  let examples = [
    Example("68-year-old woman with leg pain.", "age, 68 years"),
    Example("This 75y/o RHM presented.", "age, 75 years"),
    Example("The patient is a male and 39 years old.", "age, 39 years"),
    Example("Age: 54", "age, 54 years"),
    Example("Her father died at the age of 80."),
    Example("She has two sons 54 and 57 years old."),
  ]

  private static let relatives: Set<String> = [
    "father", "mother", "brother", "brothers", "sister", "sisters", "son", "sons", "daughter",
    "daughters", "husband", "wife", "siblings", "children", "child", "grandson",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard sentence.section != .family else { return [] }
      for index in sentence.tokens {
        guard let end = age(at: index, before: sentence.tokens.upperBound, note.tokens),
          let years = note.tokens[index].integer
        else { continue }
        let before = note.tokens[sentence.tokens.lowerBound..<index].suffix(8)
        guard !before.contains(where: { Self.relatives.contains($0.text) }) else { return [] }
        return [note.mention(.age, .number(Double(years), unit: "years"), at: index..<end)]
      }
      return []
    }
  }

  /// The token after "68-year-old", "68 y/o", "68 yo", or "Age: 68".
  private func age(at index: Int, before end: Int, _ tokens: [Token]) -> Int? {
    guard let years = tokens[index].integer, (1...110).contains(years) else { return nil }
    if index > 1, tokens[index - 1].text == ":", tokens[index - 2].text == "age" {
      return index + 1
    }
    var next = index + 1
    func skipDash() { if next < end, tokens[next].text == "-" { next += 1 } }
    skipDash()
    guard next < end else { return nil }
    if ["yo", "yof", "yom"].contains(tokens[next].text) { return next + 1 }
    if tokens[next].text == "y", next + 2 < end, tokens[next + 1].text == "/",
      tokens[next + 2].text == "o"
    {
      return next + 3
    }
    guard ["year", "years", "yr", "yrs"].contains(tokens[next].text) else { return nil }
    next += 1
    skipDash()
    return next < end && tokens[next].text == "old" ? next + 1 : nil
  }
}
