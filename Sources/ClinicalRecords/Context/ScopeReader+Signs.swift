/// "(-) Hoffmann, (+) clonus": a sign in brackets in front of what it answers.
extension ScopeReader {
  /// The reach of each "(-)" that leads, up to the next comma or bracket.
  func bracketedSigns(in sentence: Range<Int>) -> [Scope] {
    sentence.compactMap { index in
      guard tokens.leadingSign(at: index) == "-", index + 3 < sentence.upperBound else {
        return nil
      }
      let behind = index + 3..<sentence.upperBound
      let end =
        behind.first { [",", ";", ".", "("].contains(tokens[$0].text) } ?? behind.upperBound
      guard end > behind.lowerBound else { return nil }
      return Scope(cue: .negated, cueTokens: index..<index + 3, reach: behind.lowerBound..<end)
    }
  }
}

extension ScopeReader {
  /// "No pars defect, prior L4-5 laminectomy": what is told with its level was done.
  func isPlacedOperation(_ index: Int, before end: Int) -> Bool {
    guard index + 1 < end, ["prior", "previous"].contains(tokens[index].text) else { return false }
    let level = tokens[index + 1]
    return level.kind == .mixed && ["c", "l", "t"].contains(level.text.prefix(1))
  }
}

extension [Token] {
  /// The sign of "(+)" or "(-)" that begins at a token and leads: at the start of a line, a sentence
  /// or a list's item; behind a name it is that name's result.
  func leadingSign(at index: Int) -> String? {
    guard index + 3 < count, self[index].text == "(", ["+", "-"].contains(self[index + 1].text),
      self[index + 2].text == ")", !self[index + 3].startsLine, self[index + 3].kind != .sign
    else { return nil }
    let isFirst =
      index == 0 || self[index].startsLine
      || [",", ";", ".", ":", "and"].contains(self[index - 1].text)
    return isFirst ? self[index + 1].text : nil
  }
}
