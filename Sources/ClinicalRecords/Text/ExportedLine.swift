/// Flowsheets are exported with the name on one line and its value on the next:
///
/// ```
/// Bowel or bladder changes
/// No
/// Pain score
/// 7
/// ```
///
/// Without its answer the name would be read as a finding.
enum ExportedLine {
  /// Whether the line of some tokens is a name, and the line behind it nothing but its value.
  static func isAnswered(_ line: Range<Int>, in tokens: [Token]) -> Bool {
    guard isName(line, tokens), line.upperBound < tokens.count,
      tokens[line.upperBound].gap == .line
    else { return false }
    let end =
      tokens[line.upperBound...].dropFirst().firstIndex(where: \.startsLine) ?? tokens.count
    return isValue(line.upperBound..<end, tokens)
  }

  /// "Patient reports bowel or bladder changes": a few words without a stop, a value or an answer.
  private static func isName(_ line: Range<Int>, _ tokens: [Token]) -> Bool {
    guard (1...8).contains(line.count), tokens[line.lowerBound].isCapitalised,
      !isValue(line, tokens), !tokens.isRow(at: line.lowerBound)
    else { return false }
    return tokens[line].allSatisfy { token in
      token.kind == .word || token.kind == .mixed
        || ["/", "-", "(", ")", ",", "'"].contains(token.text)
    }
  }

  /// "48 %", "<2.0 ng/mL", "4/5", "No", "08/10/2026".
  private static func isValue(_ line: Range<Int>, _ tokens: [Token]) -> Bool {
    guard line.count <= 7 else { return false }
    if let answer = answers.match(at: line.lowerBound, in: tokens, before: line.upperBound) {
      return answer.tokens.upperBound == line.upperBound
    }
    var rest = line
    while let first = rest.first, ["<", ">", "=", "+", "-"].contains(tokens[first].text) {
      rest = rest.dropFirst()
    }
    guard let first = rest.first, tokens[first].kind == .number else { return false }
    return tokens[rest].allSatisfy { token in
      token.kind == .number || units.contains(token.text)
        || ["/", "-", "%", ".", ",", "+", "\u{B0}"].contains(token.text)
    }
  }

  private static let answers = PhraseTable<Bool>(lists: [
    (true, "no | none | never | yes | negative | positive | absent | present | denies | denied"),
    (true, "normal | abnormal | not present"), (true, openAnswers),
  ])
  private static let openAnswers =
    "n/a | na | unknown | not assessed | not asked | not tested | not applicable | unable to assess"
  private static let units: Set<String> = [
    "kg", "cm", "lb", "lbs", "m", "m2", "m\u{B2}", "in", "ft", "ng", "ml", "dl", "mg", "mmhg", "mm",
    "out", "of", "points", "percent", "weeks", "months", "years", "days", "visits", "bpm", "f", "c",
  ]

  /// Whether a line answers nothing.
  static func isOpen(_ line: Range<Int>, in tokens: [Token]) -> Bool {
    open.match(at: line.lowerBound, in: tokens, before: line.upperBound)?.tokens == line
  }

  private static let open = PhraseTable<Bool>(lists: [(true, openAnswers)])
}

extension MarkedNote {
  /// "Bowel or bladder changes" with "Not assessed" on the line behind it says nothing.
  func answered(_ mention: Mention) -> Mention? {
    guard let index = sentence(at: firstToken(from: mention.words.lowerBound)) else {
      return mention
    }
    let range = sentences[index].tokens
    guard let last = range.dropFirst().last(where: { tokens[$0].startsLine }),
      tokens[last].range.lowerBound > mention.words.lowerBound,
      ExportedLine.isOpen(last..<range.upperBound, in: tokens)
    else { return mention }
    return nil
  }
}
