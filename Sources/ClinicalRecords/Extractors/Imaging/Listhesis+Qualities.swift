extension Detail {
  /// What brought it about: `degenerative`, `isthmic`, `iatrogenic`.
  static let cause = Detail("cause")
}

/// What stands beside the noun of a slip: how severe it is said to be, and what caused it.
extension Listhesis {
  /// Words that may stand between a grade or cause and the noun.
  private static let modifiers: Set<String> = [
    "degenerative", "isthmic", "lytic", "spondylolytic", "acquired", "grade", "gr", "i", "ii",
    "iii", "iv", "1", "2", "3", "4", "-", "stable", "dynamic", "mobile", "lumbar", "cervical",
    "anterior", "very", "a", "l4", "l5", "l3", "l2", "s1", "iatrogenic",
  ]
  private static let causes = PhraseTable<String>(lists: [
    ("degenerative", "degenerative"),
    ("isthmic", "isthmic | lytic | spondylolytic"),
    ("iatrogenic", "iatrogenic | postsurgical | post surgical | postlaminectomy"),
    ("iatrogenic", "post laminectomy | postdecompression | post decompression"),
  ])
  /// "Spondylolisthesis after the laminectomy of 2019".
  private static let operations = PhraseTable<Bool>(lists: [
    (true, "laminectomy | decompression | facetectomy | laminotomy | discectomy")
  ])
  private static let sinces: Set<String> = ["after", "following", "since"]
  private static let between: Set<String> = [
    "the", "her", "his", "prior", "previous", "at", "this", "level", "that", "lumbar", "an",
    "earlier", "a",
  ]

  func addQualities(of slip: Range<Int>, to mention: inout Mention, in note: MarkedNote) {
    if let grade = note.severity(of: slip, modifiers: Self.modifiers) {
      mention.details[.severity] = .choice(grade.rawValue)
    }
    if let cause = cause(of: slip, in: note) { mention.details[.cause] = .choice(cause) }
  }

  private func cause(of slip: Range<Int>, in note: MarkedNote) -> String? {
    if let own = Self.causes.match(at: slip.lowerBound, in: note.tokens, before: slip.upperBound) {
      return own.value
    }
    let clause = note.clause(around: slip)
    let ahead = max(clause.lowerBound, slip.lowerBound - 5)..<slip.lowerBound
    if let before = Self.causes.matches(in: note.tokens, range: ahead).last(where: { cause in
      note.tokens[cause.tokens.upperBound..<slip.lowerBound].allSatisfy {
        Self.modifiers.contains($0.text)
      }
    }) {
      return before.value
    }
    let behind = slip.upperBound..<min(slip.upperBound + 10, clause.upperBound)
    let operation = Self.operations.matches(in: note.tokens, range: behind).first
    guard let operation,
      let since = behind.first(where: { Self.sinces.contains(note.tokens[$0].text) }),
      since < operation.tokens.lowerBound,
      note.tokens[since + 1..<operation.tokens.lowerBound].allSatisfy({
        Self.between.contains($0.text) || $0.kind == .mixed || $0.kind == .number
          || $0.kind == .sign
      })
    else { return nil }
    return "iatrogenic"
  }

  /// "Listhesis, grade I, 6 mm.": grade and length between commas are the slip's own.
  func endOfMeasures(behind clause: Int, of slip: Range<Int>, _ note: MarkedNote) -> Int {
    let sentence = note.sentenceTokens(around: slip).upperBound
    var end = clause
    while end + 2 < sentence, end - slip.upperBound < 6, note.tokens[end].text == ",",
      ["grade", "gr"].contains(note.tokens[end + 1].text)
        || note.tokens[end + 1].kind == .number && note.tokens[end + 2].text == "mm",
      end + 3 >= sentence || [",", ".", ";", ")"].contains(note.tokens[end + 3].text)
    {
      end += 3
    }
    return end
  }
}
